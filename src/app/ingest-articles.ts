/**
 * Articles in: stored, read elsewhere (`Analyser`), and stored as read, in portions between which whoever waits is answered. An
 * article that cannot be read stops no other.
 */
import { setImmediate } from 'node:timers/promises';
import type { Article } from '../corpus/article.ts';
import type { KeptReading, Packing, Store } from '../store/store.ts';
import type { Ingested } from './app.ts';
import { createPortions, type Portions } from './portions.ts';

/** So many articles are with the analyser at once: enough that it need not wait for a write. */
const MOST_WITH_READER = 64;
/** Of those stored before so many are looked at in one go. */
const LOOKED_AT = 500;

export interface Analyser {
  /** Rows stored under another version are read again. */
  version: string;
  /** What was read, ready to be stored; undefined for an article that cannot be read. @throws what makes reading impossible */
  read(article: Article, packing: Packing): Promise<KeptReading | undefined>;
}

type Progress = (done: number, all: number) => void;

export interface IngestParts {
  store: Store;
  analyser: Analyser;
}

/**
 * Brings articles in; the same again change nothing. The first time it also reads what is stored and was not read, by an earlier
 * version or because the program ended.
 */
export function createIngest({ store, analyser }: IngestParts) {
  let isCaughtUp = false;
  const portions = { put: createPortions(), read: createPortions() };
  return async (articles: readonly Article[], progress: Progress = () => {}): Promise<Ingested> => {
    const reader = createReader({ store, analyser }, portions.read, progress);
    const before = isCaughtUp ? [] : await catchUp({ store, analyser }, reader);
    isCaughtUp = true;
    const { counts, unread } = await putAll({ store, analyser }, articles, portions.put);
    const failed = new Set([...before, ...(await reader(unread))]);
    return { ...counts, unread: [...failed] };
  };
}

/** Stores articles; answers those of them that are to be read. */
async function putAll({ store, analyser }: IngestParts, articles: readonly Article[], portions: Portions) {
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const unread: Article[] = [];
  for (let next = 0; next < articles.length;) {
    const portion = articles.slice(next, next + portions.size());
    next += portion.length;
    const put = await portions.write(portion.length, () => store.putArticles(portion));
    for (const key of ['added', 'changed', 'unchanged'] as const) counts[key] += put[key];
    const ids = await store.unreadAmong(
      analyser.version,
      portion.map(({ id }) => id),
    );
    unread.push(...portion.filter(({ id }) => ids.has(id)));
    await setImmediate();
  }
  return { counts, unread };
}

/** Reads what is stored and unread. Answers the ids of what could not be read. */
async function catchUp({ store, analyser }: IngestParts, reader: Reader): Promise<string[]> {
  const failed: string[] = [];
  for (let after: string | undefined = ''; after !== undefined;) {
    const page = await store.unreadArticles(analyser.version, after, LOOKED_AT);
    failed.push(...(await reader(page.articles)));
    after = page.last;
    await setImmediate();
  }
  return failed;
}

/** Reads articles and stores what was read; answers the ids of those that could not be read. */
type Reader = (articles: readonly Article[]) => Promise<string[]>;

function createReader({ store, analyser }: IngestParts, portions: Portions, progress: Progress): Reader {
  let done = 0;
  return async (articles) => {
    const all = done + articles.length;
    const waiting = articles.values();
    const failed: string[] = [];
    let ready: KeptReading[] = [];
    const write = async () => {
      const portion = ready.splice(0, portions.size());
      await portions.write(portion.length, () => store.putReadings(portion));
      // The first ones are what the packing is learned from.
      packing = await store.readingPacking();
      await setImmediate();
    };
    let packing = await store.readingPacking();
    // Each takes the next article as soon as its own is read.
    const readOn = async () => {
      for (const article of waiting) {
        const reading = await analyser.read(article, packing);
        if (reading) ready.push(reading);
        else {
          failed.push(article.id);
          // It costs as much time as a hundred others: not again at the next start.
          await store.noteUnreadable(analyser.version, article);
        }
        progress(++done, all);
        if (ready.length >= portions.size()) await write();
      }
    };
    await Promise.all(Array.from({ length: Math.min(MOST_WITH_READER, articles.length) }, readOn));
    while (ready.length > 0) await write();
    return failed;
  };
}
