/** What was found in one sentence alone, so that no step searches the whole article for it. */
import {
  within,
  type Claim,
  type DateMention,
  type Document,
  type NameMention,
  type Quantity,
  type Span,
} from '../text/document.ts';
import type { Figure } from './analysis.ts';

/** An article with the findings of one sentence only; offsets still refer to the whole text. */
export interface SentenceFindings extends Pick<Document, 'title' | 'text' | 'publishedAt'> {
  readonly quantities: readonly Quantity[];
  readonly dates: readonly DateMention[];
  readonly names: readonly NameMention[];
  readonly claims: readonly Claim[];
}

export interface Local {
  document: SentenceFindings;
  /** The sentence's figures, once they are read. */
  figures: Figure[];
  /** Place of a date, claim or figure in the whole article's lists. */
  indexOf: ReadonlyMap<object, number>;
}

/** One local view for each sentence, in order. `indexOf` is shared and also takes figures as they are added. */
export function localViews(document: Document): { views: Local[]; indexOf: Map<object, number> } {
  const indexOf = new Map<object, number>();
  for (const list of [document.dates, document.claims]) list.forEach((item, index) => indexOf.set(item, index));
  const quantities = bySentence(document.quantities);
  const dates = bySentence(document.dates);
  const names = bySentence(document.names);
  const claims = bySentence(document.claims);
  const { title, text, publishedAt } = document;
  const views = document.sentences.map((_, index) => ({
    document: {
      title,
      text,
      publishedAt,
      quantities: quantities(index),
      dates: dates(index),
      names: names(index),
      claims: claims(index),
    },
    figures: [],
    indexOf,
  }));
  return { views, indexOf };
}

const kept = new WeakMap<Document, Local[]>();

/** What was found in one sentence of an article; the whole article is gone through once. */
export function findingsIn(document: Document, sentence: number): SentenceFindings {
  const views = kept.get(document) ?? localViews(document).views;
  kept.set(document, views);
  return views[sentence]!.document;
}

const NOTHING: readonly never[] = [];

/** The items of each sentence of an article, by its number; the list is gone through once. */
export function bySentence<T extends { sentence: number }>(items: readonly T[]): (sentence: number) => readonly T[] {
  const found = new Map<number, T[]>();
  for (const item of items) {
    const own = found.get(item.sentence);
    if (own) own.push(item);
    else found.set(item.sentence, [item]);
  }
  return (sentence) => found.get(sentence) ?? NOTHING;
}

/** The names inside a span, of names in the order of their words; they are searched by halves. */
export function namesWithin(names: readonly NameMention[], span: Span): NameMention[] {
  let low = 0;
  for (let high = names.length; low < high;) {
    const middle = (low + high) >> 1;
    if (names[middle]!.start < span.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < names.length && within(names[end]!, span)) end += 1;
  return names.slice(low, end);
}
