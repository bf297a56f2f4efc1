/**
 * What an article's event is known by: who and where, which numbers, days and deeds, and the words of its opening. Names meet
 * by their sound and words of known meaning by that meaning, so reports in two languages may meet too. Plain numbers: the store
 * keeps them without knowing what they mean.
 */
import { articleWords, type ArticleWords } from '../briefs/article-words.ts';
import { askingOf, type Asking, type Meaning } from '../briefs/asking.ts';
import { hash32 } from '../corpus/min-hash.ts';
import { numberSignsOf, printedNumbers } from '../corpus/printed-numbers.ts';
import type { Data } from '../data/data.ts';
import { oncePer } from '../data/once-per.ts';
import type { Analysis } from '../facts/analysis.ts';
import type { Document, Numeral } from '../text/document.ts';
import { keyOf, type KeyKind } from './keys.ts';
import { capitalsIn, namedInText, namedInTitle, topsIn, type Names } from './named.ts';
import { LEAD, openingOf, type Opening } from './opening.ts';

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
/** What is said first weighs most. */
const WEIGHTS = [3, 2, 1] as const;
const [FIRST] = WEIGHTS;
const MOST = { names: 24, sounds: 60, facts: 24, words: 40 };
const DAY_MS = 86_400_000;
const WEEK = 7;

/** The marks of an article. Pure: the same analysis and data give the same marks. */
export function marksOf(
  analysis: Analysis,
  data: Data,
  words: ArticleWords = articleWords(analysis.document, askingOf(data)),
): Marks {
  const { document } = analysis;
  const opening = openingOf(document, words, data);
  const weigh = weigher(document);
  const names = {
    title: namedInTitle(words),
    text: namedInText(document, data),
    capitals: capitalsIn(document, opening),
  };
  return {
    language: document.language,
    names: heaviest((note) => noteNames(names, weigh, note), MOST.names),
    sounds: soundsIn(opening),
    tops: topsIn(document, names, opening),
    facts: heaviest((note) => noteFacts(analysis, opening, askingOf(data), weigh, note), MOST.facts),
    words: heaviest((note) => noteWords(opening, weigh, note), MOST.words),
    days: daysIn(document),
    numbers: Array.from(printedNumbers(document.text, numberSignsOf(data)), hash32),
  };
}

type Weigh = (start: number) => number;
type Note = (key: number, weight: number) => void;

function weigher({ sentences, text }: Document): Weigh {
  const top = sentences[TOP - 1]?.end ?? text.length;
  const lead = sentences[LEAD - 1]?.end ?? text.length;
  return (start) => (start < top ? WEIGHTS[0] : start < lead ? WEIGHTS[1] : WEIGHTS[2]);
}

/** The keys that are noted, each with the most that it weighs: the heaviest first, in the order in which they were noted. */
function heaviest(say: (note: Note) => void, most: number): number[] {
  const weights = new Map<number, number>();
  say((key, weight) => {
    if (weight > (weights.get(key) ?? 0)) weights.set(key, weight);
  });
  const found: number[] = [];
  for (const each of WEIGHTS)
    for (const [key, weight] of weights) if (weight === each && found.length < 2 * most) found.push(key, weight);
  return found;
}

function noteNames({ title, text, capitals }: Names, weigh: Weigh, note: Note): void {
  for (const key of title) note(key, FIRST);
  for (const named of [text, capitals])
    for (const { start, keys } of named) for (const key of keys) note(key, weigh(start));
}

function soundsIn({ title, text }: Opening): number[] {
  const found = new Set<number>();
  for (const words of [title, text])
    for (const { sound } of words) if (sound && found.size < MOST.sounds) found.add(sound.key);
  return [...found];
}

function noteFacts(
  { document, frames }: Analysis,
  { title, text }: Opening,
  { meanings }: Asking,
  weigh: Weigh,
  note: Note,
): void {
  for (const numeral of document.numerals) {
    const value = numeral.value ?? numeral.min ?? numeral.max;
    if (value !== undefined) note(keyOf(kindOfNumber(numeral, value), String(value)), weigh(numeral.start));
  }
  for (const { frame, roles, cue } of frames) {
    const actors = Object.values(roles).flatMap((role) => role.actors);
    if (actors.length > 0) note(keyOf('deed', `${frame} ${[...new Set(actors)].sort().join()}`), weigh(cue.start));
  }
  for (const { value } of meanings.longest(title)) note(meaningKey(value), FIRST);
  for (const { value, start } of meanings.longest(text)) note(meaningKey(value), weigh(start));
}

const meaningKey = oncePer(({ phrases }: Meaning) => keyOf('meaning', phrases[0]!.join(' ')));

function kindOfNumber({ kind }: Numeral, value: number): KeyKind {
  const isYear = Number.isInteger(value) && value >= 1900 && value < 2100;
  return kind === 'ordinal' || isYear || (Number.isInteger(value) && value < 10) ? 'small' : 'number';
}

function noteWords({ title, text }: Opening, weigh: Weigh, note: Note): void {
  for (const { meant } of title) if (meant !== null) note(meant, FIRST);
  for (const { meant, start } of text) if (meant !== null) note(meant, weigh(start));
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
