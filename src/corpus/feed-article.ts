/** What of an article comes from the feed and what from its page: whole articles need no second look, snippets do. */
import type { Draft } from './draft.ts';
import type { Feed, FeedItem } from './feed.ts';
import { itemWords, type ItemWords } from './item-words.ts';

/** A snippet is a sentence or two; in UTF-16 units. */
const FEWEST_CHARACTERS = 600;
const FEWEST_PARAGRAPHS = 2;
/** A shorter line is a heading, a caption or a link. */
const SHORTEST_PARAGRAPH = 60;
const BREAKS_OFF = /(?:…|\.{3})[\s\])]*$/u;
/** In UTF-16 units: how far from its end a text may break off. */
const LONGEST_END = 100;
/** Where a page goes on below its fold. */
const FOLD = /^#(?:more|read)?(?:-\d+)?$/i;

/** Items are looked at twice, and their words are not read twice. */
const known = new WeakMap<FeedItem, ItemWords>();

/**
 * Whether the item's own words are the article: several paragraphs of some length that neither break off nor end in a link
 * to the item's own page, as "Read more" does in any language.
 */
export function isWhole(item: FeedItem): boolean {
  const { text, lastLink } = wordsOf(item);
  const paragraphs = text.split('\n').filter((line) => line.trim().length >= SHORTEST_PARAGRAPH);
  const length = paragraphs.reduce((sum, line) => sum + line.length, 0);
  if (paragraphs.length < FEWEST_PARAGRAPHS || length < FEWEST_CHARACTERS || breaksOff(text)) return false;
  if (lastLink === undefined) return true;
  const line = text.replace(/\s+/g, ' ');
  return !breaksOff(line.slice(0, line.lastIndexOf(lastLink.words))) && !isOwnPage(lastLink.href, item.url);
}

function breaksOff(text: string): boolean {
  return BREAKS_OFF.test(text.slice(-LONGEST_END));
}

function isOwnPage(href: string, url: string | undefined): boolean {
  if (url === undefined || !URL.canParse(href, url)) return false;
  const [link, own] = [new URL(href, url), new URL(url)];
  return link.host === own.host && link.pathname === own.pathname && (link.hash === '' || FOLD.test(link.hash));
}

/**
 * The draft of an item: title and date of the item, the text of its page, and of its own words where there is no page or
 * where they say more. A page's own time of publication counts where the item tells only a day, or nothing.
 */
export function draftOfItem(item: FeedItem, feed: Pick<Feed, 'title' | 'language'>, page?: Draft): Draft {
  const own = page && (item.html?.length ?? 0) <= page.text.length ? '' : wordsOf(item).text;
  const isTimed = item.publishedAt?.includes('T') === true;
  return {
    text: page && page.text.length >= own.length ? page.text : own,
    title: item.title ?? page?.title,
    publisher: page?.publisher ?? feed.title,
    url: item.url ?? page?.url,
    language: page?.language ?? feed.language,
    publishedAt: isTimed ? item.publishedAt : (page?.publishedAt ?? item.publishedAt),
  };
}

function wordsOf(item: FeedItem): ItemWords {
  const words = known.get(item) ?? itemWords(item.html ?? '');
  known.set(item, words);
  return words;
}
