/**
 * Digests into channels, threads and forums. `send` posts one frozen body, once: whether to try again is the outbox's
 * decision, and Discord drops a repetition by its nonce.
 */
import { MessageFlags, Routes, type REST } from 'discord.js';
import { SendError, type Destination, type Payload, type Receipt, type Sender } from '../../messages/sender.ts';
import { createPace } from '../../pace/pace.ts';
import { CLOCK } from '../../pace/clock.ts';
import { crosspost } from './crosspost.ts';
import { failureOf } from './failure.ts';
import type { Log } from './log.ts';
import { postName } from './post.ts';
import { renderBodies } from './render.ts';
import { sendFailure } from './send-failure.ts';
import { tagsFor, type Forum, type Names } from './tags.ts';

/** What the gateway knows of the channels that are not plain ones. */
export interface Places {
  /** Undefined for a channel in which messages stand by themselves. */
  forum(channelId: string): Forum | undefined;
  /**
   * Our newest post of the last minutes in that forum; with `name`, only one of that name.
   * A post has no nonce, so an earlier try is recognised by the post it made.
   */
  recentPost(forumId: string, name?: string): string | undefined;
  /** Whether other servers may follow this channel, so that what stands in it is to be crossposted. */
  isFollowed(channelId: string): boolean;
}

export interface SenderParts {
  /** Without retries, and throwing on every rate limit instead of waiting. */
  rest: REST;
  places: Places;
  /** Names of topics in every language, for a forum's tags. */
  names: Names;
  log: Log;
}

/** Discord's limit for a bot as a whole; what it allows in one channel stands in its answers. */
const LIMIT = { count: 50, ms: 1_000 };
const SEND_MS = 15_000;
const LONGEST_NONCE = 25;
const ARCHIVED = '50083';
/** The nonce was known and its message is gone: it had been sent, and somebody deleted it since. */
const DELETED_SINCE = '10008';

interface Posting extends SenderParts {
  /** By which key each post was opened since the start: of two digests of one day in one forum each has its own, titled alike. */
  openers: Map<string, string>;
}

/** Older ones are nobody's earlier try any more. */
const MOST_OPENERS = 1000;

/** Once Discord answers 401 the token is dead, and nothing more is asked with it. */
export function createSender(parts: SenderParts): Sender {
  let dead = false;
  const posting: Posting = { ...parts, openers: new Map() };
  return {
    platform: 'discord',
    pace: createPace(LIMIT, CLOCK),
    find: () => Promise.resolve({ state: 'unknown' }),
    render: (message) => renderBodies(message).map((body) => ({ body: JSON.stringify(body) })),
    send: async (destination, payload, key) => {
      if (dead) throw new SendError('unauthorized', '401');
      try {
        return await posted(posting, destination, payload, key);
      } catch (error) {
        const failure = error instanceof SendError ? error : sendFailure(failureOf(error));
        dead ||= failure.outcome === 'unauthorized';
        throw failure;
      }
    },
  };
}

async function posted(parts: Posting, to: Destination, payload: Payload, key: string): Promise<Receipt> {
  const { rest, places, log } = parts;
  const channelId = to.threadId ?? to.destinationId;
  // An id becomes part of an address.
  if (!/^\d{1,20}$/.test(channelId)) throw new SendError('malformed', 'destination-id');
  const forum = places.forum(channelId);
  if (forum) return postedIn(parts, forum, channelId, payload, key);
  const answer = await sent(rest, channelId, payload, key);
  const published = places.isFollowed(channelId) && !answer.isGone && !answer.isCrossposted;
  if (published) await crosspost(rest, channelId, answer.messageId, log);
  return { messageId: answer.messageId };
}

/** A digest's first part opens a post; the later ones, which have no title, belong into it. */
async function postedIn(parts: Posting, forum: Forum, forumId: string, payload: Payload, key: string) {
  const { rest, places, names, openers } = parts;
  const name = postName(payload.body);
  const earlier = places.recentPost(forumId, name);
  const isOwn = earlier !== undefined && (openers.get(earlier) ?? key) === key;
  if (isOwn && name !== undefined) return { messageId: earlier };
  if (earlier !== undefined && name === undefined)
    return { messageId: (await sent(rest, earlier, payload, key)).messageId };
  const tags = tagsFor(forum, payload.body, names);
  const fields = { name: name ?? 'Saar', ...(tags.length > 0 ? { applied_tags: tags } : {}) };
  const body = `${JSON.stringify(fields).slice(0, -1)},"message":${payload.body}}`;
  const { messageId } = receipt(await post(rest, Routes.threads(forumId), body));
  openers.set(messageId, key);
  if (openers.size > MOST_OPENERS) openers.delete(openers.keys().next().value!);
  return { messageId };
}

/** A message that stands in a channel, or stood there. */
interface Posted extends Receipt {
  isGone: boolean;
  isCrossposted: boolean;
}

async function sent(rest: REST, channelId: string, payload: Payload, key: string): Promise<Posted> {
  const nonce = JSON.stringify(key.slice(0, LONGEST_NONCE));
  const body = `{"nonce":${nonce},"enforce_nonce":true,${payload.body.slice(1)}`;
  try {
    return receipt(await post(rest, Routes.channelMessages(channelId), body));
  } catch (error) {
    const { code } = failureOf(error);
    if (code === DELETED_SINCE) return { messageId: 'deleted', isGone: true, isCrossposted: false };
    if (code !== ARCHIVED) throw error;
    const signal = AbortSignal.timeout(SEND_MS);
    await rest.patch(Routes.channel(channelId), { body: { archived: false }, signal });
    return receipt(await post(rest, Routes.channelMessages(channelId), body));
  }
}

/** The body goes out as it was frozen, byte for byte. */
function post(rest: REST, route: `/${string}`, body: string): Promise<unknown> {
  const headers = { 'Content-Type': 'application/json' };
  return rest.post(route, { body, passThroughBody: true, headers, signal: AbortSignal.timeout(SEND_MS) });
}

function receipt(answer: unknown): Posted {
  const { id, flags } = (typeof answer === 'object' && answer !== null ? answer : {}) as Record<string, unknown>;
  if (typeof id !== 'string') throw new SendError('uncertain', 'no-message-id');
  return { messageId: id, isGone: false, isCrossposted: (Number(flags ?? 0) & MessageFlags.Crossposted) !== 0 };
}
