/**
 * How central a sentence is to its cluster of articles, by the same code that `saar summarize` chooses with. Figures and events
 * outrank it in a brief.
 */
import { oncePer } from '../data/once-per.ts';
import type { Analysis } from '../facts/analysis.ts';
import type { Document } from '../text/document.ts';
import { centrality, isOfLength } from './summary/centroid.ts';
import { clusterOf, type Cluster, type Member } from './summary/cluster.ts';
import { termsOf, titleTerms } from './summary/terms.ts';

/** A sentence of an article with its place in the cluster. */
export interface Ranked {
  analysis: Analysis;
  sentence: number;
  /** Row of the cluster. */
  row: number;
  /** Centrality, the most central sentence of each language having 1: tongues share hardly a word. */
  score: number;
  words: number;
}

/** True sentences (no headings, no datelines) of some articles with their centrality. */
export interface Ranking {
  rows: Ranked[];
  cluster: Cluster;
}

/** A sentence's words, each with its share: for telling how alike a few chosen ones are. */
export type Vector = ReadonlyMap<number, number>;

const OUT_OF_LENGTH = 0.2;

/** Kept as long as the article's reading is: some four bytes a word. */
const memberOf = oncePer(({ text, title = '', sentences }: Document): Member => ({
  terms: termsOf(text, sentences),
  sentences: sentences.filter(({ kind }) => kind === 'sentence').map(({ index }) => index),
  title: titleTerms(title, text),
}));

/**
 * Ranks every true sentence, and hands back those that are wanted, in reading order. Time grows with the number of words alone.
 */
export function rankSentences(
  analyses: readonly Analysis[],
  isWanted: (analysis: Analysis, sentence: number) => boolean,
): Ranking {
  const members = analyses.map(({ document }) => memberOf(document));
  const cluster = clusterOf(members);
  const scores = centrality(cluster);
  const tops = new Map<string, number>();
  const rows: Ranked[] = [];
  let row = 0;
  members.forEach(({ sentences }, at) => {
    const analysis = analyses[at]!;
    const { language } = analysis.document;
    let top = tops.get(language) ?? 0;
    for (const sentence of sentences) {
      const score = scores[row]! * (isOfLength(cluster, row) ? 1 : OUT_OF_LENGTH);
      top = Math.max(top, score);
      if (isWanted(analysis, sentence)) rows.push({ analysis, sentence, row, score, words: cluster.length[row]! });
      row += 1;
    }
    tops.set(language, top);
  });
  for (const each of rows) each.score /= tops.get(each.analysis.document.language)! || 1;
  return { rows, cluster };
}

/** The unit vector of a row. */
export function vectorOf({ distinct, weights, offsets }: Cluster, row: number): Vector {
  const vector = new Map<number, number>();
  for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) vector.set(distinct[at]!, weights[at]!);
  return vector;
}

/** One number for all of a row's words in their order: the same for the same words. */
export function printOf({ words, starts }: Cluster, row: number): number {
  return words.subarray(starts[row], starts[row + 1]).reduce((sum, word) => Math.imul(sum, 31) + word, 17) | 0;
}

/** Cosine of two unit vectors. */
export function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [word, weight] of small) sum += weight * (large.get(word) ?? 0);
  return sum;
}
