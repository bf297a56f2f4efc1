/**
 * How central each sentence is to its cluster: cosine to a centroid that counts the first sentences of an article most, and words
 * that many articles use (centroid with position prior and document frequency).
 */
import { add, dot, type Cluster } from './cluster.ts';

/** Sentences outside of these lengths, in words, are a last resort. */
const SHORTEST = 8;
const LONGEST = 80;
const POSITION_SHARE = 0.7;
/** How fast the weight of a place falls: the fifth sentence counts half. */
const PLACE_FALL = 4;

/** The centrality of every row, between 0 and 1. */
export function centrality(cluster: Cluster): Float64Array {
  const centroid = centroidOf(cluster);
  const scores = new Float64Array(cluster.size);
  for (let row = 0; row < scores.length; row += 1) {
    const place = placeWeight(cluster.order[row]!);
    scores[row] = Math.max(0, dot(cluster, row, centroid)) * (1 - POSITION_SHARE + POSITION_SHARE * place);
  }
  return scores;
}

/** Whether a row's length is that of a sentence a reader would want. */
export function isOfLength(cluster: Cluster, row: number): boolean {
  return cluster.length[row]! >= SHORTEST && cluster.length[row]! <= LONGEST;
}

/** Whether a row is of an article that copies another. */
export function isCopied({ members, article }: Cluster, row: number): boolean {
  return members[article[row]!]!.copy === true;
}

/** A title counts like a first sentence, as far as the articles use its words. */
function addTitle(cluster: Cluster, title: Int32Array, sum: Float64Array): void {
  const words = [...new Set(title)].flatMap((term) => cluster.wordOf(term) ?? []);
  const weights = words.map((word) => Math.log((cluster.size + 1) / cluster.rowsWith[word]!));
  const length = Math.hypot(...weights) || 1;
  words.forEach((word, at) => (sum[word]! += weights[at]! / length));
}

function placeWeight(order: number): number {
  return 1 / (1 + order / PLACE_FALL);
}

function centroidOf(cluster: Cluster): Float64Array {
  const sum = new Float64Array(cluster.vocabulary);
  for (let row = 0; row < cluster.size; row += 1)
    if (!isCopied(cluster, row)) add(cluster, row, placeWeight(cluster.order[row]!), sum);
  for (const { title, copy } of cluster.members) if (title && !copy) addTitle(cluster, title, sum);
  let square = 0;
  for (let word = 0; word < sum.length; word += 1) {
    sum[word]! *= Math.sqrt(cluster.articlesWith[word]!);
    square += sum[word]! * sum[word]!;
  }
  const length = Math.sqrt(square) || 1;
  return sum.map((weight) => weight / length);
}
