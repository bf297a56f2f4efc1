/** Counts as disputes compare them: whose thing is counted, in which scene, on whose word, and for what time. */
import type { Data } from '../data/data.ts';
import { slice, within, type NameMention } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import type { Actors } from '../text/names.ts';
import { tokenise } from '../text/tokens.ts';
import { Trie } from '../text/trie.ts';
import { compatible, sizeOf } from './amounts.ts';
import { analyserOf } from './analyse.ts';
import type { Analysis, Figure } from './analysis.ts';
import { mainActors } from './context.ts';
import type { Fact } from './disagreement.ts';

export interface Count extends Fact {
  figure: Figure;
  /** The state or body whose thing is counted. */
  subject?: string;
  /** The states and bodies it is told with, besides its subject. */
  scene: ReadonlySet<string>;
  /** Who counts: an actor's id, else the folded words of the claimant; undefined when the outlet speaks itself. */
  voice?: string;
  /** Milliseconds between which the count holds; both NaN when nothing dates it. */
  from: number;
  to: number;
  /** Its sentence says that this is what was said before ("had earlier put the figure at …"). */
  former: boolean;
}

/** How the names of rules begin that resolve a figure by one before it. */
const CARRIED = 'carried';
/** Days by which counts of the same time may lie apart. */
const SAME_TIME_DAYS = 45;
const DAY_MS = 86_400_000;
/** Counts this many times smaller or larger than a peer are not of the same kind, or are slips. */
export const ORDERS_OF_MAGNITUDE = 100;

/** Every figure of a slot as a count, in the articles' order. Denied and merely possible ones claim nothing. */
export function countsIn(analyses: readonly Analysis[], data: Data): Count[] {
  const { actors } = analyserOf(data).reader;
  const isFormer = compileFormer(data);
  return analyses.flatMap((analysis) =>
    analysis.figures
      .filter(({ slot, status }) => slot !== undefined && status !== 'denied' && status !== 'possible')
      .map((figure) => countOf(analysis, figure, actors, isFormer(analysis, figure.sentence))),
  );
}

function countOf(analysis: Analysis, figure: Figure, actors: Actors, former: boolean): Count {
  const subject = subjectOf(analysis, figure);
  const voice = figure.claimantActor ?? (figure.claimant === null ? undefined : fold(figure.claimant));
  const [from, to] = timeOf(analysis, figure);
  return {
    analysis,
    sentence: figure.sentence,
    figure,
    ...(subject ? { subject } : {}),
    scene: sceneOf(analysis, figure, actors, subject),
    ...(voice ? { voice } : {}),
    from,
    to,
    former,
  };
}

/** Whose thing is counted: the figure's own subject, else the agent of the event it is told in. */
function subjectOf(analysis: Analysis, figure: Figure): string | undefined {
  if (figure.subject) return figure.subject;
  const frame = analysis.frames.find(({ figure: index }) => index !== undefined && analysis.figures[index] === figure);
  const agents = frame?.roles['agent']?.actors;
  if (agents?.length !== 1) return undefined;
  return analysis.document.names.find((name) => name.id === agents[0])?.state ?? agents[0];
}

/**
 * Whoever the sentence names but its claimants; also the article's main actors where that is but one. Where a claimant is all it
 * names, it tells of its own affairs, unless the count goes on about the one before.
 */
function sceneOf(
  analysis: Analysis,
  { sentence, rule }: Figure,
  actors: Actors,
  subject: string | undefined,
): Set<string> {
  const { names, claims } = analysis.document;
  const voices = claims.flatMap((claim) => (claim.sentence === sentence && claim.claimant ? [claim.claimant] : []));
  const states = (found: readonly NameMention[]) =>
    found
      .map((name) => name.state ?? name.id)
      .filter((actor) => actors.stateOf(actor) !== undefined || actors.kindOf(actor) === 'body');
  const here = names.filter((name) => name.sentence === sentence);
  const speaks = (name: NameMention) => voices.some((voice) => within(name, voice));
  const named = states(here.filter((name) => !speaks(name)));
  const speakers = states(here.filter(speaks));
  if (!subject && named.length === 0 && speakers.length > 0 && !rule?.startsWith(CARRIED)) return new Set(speakers);
  const told = new Set(subject ? [...named, subject] : named);
  return new Set([...named, ...(told.size < 2 ? mainActors(analysis) : [])].filter((actor) => actor !== subject));
}

