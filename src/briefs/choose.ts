/**
 * Chooses bottom line and key points: the worthiest facts first, one event once, several sources speaking, nothing said twice,
 * and a figure in dispute only beside its rivals.
 */
import type { Disagreement } from '../facts/disagreement.ts';
import type { Statement } from './brief.ts';
import { tellsSame, type Candidate } from './candidates.ts';
import { distinctCitations } from './cite.ts';
import { wordsIn, type LineMaker } from './lines.ts';
import { cosine } from './rank.ts';

export interface Choice {
  bottomLine: Statement | null;
  keyPoints: Statement[];
}

/** A statement with what it was made from. */
interface Point {
  statement: Statement;
  candidate: Candidate;
  /** Rests on a figure that is probably a slip: never the first thing a reader sees. */
  doubtful?: boolean;
}

const MOST_POINTS = 7;
const FEWEST_POINTS = 3;
/** Sentences without event or figure fill a brief up to here only. */
const MOST_PLAIN = 6;
/** How many sentences that tell the same are tried for one in the reader's language. */
const MOST_TRIED = 6;
/** A sentence without event or figure says too little below this. */
const FEWEST_WORDS = 8;
/** A composed line opens the brief in place of a quotation only if it stands this high. */
const HIGH = 3;
const SAME_ARTICLE = 0.12;
const REDUNDANCY = 0.9;
const TOO_ALIKE = 0.55;

/** Picks at most seven points and a bottom line of at most `bottomLineWords` words. */
export function choose(
  candidates: readonly Candidate[],
  disputes: readonly Disagreement[],
  lines: LineMaker,
  bottomLineWords: number,
): Choice {
  const points = pickPoints(candidates, disputes, lines);
  const both = leadOf(points, bottomLineWords);
  const lead = points.length - both.length < FEWEST_POINTS ? both.slice(0, 1) : both;
  const keyPoints = points.filter((point) => !lead.includes(point)).slice(0, MOST_POINTS);
  return { bottomLine: joined(lead), keyPoints: keyPoints.map((point) => point.statement) };
}

function pickPoints(candidates: readonly Candidate[], disputes: readonly Disagreement[], lines: LineMaker): Point[] {
  const picked: Point[] = [];
  const left = new Set(candidates);
  while (left.size > 0 && picked.length < MOST_POINTS + 2) {
    const next = bestOf([...left], picked);
    if (!next) break;
    left.delete(next);
    const same = [...left].filter((other) => tellsSame(other, next));
    const point = bestTold([next, ...same], disputes, lines);
    if (!point || repeats(point, picked)) continue;
    picked.push(point);
    for (const other of same) left.delete(other);
  }
  return picked;
}

/** Of sentences that tell the same: one that can be said or quoted in the reader's language before a foreign quotation. */
function bestTold(
  candidates: readonly Candidate[],
  disputes: readonly Disagreement[],
  lines: LineMaker,
): Point | undefined {
  let foreign: Point | undefined;
  for (const candidate of candidates.slice(0, MOST_TRIED)) {
    const point = pointOf(candidate, disputes, lines);
    if (point?.statement.language === lines.language) return point;
    foreign ??= point;
  }
  return foreign;
}

/** Maximal marginal worth: what is worth most after what redundancy and an article's own earlier picks take off. */
function bestOf(candidates: readonly Candidate[], picked: readonly Point[]): Candidate | undefined {
  const plain = picked.length >= MOST_PLAIN;
  return candidates
    .filter((candidate) => candidate.frame || candidate.figure || (!plain && candidate.words >= FEWEST_WORDS))
    .map((candidate) => ({ candidate, worth: candidate.worth - toll(candidate, picked) }))
    .sort((a, b) => b.worth - a.worth)[0]?.candidate;
}

function toll(candidate: Candidate, picked: readonly Point[]): number {
  const own = picked.filter((point) => point.candidate.analysis === candidate.analysis).length;
  const alike = Math.max(0, ...picked.map((point) => cosine(point.candidate.vector, candidate.vector)));
  return own * SAME_ARTICLE + alike * REDUNDANCY * (candidate.frame || candidate.figure ? 0.3 : 1);
}

/** A point for a candidate; one whose figure is in conflict or suspect becomes the line of all positions. */
function pointOf(candidate: Candidate, disputes: readonly Disagreement[], lines: LineMaker): Point | undefined {
  const dispute = disputes.find((found) => found.kind === 'conflict' && disputesFigureOf(found, candidate));
  const statement = dispute ? lines.sideBySide(dispute) : undefined;
  if (statement) return { statement, candidate, doubtful: isDoubtful(dispute!) };
  if (dispute || candidate.figure?.suspect) return undefined;
  const own = lines.statement(candidate);
  return own && { statement: own, candidate };
}

function isDoubtful(dispute: Disagreement): boolean {
  return dispute.suspects.size > 0 || dispute.facts.some((fact) => fact.figure?.suspect);
}

function disputesFigureOf(dispute: Disagreement, candidate: Candidate): boolean {
  return dispute.facts.some(
    (fact) => fact.figure && fact.analysis === candidate.analysis && fact.figure.sentence === candidate.sentence,
  );
}

function repeats(point: Point, picked: readonly Point[]): boolean {
  return picked.some(
    (other) =>
      other.statement.text === point.statement.text ||
      sharesCitation(other.statement, point.statement) ||
      cosine(other.candidate.vector, point.candidate.vector) > TOO_ALIKE,
  );
}

function sharesCitation(a: Statement, b: Statement): boolean {
  return a.citations.some((one) => b.citations.some((two) => one.source === two.source && one.start === two.start));
}

/** One or two points that open the brief: composed before quoted, a second one only from another article and if it fits. */
function leadOf(points: readonly Point[], limit: number): Point[] {
  const sound = points.filter((point) => !point.doubtful);
  const fitting = (sound.length > 0 ? sound : points).filter((point) => wordsIn(point.statement.text) <= limit);
  const high = points.slice(0, HIGH).filter((point) => fitting.includes(point));
  const first = high.find((point) => point.statement.kind === 'composed') ?? fitting[0] ?? points[0];
  if (!first) return [];
  if (first.statement.kind === 'quote') return [first];
  const second = fitting.find(
    (point) =>
      point !== first &&
      point.statement.kind === 'composed' &&
      !articlesOf(point).some((article) => articlesOf(first).includes(article)) &&
      wordsIn(`${first.statement.text} ${point.statement.text}`) <= limit,
  );
  return second ? [first, second] : [first];
}

function articlesOf(point: Point): string[] {
  return point.statement.citations.map((citation) => citation.source);
}

function joined(lead: readonly Point[]): Statement | null {
  const [first, second] = lead.map((point) => point.statement);
  if (!first) return null;
  if (!second) return first;
  return {
    ...first,
    text: `${first.text} ${second.text}`,
    citations: distinctCitations([...first.citations, ...second.citations]),
  };
}

/** Whether the articles behind a statement are at least two that are no copies of one another. */
export function isIndependent(statement: Statement, originals: ReadonlyMap<string, string>): boolean {
  return new Set(statement.citations.map(({ source }) => originals.get(source) ?? source)).size > 1;
}
