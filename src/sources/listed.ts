/** The items of a feed as they are to be judged: which article each would be, and what its date says. */
import { idOf, idOfAddress } from '../corpus/address-id.ts';
import { canonicalUrl } from '../corpus/canonical-url.ts';
import type { Feed, FeedItem } from '../corpus/feed.ts';
import type { Data } from '../data/data.ts';
import { freshnessOf, type Freshness } from './freshness.ts';

export interface Listed {
  /** Without its date where that cannot be. */
  item: FeedItem;
  articleId: string;
  freshness: Freshness;
}

/** Newest first, those without a date last; otherwise in the feed's order. */
export function listed(feed: Feed, sourceId: string, data: Data, now: number): Listed[] {
  const addresses = feed.items.map(({ url }) => (url === undefined ? undefined : canonicalUrl(url, data)));
  const counts = new Map<string | undefined, number>();
  for (const address of addresses) counts.set(address, (counts.get(address) ?? 0) + 1);
  const all = feed.items.map((item, at): Listed => {
    const address = addresses[at];
    const isOwn = address !== undefined && counts.get(address) === 1;
    const freshness = item.isAhead ? 'future' : freshnessOf(item.publishedAt, now);
    return {
      item: freshness === 'future' ? { ...item, publishedAt: undefined } : item,
      articleId: isOwn ? idOfAddress(address) : idOf(sourceId, item.key),
      freshness,
    };
  });
  return all.sort((one, other) => timeOf(other) - timeOf(one));
}

function timeOf({ item }: Listed): number {
  return item.publishedAt === undefined ? 0 : Date.parse(item.publishedAt);
}
