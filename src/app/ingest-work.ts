/** What becomes of articles between their coming and their being stored: compared, read where they are new, and written together. */
import { setImmediate } from 'node:timers/promises';
import type { Article } from '../corpus/article.ts';
import type { KeptReading, Packing } from '../store/store.ts';
import type { IngestParts } from './ingest-articles.ts';
import type { Portions } from './portions.ts';

/** So many articles are with the analyser at once: enough that it need not wait for a write. */
const MOST_WITH_READER = 64;
/** Of those that came so many are compared with what is stored in one go. */
const COMPARED = 32;

/** Told of each article that was read, out of so many as have come until then and are to be read. */
export type Progress = (done: number, all: number) => void;

export interface Work {
  readonly counts: { added: number; changed: number; unchanged: number };
  /** Ids of what could not be read. */
  readonly failed: ReadonlySet<string>;
  /** So many more have come and will be given. */
  expect(count: number): void;
  /** Resolves when there is room for the next one. */
  take(article: Article): Promise<void>;
  /** The same for one that is stored. */
  readAgain(article: Article): Promise<void>;
  /** Resolves when everything taken is stored. */
  end(): Promise<void>;
}

export interface WorkParts extends IngestParts {
  /** How many are written at once, of those that were not to be read and of those that were. */
  portions: { put: Portions; read: Portions };
  progress: Progress;
}

/** An article that is to be stored, unless it is stored already, and what was read in it. */
interface Done {
  article?: Article;
  reading?: KeptReading;
  /** Set where it could not be read. */
  unreadable?: Article;
}

interface State extends WorkParts {
  counts: { added: number; changed: number; unchanged: number };
  failed: Set<string>;
  done: number;
  all: number;
  /** Ids of all that came and is in hand. */
  held: Set<string>;
  arrived: Article[];
  withReader: number;
  ready: Done[];
  packing?: Packing;
  /** Why nothing can be read. */
  failure?: { error: unknown };
  /** Whoever waits for the reader. */
  wake(): void;
}

export function createWork(parts: WorkParts): Work {
  const state: State = {
    ...parts,
    ...{ counts: { added: 0, changed: 0, unchanged: 0 }, failed: new Set(), held: new Set() },
    ...{ done: 0, all: 0, arrived: [], withReader: 0, ready: [], wake: () => undefined },
  };
  return {
    counts: state.counts,
    failed: state.failed,
    expect: (count) => void (state.all += count),
    take: async (article) => {
      // One that comes twice comes in its order.
      if (state.held.has(article.id)) await end(state);
      state.held.add(article.id);
      if (state.arrived.push(article) >= COMPARED) await compare(state);
    },
    readAgain: (article) => read(state, article, true),
    end: () => end(state),
  };
}

/** What stands as it comes is put at once; the others are read first. */
async function compare(state: State): Promise<void> {
  const { store, analyser, portions } = state;
  const articles = state.arrived.splice(0);
  const unread = await store.unreadAmong(analyser.version, articles);
  const known = articles.filter(({ id }) => !unread.has(id)).map((article): Done => ({ article }));
  state.all -= known.length;
  while (known.length > 0) await writeKnown(state, known.splice(0, portions.put.size()));
  for (const article of articles) if (unread.has(article.id)) await read(state, article, false);
}

/** Another program may have changed one since it was compared: it stands as it came now, and is to be read again. */
async function writeKnown(state: State, known: readonly Done[]): Promise<void> {
  const { added, changed } = await write(state, state.portions.put, known);
  if (added + changed === 0) return;
  const articles = known.flatMap(({ article }) => article ?? []);
  const unread = await state.store.unreadAmong(state.analyser.version, articles);
  for (const article of articles) if (unread.has(article.id)) await read(state, article, true);
}

async function read(state: State, article: Article, isStored: boolean): Promise<void> {
  if (state.failure) throw state.failure.error;
  while (state.withReader >= MOST_WITH_READER) await readerDone(state);
  await writeReady(state, state.portions.read.size());
  // The first ones are what the packing is learned from.
  state.packing ??= await state.store.readingPacking();
  state.withReader += 1;
  void readWith(state, article, state.packing, isStored);
}

async function readWith(state: State, article: Article, packing: Packing, isStored: boolean): Promise<void> {
  try {
    const reading = await state.analyser.read(article, packing);
    if (!reading) state.failed.add(article.id);
    state.ready.push({ ...(!isStored && { article }), ...(reading ? { reading } : { unreadable: article }) });
    state.progress((state.done += 1), state.all);
  } catch (error) {
    state.failure ??= { error };
  }
  state.withReader -= 1;
  state.wake();
}

/** Resolves when the reader has ended with one more. */
function readerDone(state: State): Promise<void> {
  return new Promise<void>((resolve) => (state.wake = resolve));
}

async function writeReady(state: State, least: number): Promise<void> {
  const { ready, portions } = state;
  while (ready.length > 0 && ready.length >= least)
    await write(state, portions.read, ready.splice(0, portions.read.size()));
}

async function write(state: State, portions: Portions, portion: readonly Done[]): Promise<Work['counts']> {
  const articles = portion.flatMap(({ article }) => article ?? []);
  const readings = portion.flatMap(({ reading }) => reading ?? []);
  const put = await portions.write(portion.length, () => state.store.putArticles(articles, readings));
  for (const key of ['added', 'changed', 'unchanged'] as const) state.counts[key] += put[key];
  // It costs as much time as a hundred others: not again at the next start.
  for (const { unreadable } of portion)
    if (unreadable) await state.store.noteUnreadable(state.analyser.version, unreadable);
  for (const { id } of articles) state.held.delete(id);
  delete state.packing;
  await setImmediate();
  return put;
}

async function end(state: State): Promise<void> {
  if (state.arrived.length > 0) await compare(state);
  while (state.withReader > 0) {
    await readerDone(state);
    await writeReady(state, state.portions.read.size());
  }
  await writeReady(state, 1);
  if (state.failure) throw state.failure.error;
}
