/** A feed's text, RSS, Atom, RDF or JSON Feed → its items: addresses absolute, dates real or absent, titles plain. */
import { cleanLine } from './clean-text.ts';
import { feedDate, liesAhead, type FeedReading } from './feed-date.ts';
import { rawFeed, type RawFeed, type RawItem } from './feed-formats.ts';
import { itemKeys, itemPrints } from './feed-key.ts';
import { LONGEST_ITEM } from './feed-source.ts';
import { webUrl } from './web-url.ts';

export interface Feed {
  title?: string;
  /** Where readers find it. */
  siteUrl?: string;
  /** As it declares it. */
  language?: string;
  /** How long it asks to be left alone, at least a minute and at most a week. */
  ttlMinutes?: number;
  /** In the feed's order, no two with one key, at most 1,000. */
  items: FeedItem[];
  /** Not everything was read: the feed breaks off, or holds more or longer items than are read. */
  isCut: boolean;
}

export interface FeedItem {
  /** The same at each reading of the feed; see `itemKeys`. */
  key: string;
  /** A hash of what the feed says of it. */
  print: string;
  url?: string;
  title?: string;
  /** ISO: a date-time in UTC, or a day; absent when the feed tells none, or one that cannot be. */
  publishedAt?: string;
  /** It has no other date than one that has not come. */
  isAhead?: boolean;
  updatedAt?: string;
  /** The longer of content and summary, as HTML. */
  html?: string;
  author?: string;
}

/** In UTF-16 units, before it is cleaned; articles shorten it further. */
const LONGEST_TITLE = 1_000;
const LONGEST_NAME = 200;
const MOST_MINUTES = 10_080;
const UNSEEN_IN_LINE = /<(script|style)\b[\s\S]{0,1000}?<\/\1\s{0,9}>/gi;
/** "5 < 6" is no tag, and neither is "<3". */
const TAG = /<\/?[a-z][a-z0-9]{0,10}(?:\s[^<>]{0,1000})?\/?>/gi;
const ANY_TAG = /<\/?[a-z][a-z0-9]{0,10}[\s/>]/i;
const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * @param text decoded; what stands before the feed, and its own declarations, do not matter
 * @param url where it was found: relative addresses are resolved against it
 * @param reading dates more than two days ahead of its `now` are slips; dates may name the months of its languages
 * @throws SaarError `feed.invalid` (no feed, or none of its items is whole), `feed.entities`, `feed.too-deep`; blame `refused`
 */
export function readFeed(text: string, url: string, reading: FeedReading): Feed {
  const raw = rawFeed(text);
  const base = raw.bases.reduce((outer, inner) => webUrl(inner, outer) ?? outer, url);
  const items = raw.items.map((item) => itemOf(item, base, reading)).filter((item) => item !== undefined);
  const keys = itemKeys(items, reading.data);
  const prints = itemPrints(items);
  const marked = items.map(({ guid: _, ...item }, at) => ({ key: keys[at]!, print: prints[at]!, ...item }));
  return { ...headOf(raw, base), items: newestOfEach(marked), isCut: raw.isCut };
}

function headOf({ title, link, language, ttlMinutes }: RawFeed, base: string): Omit<Feed, 'items' | 'isCut'> {
  return {
    title: lineOf(title),
    siteUrl: webUrl(link, base),
    language: language?.trim().slice(0, 40) || undefined,
    ttlMinutes: ttlMinutes !== undefined && ttlMinutes >= 1 ? Math.min(MOST_MINUTES, Math.ceil(ttlMinutes)) : undefined,
  };
}

type KeylessItem = Omit<FeedItem, 'key' | 'print'> & { guid?: string };

/** Undefined for one that says nothing. */
function itemOf(raw: RawItem, outer: string, reading: FeedReading): KeylessItem | undefined {
  const base = webUrl(raw.base, outer) ?? outer;
  const url = webUrl(raw.link, base) ?? (raw.isPermaLink ? addressIn(raw.guid) : undefined);
  const title = lineOf(raw.title);
  const html = longest(raw.bodies);
  if (url === undefined && title === undefined && html === undefined) return undefined;
  const updatedAt = feedDate(raw.updated, reading);
  const publishedAt = feedDate(raw.published, reading) ?? updatedAt;
  const isAhead = liesAhead([...raw.published, ...raw.updated], reading);
  return {
    url,
    guid: raw.guid,
    title,
    publishedAt,
    ...(isAhead && { isAhead }),
    updatedAt,
    html,
    author: lineOf(raw.author)?.slice(0, LONGEST_NAME),
  };
}

/** A guid that is a whole web address; a relative one is only a name. */
function addressIn(guid: string | undefined): string | undefined {
  return guid !== undefined && /^https?:\/\//i.test(guid) ? webUrl(guid, guid) : undefined;
}

/** HTML, or text, as one plain line. */
function lineOf(words: string | undefined): string | undefined {
  const plain = words?.slice(0, LONGEST_TITLE).replace(UNSEEN_IN_LINE, ' ').replace(TAG, '');
  return cleanLine(plain ?? '') || undefined;
}

function longest(bodies: readonly (string | undefined)[]): string | undefined {
  const all = bodies.filter((body) => body !== undefined && body.length <= LONGEST_ITEM) as string[];
  const best = all.reduce((best, body) => (body.length > best.length ? body : best), '').trim();
  return best === '' ? undefined : ANY_TAG.test(best) ? best : paragraphs(best);
}

/** Plain text, its lines kept. */
function paragraphs(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.map((line) => `<p>${line.replace(/&(?!#?\w{1,31};)|[<>]/g, (mark) => MARKUP[mark]!)}</p>`).join('\n');
}

/** Of items with one key the newest stays, where the first of them stood. */
function newestOfEach(items: readonly FeedItem[]): FeedItem[] {
  const kept = new Map<string, FeedItem>();
  for (const item of items) {
    const known = kept.get(item.key);
    if (!known || stampOf(item) > stampOf(known)) kept.set(item.key, item);
  }
  return [...kept.values()];
}

function stampOf({ updatedAt, publishedAt }: FeedItem): string {
  return updatedAt ?? publishedAt ?? '';
}
