/** Lists of feeds as feed readers exchange them: OPML in, whatever its folders, and OPML out. */
import { createRequire } from 'node:module';
import { SaarError } from '../errors.ts';
import { cleanLine } from './clean-text.ts';
import { markAt } from './markup.ts';

/** A feed of a list. */
export interface ListedFeed {
  /** As the list has it: whether it may be asked is for others to say. */
  url: string;
  title?: string;
}

const load = createRequire(import.meta.url);
const feedsmith = () => load('feedsmith') as typeof import('feedsmith');

const MOST_FEEDS = 5_000;
/** In UTF-16 units; 5,000 feeds with long names are 2 MiB. */
const LONGEST_LIST = 5_242_880;
const LONGEST_OUTLINE = 8_192;
const LONGEST_URL = 2_000;
const LONGEST_TITLE = 200;
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufeff\ufffe\uffff]/g;
/** `feed:https://…` and `feed://…` are how some readers mark what is a feed. */
const FEED_SCHEME = /^feed:(?:(?=https?:)|\/\/)/i;

/**
 * The feeds of an OPML list in its order, each address once, folders opened however deep; of a list that breaks off, those
 * that are whole.
 * @throws SaarError `opml.invalid` (no OPML, or one with entities), `opml.too-large` {most} (more than 5,000 feeds, or 5 MiB)
 */
export function readOpml(text: string): ListedFeed[] {
  if (text.length > LONGEST_LIST) throw new SaarError('opml.too-large', { most: MOST_FEEDS });
  const outlines = outlinesOf(text.replace(NOT_XML, ''));
  if (outlines.length > MOST_FEEDS) throw new SaarError('opml.too-large', { most: MOST_FEEDS });
  if (outlines.length === 0) return [];
  const feeds = new Map<string, ListedFeed>();
  for (const feed of parsed(outlines)) if (!feeds.has(feed.url)) feeds.set(feed.url, feed);
  return [...feeds.values()];
}

/** The outlines that name a feed, each by itself: folders matter to nobody here, and cost a parser its stack. */
function outlinesOf(source: string): string[] {
  const found: string[] = [];
  let isOpml = false;
  for (let at = 0; at < source.length && found.length <= MOST_FEEDS;) {
    const mark = markAt(source, at);
    if (!mark) break;
    at = mark.end;
    if (mark.kind === 'declaration' && /^<!(?:entity|doctype[^>]*\[)/i.test(source.slice(mark.start, mark.end)))
      throw new SaarError('opml.invalid');
    isOpml ||= mark.kind === 'open' && mark.name === 'opml';
    if (isOpml && mark.kind === 'open' && mark.name === 'outline') found.push(...feedOutline(source, mark));
  }
  if (!isOpml) throw new SaarError('opml.invalid');
  return found;
}

function feedOutline(
  source: string,
  { start, end, isEmpty }: { start: number; end: number; isEmpty: boolean },
): string[] {
  if (end - start > LONGEST_OUTLINE) return [];
  const tag = source.slice(start + 1, isEmpty ? end - 2 : end - 1);
  return /\sxmlurl\s{0,9}=\s{0,9}["'][^"']/i.test(tag) ? [`<${tag.replaceAll('<', '&lt;')}/>`] : [];
}

function parsed(outlines: readonly string[]): ListedFeed[] {
  try {
    const { body } = feedsmith().parseOpml(`<opml version="2.0"><body>${outlines.join('')}</body></opml>`);
    return (body?.outlines ?? []).flatMap(({ xmlUrl, title, text }) => listed(xmlUrl, title ?? text));
  } catch (error) {
    throw new SaarError('opml.invalid', {}, 'user', error);
  }
}

function listed(xmlUrl: string | undefined, name: string | undefined): ListedFeed[] {
  const url = (xmlUrl ?? '').trim().replace(FEED_SCHEME, (scheme) => (scheme.endsWith('//') ? 'http://' : ''));
  const title = titleOf(name);
  return url === '' || url.length > LONGEST_URL ? [] : [{ url, ...(title === undefined ? {} : { title }) }];
}

function titleOf(name: string | undefined): string | undefined {
  return cleanLine((name ?? '').slice(0, LONGEST_TITLE)) || undefined;
}

/** An OPML 2.0 list of feeds, named by `title`; one of none is an empty folder, for an empty list is no OPML. */
export function writeOpml(feeds: readonly (ListedFeed & { siteUrl?: string })[], title: string): string {
  const outlines = feeds.map(({ url, title: given, siteUrl }) => {
    const name = titleOf(given) ?? url;
    return {
      text: name,
      title: name,
      type: 'rss',
      xmlUrl: url,
      ...(siteUrl === undefined ? {} : { htmlUrl: siteUrl }),
    };
  });
  const list = outlines.length === 0 ? [{ text: title }] : outlines;
  return feedsmith().generateOpml({ head: { title }, body: { outlines: list } });
}
