/** One source, one turn: asked, read, what is new taken in, and how it went noted down with the moment of the next turn. */
import { createHash } from 'node:crypto';
import { idOfAddress } from '../corpus/address-id.ts';
import { canonicalUrl } from '../corpus/canonical-url.ts';
import type { Draft } from '../corpus/draft.ts';
import type { Feed } from '../corpus/feed.ts';
import { SaarError } from '../errors.ts';
import type { Content } from '../net/fetcher.ts';
import { isOfTask } from '../reading/protocol.ts';
import type { Source, SourceChanges } from '../store/source.ts';
import { createPages, fetchedOf } from './pages.ts';
import { afterFailure, afterSuccess, afterUnchanged } from './politeness.ts';
import type { ReadingParts } from './reading-parts.ts';
import { made } from './take-item.ts';
import { readFolder } from './read-folder.ts';
import { takeItems } from './take-items.ts';

/** Servers that choose by it are asked for a feed; one that has no other name for its feed gives it too. */
export const FEED_ACCEPT =
  'application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';

/**
 * Reads a source. What fails on its side is noted, and told when it is new; once it is given up nothing more is noted.
 * @throws what the store throws
 */
export async function readSource(parts: ReadingParts, source: Source, signal: AbortSignal): Promise<void> {
  const changes = await attempt(parts, source, signal);
  if (!changes || signal.aborted) return;
  await parts.store.noteSource(source.id, changes);
  const { id } = source;
  if (changes.state === 'off') parts.tell('a source is given up', { source: id, reason: changes.reason });
  else if (changes.failures === 1)
    parts.tell('a source cannot be read; it is tried again', { source: id, reason: changes.lastError });
  else if (changes.failures === 0 && source.failures > 0) parts.tell('a source can be read again', { source: id });
}

/** Only what the source did counts as its failure: a store that is full is no fault of a feed. */
async function attempt(parts: ReadingParts, source: Source, signal: AbortSignal): Promise<SourceChanges | undefined> {
  if (source.kind === 'folder') return readFolder(parts, source, signal);
  const now = parts.clock();
  const read = await askedAndRead(parts, source, signal).catch((error: unknown) => {
    if (isOfTask(error)) return error;
    throw error;
  });
  if (signal.aborted) return undefined;
  if (read instanceof SaarError) return afterFailure(source, read, now);
  if (read.kind === 'unchanged') return afterUnchanged(source, now);
  if (read.kind === 'page') return takenPage(parts, source, read.draft, now);
  return takenFeed(parts, source, read, now, signal);
}

type Read = { kind: 'unchanged' } | { kind: 'feed'; content: Content; feed: Feed } | { kind: 'page'; draft: Draft };

/** @throws SaarError what fetching and reading throw */
async function askedAndRead(parts: ReadingParts, source: Source, signal: AbortSignal): Promise<Read> {
  if (source.kind === 'page') return { kind: 'page', draft: await createPages(parts, signal).draft(source.url) };
  const { etag, lastModified } = source;
  const answer = await parts.turns.get(source.url, { accept: FEED_ACCEPT, etag, lastModified, signal });
  return answer.kind === 'unchanged' ? answer : { kind: 'feed', content: answer, feed: await feedOf(parts, answer) };
}

/** The feed of an answer. @throws SaarError what decoding and reading throw */
export function feedOf({ reading, clock }: Pick<ReadingParts, 'reading' | 'clock'>, content: Content): Promise<Feed> {
  return reading.readFeed(fetchedOf(content), content.url, new Date(clock()));
}

async function takenFeed(
  parts: ReadingParts,
  source: Source,
  { content, feed }: { content: Content; feed: Feed },
  now: number,
  signal: AbortSignal,
): Promise<SourceChanges> {
  const { added, isRest } = await takeItems(parts, source.id, feed, signal);
  if (added > 0) parts.tell('articles came in', { source: source.id, articles: added });
  const { etag, lastModified } = isRest ? {} : content;
  return {
    ...afterSuccess(source, { ttlMinutes: isRest ? 0 : feed.ttlMinutes, movedTo: content.movedTo }, now),
    // Without them the next answer brings the feed once more, and with it what is left.
    etag,
    lastModified,
    title: source.title ?? feed.title,
    siteUrl: source.siteUrl ?? feed.siteUrl,
    articles: source.articles + added,
  };
}

/** A page is an item of its own, the only one, and as old as it may be: somebody asked for it by its address. */
async function takenPage(parts: ReadingParts, source: Source, draft: Draft, now: number): Promise<SourceChanges> {
  const key = canonicalUrl(source.url, parts.data);
  const articleId = idOfAddress(key);
  const print = createHash('sha256')
    .update(`${draft.title ?? ''}\n${draft.text}`)
    .digest('hex')
    .slice(0, 24);
  const changes = afterSuccess(source, {}, now);
  if ((await parts.store.seenItems(source.id, [key])).get(key)?.print === print) return changes;
  const { article, refusal } = await made(
    parts,
    { articleId, item: { key, print, url: source.url } },
    draft,
    'of any age',
  );
  if (!article) return afterFailure(source, new SaarError(refusal ?? 'file.page', {}, 'refused'), now);
  const { added } = await parts.takeIn(source.id, [article]);
  await parts.store.noteItems(source.id, [{ key, print, articleId, seenAt: now }]);
  return { ...changes, title: source.title ?? article.title, articles: source.articles + added };
}
