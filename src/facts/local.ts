/** What was found in one sentence alone, so that no step searches the whole article for it. */
import type { Document } from '../text/document.ts';
import type { Figure } from './analysis.ts';

/** An article with the findings of one sentence only; offsets still refer to the whole text. */
export type SentenceFindings = Pick<
  Document,
  'title' | 'text' | 'publishedAt' | 'quantities' | 'dates' | 'names' | 'claims'
>;

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
  const split = <T extends { sentence: number }>(items: readonly T[]) => {
    const found = document.sentences.map((): T[] => []);
    for (const item of items) found[item.sentence]?.push(item);
    return found;
  };
  const quantities = split(document.quantities);
  const dates = split(document.dates);
  const names = split(document.names);
  const claims = split(document.claims);
  const { title, text, publishedAt } = document;
  const views = document.sentences.map((_, index) => ({
    document: {
      title,
      text,
      publishedAt,
      quantities: quantities[index]!,
      dates: dates[index]!,
      names: names[index]!,
      claims: claims[index]!,
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
