/** What can be read at an address: a feed, the feed that a site names, or else the page itself. */
import type { Draft } from '../corpus/draft.ts';
import type { Feed } from '../corpus/feed.ts';
import { SaarError } from '../errors.ts';
import type { Content } from '../net/fetcher.ts';
import { isOfTask } from '../reading/protocol.ts';
import type { SourceKind } from '../store/source.ts';
import { fetchedOf, notPermitted } from './pages.ts';
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

type Parts = Pick<ReadingParts, 'turns' | 'robots' | 'reading' | 'clock'>;

/** Sites name their feeds best first; feeds of comments and of sections come behind. */
const MOST_TRIED = 3;
const ACCEPT = `${FEED_ACCEPT}, text/html;q=0.8`;

/** @throws SaarError `source.nothing`, `file.few-sentences`, `fetch.robots`, and what fetching and reading throw */
export async function findSource(parts: Parts, address: string): Promise<Found> {
  const content = await contentOf(parts, address);
  const feed = await readable(parts, content);
  if (feed) return foundFeed(content.movedTo ?? address, feed);
  const links = await parts.reading.feedLinks(fetchedOf(content), content.url);
  for (const { url } of links.slice(0, MOST_TRIED)) {
    const named = await namedFeed(parts, url);
    if (named) return named;
  }
  return foundPage(parts, content.movedTo ?? address, content);
}

async function contentOf({ turns }: Parts, address: string): Promise<Content> {
  const answer = await turns.get(address, { accept: ACCEPT });
  if (answer.kind === 'unchanged') throw new SaarError('fetch.status', { status: 304 }, 'refused');
  return answer;
}

/** Undefined for what is no feed at all. */
async function readable(parts: Parts, content: Content): Promise<Feed | undefined> {
  try {
    return await feedOf(parts, content);
  } catch (error) {
    if (error instanceof SaarError && error.code === 'feed.invalid') return undefined;
    throw error;
  }
}

/** A link that leads nowhere, or where nobody may go, is as good as none. */
async function namedFeed(parts: Parts, url: string): Promise<Found | undefined> {
  try {
    const content = await contentOf(parts, url);
    const feed = await readable(parts, content);
    return feed && foundFeed(content.movedTo ?? url, feed);
  } catch (error) {
    if (isOfTask(error)) return undefined;
    throw error;
  }
}

function foundFeed(url: string, feed: Feed): Found {
  return { kind: 'feed', url: new URL(url).href, title: feed.title, siteUrl: feed.siteUrl, feed };
}

async function foundPage({ robots, reading }: Parts, url: string, content: Content): Promise<Found> {
  const permission = await robots.permission(url);
  if (!permission.isAllowed) throw notPermitted(permission);
  try {
    const page = await reading.readPage(fetchedOf(content), url);
    return { kind: 'page', url: new URL(url).href, title: page.title, page };
  } catch (error) {
    if (isOfTask(error) && error.code !== 'file.few-sentences')
      throw new SaarError('source.nothing', {}, 'user', error);
    throw error;
  }
}
