/** One item → its article, or the code of why there is none: by its own words where they are the article, else by its page. */
import type { Article } from '../corpus/article.ts';
import { withoutTracking } from '../corpus/canonical-url.ts';
import type { Draft } from '../corpus/draft.ts';
import type { Feed } from '../corpus/feed.ts';
import { readTarget } from '../net/target.ts';
import { isOfTask } from '../reading/protocol.ts';
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

type Parts = Pick<ReadingParts, 'data' | 'reading' | 'collection' | 'reach' | 'clock'>;

/** Never rejects for what the item or its page is like. */
export async function takeItem(parts: Parts, listed: Listed, feed: Feed, pages: Pages): Promise<Taken> {
  try {
    const { item } = listed;
    const head = { title: feed.title, language: feed.language };
    const { draft, isWhole } = await parts.reading.draftOfItem(item, head);
    if (item.url === undefined || isWhole) return { ...(await made(parts, listed, draft)), isPart: false };
    try {
      const page = await pages.draft(item.url);
      const whole = await parts.reading.draftOfItem(item, head, page);
      return { ...(await made(parts, listed, whole.draft)), isPart: false };
    } catch (error) {
      // A snippet today is better than the whole article too late.
      const own = await made(parts, listed, draft);
      return { ...(own.article ? own : { refusal: codeOf(error) }), isPart: isPassing(error) };
    }
  } catch (error) {
    return { refusal: codeOf(error), isPart: false };
  }
}

/** The article of a draft under the id that its address gives it. */
export async function made(
  parts: Parts,
  { articleId, item }: Pick<Listed, 'articleId' | 'item'>,
  draft: Draft,
  age: 'of these days' | 'of any age' = 'of these days',
): Promise<Omit<Taken, 'isPart'>> {
  const now = parts.clock();
  try {
    const plain = { ...draft, id: articleId, url: linkOf(item.url ?? draft.url, parts) };
    const article = await parts.reading.makeArticle(plain, { collection: parts.collection, now: new Date(now) });
    const isStale = age === 'of these days' && freshnessOf(article.publishedAt, now) === 'stale';
    return isStale ? { refusal: 'item.stale' } : { article };
  } catch (error) {
    return { refusal: codeOf(error) };
  }
}

/** Readers are shown no link into somebody's own network. */
function linkOf(url: string | undefined, { reach, data }: Parts): string | undefined {
  try {
    return url === undefined ? undefined : withoutTracking(readTarget(url, reach).url.href, data);
  } catch {
    return undefined;
  }
}

/** @throws whatever is no expected failure */
function codeOf(error: unknown): string {
  if (isOfTask(error)) return error.code;
  throw error;
}
