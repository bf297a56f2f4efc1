/** One story as the desk knows it: its latest articles, and what they have in common. */
import { heardOf, type Core } from './likeness.ts';
import type { Marks, Weighted } from './marks.ts';

/** An article that lies on the desk. */
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

export interface Story {
  id: string;
  /** In the order in which they came in; copies are among them. */
  articles: Told[];
  first: number;
  last: number;
  core: Core;
  /** The keys under which it can be found. */
  keys: ReadonlySet<number>;
}

/** So many of its latest articles say what a story is about: one that goes on for days moves along. */
const VOICES = 8;
const MOST = { names: 24, tops: 8, facts: 24, words: 40 };

/** A story of its articles, which must be one at least. */
export function storyOf(id: string, articles: Told[]): Story {
  const voices = articles.filter(({ copyOf }) => copyOf === undefined).slice(-VOICES);
  const told = (voices.length > 0 ? voices : articles.slice(0, 1)).map(({ marks }) => marks);
  const languages = [...new Set(told.map(({ language }) => language))];
  const core = {
    names: common(
      told.map(({ names }) => names),
      MOST.names,
    ),
    facts: common(
      told.map(({ facts }) => facts),
      MOST.facts,
    ),
    words: new Map(
      languages.map((language) => [
        language,
        common(
          told.filter((marks) => marks.language === language).map(({ words }) => words),
          MOST.words,
        ),
      ]),
    ),
    heard: new Set(told.flatMap(heardOf)),
    tops: common(
      told.map(({ tops }) => tops.flatMap((top) => [top, 1])),
      MOST.tops,
    ),
    days: new Set(told.flatMap(({ days }) => days)),
  };
  const times = articles.map(({ at }) => at);
  return { id, articles, first: Math.min(...times), last: Math.max(...times), core, keys: keysOf(core) };
}

function common(all: readonly Weighted[], most: number): Weighted {
  if (all.length === 1) return all[0]!;
  const sums = new Map<number, number>();
  for (const each of all)
    for (let at = 0; at < each.length; at += 2) sums.set(each[at]!, (sums.get(each[at]!) ?? 0) + each[at + 1]!);
  return [...sums]
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .flat();
}

function keysOf({ names, tops, facts, words }: Core): Set<number> {
  const keys = new Set<number>();
  for (const each of [names, tops, facts, ...words.values()])
    for (let at = 0; at < each.length; at += 2) keys.add(each[at]!);
  return keys;
}
