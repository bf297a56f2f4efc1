/** Which item of a feed is which, so that one is known again at the next reading, whatever its feed does to its marks. */
import { createHash } from 'node:crypto';
import type { Data } from '../data/data.ts';
import { canonicalUrl } from './canonical-url.ts';

/** What an item says of itself. */
export interface Marks {
  url?: string;
  guid?: string;
  title?: string;
  html?: string;
  updatedAt?: string;
}

/** In hexadecimal digits; 96 bits tell apart all items that a feed will ever have. */
const KEY_LENGTH = 24;
const TAGS = /<[^<>]*>/g;

/**
 * The keys of a feed's items, in their order; two items with one key are the same item.
 *
 * An address that is the item's own comes before its guid. Feeds that make a new guid at each reading are real: with guids
 * first, each reading would bring all items anew and ask for all their pages again, while an address that changes (with the
 * headline in it) brings one item anew, which its words show to be a copy. For the same reason the title comes first where
 * items share an address (the site's front page, the posts of one live blog). Without an address nothing is asked for, so
 * there a guid comes first, for it knows an item again whose title was mended. A guid that items share says nothing.
 */
export function itemKeys(items: readonly Marks[], data: Data): string[] {
  const canonical = items.map(({ url }) => (url === undefined ? undefined : canonicalUrl(url, data)));
  const ofAddress = distinct(items, canonical);
  const guids = items.map(({ guid }) => guid);
  const ofGuid = distinct(items, guids);
  return items.map(({ title, html }, index) => {
    const [url, guid] = [canonical[index], guids[index]];
    if (url !== undefined && ofAddress.get(url) === 1) return hash('url', url);
    if (url !== undefined && title !== undefined) return hash('title', url, title);
    if (guid !== undefined && ofGuid.get(guid) === 1) return hash('guid', guid);
    return hash('words', url ?? '', title ?? '', title === undefined ? wordsOf(html) : '');
  });
}

/** How many different items stand behind each mark; the same title twice is one item listed twice. */
function distinct(items: readonly Marks[], marks: readonly (string | undefined)[]): Map<string, number> {
  const titles = new Map<string, Set<string>>();
  items.forEach(({ title, html }, index) => {
    const mark = marks[index];
    if (mark === undefined) return;
    const behind = titles.get(mark) ?? new Set();
    titles.set(mark, behind.add(title ?? wordsOf(html)));
  });
  return new Map([...titles].map(([mark, behind]) => [mark, behind.size]));
}

/**
 * Hashes of what the feed says of its items: a change is worth another look. Neither guid nor date of publication is in it,
 * which some feeds make anew at each reading; nor a date of change that several items share, which is the feed's own.
 */
export function itemPrints(items: readonly Marks[]): string[] {
  const shared = new Map<string, number>();
  for (const { updatedAt = '' } of items) shared.set(updatedAt, (shared.get(updatedAt) ?? 0) + 1);
  return items.map(({ title = '', html, updatedAt = '' }) =>
    hash('print', title, wordsOf(html), shared.get(updatedAt) === 1 ? updatedAt : ''),
  );
}

/** Without tags, whose addresses of pictures and counters change by themselves. */
function wordsOf(html: string | undefined): string {
  return (html ?? '').replace(TAGS, ' ').replace(/\s+/g, ' ').trim();
}

function hash(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, KEY_LENGTH);
}