/** The period a count covers, else the day it was given on. */
function timeOf({ document }: Analysis, { period, asOf }: Figure): [from: number, to: number] {
  const said = period ?? asOf ?? document.publishedAt?.slice(0, 10);
  if (said === undefined) return [NaN, NaN];
  const [first, last = first] = said.split('/') as [string, string?];
  return [Date.parse(first), endOf(last)];
}

function endOf(iso: string): number {
  const [year, month, day] = iso.split('-').map(Number);
  if (day !== undefined) return Date.parse(iso);
  return month === undefined ? Date.UTC(year!, 11, 31) : Date.UTC(year!, month, 0);
}

type FormerTest = (analysis: Analysis, sentence: number) => boolean;

function compileFormer(data: Data): FormerTest {
  const tries = new Map<string, Trie<true>>();
  for (const [code, { language }] of data.languages) {
    const trie = new Trie<true>();
    for (const phrase of language.former) trie.add(phrase, true);
    tries.set(code, trie);
  }
  return ({ document }, sentence) => {
    const words = tokenise(slice(document.text, document.sentences[sentence]!));
    return (tries.get(document.language)?.matches(words).length ?? 0) > 0;
  };
}

/**
 * Whether two counts are of the same thing: of one subject, or of one that the other's scene names, and in scenes that meet.
 * Without any subject, the scenes must share two actors, or all that the poorer one has.
 */
export function isSameThing(a: Count, b: Count): boolean {
  if (a.figure.unit !== b.figure.unit) return false;
  const subject = a.subject ?? b.subject;
  if (!subject) return sharedBy(a, b) > 0 && sharedBy(a, b) >= Math.min(2, a.scene.size, b.scene.size);
  const isShared = [a, b].every((count) => (count.subject ?? subject) === subject && isOf(count, subject));
  return isShared && sharedBy(a, b, subject) >= Math.min(1, othersIn(a, subject), othersIn(b, subject));
}

function isOf({ subject, scene }: Count, actor: string): boolean {
  return subject === actor || scene.has(actor);
}

function sharedBy(a: Count, b: Count, but?: string): number {
  return [...a.scene].filter((actor) => actor !== but && b.scene.has(actor)).length;
}

function othersIn({ scene }: Count, subject: string): number {
  return scene.size - Number(scene.has(subject));
}

/** Whether one voice speaks in both: a second body of the same state, side by side in one article, is another voice. */
export function isSameVoice(a: Count, b: Count): boolean {
  if (a.analysis !== b.analysis) return a.voice !== undefined && a.voice === b.voice;
  if (a.former !== b.former) return headWord(a) === headWord(b);
  return a.voice !== undefined && a.figure.claimant === b.figure.claimant;
}

/** "two diplomats" and "one of the diplomats" share theirs. */
function headWord({ voice, figure }: Count): string | undefined {
  return figure.claimant?.split(/\s+/u).at(-1) ?? voice;
}

/** Whether `a` was said before `b`. */
export function isOlder(a: Count, b: Count): boolean {
  return a.former !== b.former && a.analysis === b.analysis ? a.former : a.to < b.to;
}

/**
 * Whether both can be true as they stand. One article that sets two counts side by side knows that they differ: they are rivals
 * only where it gives them to two voices; otherwise one is a part, an addition or another time.
 */
export function canBothHold(a: Count, b: Count): boolean {
  const together = a.analysis === b.analysis && (!a.voice || !b.voice || a.sentence === b.sentence);
  return together || compatible(a.figure, b.figure);
}

/** Whether the counts are a hundredfold apart: one of them is a slip, or counts another thing. */
export function isMagnitudesApart({ figure: a }: Count, { figure: b }: Count): boolean {
  if (a.vague || b.vague || a.bound || b.bound) return false;
  const [small, large] = [sizeOf(a), sizeOf(b)].sort((x, y) => x - y) as [number, number];
  return small > 0 && large / small >= ORDERS_OF_MAGNITUDE;
}

/** Whether both hold for the same time. A count of a whole year meets only one of that year. */
export function isSameTime(a: Count, b: Count): boolean {
  if (isLong(a) || isLong(b)) return a.figure.period === b.figure.period;
  const gap = Math.max(a.from, b.from) - Math.min(a.to, b.to);
  return Number.isNaN(gap) || gap / DAY_MS <= SAME_TIME_DAYS;
}

function isLong({ from, to }: Count): boolean {
  return (to - from) / DAY_MS > SAME_TIME_DAYS;
}
