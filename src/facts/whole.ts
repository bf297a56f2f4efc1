/**
 * Whether a frame holds all that its clause counts, so that its line may leave the rest of the clause unsaid. "Tents for 4,000
 * soldiers", "at kilometre 70 Kenyan soldiers", "300 drones, up from 100 in 2019" each hold a figure that a frame alone would tell
 * as another thing. No list could know the words that do it: what stands beside the figure shows that something does.
 */
import type { LanguagePack } from '../data/data.ts';
import type { FrameList } from '../data/frames.ts';
import type { ThemesData } from '../data/themes.ts';
import { within, type Span } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import type { Line } from '../text/line.ts';
import type { Token } from '../text/tokens.ts';
import { Trie } from '../text/trie.ts';
import type { Figure, Frame } from './analysis.ts';
import type { Local } from './local.ts';
import { firstFrom, lastUntil } from './token-places.ts';

export type WholeReader = (line: Line, frame: Frame, local: Local) => boolean;

/** Words that say nothing of what they stand beside, and those that tie it to something else. */
export interface Ties {
  plain: ReadonlySet<string>;
  links: ReadonlySet<string>;
  binds: ReadonlySet<string>;
  /** What may stand right before a thing: the, and, that, a verb that does what it names. */
  before: ReadonlySet<string>;
  /** Words that own what they stand before ("its"). */
  owners: ReadonlySet<string>;
  /** Markers of an object, and of every other case. */
  objects: ReadonlySet<string>;
  marked: ReadonlySet<string>;
  /** Words that make a thing less than it is (draft). */
  lessening: ReadonlySet<string>;
  /** Endings and words of what may go on about a thing behind it ("a treaty banning …", "a treaty that …"). */
  goesOn: { endings: readonly string[]; words: ReadonlySet<string> };
  verbsLast: boolean;
}

/** The ties of one language. */
export function tiesOf({ language: { told, clause, markers }, frames }: LanguagePack): Ties {
  const set = (list: readonly string[]) => new Set(list.map(fold));
  const isObject = (word: string) => frames.markers[word] === 'to';
  return {
    plain: set(told.plain),
    links: set(told.links),
    binds: set(told.binds),
    before: set([...told.before, ...told.articles, ...told.doing, ...clause.content]),
    owners: set(frames.pronouns.owner),
    objects: set(Object.keys(frames.markers).filter(isObject)),
    marked: set(Object.keys(frames.markers).flatMap((marker) => marker.split(' '))),
    lessening: set(frames.lessening),
    goesOn: {
      endings: markers === 'after' ? [] : told.openEndings.map(fold),
      words: set([...told.relatives, ...frames.determiners]),
    },
    verbsLast: markers === 'after',
  };
}

/** An event with its figure and the spans of its sentence that the line says, or that need no saying. */
interface Counted {
  tokens: readonly Token[];
  frame: Frame;
  figure: Figure;
  /** The counted noun phrase, or the number alone. */
  thing: Span;
  told: readonly Span[];
}

const LABEL_ENDS: ReadonlySet<string> = new Set([':', '!']);
const DASHES: ReadonlySet<string> = new Set(['–', '—', '-']);

/** A reader for one language; it answers whether the frame's figure may stand for its clause. */
export function compileWhole(pack: LanguagePack, themes: ThemesData, frames: FrameList): WholeReader {
  const besideFigure = new Set(frames.filter(({ about, stands }) => !about && stands === 'beside').map(({ id }) => id));
  const ties = tiesOf(pack);
  const verbsLast = pack.language.markers === 'after';
  const named = new Trie<true>();
  // A line says the kind of arms; of people it says the count's own noun alone.
  for (const { kind, words } of themes)
    if (kind === 'arms') for (const phrase of words[pack.code] ?? []) named.add(phrase, true);
  const counts = headsOf(
    themes.filter(({ kind }) => kind === 'people'),
    pack.code,
  );
  return (line, frame, local) => {
    if (isLabelled(line, frame, local)) return false;
    const figure =
      frame.figure === undefined ? undefined : local.figures.find((found) => local.indexOf.get(found) === frame.figure);
    if (!figure) return true;
    const counted = countedIn(line, frame, figure, local);
    return (
      isCountable(figure) &&
      isOwnKind(counted, counts) &&
      (!besideFigure.has(frame.frame) || isNextTo(counted, ties)) &&
      !countsMore(counted, local) &&
      !isGoverned(line.tokens, frame.cue, counted.thing, counted.told, ties) &&
      !isOfAnotherKind({ ...counted, told: [...counted.told, ...named.matches(line.tokens)] }, ties) &&
      (verbsLast || (!followsNoun(counted, ties) && !hasAside(counted, ties)))
    );
  };
}

/** "Has 300 soldiers in Chad": nothing but words that say nothing between the event's words, its count and the roles behind it. */
function isNextTo({ tokens, frame: { cue, roles }, thing, told }: Counted, ties: Ties): boolean {
  const ends = [cue, ...Object.values(roles)].map((span) => (span.start >= thing.end ? span.start : span.end));
  const [from, to] = [Math.min(...ends, thing.start), Math.max(...ends, thing.end)];
  return !tokens.some(
    (token) => token.start >= from && token.end <= to && isNew(token, told, ties) && !within(token, thing),
  );
}

