/** What opens a brief: one or two of its points, told and not denied, sound, short enough, composed before quoted. */
import { findingsIn } from '../facts/local.ts';
import type { Statement } from './brief.ts';
import type { Candidate } from './candidates.ts';
import { distinctCitations } from './cite.ts';
import { wordsIn } from './lines.ts';

/** A statement with what it was made from. */
export interface Point {
  statement: Statement;
  candidate: Candidate;
  /** Rests on a figure that is probably a slip: never the first thing a reader sees. */
  doubtful?: boolean;
}

/** A composed line opens the brief in place of a quotation only if it stands this high, and is worth nearly as much. */
const HIGH = 3;
const NEARLY = 0.75;
/** Centrality of a sentence without event and figure that may open a brief in place of a denial. */
const CENTRAL = 0.5;
/** Events and ways of speaking that only answer what another says. */
const DENYING = new Set(['deny', 'decline']);
const DENIALS = new Set<string>(['denies', 'declines-to-answer']);

/**
 * One or two points that open the brief: composed before quoted where both are worth much the same, the reader's `language` before another, a second one only from
 * another article and if it fits `limit` words.
 */
export function leadOf(points: readonly Point[], limit: number, language: string): Point[] {
  const fits = points.filter((point) => wordsIn(point.statement.text) <= limit);
  const sound = fits.filter((point) => !point.doubtful);
  const fitting = firstFilled([sound.filter((point) => isWeighty(point) && !isDenial(point)), sound, fits]);
  const best = fitting.find(({ statement }) => statement.language === language) ?? fitting[0] ?? points[0];
  if (!best) return [];
  const composed = points
    .slice(0, HIGH)
    .find(
      (point) =>
        point.statement.kind === 'composed' &&
        fitting.includes(point) &&
        point.candidate.worth >= NEARLY * best.candidate.worth,
    );
  const first = composed ?? best;
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

function firstFilled(choices: readonly (readonly Point[])[]): readonly Point[] {
  return choices.find((choice) => choice.length > 0) ?? [];
}

/** An event, a figure, or what the articles are mainly about. */
function isWeighty({ candidate: { frame, figure, score } }: Point): boolean {
  return frame !== undefined || figure !== undefined || score >= CENTRAL;
}

/** That something is denied tells nothing to a reader who does not know yet what was said. */
function isDenial({ candidate: { analysis, sentence, frame } }: Point): boolean {
  if (frame && (frame.negated || frame.status === 'denied' || DENYING.has(frame.frame))) return true;
  return findingsIn(analysis.document, sentence).claims.some(({ polarity }) => DENIALS.has(polarity));
}

function articlesOf(point: Point): string[] {
  return point.statement.citations.map((citation) => citation.source);
}

/** The statements of a lead as one. */
export function joined(lead: readonly Point[]): Statement | null {
  const [first, second] = lead.map((point) => point.statement);
  if (!first) return null;
  if (!second) return first;
  return {
    ...first,
    text: `${first.text} ${second.text}`,
    citations: distinctCitations([...first.citations, ...second.citations]),
    ...(first.events || second.events ? { events: [...(first.events ?? []), ...(second.events ?? [])] } : {}),
  };
}
