/**
 * How far each sentence answers a question: BM25 (Robertson, Spärck Jones) on its words, then on the words that the best
 * sentences share (pseudo-relevance feedback), and a part of what the sentences beside it are worth.
 */
import type { Cluster } from './cluster.ts';

const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;
/** Feedback: from so many sentences, so many words, at this share of the question's own weight. */
const FEEDBACK_ROWS = 10;
const FEEDBACK_WORDS = 15;
const FEEDBACK_SHARE = 0.5;
/** What a row lends to the rows one and two places away in its article. */
const LENT = [0, 0.5, 0.25];

/** What is asked: words of the cluster with the weight of each. */
export type Question = ReadonlyMap<number, number>;

/** The relevance of every row, the best being 1; undefined when no word of the question stands anywhere. */
export function relevance(cluster: Cluster, terms: Int32Array): { scores: Float64Array; asked: Question } | undefined {
  const own = new Map<number, number>();
  for (const term of terms) {
    const word = cluster.wordOf(term);
    if (word !== undefined && isTelling(cluster, word)) own.set(word, 1);
  }
  if (own.size === 0) return undefined;
  const asked = withFeedback(cluster, own);
  return { scores: smoothed(cluster, matches(cluster, asked)), asked };
}

/** A word of half of all sentences tells nothing of what is asked, unless there are only a few. */
function isTelling({ rowsWith, size }: Cluster, word: number): boolean {
  return rowsWith[word]! * 2 <= size || size < FEEDBACK_ROWS;
}

/** BM25 of every row; 0 where no word of the question stands. */
function matches(cluster: Cluster, question: Question): Float64Array {
  const { size, offsets, distinct, counts, length, rowsWith, words } = cluster;
  const usual = words.length / Math.max(1, size);
  const weight = new Float64Array(cluster.vocabulary);
  for (const [word, share] of question)
    weight[word] = share * Math.log(1 + (size - rowsWith[word]! + 0.5) / (rowsWith[word]! + 0.5));
  return Float64Array.from({ length: size }, (_, row) => {
    const slow = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length[row]!) / usual);
    let sum = 0;
    for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) {
      const own = weight[distinct[at]!]!;
      if (own > 0) sum += (own * counts[at]! * (SATURATION + 1)) / (counts[at]! + slow);
    }
    return sum;
  });
}

/** The question with the words that weigh most in the sentences which answer it best. */
function withFeedback(cluster: Cluster, own: Question): Question {
  const scores = matches(cluster, own);
  const best = topRows(scores, FEEDBACK_ROWS);
  const sums = new Map<number, number>();
  for (const row of best)
    for (let at = cluster.offsets[row]!; at < cluster.offsets[row + 1]!; at += 1) {
      const word = cluster.distinct[at]!;
      sums.set(word, (sums.get(word) ?? 0) + cluster.weights[at]! * scores[row]!);
    }
  const added = [...sums].filter(([word]) => !own.has(word)).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const most = added[0]?.[1] ?? 1;
  return new Map([
    ...added.slice(0, FEEDBACK_WORDS).map(([word, sum]) => [word, (FEEDBACK_SHARE * sum) / most] as const),
    ...own,
  ]);
}

/** The rows of the highest positive scores, best first, ties in reading order. */
export function topRows(scores: Float64Array, most: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < scores.length; row += 1) if (scores[row]! > 0) rows.push(row);
  return rows.sort((a, b) => scores[b]! - scores[a]! || a - b).slice(0, most);
}

/** What answers a question often stands beside the sentence that repeats its words. */
function smoothed({ article }: Cluster, scores: Float64Array): Float64Array {
  const lent = Float64Array.from(scores);
  for (let row = 0; row < scores.length; row += 1)
    for (let away = 1; away < LENT.length; away += 1)
      for (const other of [row - away, row + away])
        if (article[other] === article[row]) lent[row]! += LENT[away]! * scores[other]!;
  const top = lent.reduce((most, score) => Math.max(most, score), 0) || 1;
  return lent.map((score) => score / top);
}
