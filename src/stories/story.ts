/** One story as the desk knows it: its latest articles, and what they have in common. */
import { withRoom } from './key-numbers.ts';
import type { Core } from './likeness.ts';
import type { Marks } from './marks.ts';
import type { Keys, NumberedMarks } from './numbered.ts';

/** An article that comes to the desk. */
export interface Told {
  /** In the order in which they came in. */
  number: number;
  /** The article's id. */
  id: string;
  /** The article that it copies. */
  copyOf?: string;
  /** Epoch milliseconds: when it was published, or fetched where nobody knows. */
  at: number;
  /** ISO, where it is known. */
  publishedAt?: string;
  marks: Marks;
  print: Uint32Array;
}

/** An article that lies on the desk. */
export interface Lying {
  told: Told;
  marks: NumberedMarks;
}

export interface Story {
  id: string;
  /** One at least, in the order in which they came in; copies are among them. */
  articles: Lying[];
  /** Those that say what it is about. */
  voices: readonly Lying[];
  first: number;
  last: number;
  core: Core;
  /** The numbers of the keys under which it can be found, each once. */
  keys: Int32Array;
  /** What it shares with the article that was asked for in a turn, and which of that one's keys was the first. */
  shared: { turn: number; place: number; weight: number };
}

/** So many of its latest articles say what a story is about: one that goes on for days moves along. */
const VOICES = 8;
const MOST = { names: 24, tops: 8, facts: 24, words: 40 };

/** Those of a story's articles, one at least, that say what it is about: no copies, where there is anything else. */
export function voicesOf(articles: readonly Lying[]): Lying[] {
  const voices: Lying[] = [];
  for (let at = articles.length - 1; at >= 0 && voices.length < VOICES; at -= 1)
    if (articles[at]!.told.copyOf === undefined) voices.push(articles[at]!);
  return voices.length > 0 ? voices.toReversed() : articles.slice(0, 1);
}

/**
 * What makes out of the voices of a story what they have in common.
 * @param bound all numbers of keys are below what it answers
 */
export function createCores(bound: () => number) {
  const counter = createCounter(bound);
  return {
    coreOf: (voices: readonly Lying[]): Core => {
      const told = voices.map(({ marks }) => marks);
      const common = (sort: 'names' | 'facts' | 'tops' | 'words', all: readonly NumberedMarks[] = told) =>
        counter.heaviest(
          all.map((marks) => marks[sort]),
          MOST[sort],
        );
      const languages = [...new Set(told.map(({ language }) => language))];
      const words = (language: string) =>
        common(
          'words',
          told.filter((marks) => marks.language === language),
        );
      return {
        names: common('names'),
        facts: common('facts'),
        words: new Map(languages.map((language) => [language, words(language)])),
        heard: told.map(({ heard }) => heard),
        tops: common('tops'),
        days: told.flatMap(({ days }) => days),
      };
    },
    /** The keys under which a story is found, each once. */
    keysOf: ({ names, tops, facts, words }: Core): Int32Array =>
      counter.distinct([names, tops, facts, ...words.values()]),
  };
}

/** Adds up weights by the numbers of keys. */
function createCounter(bound: () => number) {
  let sums = new Float64Array(0);
  /** Keys in the order in which they are first met. */
  const add = (all: readonly Keys[]): number[] => {
    sums = withRoom(sums, bound());
    const met: number[] = [];
    for (const { numbers, weights } of all)
      for (let at = 0; at < numbers.length; at += 1) {
        const number = numbers[at]!;
        if (sums[number] === 0) met.push(number);
        sums[number]! += weights[at]!;
      }
    return met;
  };
  const clear = (met: readonly number[]) => {
    for (const number of met) sums[number] = 0;
  };
  return {
    /** At most so many keys, the heaviest of all first; those of a single list as they are. */
    heaviest: (all: readonly Keys[], most: number): Keys => {
      if (all.length === 1) return all[0]!;
      const met = add(all);
      const numbers = Int32Array.from(largest(met, sums, most));
      const weights = Float64Array.from(numbers, (number) => sums[number]!);
      clear(met);
      return { numbers, weights };
    },
    distinct: (all: readonly Keys[]): Int32Array => {
      const met = add(all);
      clear(met);
      return Int32Array.from(met);
    },
  };
}

/** At most so many numbers, those with the largest values first; of equals the earlier. */
export function largest(numbers: readonly number[], values: ArrayLike<number>, most: number): number[] {
  const found: number[] = [];
  for (const number of numbers) {
    const value = values[number]!;
    let place = found.length;
    if (place < most) found.push(number);
    else if (values[found[(place -= 1)]!]! >= value) continue;
    for (; place > 0 && values[found[place - 1]!]! < value; place -= 1) found[place] = found[place - 1]!;
    found[place] = number;
  }
  return found;
}
