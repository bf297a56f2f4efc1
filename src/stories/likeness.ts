/** How far an article tells of a story's event: who and where, which facts, and, within one language, in which words. */
import type { Marks, Weighted } from './marks.ts';

/** What a story's articles have in common: the heaviest keys of each sort, with their shares of its articles. */
export interface Core {
  names: Weighted;
  facts: Weighted;
  /** By language. */
  words: ReadonlyMap<string, Weighted>;
  /** What is named in it, and sounds of its words. */
  heard: ReadonlySet<number>;
  /** Whom and what it is about, with how many of its articles say so. */
  tops: Weighted;
  days: ReadonlySet<number>;
}

/** How much it shows to meet in a key. */
export type Rarity = (key: number) => number;

/** How much it shows of each sort: what is heard is more than what a story is found by. */
export interface Rarities {
  told: Rarity;
  heard: Rarity;
}

export interface Likeness {
  /** From 0 to 1. */
  score: number;
  names: number;
  facts: number;
  words?: number;
  /** From 0 to 1: how much of whom and what each is about is heard of in the other; the less of both. */
  tops: number;
}

/** Shares of what is compared: with words where both are in one language, and without. */
const WITH_WORDS = { names: 0.4, facts: 0.2, words: 0.4 };
const WITHOUT = { names: 0.65, facts: 0.35 };
/** What it costs that they tell of different days. */
const OTHER_DAYS = 0.05;
/** And that those whom one is about are not in the other. */
const OTHER_TOPS = 0.06;

export function likeness(marks: Marks, core: Core, { told: rarity, heard }: Rarities): Likeness {
  const own = new Set(heardOf(marks));
  const names = cosine(marks.names, core.names, rarity, { a: own, b: core.heard });
  const facts = cosine(marks.facts, core.facts, rarity);
  const told = core.words.get(marks.language);
  const tops = sharedTops(marks, own, core, heard);
  const apart = (areApart(marks.days, core.days) ? OTHER_DAYS : 0) + OTHER_TOPS * (1 - tops);
  if (!told) return { score: WITHOUT.names * names + WITHOUT.facts * facts - apart, names, facts, tops };
  const words = cosine(marks.words, told, rarity);
  const score = WITH_WORDS.names * names + WITH_WORDS.facts * facts + WITH_WORDS.words * words - apart;
  return { score, names, facts, words, tops };
}

/** What is named in an article, and the sounds of the words of its opening. */
export function heardOf({ names, sounds }: Marks): number[] {
  return [...names.filter((_, at) => at % 2 === 0), ...sounds];
}

/** Whether both say something, and nothing in common. */
function areApart(those: readonly number[], others: ReadonlySet<number>): boolean {
  return those.length > 0 && others.size > 0 && !those.some((each) => others.has(each));
}

/** What a short article leaves unsaid: as much as one rare word, of which so much would have been heard. */
const UNHEARD = 15;
const SUPPOSED = 0.5;

/** An article that names fewer may tell of its event by other words. */
const FEWEST_TOPS = 2;

function sharedTops({ tops }: Marks, own: ReadonlySet<number>, core: Core, rarity: Rarity): number {
  if (tops.length === 0 || core.tops.length === 0) return SUPPOSED;
  const ours =
    tops.length < FEWEST_TOPS
      ? SUPPOSED
      : shareHeard(
          tops.flatMap((top) => [top, 1]),
          core.heard,
          rarity,
        );
  return Math.min(ours, shareHeard(core.tops, own, rarity));
}

function shareHeard(tops: Weighted, heard: ReadonlySet<number>, rarity: Rarity): number {
  let [all, shared] = [0, 0];
  for (let at = 0; at < tops.length; at += 2) {
    const weight = tops[at + 1]! * rarity(tops[at]!) ** 2;
    all += weight;
    if (heard.has(tops[at]!)) shared += weight;
  }
  return (shared + SUPPOSED * UNHEARD) / (all + UNHEARD);
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
