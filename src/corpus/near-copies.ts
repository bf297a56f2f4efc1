/** One wire story printed by several outlets: which articles are near copies of which earlier one. */
import { agreement, jaccard, leadShare, signature } from './min-hash.ts';
import { printedNumbers, type NumberSigns } from './printed-numbers.ts';
import { wordPairs } from './word-pairs.ts';

export { wordPairs };

interface Dated {
  id: string;
  publishedAt?: string;
}

export interface CopyCandidate extends Dated {
  text: string;
  /** What `printOf` said of the text, where it was kept; else it is worked out anew. */
  print?: Uint32Array;
}

/** A print is the signature of the whole text, then that of its opening: desks cut a wire from its end. */
const WHOLE = { from: 0, hashes: 48, bands: 16 };
const OPENING = { from: 48, hashes: 24, bands: 12 };
const HASHES = WHOLE.hashes + OPENING.hashes;
/** Word pairs of an opening: a desk that cuts deeper prints a mere notice. */
const OPENING_PAIRS = 64;
/** Share of word pairs two texts must have in common to be copies. */
const ALIKE = 0.6;
/** Prints that agree in fewer or more places than these decide alone: three deviations from `ALIKE`. */
const SURELY_APART = 0.39;
const SURELY_ALIKE = 0.81;
/** Openings that agree in fewer places belong to no one story: three deviations from `ALIKE`. */
const OPENINGS_APART = 0.3;
/** Share of a cut text's word pairs that stand in the leading part of the whole one: of two equally long texts as much as `ALIKE`. */
const LEADS = 0.75;
/** Below this a text is too short to be told from what many reports begin with. */
const FEWEST_LEADING = 32;
/** Below this a text is a headline or less, and says too little to be anyone's copy. */
const FEWEST_PAIRS = 8;
/** Articles of one template share bands by the thousand: only the likeliest are compared in full. */
export const MOST_COMPARED = 32;
export const MOST_COUNTED = 512;

interface Entry {
  article: CopyCandidate;
  print: Uint32Array;
  /** Both are read only where two prints are alike. */
  pairs: () => ReadonlySet<number>;
  numbers: () => ReadonlySet<string>;
}

/** The MinHash signatures of a text's word pairs and of those of its opening; an empty one where the text is too short to be anyone's copy. */
export function printOf(text: string): Uint32Array {
  const pairs = wordPairs(text);
  if (pairs.size < FEWEST_PAIRS) return new Uint32Array(0);
  const all = Uint32Array.from(pairs);
  const print = new Uint32Array(HASHES);
  const opening = signature(all.subarray(0, OPENING_PAIRS), WHOLE.hashes);
  print.set(signature(all.subarray(OPENING_PAIRS), WHOLE.hashes, opening), WHOLE.from);
  print.set(opening.subarray(0, OPENING.hashes), OPENING.from);
  return print;
}

/**
 * Each near copy's id → the id of its original, the earliest of its like (undated ones last, then by id). Originals are no
 * keys. Texts are compared by word pairs, case folded: MinHash in bands, of the whole texts and of their openings, finds the
 * candidates, and an exact count decides where the hashes leave it open: Jaccard ≥ 0.6, or one text is the other's leading part.
 * The same articles give the same answer in any order, with their prints kept or not.
 * @param signs words by which numbers are compared by value, and days of a month told from counts
 */
export function nearCopies(articles: readonly CopyCandidate[], signs?: NumberSigns): Map<string, string> {
  const copies = new Map<string, string>();
  const bands = new Map<string, Entry[]>();
  for (const article of [...articles].sort(byDate)) {
    const print = isPrint(article.print) ? article.print : printOf(article.text);
    if (print.length === 0) continue;
    const { text } = article;
    const entry = {
      article,
      print,
      pairs: once(() => wordPairs(text)),
      numbers: once(() => printedNumbers(text, signs)),
    };
    const keys = bandKeys(print);
    const alike = likeliest(keys, bands).filter((other) => isAlike(entry, other));
    const original = alike.map((candidate) => candidate.article).sort(byDate)[0];
    if (original) copies.set(article.id, original.id);
    else enter(entry, keys, bands);
  }
  return copies;
}

function isAlike(a: Entry, b: Entry): boolean {
  const verdict = printsAgree(a.print, b.print);
  return (verdict ?? pairsAgree(a.pairs(), b.pairs())) && !countsOtherwise(a.numbers(), b.numbers());
}

/** Whether two prints are those of copies; undefined where only the texts can tell. */
export function printsAgree(a: Uint32Array, b: Uint32Array): boolean | undefined {
  const whole = agreement(a, b, WHOLE.from, WHOLE.from + WHOLE.hashes);
  if (whole >= SURELY_ALIKE) return true;
  const isOpen =
    whole >= SURELY_APART || agreement(a, b, OPENING.from, OPENING.from + OPENING.hashes) >= OPENINGS_APART;
  return isOpen ? undefined : false;
}

/**
 * Whether two texts' word pairs are those of copies: one is the leading part of the other, or all of it but for edits. Two
 * reports that say the same in another order are two reports.
 */
export function pairsAgree(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  if (leadShare(a, b, LEADS) < LEADS) return false;
  return Math.min(a.size, b.size) >= FEWEST_LEADING || jaccard(a, b) >= ALIKE;
}

/** "19 were killed" where the other has 12: a corrected report is no copy, however many words they share. */
export function countsOtherwise<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  return [...few].some((number) => !many.has(number));
}

/** One that was kept by a program with another number of hashes is none. */
export function isPrint(print: Uint32Array | undefined): print is Uint32Array {
  return print !== undefined && (print.length === 0 || print.length === HASHES);
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function enter(entry: Entry, keys: readonly string[], bands: Map<string, Entry[]>): void {
  for (const key of keys) {
    const shelf = bands.get(key);
    if (shelf) shelf.push(entry);
    else bands.set(key, [entry]);
  }
}

/** The originals that share most bands with these keys; among equals the earlier first. */
function likeliest<T>(keys: readonly string[], bands: ReadonlyMap<string, readonly T[]>): T[] {
  const shared = new Map<T, number>();
  for (const key of keys)
    for (const original of (bands.get(key) ?? []).slice(0, MOST_COUNTED))
      shared.set(original, (shared.get(original) ?? 0) + 1);
  const ranked = [...shared].sort(([, a], [, b]) => b - a);
  return ranked.slice(0, MOST_COMPARED).map(([original]) => original);
}

/** Where the bands of a print begin and end: two that are alike have one at least in common, all but certainly. */
export const BANDS = [WHOLE, OPENING].flatMap(({ from, hashes, bands }) => {
  const rows = hashes / bands;
  return Array.from({ length: bands }, (_, band) => ({ start: from + band * rows, end: from + (band + 1) * rows }));
});

function bandKeys(print: Uint32Array): string[] {
  return BANDS.map(({ start, end }) => `${start}:${print.subarray(start, end).join()}`);
}

/** The earlier first, undated ones last, equals by their ids: the first of several that are alike is the original. */
export function byDate(a: Dated, b: Dated): number {
  return compare(a.publishedAt ?? '9999', b.publishedAt ?? '9999') || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
