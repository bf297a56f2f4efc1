/** One wire story printed by several outlets: which articles are near copies of which earlier one. */
import { hash32, jaccard, signature } from './min-hash.ts';
import { lineWords } from './line-words.ts';

export interface CopyCandidate {
  id: string;
  text: string;
  publishedAt?: string;
}

const HASHES = 48;
const BANDS = 16;
const ROWS = HASHES / BANDS;
/** Share of word pairs two texts must have in common to be copies. */
const ALIKE = 0.6;
/** Below this a text is a headline or less, and says too little to be anyone's copy. */
const FEWEST_PAIRS = 8;
/** Articles of one template share bands by the thousand: only the likeliest are compared in full. */
const MOST_COMPARED = 32;
const LONGEST_READ = 100_000;

interface Original {
  article: CopyCandidate;
  pairs: ReadonlySet<number>;
}

/**
 * Each near copy's id → the id of its original, the earliest of its like (undated ones last, then by id). Originals are no
 * keys. Texts are compared by word pairs, case folded: MinHash with 48 hashes in 16 bands finds the candidates, an exact
 * count decides (Jaccard ≥ 0.6). The same articles give the same answer in any order.
 */
export function nearCopies(articles: readonly CopyCandidate[]): Map<string, string> {
  const copies = new Map<string, string>();
  const bands = new Map<string, Original[]>();
  for (const article of [...articles].sort(byDate)) {
    const pairs = wordPairs(article.text);
    if (pairs.size < FEWEST_PAIRS) continue;
    const keys = bandKeys(signature(pairs, HASHES));
    const alike = likeliest(keys, bands).filter((candidate) => jaccard(pairs, candidate.pairs) >= ALIKE);
    const original = alike.map((candidate) => candidate.article).sort(byDate)[0];
    if (original) copies.set(article.id, original.id);
    else enter({ article, pairs }, keys, bands);
  }
  return copies;
}

function enter(original: Original, keys: readonly string[], bands: Map<string, Original[]>): void {
  for (const key of keys) {
    const shelf = bands.get(key);
    if (shelf) shelf.push(original);
    else bands.set(key, [original]);
  }
}

/** The originals that share most bands with these keys; among equals the earlier first. */
function likeliest(keys: readonly string[], bands: ReadonlyMap<string, Original[]>): Original[] {
  const shared = new Map<Original, number>();
  for (const key of keys)
    for (const original of (bands.get(key) ?? []).slice(0, MOST_COMPARED * BANDS))
      shared.set(original, (shared.get(original) ?? 0) + 1);
  const ranked = [...shared].sort(([, a], [, b]) => b - a);
  return ranked.slice(0, MOST_COMPARED).map(([original]) => original);
}

function bandKeys(numbers: Uint32Array): string[] {
  return Array.from(
    { length: BANDS },
    (_, band) => `${band}:${numbers.subarray(band * ROWS, (band + 1) * ROWS).join()}`,
  );
}

function wordPairs(text: string): Set<number> {
  const words = lineWords(text.slice(0, LONGEST_READ)).filter((word) => word.word);
  const pairs = new Set<number>();
  for (let index = 1; index < words.length; index += 1)
    pairs.add(hash32(`${words[index - 1]!.key} ${words[index]!.key}`));
  return pairs;
}

function byDate(a: CopyCandidate, b: CopyCandidate): number {
  return compare(a.publishedAt ?? '9999', b.publishedAt ?? '9999') || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
