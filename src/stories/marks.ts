/**
 * What an article's event is known by: who and where, which numbers, days and deeds, and the words of its opening. Names meet
 * by their sound and words of known meaning by that meaning, so reports in two languages may meet too. Plain numbers: the store
 * keeps them without knowing what they mean.
 */
import { askingOf, type Asking } from '../briefs/asking.ts';
import { hash32 } from '../corpus/min-hash.ts';
import { numberSignsOf, printedNumbers } from '../corpus/printed-numbers.ts';
import type { Data } from '../data/data.ts';
import type { Analysis } from '../facts/analysis.ts';
import type { Document, Numeral } from '../text/document.ts';
import { keyOf, type KeyKind } from './keys.ts';
import { capitalsIn, heardIn, keysOfName, LEAD, listedKey, openingOf, topsIn } from './named.ts';

/** Keys with their weights, in turn: key, weight, key, weight … */
export type Weighted = readonly number[];

export interface Marks {
  language: string;
  names: Weighted;
  /** Sounds of the words of the opening: a name that was read as one elsewhere may be among them. */
  sounds: readonly number[];
  /** Who and where it is about: names of the title and the first sentence. */
  tops: readonly number[];
  facts: Weighted;
  words: Weighted;
  /** Days since 1970 that the opening tells of. */
  days: readonly number[];
  /** Hashes of the numbers that the text prints, by value, by which a corrected report is no copy. */
  numbers: readonly number[];
}

/** Sentences that tell what happened. */
const TOP = 2;
const MOST = { names: 24, sounds: 60, facts: 24, words: 40 };
const DAY_MS = 86_400_000;
const WEEK = 7;

/** The marks of an article. Pure: the same analysis and data give the same marks. */
export function marksOf(analysis: Analysis, data: Data): Marks {
  const { document } = analysis;
  const asking = readOnce(askingOf(data));
  const weigh = weigher(document);
  return {
    language: document.language,
    names: heaviest(namesIn(document, asking, data, weigh), MOST.names),
    sounds: soundsIn(document, asking, data),
    tops: topsIn(document, asking, data),
    facts: heaviest(factsIn(analysis, asking, weigh), MOST.facts),
    words: heaviest(wordsIn(document, asking, weigh), MOST.words),
    days: daysIn(document),
    numbers: [...printedNumbers(document.text, numberSignsOf(data))].map(hash32),
  };
}

/** The title and the opening are looked at for several things, and split into words once. */
function readOnce({ stems, meanings, actorsIn }: Asking): Asking {
  const known = new Map<string, ReturnType<typeof stems.tokens>>();
  const named = new Map<string, ReturnType<typeof actorsIn>>();
  const tokens: typeof stems.tokens = (text, span) => {
    const key = span ? `${span.start} ${span.end}` : text;
    const found = known.get(key) ?? stems.tokens(text, span);
    known.set(key, found);
    return found;
  };
  return {
    stems: { ...stems, tokens },
    meanings,
    actorsIn: (text) => {
      const found = named.get(text) ?? actorsIn(text);
      named.set(text, found);
      return found;
    },
  };
}

type Found = readonly [key: number, weight: number];
type Weigh = (start: number) => number;

/** What is said first weighs most. */
function weigher({ sentences, text }: Document): Weigh {
  const top = sentences[TOP - 1]?.end ?? text.length;
  const lead = sentences[LEAD - 1]?.end ?? text.length;
  return (start) => (start < top ? 3 : start < lead ? 2 : 1);
}

function heaviest(found: Iterable<Found>, most: number): number[] {
  const weights = new Map<number, number>();
  for (const [key, weight] of found) weights.set(key, Math.max(weight, weights.get(key) ?? 0));
  return [...weights]
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .flat();
}

function* namesIn(document: Document, asking: Asking, data: Data, weigh: Weigh): Generator<Found> {
  for (const { value } of asking.actorsIn(document.title ?? '')) yield [listedKey(value.kind, value.id), 3];
  for (const name of document.names) yield* keysOfName(name, data, weigh(name.start));
  for (const { sound, start } of capitalsIn(document, asking, data)) yield [keyOf('name', sound), weigh(start)];
}

function soundsIn(document: Document, asking: Asking, data: Data): number[] {
  const found = [document.title ?? '', openingOf(document)].flatMap((text) => heardIn(text, asking, data));
  return [...new Set(found.map(({ key }) => key))].slice(0, MOST.sounds);
}

function* factsIn({ document, frames }: Analysis, asking: Asking, weigh: Weigh): Generator<Found> {
  for (const numeral of document.numerals) {
    const value = numeral.value ?? numeral.min ?? numeral.max;
    if (value !== undefined) yield [keyOf(kindOfNumber(numeral, value), String(value)), weigh(numeral.start)];
  }
  for (const { frame, roles, cue } of frames) {
    const actors = Object.values(roles).flatMap((role) => role.actors);
    if (actors.length > 0) yield [keyOf('deed', `${frame} ${[...new Set(actors)].sort().join()}`), weigh(cue.start)];
  }
  yield* meaningsIn(document, asking, weigh);
}

function kindOfNumber({ kind }: Numeral, value: number): KeyKind {
  const isYear = Number.isInteger(value) && value >= 1900 && value < 2100;
  return kind === 'ordinal' || isYear || (Number.isInteger(value) && value < 10) ? 'small' : 'number';
}

function* meaningsIn(document: Document, { stems, meanings }: Asking, weigh: Weigh): Generator<Found> {
  for (const [text, weightOf] of [
    [document.title ?? '', () => 3],
    [openingOf(document), weigh],
  ] as const)
    for (const { value, start } of meanings.longest(stems.tokens(text)))
      yield [keyOf('meaning', value.phrases[0]!.join(' ')), weightOf(start)];
}

function* wordsIn(document: Document, { stems }: Asking, weigh: Weigh): Generator<Found> {
  const opening = openingOf(document);
  for (const [words, weightOf] of [
    [document.title ?? '', () => 3],
    [opening, weigh],
  ] as const)
    for (const { key, kind, start } of stems.tokens(words))
      if (kind === 'word' && !stems.isStop(key)) yield [keyOf('word', key), weightOf(start)];
}

/** Days near its publication that its opening names: those on which what it tells happened. */
function daysIn({ dates, sentences, text, publishedAt }: Document): number[] {
  const opening = sentences[LEAD - 1]?.end ?? text.length;
  const days = dates
    .filter(
      ({ start, precision, names, slip, ahead }) => start < opening && precision === 'day' && !names && !slip && !ahead,
    )
    .map(({ iso }) => Date.parse(iso) / DAY_MS);
  const printed = publishedAt === undefined ? undefined : Date.parse(publishedAt.slice(0, 10)) / DAY_MS;
  return [...new Set(days)].filter((day) => printed === undefined || Math.abs(printed - day) <= WEEK);
}
