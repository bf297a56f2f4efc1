/** Articles of sources on their way into the corpus: one batch after the other, and none of a source that is there no more. */
import type { Ingested } from '../app/app.ts';
import type { Article } from '../corpus/article.ts';
import type { Store } from '../store/store.ts';

/** Takes in what a source brought; answers how many articles were not there before. @throws what `App.ingest` throws */
export type TakeIn = (sourceId: string, articles: readonly Article[]) => Promise<{ added: number }>;

/** @param ingest is not called while it is at work: two at once would both read what neither has read yet */
export function createTakeIn(
  store: Pick<Store, 'source'>,
  ingest: (articles: readonly Article[]) => Promise<Ingested>,
): TakeIn {
  let last: Promise<unknown> = Promise.resolve();
  const takeIn: TakeIn = async (sourceId, articles) => {
    // Asked as late as can be: it may have been removed while they were read, or while they waited.
    const isThere = articles.length > 0 && (await store.source(sourceId)) !== undefined;
    return isThere ? ingest(articles) : { added: 0 };
  };
  return (sourceId, articles) => {
    const next = last.then(() => takeIn(sourceId, articles));
    last = next.catch(() => undefined);
    return next;
  };
}
