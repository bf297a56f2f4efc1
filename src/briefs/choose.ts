/**
 * Chooses bottom line and key points: the worthiest facts first, one event once, several sources speaking, nothing said twice,
 * and a figure in dispute only beside its rivals.
 */
import type { Disagreement } from '../facts/disagreement.ts';
import { lazily } from '../text/lazily.ts';
import type { Statement } from './brief.ts';
import type { Candidate } from './candidates.ts';
import { joined, leadOf, type Point } from './lead.ts';
import type { LineMaker } from './lines.ts';
import { cosine } from './rank.ts';
import { tellsSame } from './told.ts';

export interface Choice {
  bottomLine: Statement | null;
  keyPoints: Statement[];
}

const MOST_POINTS = 7;
const FEWEST_POINTS = 3;
/** Sentences without event or figure fill a brief up to here only. */
const MOST_PLAIN = 6;
/** How many sentences that tell the same are tried for one in the reader's language. */
const MOST_TRIED = 6;
/** A sentence without event or figure says too little below this. */
const FEWEST_WORDS = 8;
const SAME_ARTICLE = 0.12;
const REDUNDANCY = 0.9;
/** Two events may be told in like words. */
const FACTUAL_SHARE = 0.3;
const TOO_ALIKE = 0.55;

/** Picks at most seven points and a bottom line of at most `bottomLineWords` words; none that later news has overtaken. */
export function choose(
  candidates: readonly Candidate[],
  disputes: readonly Disagreement[],
  lines: LineMaker,
  bottomLineWords: number,
  overtaken: ReadonlySet<Candidate> = new Set(),
): Choice {
  const current = candidates.filter((candidate) => !overtaken.has(candidate));
  const points = pickPoints(current, disputes, lines);
  const both = leadOf(points, bottomLineWords, lines.language);
  const lead = points.length - both.length < FEWEST_POINTS ? both.slice(0, 1) : both;
  const keyPoints = points.filter((point) => !lead.includes(point)).slice(0, MOST_POINTS);
  return { bottomLine: joined(lead), keyPoints: keyPoints.map((point) => point.statement) };
}

function pickPoints(candidates: readonly Candidate[], disputes: readonly Disagreement[], lines: LineMaker): Point[] {
  const picked: Point[] = [];
  const open = new Map(candidates.map((candidate) => [candidate, { likeness: 0, own: 0 }]));
  const events = grouped(candidates);
  const disputeOf = conflictsBySentence(disputes, lines);
  while (open.size > 0 && picked.length < MOST_POINTS + 2) {
    const next = bestOf(open, picked.length >= MOST_PLAIN);
    if (!next) break;
    open.delete(next);
    const same = events.get(next.event.what)!.filter((other) => open.has(other) && tellsSame(other.event, next.event));
    const point = bestTold([next, ...same], disputeOf, lines);
    if (!point || repeats(point, picked)) continue;
    picked.push(point);
    for (const other of same) open.delete(other);
    for (const [other, toll] of open) raise(toll, other, point);
  }
  return picked;
}

/** What takes worth off a candidate: how like it is to a point before, and how many of those are of its article. */
interface Toll {
  likeness: number;
  own: number;
}

function raise(toll: Toll, candidate: Candidate, point: Point): void {
  toll.likeness = Math.max(toll.likeness, cosine(point.candidate.vector, candidate.vector));
  if (point.candidate.analysis === candidate.analysis) toll.own += 1;
}

function grouped(candidates: readonly Candidate[]): Map<string, Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const group = groups.get(candidate.event.what);
    if (group) group.push(candidate);
    else groups.set(candidate.event.what, [candidate]);
  }
  return groups;
}

/** Of sentences that tell the same: one that can be said or quoted in the reader's language before a foreign quotation. */
function bestTold(candidates: readonly Candidate[], disputeOf: DisputeOf, lines: LineMaker): Point | undefined {
  let foreign: Point | undefined;
  for (const candidate of candidates.slice(0, MOST_TRIED)) {
    const point = pointOf(candidate, disputeOf, lines);
    if (point?.statement.language === lines.language) return point;
    foreign ??= point;
  }
  return foreign;
}

/** Maximal marginal worth: what is worth most after what redundancy and an article's own earlier picks take off. */
function bestOf(open: ReadonlyMap<Candidate, Toll>, isFull: boolean): Candidate | undefined {
  let best: Candidate | undefined;
  let most = -Infinity;
  for (const [candidate, { likeness, own }] of open) {
    const factual = candidate.frame !== undefined || candidate.figure !== undefined;
    if (!factual && (isFull || candidate.words < FEWEST_WORDS)) continue;
    const worth = candidate.worth - own * SAME_ARTICLE - likeness * REDUNDANCY * (factual ? FACTUAL_SHARE : 1);
    if (worth > most) [best, most] = [candidate, worth];
  }
  return best;
}

/** A point for a candidate; one whose figure is in conflict or suspect becomes the line of all positions. */
function pointOf(candidate: Candidate, disputeOf: DisputeOf, lines: LineMaker): Point | undefined {
  const dispute = disputeOf(candidate);
  const statement = dispute?.line();
  if (statement) return { statement, candidate, doubtful: dispute!.doubtful };
  if (dispute || candidate.figure?.suspect) return undefined;
  const own = lines.statement(candidate);
  return own && { statement: own, candidate };
}

/** A conflict, with the line of all its positions, which is made once. */
interface Conflict {
  doubtful: boolean;
  line(): Statement | undefined;
}

/** The conflict that a candidate's sentence has a figure in. */
type DisputeOf = (candidate: Candidate) => Conflict | undefined;

function conflictsBySentence(disputes: readonly Disagreement[], lines: LineMaker): DisputeOf {
  const found = new Map<string, Conflict>();
  for (const dispute of disputes.filter(({ kind }) => kind === 'conflict')) {
    const conflict = { doubtful: isDoubtful(dispute), line: lazily(() => lines.sideBySide(dispute)) };
    for (const { analysis, figure } of dispute.facts.flatMap((fact) => [fact, ...(fact.repeats ?? [])])) {
      const key = `${figure?.sentence} ${analysis.articleId}`;
      if (figure && !found.has(key)) found.set(key, conflict);
    }
  }
  for (const key of outdated(disputes)) if (!found.has(key)) found.set(key, { doubtful: false, line: () => undefined });
  return ({ analysis, sentence }) => found.get(`${sentence} ${analysis.articleId}`);
}

/** Sentences with a count that its own voice has replaced by a newer one: no point of a brief stands on them. */
function outdated(disputes: readonly Disagreement[]): string[] {
  return disputes
    .filter(({ kind }) => kind === 'update')
    .flatMap(({ facts }) => {
      const newest = facts
        .map(({ figure }) => figure?.asOf ?? '')
        .sort()
        .at(-1)!;
      return facts
        .filter(({ figure }) => (figure?.asOf ?? '') < newest)
        .map(({ analysis, sentence }) => `${sentence} ${analysis.articleId}`);
    });
}

function isDoubtful(dispute: Disagreement): boolean {
  return dispute.suspects.size > 0 || dispute.facts.some((fact) => fact.figure?.suspect);
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

/** Whether the articles behind a statement are at least two that are no copies of one another. */
export function isIndependent(statement: Statement, originals: ReadonlyMap<string, string>): boolean {
  return new Set(statement.citations.map(({ source }) => originals.get(source) ?? source)).size > 1;
}
