/** What can be read at an address: a feed, the feed that a site names, or else the page itself. */
import { decodeBytes } from '../corpus/decode-bytes.ts';
import { feedLinks } from '../corpus/discover.ts';
import type { Draft } from '../corpus/draft.ts';
import type { Feed } from '../corpus/feed.ts';
import { readHtmlPage } from '../corpus/html-page.ts';
import { SaarError } from '../errors.ts';
import type { Content } from '../net/fetcher.ts';
import type { SourceKind } from '../store/source.ts';
import { FEED_ACCEPT, feedOf } from './read-source.ts';
import type { ReadingParts } from './reading-parts.ts';

export interface Found {
  kind: SourceKind;
  url: string;
  title?: string;
  siteUrl?: string;
  feed?: Feed;
  page?: Draft;
}

type Parts = Pick<ReadingParts, 'turns' | 'robots' | 'making' | 'clock'>;

/** Sites name their feeds best first; feeds of comments and of sections come behind. */
const MOST_TRIED = 3;
const ACCEPT = `${FEED_ACCEPT}, text/html;q=0.8`;

/** @throws SaarError `source.nothing`, `fetch.robots`, and what fetching and reading throw */
export async function findSource(parts: Parts, address: string): Promise<Found> {
  const content = await contentOf(parts, address);
  const feed = readable(parts, content);
  if (feed) return foundFeed(content.movedTo ?? address, feed);
  const html = decodeBytes(content.bytes, content.contentType);
  for (const { url } of feedLinks(html, content.url).slice(0, MOST_TRIED)) {
    const named = await namedFeed(parts, url);
    if (named) return named;
  }
  return foundPage(parts, content.movedTo ?? address, html);
}

async function contentOf({ turns }: Parts, address: string): Promise<Content> {
  const answer = await turns.get(address, { accept: ACCEPT });
  if (answer.kind === 'unchanged') throw new SaarError('fetch.status', { status: 304 }, 'refused');
  return answer;
}

/** Undefined for what is no feed at all. */
function readable(parts: Parts, content: Content): Feed | undefined {
  try {
    return feedOf(parts, content);
  } catch (error) {
    if (error instanceof SaarError && error.code === 'feed.invalid') return undefined;
    throw error;
  }
}

/** A link that leads nowhere, or where nobody may go, is as good as none. */
async function namedFeed(parts: Parts, url: string): Promise<Found | undefined> {
  try {
    const content = await contentOf(parts, url);
    const feed = readable(parts, content);
    return feed && foundFeed(content.movedTo ?? url, feed);
  } catch (error) {
    if (error instanceof SaarError) return undefined;
    throw error;
  }
}

function foundFeed(url: string, feed: Feed): Found {
  return { kind: 'feed', url: new URL(url).href, title: feed.title, siteUrl: feed.siteUrl, feed };
}

async function foundPage({ robots, making }: Parts, url: string, html: string): Promise<Found> {
  if (!(await robots.permission(url)).isAllowed) throw new SaarError('fetch.robots', {}, 'refused');
  try {
    const page = readHtmlPage(html, { url, making });
    return { kind: 'page', url: new URL(url).href, title: page.title, page };
  } catch (error) {
    if (error instanceof SaarError) throw new SaarError('source.nothing', {}, 'user', error);
    throw error;
  }
}