function countedIn({ tokens }: Line, frame: Frame, figure: Figure, { document }: Local): Counted {
  const noun = document.quantities.find(({ start }) => start === figure.start)?.noun;
  const claims = document.claims.flatMap(({ claimant, verb }) => [verb, ...(claimant ? [claimant] : [])]);
  return {
    tokens,
    frame,
    figure,
    thing: { start: figure.start, end: Math.max(figure.end, noun?.end ?? 0) },
    told: [frame.cue, figure, ...Object.values(frame.roles), ...document.names, ...document.dates, ...claims],
  };
}

/** "FAKE: …": what opens a sentence with a mark of its own says how the rest is meant. */
function isLabelled({ tokens }: Line, { cue, roles }: Frame, { document }: Local): boolean {
  const first = Math.min(cue.start, ...Object.values(roles).map(({ start }) => start));
  const at = tokens.findIndex((token) => LABEL_ENDS.has(token.key) && token.start < first);
  return at > 0 && !document.claims.some(({ verb }) => verb.end <= tokens[at]!.start);
}

/** Nobody sends no soldiers, or half of one. */
function isCountable({ value, unit }: Figure): boolean {
  return value === undefined || (value !== 0 && (Number.isInteger(value) || unit === 'percent'));
}

/** The last words of the phrases that a unit may stand for, by unit. */
function headsOf(themes: ThemesData, language: string): Map<string, Set<string>> {
  const heads = new Map<string, Set<string>>();
  for (const { unit, words } of themes) {
    const known = heads.get(unit ?? '') ?? new Set();
    for (const phrase of unit ? (words[language] ?? []) : []) known.add(fold(phrase.split(' ').at(-1)!));
    if (unit) heads.set(unit, known);
  }
  return heads;
}

/** "30 rebels", "वैगनर के 40 लड़ाके" count as soldiers where counts are compared; a line may not call them so. */
function isOwnKind({ tokens, figure, thing }: Counted, counts: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const heads = counts.get(figure.unit);
  const words = tokens.filter((token) => within(token, thing) && token.kind === 'word');
  return !heads || words.some(({ key }) => heads.has(key));
}

/** A second amount in the clause: what the two have to do with each other is lost when one is told. */
function countsMore({ tokens, frame: { clause }, figure }: Counted, { figures, document }: Local): boolean {
  const dated = [figure, ...document.dates, ...document.names];
  return (
    figures.some((other) => other !== figure && within(other, clause)) ||
    tokens.some((token) => token.kind === 'number' && within(token, clause) && !isIn(token, dated))
  );
}

/**
 * Whether another noun stands between an event's words and the thing it seems to be about: "a withdrawal from the treaty",
 * "protection against 300 drones"; where what governs follows, "संधि के विरोध पत्र पर", "4,000 सैनिकों के परिवार".
 */
export function isGoverned(
  tokens: readonly Token[],
  cue: Span,
  thing: Span,
  told: readonly Span[],
  ties: Ties,
): boolean {
  const between = (from: number, to: number) => tokens.slice(firstFrom(tokens, from), lastUntil(tokens, to) + 1);
  if (thing.start >= cue.end) {
    const path = between(cue.end, thing.start);
    return path.some(({ key }, at) => ties.binds.has(key) && isNew(path[at - 1], told, ties));
  }
  const [first, ...path] = between(thing.end, cue.start);
  return ties.binds.has(first?.key ?? '') && path.some((token) => isNew(token, told, ties));
}

/** "4,000 inflatable soldiers", "5 million fewer shells": a word between the number and what it counts that the line would drop. */
function isOfAnotherKind({ tokens, thing, told }: Counted, ties: Ties): boolean {
  const words = tokens.filter((token) => within(token, thing));
  return words.slice(0, -1).some((token) => isNew(token, told, ties));
}

/** "At kilometre 70 Kenyan soldiers", "in sector 12": a number behind a noun or a preposition numbers that, and counts nothing. */
function followsNoun({ tokens, figure, frame, told }: Counted, { links, before }: Ties): boolean {
  const token = tokens[firstFrom(tokens, figure.start) - 1];
  if (token?.kind !== 'word' || before.has(token.key)) return false;
  if (links.has(token.key)) return figure.start < frame.cue.start;
  return !isIn(token, told);
}

/** ", an invention of the opposition", "– or so the story goes": what a mark sets apart behind the event may turn it around. */
function hasAside({ tokens, frame, thing, told }: Counted, ties: Ties): boolean {
  const end = Math.max(frame.cue.end, thing.end);
  const behind = tokens.filter(({ start }) => start >= end);
  // A hyphen inside a word sets nothing apart.
  const isDash = ({ key, start }: Token, at: number) => DASHES.has(key) && start > (behind[at - 1]?.end ?? end);
  const comma = behind.findIndex(({ key }) => key === ',' || key === '(');
  const dash = behind.findIndex(isDash);
  const tellsMore = (mark: number, isPart: (token: Token) => boolean) =>
    mark >= 0 && behind.slice(mark).some((token) => isPart(token) && isNew(token, told, ties));
  return tellsMore(comma, (token) => within(token, frame.clause)) || tellsMore(dash, () => true);
}

/** A word that nothing told accounts for, and that is none of those that say nothing. */
export function isNew(token: Token | undefined, told: readonly Span[], { links, plain }: Ties): boolean {
  return token?.kind === 'word' && !links.has(token.key) && !plain.has(token.key) && !isIn(token, told);
}

export function isIn(token: Span, spans: readonly Span[]): boolean {
  return spans.some((span) => within(token, span));
}
