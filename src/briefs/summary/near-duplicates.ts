/**
 * Sentences that say one thing in nearly the same words: MinHash over word pairs finds those that may, an exact count decides.
 * No sentence is compared with all others.
 */
import type { Cluster } from './cluster.ts';
import { mixed } from './terms.ts';

const HASHES = 48;
const BANDS = 16;
const ROWS = HASHES / BANDS;
/** Share of word pairs that two sentences must have in common. */
const ALIKE = 0.6;
/** A sentence of fewer pairs says too little to be anyone's copy. */
const FEWEST_PAIRS = 4;

/** The first row that each row is a near copy of; itself when it is none. */
export function nearDuplicates(cluster: Cluster): Int32Array {
  const first = Int32Array.from({ length: cluster.size }, (_, row) => row);
  /** The first row that a band of a signature was met in. */
  const bands = new Map<number, number>();
  const signature = new Int32Array(HASHES);
  for (let row = 0; row < cluster.size; row += 1) {
    const own = wordPairs(cluster, row);
    if (own.size < FEWEST_PAIRS) continue;
    const keys = bandKeys(sign(own, signature));
    const original = likely(keys, bands).find((other) => overlap(own, wordPairs(cluster, other)) >= ALIKE);
    if (original !== undefined) first[row] = original;
    else for (const key of keys) if (!bands.has(key)) bands.set(key, row);
  }
  return first;
}

/** The rows that share a band, in reading order. */
function likely(keys: readonly number[], bands: ReadonlyMap<number, number>): number[] {
  const found = new Set<number>();
  for (const key of keys) {
    const row = bands.get(key);
    if (row !== undefined) found.add(row);
  }
  return found.size < 2 ? [...found] : [...found].sort((a, b) => a - b);
}

/** Each pair of neighbouring words as one number. */
function wordPairs({ words, starts }: Cluster, row: number): Set<number> {
  const pairs = new Set<number>();
  for (let at = starts[row]! + 1; at < starts[row + 1]!; at += 1) pairs.add(pairOf(words[at - 1]!, words[at]!));
  return pairs;
}

/** One number for two neighbouring words. */
export function pairOf(first: number, second: number): number {
  return mixed(Math.imul(first + 1, 0x9e3779b1) ^ second);
}

/** One odd factor for each hash function; pairs are mixed already, so that a multiplication makes another order of them. */
const FACTORS = Int32Array.from({ length: HASHES }, (_, index) => mixed((index + 1) * 0x9e3779b9) | 1);

/** The smallest value of each hash function over the pairs, written into `into`. */
function sign(pairs: ReadonlySet<number>, into: Int32Array): Int32Array {
  into.fill(0x7fffffff);
  for (const pair of pairs)
    for (let index = 0; index < HASHES; index += 1) {
      const value = Math.imul(pair, FACTORS[index]!);
      if (value < into[index]!) into[index] = value;
    }
  return into;
}

function bandKeys(signature: Int32Array): number[] {
  return Array.from({ length: BANDS }, (_, band) => {
    let key = band;
    for (let at = band * ROWS; at < (band + 1) * ROWS; at += 1) key = mixed(Math.imul(key, 31) ^ signature[at]!);
    return key;
  });
}

/** Shared members over all members. */
function overlap(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const member of small) if (large.has(member)) shared += 1;
  return shared / (a.size + b.size - shared);
}
