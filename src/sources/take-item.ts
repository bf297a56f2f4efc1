/** One item → its article, or the code of why there is none: by its own words where they are the article, else by its page. */
import type { Article } from '../corpus/article.ts';
import { withoutTracking } from '../corpus/canonical-url.ts';
import type { Draft } from '../corpus/draft.ts';
import type { Feed } from '../corpus/feed.ts';
import { draftOfItem, isWhole } from '../corpus/feed-article.ts';
import { makeArticle } from '../corpus/make-article.ts';
import { SaarError } from '../errors.ts';
import { readTarget } from '../net/target.ts';
import { freshnessOf } from './freshness.ts';
import type { Listed } from './listed.ts';
import { isPassing, type Pages } from './pages.ts';
import type { ReadingParts } from './reading-parts.ts';

export interface Taken {
  article?: Article;
  /** Why there is no article. */
  refusal?: string;
  /** Its page did not come, and may come another time. */
  isPart: boolean;
}

type Parts = Pick<ReadingParts, 'making' | 'reach' | 'clock'>;

/** Never rejects for what the item or its page is like. */
export async function takeItem(parts: Parts, listed: Listed, feed: Feed, pages: Pages): Promise<Taken> {
  const { item } = listed;
  if (item.url === undefined || isWhole(item))
    return { ...made(parts, listed, draftOfItem(item, feed)), isPart: false };
  try {
    const page = await pages.draft(item.url);
    return { ...made(parts, listed, draftOfItem(item, feed, page)), isPart: false };
  } catch (error) {
    // A snippet today is better than the whole article too late.
    const own = made(parts, listed, draftOfItem(item, feed));
    return { ...(own.article ? own : { refusal: codeOf(error) }), isPart: isPassing(error) };
  }
}

/** The article of a draft under the id that its address gives it. */
export function made(
  parts: Parts,
  { articleId, item }: Pick<Listed, 'articleId' | 'item'>,
  draft: Draft,
  age: 'of these days' | 'of any age' = 'of these days',
): Omit<Taken, 'isPart'> {
  const now = parts.clock();
  try {
    const plain = { ...draft, id: articleId, url: linkOf(item.url ?? draft.url, parts) };
    const article = makeArticle(plain, {}, { ...parts.making, now: new Date(now) });
    const isStale = age === 'of these days' && freshnessOf(article.publishedAt, now) === 'stale';
    return isStale ? { refusal: 'item.stale' } : { article };
  } catch (error) {
    return { refusal: codeOf(error) };
  }
}

/** Readers are shown no link into somebody's own network. */
function linkOf(url: string | undefined, { reach, making }: Parts): string | undefined {
  try {
    return url === undefined ? undefined : withoutTracking(readTarget(url, reach).url.href, making.data);
  } catch {
    return undefined;
  }
}

/** @throws whatever is no expected failure */
function codeOf(error: unknown): string {
  if (error instanceof SaarError) return error.code;
  throw error;
}
