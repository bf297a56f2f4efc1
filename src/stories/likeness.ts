/** How far an article tells of a story's event: who and where, which facts, and, within one language, in which words. */
import type { Marks, Weighted } from './marks.ts';

/** What a story's articles have in common: the heaviest keys of each sort, with their shares of its articles. */
export interface Core {
  names: Weighted;
  facts: Weighted;
  /** By language. */
  words: ReadonlyMap<string, Weighted>;
  sounds: ReadonlySet<number>;
  tops: readonly number[];
  days: ReadonlySet<number>;
}

/** How much it shows to meet in a key. */
export type Rarity = (key: number) => number;

export interface Likeness {
  /** From 0 to 1. */
  score: number;
  names: number;
  facts: number;
  words?: number;
}

/** Shares of what is compared: with words where both are in one language, and without. */
const WITH_WORDS = { names: 0.4, facts: 0.2, words: 0.4 };
const WITHOUT = { names: 0.65, facts: 0.35 };
/** What it costs that they tell of different days. */
const OTHER_DAYS = 0.05;
/** And that those whom one is about are not in the other. */
const OTHER_TOPS = 0.15;

export function likeness(marks: Marks, core: Core, rarity: Rarity): Likeness {
  const sounds = new Set(marks.sounds);
  const names = cosine(marks.names, core.names, rarity, { a: sounds, b: core.sounds });
  const facts = cosine(marks.facts, core.facts, rarity);
  const told = core.words.get(marks.language);
  const apart = (areApart(marks.days, core.days) ? OTHER_DAYS : 0) + OTHER_TOPS * otherTops(marks, sounds, core);
  if (!told) return { score: WITHOUT.names * names + WITHOUT.facts * facts - apart, names, facts };
  const words = cosine(marks.words, told, rarity);
  const score = WITH_WORDS.names * names + WITH_WORDS.facts * facts + WITH_WORDS.words * words - apart;
  return { score, names, facts, words };
}

/** Whether both say something, and nothing in common. */
function areApart(those: readonly number[], others: ReadonlySet<number>): boolean {
  return those.length > 0 && others.size > 0 && !those.some((each) => others.has(each));
}

/** From 0 to 1: how much of whom each is about is not heard of in the other. */
function otherTops({ tops }: Marks, sounds: ReadonlySet<number>, core: Core): number {
  if (tops.length === 0 || core.tops.length === 0) return 0;
  const known = new Set([...tops, ...sounds]);
  const theirs = core.tops.filter((top) => known.has(top)).length / core.tops.length;
  const ours = tops.filter((top) => core.tops.includes(top) || core.sounds.has(top)).length / tops.length;
  return 1 - (theirs + ours) / 2;
}

/** What sounds like a name in either weighs little where it was not read as one. */
const HEARD = 2;

function cosine(
  a: Weighted,
  b: Weighted,
  rarity: Rarity,
  heard?: { a: ReadonlySet<number>; b: ReadonlySet<number> },
): number {
  if (a.length === 0 || b.length === 0) return 0;
  const weights = new Map<number, number>();
  let shared = 0;
  let squaresA = 0;
  for (let at = 0; at < a.length; at += 2) {
    const weight = a[at + 1]! * rarity(a[at]!);
    weights.set(a[at]!, weight);
    squaresA += weight * weight;
  }
  let squaresB = 0;
  for (let at = 0; at < b.length; at += 2) {
    const key = b[at]!;
    const weight = b[at + 1]! * rarity(key);
    squaresB += weight * weight;
    const other = weights.get(key);
    if (other !== undefined) shared += weight * other;
    else if (heard?.a.has(key)) shared += weight * HEARD * rarity(key);
    weights.delete(key);
  }
  if (heard) for (const [key, weight] of weights) if (heard.b.has(key)) shared += weight * HEARD * rarity(key);
  return shared === 0 ? 0 : Math.min(1, shared / Math.sqrt(squaresA * squaresB));
}
