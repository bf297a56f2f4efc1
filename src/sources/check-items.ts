/** What would come in by a source, item by item, without anything coming in. */
import { idOfAddress } from '../corpus/address-id.ts';
import { canonicalUrl } from '../corpus/canonical-url.ts';
import type { Feed } from '../corpus/feed.ts';
import type { CheckedItem } from '../app/sources.ts';
import type { Found } from './find-source.ts';
import { listed, type Listed } from './listed.ts';
import { createPages } from './pages.ts';
import type { ReadingParts } from './reading-parts.ts';
import { made, takeItem } from './take-item.ts';

/** So many new items have their pages asked for: enough to see whether that goes well. */
const MOST_PAGES = 3;
/** A person waits for them. */
const LONGEST_MS = 30_000;
/** Whoever looks wants no more of them. */
const MOST_ITEMS = 100;

/** @param sourceId of the source that is looked at, if it is one already; @param looks whether pages are asked for */
export async function checkItems(
  parts: ReadingParts,
  found: Found,
  sourceId: string | undefined,
  looks: boolean,
): Promise<CheckedItem[]> {
  if (found.feed) return checkFeed(parts, found.feed, sourceId, looks);
  const articleId = idOfAddress(canonicalUrl(found.url, parts.data));
  const item = { key: articleId, print: '', url: found.url };
  const isKnown = (await parts.store.article(articleId)) !== undefined;
  const { article, refusal } = await made(parts, { articleId, item }, found.page!, 'of any age');
  return [
    {
      title: article?.title ?? found.title ?? found.url,
      url: found.url,
      publishedAt: article?.publishedAt,
      verdict: refusal ?? (isKnown ? 'known' : 'new'),
    },
  ];
}

async function checkFeed(
  parts: ReadingParts,
  feed: Feed,
  sourceId: string | undefined,
  looks: boolean,
): Promise<CheckedItem[]> {
  const items = listed(feed, sourceId ?? '', parts.data, parts.clock()).slice(0, MOST_ITEMS);
  const keys = items.map(({ item }) => item.key);
  const seen = sourceId === undefined ? undefined : await parts.store.seenItems(sourceId, keys);
  const pages = createPages(parts, AbortSignal.timeout(LONGEST_MS));
  const checked: CheckedItem[] = [];
  let looked = 0;
  for (const each of items) {
    const { key, print, title, url } = each.item;
    const before = seen?.get(key);
    const known = before?.print === print ? (before.refusal ?? 'known') : undefined;
    const isNew = known === undefined && each.freshness !== 'stale' && !(await parts.store.article(each.articleId));
    const taken = isNew && looks && looked++ < MOST_PAGES ? await takeItem(parts, each, feed, pages) : undefined;
    const plain = known ?? (each.freshness === 'stale' ? 'item.stale' : isNew ? 'new' : 'known');
    const publishedAt = each.item.publishedAt ?? taken?.article?.publishedAt;
    const verdict = taken?.refusal ?? plain;
    checked.push({ title: title ?? url ?? key, url, publishedAt, verdict, ...oddDate(each) });
  }
  return checked;
}

/** What is odd about the date that the feed gives. */
function oddDate({ freshness }: Listed): Pick<CheckedItem, 'date'> {
  return freshness === 'undated' || freshness === 'future' ? { date: freshness } : {};
}
