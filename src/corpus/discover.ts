/** The feeds that a page names in its head, those of its news before those of its comments. */
import { createRequire } from 'node:module';
import { cleanLine } from './clean-text.ts';
import { markAt, type Mark } from './markup.ts';
import type { PageDocument, PageElement } from './page-node.ts';
import { webUrl } from './web-url.ts';

/** Loaded with the first page. */
const load = createRequire(import.meta.url);
const linkedom = () => load('linkedom') as typeof import('linkedom');

export interface FeedLink {
  /** Absolute, http or https. */
  url: string;
  title?: string;
}

const MOST_LINKS = 10;
/** Links of any kind that are looked at; a page has a few dozen. */
const MOST_TAGS = 300;
const LONGEST_TAG = 4_096;
/** In UTF-16 units; whoever names feeds does it near the top. */
const LONGEST_PAGE = 1_048_576;
const LONGEST_TITLE = 200;
const FEED_TYPES: ReadonlySet<string> = new Set([
  ...['application/rss+xml', 'application/atom+xml'],
  ...['application/rdf+xml', 'application/feed+json'],
]);
/** Their content is no markup, or none that counts. */
const SKIPPED = new Set(['script', 'style', 'textarea', 'title', 'noscript', 'template', 'svg', 'iframe', 'xmp']);
const COMMENTS = /(?:^|[/=_.-])comments?(?:$|[/=_.-])/i;

/**
 * The feeds that `<link rel="alternate">` names, at most ten, each address once.
 * @param url where the page was found: relative addresses are resolved against it, or the page's `<base>`
 */
export function feedLinks(html: string, url: string): FeedLink[] {
  const tags = headTags(html.slice(0, LONGEST_PAGE));
  if (!tags.some((tag) => /^<link/i.test(tag))) return [];
  const page = linkedom().parseHTML(`<!doctype html><html><head>${tags.join('')}</head></html>`)
    .document as unknown as PageDocument;
  const base = webUrl(page.querySelector('base[href]')?.getAttribute('href'), url) ?? url;
  const links = [...page.querySelectorAll('link')].flatMap((link) => feedLink(link, base));
  const once = [...new Map(links.toReversed().map((link) => [link.url, link])).values()].toReversed();
  return [...once.filter((link) => !isOfComments(link)), ...once.filter(isOfComments)].slice(0, MOST_LINKS);
}

/** The tags of links and bases alone, so that nothing else of the page need be parsed. */
function headTags(html: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < html.length && found.length < MOST_TAGS;) {
    const mark = markAt(html, at);
    if (!mark) break;
    at = mark.kind === 'open' && SKIPPED.has(mark.name) && !mark.isEmpty ? skippedTo(html, mark) : mark.end;
    if (mark.kind !== 'open' || (mark.name !== 'link' && mark.name !== 'base')) continue;
    if (mark.end - mark.start <= LONGEST_TAG) found.push(inLowerCase(html.slice(mark.start, mark.end)));
  }
  return found;
}

/** Its names alone: values stay as they are. */
function inLowerCase(tag: string): string {
  return tag.replace(/"[^"]*"|'[^']*'|(?<=<|\s)[\w:-]{1,40}(?=[\s=>])/g, (part) =>
    /^["']/.test(part) ? part : part.toLowerCase(),
  );
}

function skippedTo(html: string, { name, end }: Mark): number {
  const close = new RegExp(`</${name}[\\s/>]`, 'gi');
  close.lastIndex = end;
  return close.exec(html)?.index ?? html.length;
}

function feedLink(link: PageElement, base: string): FeedLink[] {
  const attribute = (name: string) => link.getAttribute(name)?.trim().toLowerCase() ?? '';
  const isAlternate = attribute('rel').split(/\s+/).includes('alternate');
  const type = attribute('type').split(';', 1)[0]!.trim();
  const url = webUrl(link.getAttribute('href'), base);
  if (!isAlternate || !FEED_TYPES.has(type) || url === undefined) return [];
  const title = cleanLine((link.getAttribute('title') ?? '').slice(0, LONGEST_TITLE));
  return [title === '' ? { url } : { url, title }];
}

/** By its address, which is in no language. */
function isOfComments({ url }: FeedLink): boolean {
  const { pathname, search } = new URL(url);
  return COMMENTS.test(pathname) || COMMENTS.test(search);
}
