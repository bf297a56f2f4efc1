/**
 * Articles in: read elsewhere (`Analyser`), and stored with what was read in portions, between which whoever waits is answered.
 * They come as they are found and go as they are stored: never more of them are here than a moment's work. An article that cannot
 * be read stops no other.
 */
import { setImmediate } from 'node:timers/promises';
import type { Article } from '../corpus/article.ts';
import type { KeptReading, Packing, Store } from '../store/store.ts';
import type { Ingested } from './app.ts';
import { createWork, type Progress, type Work } from './ingest-work.ts';
import { createPortions } from './portions.ts';

/** Of those stored before so many are looked at in one go. */
const LOOKED_AT = 500;

export interface Analyser {
  /** Rows stored under another version are read again. */
  version: string;
  /** What was read, ready to be stored; undefined for an article that cannot be read. @throws what makes reading impossible */
  read(article: Article, packing: Packing): Promise<KeptReading | undefined>;
}

/** Articles that are there, or lists of them as they are found. */
export type Arriving = readonly Article[] | AsyncIterable<readonly Article[]>;

export interface IngestParts {
  store: Store;
  analyser: Analyser;
}

/**
 * Brings articles in; the same again change nothing. The first time it also reads what is stored and was not read, by an earlier
 * version or because the program ended.
 */
export function createIngest(parts: IngestParts) {
  let isCaughtUp = false;
  const portions = { put: createPortions(), read: createPortions() };
  return async (arriving: Arriving, progress: Progress = () => {}, stop?: AbortSignal): Promise<Ingested> => {
    const work = createWork({ ...parts, portions, progress });
    try {
      if (!isCaughtUp) isCaughtUp = await catchUp(parts, work, stop);
      for await (const articles of Symbol.asyncIterator in arriving ? arriving : [arriving]) {
        work.expect(articles.length);
        for (const article of articles) if (!stop?.aborted) await work.take(article);
        if (stop?.aborted) break;
      }
    } finally {
      // Whatever ends it, what was taken is stored.
      await work.end();
    }
    return { ...work.counts, unread: [...work.failed] };
  };
}

/** Reads what is stored and unread; answers whether that is all. */
async function catchUp({ store, analyser }: IngestParts, work: Work, stop: AbortSignal | undefined): Promise<boolean> {
  for (let after: string | undefined = ''; after !== undefined;) {
    const page = await store.unreadArticles(analyser.version, after, LOOKED_AT);
    work.expect(page.articles.length);
    for (const article of page.articles) if (!stop?.aborted) await work.readAgain(article);
    if (stop?.aborted) return false;
    after = page.last;
    await setImmediate();
  }
  await work.end();
  return true;
}
