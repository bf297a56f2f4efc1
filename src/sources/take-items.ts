/** The new items of a feed → articles in the store, a few at a time, so that what was read stays read whatever comes. */
import { setImmediate } from 'node:timers/promises';
import type { Article } from '../corpus/article.ts';
import type { Feed } from '../corpus/feed.ts';
import type { SeenItem } from '../store/source.ts';
import { listed, type Listed } from './listed.ts';
import { createPages } from './pages.ts';
import type { ReadingParts } from './reading-parts.ts';
import { takeItem } from './take-item.ts';

/** More wait for the next turn. */
const MOST_ITEMS = 50;
/** A turn is so long at most: others wait for it. */
const LONGEST_MS = 3 * 60_000;
/** Articles that are stored together: each time, what was worked out of the corpus holds no longer. */
const TOGETHER = 10;
/** A page that did not come is asked for again in this time, then the item's own words are what there is. */
const PATIENCE_MS = 6 * 3_600_000;
/** Behind the print of an item whose page did not come. */
const PART = '+';

export interface TakenItems {
  added: number;
  /** Not all is done: the feed is to be read again though nothing may have changed in it. */
  isRest: boolean;
}

/** What is new of a feed, or was changed, newest first. */
export async function takeItems(
  parts: ReadingParts,
  sourceId: string,
  feed: Feed,
  signal: AbortSignal,
): Promise<TakenItems> {
  const now = parts.clock();
  const items = listed(feed, sourceId, parts.data, now);
  const seen = await parts.store.seenItems(
    sourceId,
    items.map(({ item }) => item.key),
  );
  const fresh = items.filter(({ item }) => !isSeen(item, seen.get(item.key), now));
  const [stale, wanted] = [fresh.filter(isStale), fresh.filter((each) => !isStale(each))];
  await parts.store.noteItems(
    sourceId,
    stale.map(({ item }) => ({ key: item.key, print: item.print, refusal: 'item.stale', seenAt: now })),
  );
  const turn = { parts, sourceId, feed, seen, signal, now };
  const { added, done, isPart } = await takeEach(turn, wanted.slice(0, MOST_ITEMS));
  return { added, isRest: isPart || done < wanted.length };
}

function isStale({ freshness }: Listed): boolean {
  return freshness === 'stale';
}

function isSeen(item: Listed['item'], seen: SeenItem | undefined, now: number): boolean {
  if (seen?.print === item.print + PART) return now - seen.seenAt >= PATIENCE_MS;
  return seen?.print === item.print;
}

interface Turn {
  parts: ReadingParts;
  sourceId: string;
  feed: Feed;
  seen: ReadonlyMap<string, SeenItem>;
  signal: AbortSignal;
  now: number;
}

async function takeEach(
  turn: Turn,
  wanted: readonly Listed[],
): Promise<{ added: number; done: number; isPart: boolean }> {
  const { parts, sourceId, signal } = turn;
  const over = parts.timers.steady() + LONGEST_MS;
  const pages = createPages(parts, signal);
  const sum = { added: 0, done: 0, isPart: false };
  let [articles, notes]: [Article[], SeenItem[]] = [[], []];
  const store = async () => {
    sum.added += (await parts.takeIn(sourceId, articles)).added;
    await parts.store.noteItems(sourceId, notes);
    [articles, notes] = [[], []];
  };
  for (const each of wanted) {
    if (signal.aborted || parts.timers.steady() >= over || !(await parts.store.source(sourceId))) break;
    const { article, note } = await takeOne(turn, each, pages);
    // What came of it may only be that it was given up.
    if (signal.aborted) break;
    if (article) articles.push(article);
    notes.push(note);
    sum.isPart ||= note.print.endsWith(PART);
    sum.done += 1;
    if (notes.length >= TOGETHER) await store();
    await setImmediate();
  }
  await store();
  return sum;
}

async function takeOne(
  { parts, feed, seen, now }: Turn,
  each: Listed,
  pages: ReturnType<typeof createPages>,
): Promise<{ article?: Article; note: SeenItem }> {
  const { item, articleId } = each;
  const before = seen.get(item.key);
  const note: SeenItem = { key: item.key, print: item.print, seenAt: now };
  // It came in by another source; what is known of this item by an earlier print is another thing: then it changed.
  if (!before && (await parts.store.article(articleId))) return { note: { ...note, articleId } };
  const { article, refusal, isPart } = await takeItem(parts, each, feed, pages);
  if (isPart) {
    note.print += PART;
    note.seenAt = before?.print === note.print ? before.seenAt : now;
  }
  return { article, note: { ...note, ...(article && { articleId }), ...(refusal !== undefined && { refusal }) } };
}
