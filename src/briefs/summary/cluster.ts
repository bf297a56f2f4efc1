/**
 * The sentences of a cluster of articles as rows of term weights (TF·idf, unit length), in flat arrays: what ranking, searching
 * and telling copies apart all start from. Building it takes time and memory that grow with the number of words alone.
 */
import type { ArticleTerms } from './terms.ts';

/** One article as it enters a cluster. */
export interface Member {
  terms: ArticleTerms;
  /** The sentences that take part, by their number in `terms`, in reading order. */
  sentences: readonly number[];
  /** The terms of the title, where it stands outside of the text. */
  title?: Int32Array;
  /** True for a near copy of an earlier article: it lends no further support, and is never quoted. */
  copy?: boolean;
}

/** Rows are numbered through all articles, in the order given. */
export interface Cluster {
  size: number;
  articles: number;
  /** Article of each row, and the row's place among its article's sentences. */
  article: Int32Array;
  order: Int32Array;
  /** Words of each row. */
  length: Int32Array;
  /** Words of all rows in reading order; those of a row begin at `starts[row]`. */
  words: Int32Array;
  starts: Int32Array;
  /** Distinct words of all rows with their weights; those of a row begin at `offsets[row]`. */
  distinct: Int32Array;
  weights: Float64Array;
  counts: Uint16Array;
  offsets: Int32Array;
  /** In how many rows each word stands, and in how many articles that are no copies. */
  rowsWith: Int32Array;
  articlesWith: Int32Array;
  /** How many different words there are. */
  vocabulary: number;
  members: readonly Member[];
  /** Number of a term, undefined when no row holds it. */
  wordOf(term: number): number | undefined;
}

/** The cluster of some articles. */
export function clusterOf(members: readonly Member[]): Cluster {
  const size = members.reduce((sum, { sentences }) => sum + sentences.length, 0);
  const numbers = new Map<number, number>();
  const rows = rowsOf(members, size, numbers);
  const found = distinctOf(rows, size, numbers.size);
  const articlesWith = supportOf(members, rows, found, numbers.size);
  const weights = weigh(found, size);
  return {
    ...{ size, members, articles: members.length, vocabulary: numbers.size, articlesWith, weights },
    ...rows,
    ...found,
    wordOf: (term) => numbers.get(term),
  };
}

type Rows = Pick<Cluster, 'article' | 'order' | 'length' | 'words' | 'starts'>;

function rowsOf(members: readonly Member[], size: number, numbers: Map<number, number>): Rows {
  const all = members.reduce((sum, { terms }) => sum + terms.terms.length, 0);
  const words = new Int32Array(all);
  const [article, order, length] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
  const starts = new Int32Array(size + 1);
  let [row, end] = [0, 0];
  members.forEach(({ terms: { terms, starts: places }, sentences }, number) =>
    sentences.forEach((sentence, place) => {
      for (let at = places[sentence]!; at < places[sentence + 1]!; at += 1)
        words[end++] = numberOf(terms[at]!, numbers);
      article[row] = number;
      order[row] = place;
      length[row] = end - starts[row]!;
      starts[++row] = end;
    }),
  );
  return { article, order, length, words, starts };
}

function numberOf(term: number, numbers: Map<number, number>): number {
  const known = numbers.get(term);
  if (known !== undefined) return known;
  numbers.set(term, numbers.size);
  return numbers.size - 1;
}

type Distinct = Pick<Cluster, 'distinct' | 'counts' | 'offsets' | 'rowsWith'>;

/** The different words of each row with how often they stand in it. */
function distinctOf({ words, starts }: Rows, size: number, vocabulary: number): Distinct {
  const distinct = new Int32Array(words.length);
  const counts = new Uint16Array(words.length);
  const offsets = new Int32Array(size + 1);
  const rowsWith = new Int32Array(vocabulary);
  /** Where a word of this row was put, plus one. */
  const places = new Int32Array(vocabulary);
  let end = 0;
  for (let row = 0; row < size; row += 1) {
    for (let at = starts[row]!; at < starts[row + 1]!; at += 1) {
      const word = words[at]!;
      if (places[word]! > offsets[row]!) counts[places[word]! - 1]! += 1;
      else {
        distinct[end] = word;
        counts[end] = 1;
        rowsWith[word]! += 1;
        places[word] = ++end;
      }
    }
    offsets[row + 1] = end;
  }
  return { distinct, counts, offsets, rowsWith };
}

/** In how many articles each word stands; copies are passed over, and a word that only they hold counts once. */
function supportOf(members: readonly Member[], rows: Rows, found: Distinct, vocabulary: number): Int32Array {
  const support = new Int32Array(vocabulary);
  const last = new Int32Array(vocabulary).fill(-1);
  for (let row = 0; row + 1 < found.offsets.length; row += 1) {
    const article = rows.article[row]!;
    if (members[article]!.copy) continue;
    for (let at = found.offsets[row]!; at < found.offsets[row + 1]!; at += 1) {
      const word = found.distinct[at]!;
      if (last[word] !== article) support[word]! += 1;
      last[word] = article;
    }
  }
  return support.map((count) => Math.max(1, count));
}

/** TF·idf, each row of length one; a word of every row says nothing. */
function weigh({ distinct, counts, offsets, rowsWith }: Distinct, size: number): Float64Array {
  const weights = new Float64Array(distinct.length);
  for (let row = 0; row < size; row += 1) {
    let square = 0;
    for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) {
      const weight = counts[at]! * Math.log((size + 1) / rowsWith[distinct[at]!]!);
      weights[at] = weight;
      square += weight * weight;
    }
    const length = Math.sqrt(square) || 1;
    for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) weights[at]! /= length;
  }
  return weights;
}

/** The sum of a row's weights times those of a dense vector. */
export function dot({ distinct, weights, offsets }: Cluster, row: number, vector: Float64Array): number {
  let sum = 0;
  for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) sum += weights[at]! * vector[distinct[at]!]!;
  return sum;
}

/** Adds a row, times a factor, to a dense vector. */
export function add({ distinct, weights, offsets }: Cluster, row: number, factor: number, vector: Float64Array): void {
  for (let at = offsets[row]!; at < offsets[row + 1]!; at += 1) vector[distinct[at]!]! += factor * weights[at]!;
}
