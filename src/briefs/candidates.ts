/**
 * What is best on the topic that a brief could say: sentences with their events and figures, their value for this topic, and
 * the event that each tells, so that one event is told once however many outlets print it. Their number is bounded, whatever
 * the articles hold.
 */
import type { Analysis, Figure, Frame } from '../facts/analysis.ts';
import { bySentence, findingsIn } from '../facts/local.ts';
import { within } from '../text/document.ts';
import { tokenise } from '../text/tokens.ts';
import { printOf, rankSentences, vectorOf, type Ranked, type Ranking, type Vector } from './rank.ts';
import type { Subject } from './subject.ts';
import { crowdOf, toldBy, whatIsTold, type KindsTold, type Told } from './told.ts';

export interface Candidate extends Ranked {
  /** The topic's most valued event in the sentence. */
  frame?: Frame;
  /** The denial that the event stands in: what such a sentence tells. */
  denial?: Frame;
  /** All events of the topic in the sentence, the most valued first: the first one that can be composed is said. */
  frames: readonly Frame[];
  /** The topic's most valued figure in the sentence. */
  figure?: Figure;
  /** What the sentence tells, see `tellsSame`. */
  event: Told;
  /** Worth to a reader: slot and event first, centrality second. */
  worth: number;
  vector: Vector;
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
const WITHOUT_FACT_CEILING = 0.6;
/** What the best answer to a question is worth above a sentence that barely meets it. */
const RELEVANT = 1;
/** What a sentence costs in a language that is not the reader's: less where it may be said in other words than quoted. */
const FOREIGN_QUOTE = 0.1;
const FOREIGN = 0.05;

/** No more sentences are compared with one another, nor of one article, nor of those that tell one thing. */
const MOST = 200;
const MOST_OF_ARTICLE = 50;
const MOST_OF_EVENT = 10;
/** As much of a sentence as holds its first word. */
const FIRST_UNITS = 40;

/** A sentence on the topic before it is compared with others. */
type Valued = Omit<Candidate, 'event' | 'vector'> & { what: string };

/**
 * How a subject is read: which words point back, the reader's language where sentences in it are to be preferred, and which
 * kinds of events tell another too.
 */
export interface Reading {
  pointsBack: PointsBack;
  language?: string;
  kinds?: KindsTold;
}

/** The best candidates for a subject, the worthiest first; ties by article order and position. */
export function candidatesOf(analyses: readonly Analysis[], subject: Subject, reading: Reading): Candidate[] {
  const ranking = rankSentences(analyses, subject.belongs);
  const facts = new Map(analyses.map((analysis) => [analysis, factsOf(analysis)]));
  const valued = ranking.rows
    .map((row) => value(row, ranking, facts.get(row.analysis)!, subject, reading))
    .sort((a, b) => b.worth - a.worth);
  return bounded(valued).map(({ what, ...rest }) => ({
    ...rest,
    event: toldBy(what, { ...rest, frame: rest.denial ?? rest.frame }),
    vector: vectorOf(ranking.cluster, rest.row),
  }));
}

export type PointsBack = (analysis: Analysis, sentence: number) => boolean;

/** Tells whether a sentence opens with a word that points at the one before. */
export function compilePointsBack(words: ReadonlyMap<string, readonly string[]>): PointsBack {
  const keys = new Map([...words].map(([language, list]) => [language, new Set(list)]));
  return ({ document }, sentence) => {
    const { start, end } = document.sentences[sentence]!;
    const opening = tokenise(document.text, { start, end: Math.min(end, start + FIRST_UNITS) });
    const first = opening.find((token) => token.kind === 'word');
    return keys.get(document.language)?.has(first?.key ?? '') ?? false;
  };
}

/** The worthiest, without letting one article or one much-printed event fill the list. */
function bounded(valued: readonly Valued[]): Valued[] {
  const articles = new Map<Analysis, number>();
  const events = new Map<string, number>();
  const kept: Valued[] = [];
  for (const each of valued) {
    const event = crowdOf(each.what, each);
    const [ofArticle, ofEvent] = [articles.get(each.analysis) ?? 0, events.get(event) ?? 0];
    if (ofArticle >= MOST_OF_ARTICLE || ofEvent >= MOST_OF_EVENT) continue;
    articles.set(each.analysis, ofArticle + 1);
    events.set(event, ofEvent + 1);
    kept.push(each);
    if (kept.length === MOST) break;
  }
  return kept;
}

interface Facts {
  frames: (sentence: number) => readonly Frame[];
  figures: (sentence: number) => readonly Figure[];
}

function factsOf({ frames, figures }: Analysis): Facts {
  return { frames: bySentence(frames), figures: bySentence(figures.filter(({ slot }) => slot !== undefined)) };
}

function value(row: Ranked, { cluster }: Ranking, facts: Facts, subject: Subject, reading: Reading): Valued {
  const { analysis, sentence } = row;
  const frames = listed(facts.frames(sentence), subject.frames, (found) => found.frame);
  const [frame] = frames;
  const [figure] = listed(facts.figures(sentence), subject.slots, (found) => found.slot ?? '');
  const factual = frame !== undefined || figure !== undefined;
  const worth =
    Math.max(listValue(frame?.frame, subject.frames, EVENT), listValue(figure?.slot, subject.slots, FIGURE)) +
    (frame && figure ? WITH_BOTH : 0) +
    row.score * (factual ? 1 : WITHOUT_FACT_CEILING) +
    RELEVANT * subject.relevance(analysis, sentence) -
    (frame && frame.status !== 'done' && frame.status !== 'ongoing' ? NOT_DONE : 0) -
    (reading.pointsBack(analysis, sentence) ? POINTS_BACK : 0) -
    foreignToll(analysis, frame, reading) -
    (row.words > LONG_WORDS ? TOO_LONG : 0) -
    (figure?.vague ? VAGUE : 0);
  const denial = frame && denialOf(frame, analysis, facts.frames(sentence));
  const what =
    whatIsTold({ analysis, frame: denial ?? frame, figure }, reading.kinds) ?? `#${printOf(cluster, row.row)}`;
  const told = { ...(frame ? { frame } : {}), ...(denial ? { denial } : {}), frames, ...(figure ? { figure } : {}) };
  return { ...row, ...told, what, worth };
}

/** "denied that it had sent soldiers" tells of a denial, not of the deed. */
function denialOf(deed: Frame, { document }: Analysis, frames: readonly Frame[]): Frame | undefined {
  const { claims } = findingsIn(document, deed.sentence);
  const denial = claims.find((claim) => claim.polarity === 'denies' && within(deed.cue, claim.scope));
  return denial && frames.find(({ cue }) => cue.start < denial.verb.end && denial.verb.start < cue.end);
}

function foreignToll({ document }: Analysis, frame: Frame | undefined, { language }: Reading): number {
  if (language === undefined || document.language === language) return 0;
  return frame && !frame.doubted && !frame.untold ? FOREIGN : FOREIGN_QUOTE;
}

/** The items that the topic's list names, in its order; of equals, the one that holds more first. */
function listed<T extends Frame | Figure>(
  items: readonly T[],
  list: readonly string[],
  name: (item: T) => string,
): T[] {
  if (items.length === 0) return [];
  return items
    .filter((item) => list.includes(name(item)))
    .sort((a, b) => list.indexOf(name(a)) - list.indexOf(name(b)) || fullness(b) - fullness(a));
}

function fullness(item: Frame | Figure): number {
  if (!('frame' in item)) return item.vague ? 0 : 1;
  return Object.keys(item.roles).length + (item.figure === undefined ? 0 : 1) + (item.date === undefined ? 0 : 1);
}

function listValue(name: string | undefined, list: readonly string[], ceiling: number): number {
  const at = name === undefined ? -1 : list.indexOf(name);
  return at < 0 ? 0 : ceiling - (FALL_OVER_LIST * at) / list.length;
}
