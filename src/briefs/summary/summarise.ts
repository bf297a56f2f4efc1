/**
 * Chooses from any articles the sentences that say most in a number of words: whole sentences, each once, several articles
 * speaking, none of them changed.
 */
import { classAt, SPACE } from '../../data/characters.ts';
import type { Span } from '../../text/document.ts';
import { centrality, isCopied, isOfLength } from './centroid.ts';
import { clusterOf, type Cluster, type Member } from './cluster.ts';
import { pickCovering, pickDiverse, type Choosing } from './diverse.ts';
import { nearDuplicates } from './near-duplicates.ts';
import { relevance, topRows } from './relevance.ts';
import { termsIn, termsOf, titleTerms } from './terms.ts';

/** An article to choose from. */
export interface Original {
  id: string;
  text: string;
  title?: string;
  /** The sentences that may be chosen, in reading order. */
  sentences: readonly Span[];
  /** True for a near copy of another article: it lends no further support, and is not quoted. */
  copy?: boolean;
}

export interface Wish {
  /** Words, parted by blanks, that the choice may have at most. */
  words: number;
  /** What the choice is to be about. */
  query?: string;
}

/** A chosen sentence: `text` is its article's text from `start` to `end`. */
export interface Chosen {
  source: string;
  start: number;
  end: number;
  text: string;
  /** Where else it stands in nearly the same words. */
  copies?: { source: string; start: number; end: number }[];
}

/** Only the worthiest sentences are compared with one another. */
const MOST_COMPARED = 200;

/** The chosen sentences in reading order; none when not even the shortest fits. */
export function summarise(originals: readonly Original[], { words, query }: Wish): Chosen[] {
  const members = originals.map(memberOf);
  const cluster = clusterOf(members);
  const places = members.flatMap(({ sentences }, article) => sentences.map((sentence) => ({ article, sentence })));
  const spanOf = (row: number) => originals[places[row]!.article]!.sentences[places[row]!.sentence]!;
  const textOf = (row: number) => {
    const { start, end } = spanOf(row);
    return originals[places[row]!.article]!.text.slice(start, end);
  };
  const costs = new Map<number, number>();
  const costOf = (row: number) => {
    const known = costs.get(row) ?? countWords(textOf(row));
    costs.set(row, known);
    return known;
  };
  const sameAs = nearDuplicates(cluster);
  const picks = pick({ cluster, sameAs, costOf, budget: words }, query);
  const placeOf = (row: number) => ({ source: originals[places[row]!.article]!.id, ...plain(spanOf(row)) });
  return picks
    .sort((a, b) => a - b)
    .map((row) => {
      const copies = Array.from(sameAs.keys()).filter((other) => other !== row && sameAs[other] === sameAs[row]);
      return { ...placeOf(row), text: textOf(row), ...(copies.length > 0 ? { copies: copies.map(placeOf) } : {}) };
    });
}

/** Words as a budget counts them: what stands between blanks. */
export function countWords(text: string): number {
  let words = 0;
  let blank = true;
  for (let at = 0; at < text.length; at += 1) {
    const before = blank;
    blank = classAt(text, at) === SPACE;
    if (before && !blank) words += 1;
  }
  return words;
}

function memberOf({ text, title = '', sentences, copy = false }: Original): Member {
  const all = sentences.map((_, index) => index);
  return { terms: termsOf(text, sentences), sentences: all, title: titleTerms(title, text), copy };
}

type Bounds = Pick<Choosing, 'cluster' | 'sameAs' | 'costOf' | 'budget'>;

function pick(bounds: Bounds, query: string | undefined): number[] {
  const { cluster } = bounds;
  const found = query === undefined ? undefined : relevance(cluster, termsIn(query));
  const worth = found ? found.scores : unit(centrality(cluster));
  const select = found ? pickCovering : pickDiverse;
  const choice = (rows: number[]) => (rows.length > 0 ? select({ ...bounds, rows, worth }) : []);
  const ranked = topRows(worth, cluster.size);
  const picks = choice(firstFitting(bounds, ranked, (row) => isOfLength(cluster, row)));
  if (picks.length > 0) return picks;
  const others = choice(firstFitting(bounds, ranked));
  return others.length > 0 ? others : choice(firstFitting(bounds, allRows(cluster)));
}

/** As many of the rows as are compared, of those that fit and are no copy. */
function firstFitting(bounds: Bounds, rows: readonly number[], isGood?: (row: number) => boolean): number[] {
  const { cluster, costOf, budget } = bounds;
  const first: number[] = [];
  for (const row of rows) {
    if (first.length === MOST_COMPARED) break;
    const good = !isCopied(cluster, row) && (isGood?.(row) ?? true);
    if (good && costOf(row) <= budget) first.push(row);
  }
  return first;
}

/** In reading order: for sentences that say nothing of their cluster, such as the only one of a text. */
function allRows({ size }: Cluster): number[] {
  return Array.from({ length: size }, (_, row) => row);
}

function unit(scores: Float64Array): Float64Array {
  const top = scores.reduce((most, score) => Math.max(most, score), 0) || 1;
  return scores.map((score) => score / top);
}

function plain({ start, end }: Span): Span {
  return { start, end };
}
