/**
 * Everything on the topic that a brief could say: each sentence with its events and figures, its value for this topic, and
 * the key of the event it tells, so that one event is told once however many outlets print it.
 */
import { sizeOf } from '../facts/amounts.ts';
import type { Analysis, Figure, Frame } from '../facts/analysis.ts';
import { actorsNear } from '../facts/context.ts';
import { slice } from '../text/document.ts';
import { tokenise } from '../text/tokens.ts';
import { rankSentences, type Ranked } from './rank.ts';
import type { Subject } from './subject.ts';

export interface Candidate extends Ranked {
  /** The topic's most valued event in the sentence. */
  frame?: Frame;
  /** The topic's most valued figure in the sentence. */
  figure?: Figure;
  /** What the sentence tells, see `tellsSame`. */
  event: Told;
  /** Worth to a reader: slot and event first, centrality second. */
  worth: number;
}

const EVENT = 1.5;
const FIGURE = 1.2;
const FALL_OVER_LIST = 0.6;
const WITH_BOTH = 0.3;
const NOT_DONE = 0.4;
const POINTS_BACK = 0.35;
const TOO_LONG = 0.3;
const VAGUE = 0.2;
const LONG_WORDS = 55;
/** From here on a count is its own mark: two sentences with it tell the same thing. */
const DISTINCTIVE = 500;
const WITHOUT_FACT_CEILING = 0.6;
/** What the best answer to a question is worth above a sentence that barely meets it. */
const RELEVANT = 1;

/** Candidates for a subject, the worthiest first; ties by article order and position. */
export function candidatesOf(analyses: readonly Analysis[], subject: Subject, pointsBack: PointsBack): Candidate[] {
  const ranked = rankSentences(analyses);
  const top = Math.max(...ranked.map((row) => row.score), 1e-9);
  return ranked
    .filter((row) => subject.belongs(row.analysis, row.sentence))
    .map((row) => candidate({ ...row, score: row.score / top }, subject, pointsBack))
    .sort((a, b) => b.worth - a.worth);
}

export type PointsBack = (analysis: Analysis, sentence: number) => boolean;

/** Tells whether a sentence opens with a word that points at the one before. */
export function compilePointsBack(words: ReadonlyMap<string, readonly string[]>): PointsBack {
  const keys = new Map([...words].map(([language, list]) => [language, new Set(list)]));
  return ({ document }, sentence) => {
    const first = tokenise(slice(document.text, document.sentences[sentence]!)).find((token) => token.kind === 'word');
    return keys.get(document.language)?.has(first?.key ?? '') ?? false;
  };
}

function candidate(row: Ranked, subject: Subject, pointsBack: PointsBack): Candidate {
  const { analysis, sentence } = row;
  const frame = best(framesIn(analysis, sentence), subject.frames, (found) => found.frame);
  const figure = best(figuresIn(analysis, sentence), subject.slots, (found) => found.slot ?? '');
  const value =
    Math.max(listValue(frame?.frame, subject.frames, EVENT), listValue(figure?.slot, subject.slots, FIGURE)) +
    (frame && figure ? WITH_BOTH : 0);
  const factual = frame !== undefined || figure !== undefined;
  const worth =
    value +
    row.score * (factual ? 1 : WITHOUT_FACT_CEILING) +
    RELEVANT * subject.relevance(analysis, sentence) -
    (frame && frame.status !== 'done' && frame.status !== 'ongoing' ? NOT_DONE : 0) -
    (pointsBack(analysis, sentence) ? POINTS_BACK : 0) -
    (row.words > LONG_WORDS ? TOO_LONG : 0) -
    (figure?.vague ? VAGUE : 0);
  return {
    ...row,
    ...(frame ? { frame } : {}),
    ...(figure ? { figure } : {}),
    event: toldBy(row, frame, figure),
    worth,
  };
}

function framesIn(analysis: Analysis, sentence: number): Frame[] {
  return analysis.frames.filter((frame) => frame.sentence === sentence);
}

function figuresIn(analysis: Analysis, sentence: number): Figure[] {
  return analysis.figures.filter((figure) => figure.sentence === sentence && figure.slot !== undefined);
}

/** The item whose name stands earliest in the topic's list; of equals, the one that holds more. */
function best<T extends Frame | Figure>(
  items: readonly T[],
  list: readonly string[],
  name: (item: T) => string,
): T | undefined {
  return items
    .filter((item) => list.includes(name(item)))
    .sort((a, b) => list.indexOf(name(a)) - list.indexOf(name(b)) || fullness(b) - fullness(a))[0];
}

function fullness(item: Frame | Figure): number {
  if (!('frame' in item)) return item.vague ? 0 : 1;
  return Object.keys(item.roles).length + (item.figure === undefined ? 0 : 1) + (item.date === undefined ? 0 : 1);
}

function listValue(name: string | undefined, list: readonly string[], ceiling: number): number {
  const at = name === undefined ? -1 : list.indexOf(name);
  return at < 0 ? 0 : ceiling - (FALL_OVER_LIST * at) / list.length;
}

/** An event as far as telling it twice goes. */
interface Told {
  /** The figure that is its own mark, or the kind of event with its small count; the sentence itself when there is neither. */
  what: string;
  who: readonly string[];
  /** False when nobody is said to do it, and `who` is only whom the sentence is about. */
  agent: boolean;
  date?: string;
}

/**
 * Whether two sentences tell the same: same event or figure, no dates that differ, and actors of one among the other's.
 * Without an agent only a sentence about no one else tells the same: two warnings are not one because both lack a name.
 */
export function tellsSame(a: Candidate, b: Candidate): boolean {
  const [one, two] = [a.event, b.event];
  if (one.what !== two.what || (one.date && two.date && one.date !== two.date)) return false;
  const among = (few: Told, many: Told) => few.who.every((actor) => many.who.includes(actor));
  if (one.agent === two.agent)
    return one.agent ? among(one, two) || among(two, one) : among(one, two) && among(two, one);
  return one.agent ? among(two, one) : among(one, two);
}

function toldBy({ analysis, sentence }: Ranked, frame: Frame | undefined, figure: Figure | undefined): Told {
  if (!frame && !figure) return { what: `${analysis.articleId}#${sentence}`, who: [], agent: false };
  if (figure && sizeOf(figure) >= DISTINCTIVE)
    return { what: [figure.slot, sizeOf(figure), figure.period].join(' '), who: [], agent: false };
  const agent = frame?.roles['agent'] && [...frame.roles['agent'].actors, ...(frame.roles['partner']?.actors ?? [])];
  const states = new Map(analysis.document.names.map((name) => [name.id, name.state ?? name.id]));
  const who = agent ? agent.map((actor) => states.get(actor) ?? actor) : actorsNear(analysis, sentence);
  const date = frame?.date === undefined ? undefined : analysis.document.dates[frame.date]?.iso;
  const what = [frame?.frame, ...(figure ? [figure.slot, sizeOf(figure)] : [])].join(' ');
  return { what, who: [...new Set(who)].sort(), agent: agent !== undefined, ...(date ? { date } : {}) };
}
