/**
 * Picks sentences one after another, each worth much and unlike those before it, as long as whole sentences fit into a number of
 * words: maximal marginal relevance (Carbonell and Goldstein), and coverage of words and word pairs for a question.
 */
import { add, dot, type Cluster } from './cluster.ts';
import { pairOf } from './near-duplicates.ts';

/** What to pick from, and within which bounds. */
export interface Choosing {
  cluster: Cluster;
  /** Rows that may be picked, the worthiest first. */
  rows: readonly number[];
  /** Worth of every row of the cluster, 1 at most. */
  worth: Float64Array;
  /** Words of a row as they count for the budget. */
  costOf(row: number): number;
  /** Words that all picks together may have. */
  budget: number;
  /** The rows that say the same as each row: near copies share a number. */
  sameAs: Int32Array;
}

/** Share of worth against unlikeness. */
const WORTH_SHARE = 0.6;
/** What each earlier pick of an article leaves of its others' worth. */
const SAME_ARTICLE = 0.65;

/** Picks by worth less likeness to the picks before; in the order picked. */
export function pickDiverse(choosing: Choosing): number[] {
  const { cluster, rows, worth } = choosing;
  const likeness = new Float64Array(rows.length);
  const dense = new Float64Array(cluster.vocabulary);
  return pickWhile(choosing, {
    gain: (row, at) => WORTH_SHARE * worth[row]! - (1 - WORTH_SHARE) * likeness[at]!,
    picked(row) {
      add(cluster, row, 1, dense);
      rows.forEach((other, at) => (likeness[at] = Math.max(likeness[at]!, dot(cluster, other, dense))));
      add(cluster, row, -1, dense);
    },
  });
}

/** Picks by worth times the share of a sentence's words and word pairs that no pick holds yet. */
export function pickCovering(choosing: Choosing): number[] {
  const { cluster, worth } = choosing;
  const covered = new Set<number>();
  const picks = new Int32Array(cluster.articles);
  return pickWhile(choosing, {
    gain(row) {
      const fair = SAME_ARTICLE ** (cluster.articles > 1 ? picks[cluster.article[row]!]! : 0);
      return worth[row]! * newShare(cluster, row, covered) * fair;
    },
    picked(row) {
      picks[cluster.article[row]!]! += 1;
      for (const item of itemsOf(cluster, row)) covered.add(item);
    },
  });
}

interface Gains {
  /** What a row adds to the picks so far; `at` is its place among the rows. */
  gain(row: number, at: number): number;
  picked(row: number): void;
}

function pickWhile({ rows, costOf, budget, sameAs }: Choosing, { gain, picked }: Gains): number[] {
  const picks: number[] = [];
  const said = new Set<number>();
  for (let left = budget; left > 0;) {
    let best = -1;
    let most = -Infinity;
    rows.forEach((row, at) => {
      if (said.has(sameAs[row]!) || costOf(row) > left) return;
      const own = gain(row, at);
      if (own > most) [best, most] = [row, own];
    });
    if (best < 0) return picks;
    picks.push(best);
    said.add(sameAs[best]!);
    left -= costOf(best);
    picked(best);
  }
  return picks;
}

function newShare(cluster: Cluster, row: number, covered: ReadonlySet<number>): number {
  if (covered.size === 0) return 1;
  const items = itemsOf(cluster, row);
  return items.filter((item) => !covered.has(item)).length / Math.max(1, items.length);
}

/** A row's different words, and its word pairs below zero. */
function itemsOf({ distinct, offsets, words, starts }: Cluster, row: number): number[] {
  const items = [...distinct.subarray(offsets[row], offsets[row + 1])];
  for (let at = starts[row]! + 1; at < starts[row + 1]!; at += 1)
    items.push(-1 - (pairOf(words[at - 1]!, words[at]!) >>> 0));
  return items;
}
