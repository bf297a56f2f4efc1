/** The first part of a digest in a forum: it opens a post, once, and those after it belong into that. */
import { Routes } from 'discord.js';
import { SendError, type Destination, type Payload, type Receipt } from '../../messages/sender.ts';
import type { Asking } from './asking.ts';
import { findPost } from './find-post.ts';
import type { Log } from './log.ts';
import { postName } from './post.ts';
import { asSendError } from './send-failure.ts';
import { inPlainWords, postedOf, sendRest } from './send-message.ts';
import { tagsFor, type Forum, type Names } from './tags.ts';

/** What the gateway knows of the channels that are not plain ones, and of our own account. */
export interface Places {
  /** Whether the gateway has told what there is; after crashes digests go out before it has. */
  isUp(): boolean;
  /** Our own account's id. */
  self(): string | undefined;
  /** Undefined for a channel in which messages stand by themselves. */
  forum(channelId: string): Forum | undefined;
  /** Our posts of the last minutes in that forum, the newest first. */
  recentPosts(forumId: string): { id: string; name: string }[];
  /** Whether other servers may follow this channel, so that what stands in it is to be crossposted. */
  isFollowed(channelId: string): boolean;
  /** Whether Discord shows us what was said there before: certainly, not perhaps. */
  mayRead(channelId: string): boolean;
}

export interface PostParts {
  places: Places;
  /** So far our clock is ahead of Discord's, in milliseconds. */
  ahead(): number;
  names: Names;
  log: Log;
  /** By which key each post was opened since the start. */
  openers: Map<string, string>;
  /** Keys under which a post may stand that we do not know of. */
  doubted: Set<string>;
}

/** Older ones are nobody's earlier try any more. */
const MOST_KEPT = 1000;
const RECENT_MS = 10 * 60_000;

/** Opens a post and says where later parts belong. @throws SendError, and what the library throws */
export async function sendPost(
  ask: Asking,
  to: Destination,
  payload: Payload,
  key: string,
  parts: PostParts,
): Promise<Receipt> {
  const { doubted } = parts;
  const earlier = await earlierPost(ask, to, payload, key, parts);
  if (earlier !== undefined) return known(earlier, key, parts);
  try {
    const receipt = known(await opened(ask, to.destinationId, payload, key, parts), key, parts);
    doubted.delete(key);
    return receipt;
  } catch (error) {
    if (asSendError(error).outcome === 'uncertain') doubted.add(key);
    if (doubted.size > MOST_KEPT) doubted.delete(doubted.values().next().value!);
    throw error;
  }
}

function known(postId: string, key: string, { openers }: PostParts): Receipt {
  openers.set(postId, key);
  if (openers.size > MOST_KEPT) openers.delete(openers.keys().next().value!);
  return { messageId: postId, threadId: postId };
}

async function opened(ask: Asking, forumId: string, payload: Payload, key: string, { places, names, log }: PostParts) {
  const tags = tagsFor(places.forum(forumId)!, payload.body, names);
  const fields = { name: postName(payload.body) ?? 'Saar', ...(tags.length > 0 ? { applied_tags: tags } : {}) };
  const open = async (body: string) =>
    postedOf(await ask.post(Routes.threads(forumId), `${JSON.stringify(fields).slice(0, -1)},"message":${body}}`));
  try {
    return (await open(payload.body)).messageId;
  } catch (error) {
    const [first, ...rest] = inPlainWords(error, payload, forumId, log);
    const { messageId } = await open(first!);
    await sendRest(ask, messageId, rest, key);
    return messageId;
  }
}

/**
 * The post that an earlier try opened. It is looked for only where there may be one: after a try without an answer, and where a post of
 * ours stands that this process has not opened, as after a restart. Its stamp tells; where Discord does not let us read it, its name.
 */
async function earlierPost(ask: Asking, to: Destination, { body }: Payload, key: string, parts: PostParts) {
  const { places, openers, doubted } = parts;
  const posts = places.recentPosts(to.destinationId);
  const own = posts.find(({ id }) => openers.get(id) === key);
  if (own) return own.id;
  const strange = posts.filter(({ id }) => !openers.has(id));
  if (strange.length === 0 && !doubted.has(key)) return undefined;
  const found = await lookAhead(() => lookedFor(ask, to, key, Date.now() - RECENT_MS, parts));
  if (found.state === 'shown') return found.messageId;
  const name = postName(body);
  return found.state === 'unknown' ? strange.find((post) => post.name === name)?.id : undefined;
}

/** Looks for the post of a key in a forum. */
export function lookedFor(
  ask: Asking,
  { tenantId, destinationId }: Destination,
  key: string,
  since: number,
  { places, ahead }: Pick<PostParts, 'places' | 'ahead'>,
) {
  const sought = { key, since, ahead, self: places.self(), guildId: tenantId, forumId: destinationId };
  return findPost(ask, sought, places.mayRead(destinationId));
}

/** Asks something before anything is sent: without an answer this try has sent nothing. @throws SendError */
export async function lookAhead<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    const failure = asSendError(error);
    throw failure.outcome === 'uncertain' ? new SendError('not-sent', failure.code) : failure;
  }
}
