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
/** Of the rows that share a band only these many are compared in full. */
const MOST_COMPARED = 3;

/** The first row that each row is a near copy of; itself when it is none. */
export function nearDuplicates(cluster: Cluster): Int32Array {
  const first = Int32Array.from({ length: cluster.size }, (_, row) => row);
  /** The first row that a band of a signature was met in. */
  const bands = new Map<number, number>();
  const signature = new Int32Array(HASHES);
  for (let row = 0; row < cluster.size; row += 1) {
    if (cluster.length[row]! <= FEWEST_PAIRS) continue;
    const keys = bandKeys(sign(cluster, row, signature));
    const near = likeliest(keys, bands);
    const own = near.length > 0 ? wordPairs(cluster, row) : undefined;
    const original = near.find((other) => likeness(own!, cluster, other) >= ALIKE);
    if (original !== undefined) first[row] = original;
    else for (const key of keys) if (!bands.has(key)) bands.set(key, row);
  }
  return first;
}

/** The few rows that share most bands, the earlier ones of equals first. */
function likeliest(keys: readonly number[], bands: ReadonlyMap<number, number>): number[] {
  const shared = new Map<number, number>();
  for (const key of keys) {
    const row = bands.get(key);
    if (row !== undefined) shared.set(row, (shared.get(row) ?? 0) + 1);
  }
  if (shared.size === 0) return [];
  const ranked = [...shared].sort(([a, more], [b, less]) => less - more || a - b);
  return ranked.slice(0, MOST_COMPARED).map(([row]) => row);
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

/** The smallest value of each hash function over a row's word pairs, written into `into`. */
function sign({ words, starts }: Cluster, row: number, into: Int32Array): Int32Array {
  into.fill(0x7fffffff);
  for (let at = starts[row]! + 1; at < starts[row + 1]!; at += 1) {
    const pair = pairOf(words[at - 1]!, words[at]!);
    for (let index = 0; index < HASHES; index += 1) {
      const value = Math.imul(pair, FACTORS[index]!);
      if (value < into[index]!) into[index] = value;
    }
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

/** Word pairs that a row shares with those given, over all of both. */
function likeness(pairs: ReadonlySet<number>, { words, starts }: Cluster, row: number): number {
  const [met, shared] = [new Set<number>(), new Set<number>()];
  for (let at = starts[row]! + 1; at < starts[row + 1]!; at += 1) {
    const pair = pairOf(words[at - 1]!, words[at]!);
    (pairs.has(pair) ? shared : met).add(pair);
  }
  return shared.size / (pairs.size + met.size);
}
