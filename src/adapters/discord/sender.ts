/**
 * Digests into channels, threads, forums and to a person. `send` posts one frozen body, once: whether to try again is the outbox's
 * decision, and Discord drops a repetition by its nonce. `find` reads back what an earlier try left.
 */
import { ChannelType, Routes, type REST } from 'discord.js';
import {
  SendError,
  type Destination,
  type Found,
  type Payload,
  type Receipt,
  type Sender,
} from '../../messages/sender.ts';
import type { Pace } from '../../pace/pace.ts';
import { asking, type Asking } from './asking.ts';
import { isThreadOnly } from './channels.ts';
import { crosspost } from './crosspost.ts';
import { editionParts } from './edition.ts';
import { findMessage } from './find.ts';
import type { Log } from './log.ts';
import { asSendError } from './send-failure.ts';
import { postedOf, sendMessage } from './send-message.ts';
import { lookAhead, lookedFor, sendPost, type Places, type PostParts } from './send-post.ts';
import type { Names } from './tags.ts';

export interface SenderParts {
  /** Without retries, and throwing on every rate limit instead of waiting. */
  rest: REST;
  pace: Pace;
  places: Places;
  /** Names of topics in every language, for a forum's tags. */
  names: Names;
  log: Log;
  /** So far our clock is ahead of Discord's, in milliseconds; none that is known without it. */
  ahead?(): number;
}

/** Once Discord answers 401 the token is dead, and nothing more is asked with it. */
export function createSender({ rest, pace, ...given }: SenderParts): Sender {
  let dead = false;
  const parts: PostParts = { ahead: () => 0, ...given, openers: new Map(), doubted: new Set() };
  const alive = async <T>(work: () => Promise<T>): Promise<T> => {
    if (dead) throw new SendError('unauthorized', '401');
    try {
      return await work();
    } catch (error) {
      const failure = asSendError(error);
      dead ||= failure.outcome === 'unauthorized';
      throw failure;
    }
  };
  return {
    platform: 'discord',
    pace,
    render: (message, rendering) =>
      editionParts(message, rendering).map(({ body, blocks }) => ({ body: JSON.stringify(body), blocks })),
    // The outbox begins a send's first request; nobody begins those of a look back.
    send: (to, payload, key, signal) => alive(() => sent(asking(rest, pace, 1, signal), to, payload, key, parts)),
    // A post is opened without a nonce.
    knowsKeys: ({ threadId, destinationId }) => given.places.forum(threadId ?? destinationId) === undefined,
    find: (to, key, since) => alive(() => found(asking(rest, pace, 0), to, key, since, parts)),
  };
}

async function sent(ask: Asking, to: Destination, payload: Payload, key: string, parts: PostParts): Promise<Receipt> {
  const { places, log } = parts;
  const channelId = await channelOf(ask, to);
  const isFollowed = to.person || places.isUp() ? places.isFollowed(channelId) : await askFollowed(ask, channelId);
  if (places.forum(channelId)) return sendPost(ask, { ...to, destinationId: channelId }, payload, key, parts);
  const { messageId, isGone, isCrossposted } = await sendMessage(ask, channelId, payload, key, log);
  if (isFollowed && !isGone && !isCrossposted) await crosspost(ask, channelId, messageId, log);
  return { messageId };
}

/** What the gateway would tell of a channel. A forum waits for it: which posts stand there it tells alone. */
async function askFollowed(ask: Asking, channelId: string): Promise<boolean> {
  const { type } = (await lookAhead(() => ask.get(Routes.channel(channelId)))) as { type: ChannelType };
  if (isThreadOnly({ type })) throw new SendError('not-sent', NO_GATEWAY);
  return type === ChannelType.GuildAnnouncement;
}

async function found(ask: Asking, to: Destination, key: string, since: number, parts: PostParts): Promise<Found> {
  const { places, ahead } = parts;
  // Whether we may read there, and which account is ours, it tells too.
  if (!places.isUp()) throw new SendError('not-sent', NO_GATEWAY);
  const channelId = await channelOf(ask, to);
  if (places.forum(channelId)) return lookedFor(ask, { ...to, destinationId: channelId }, key, since, parts);
  const mayRead = to.person === true || places.mayRead(channelId);
  return findMessage(ask, channelId, { key, since, ahead, self: places.self() }, mayRead);
}

const NO_GATEWAY = 'gateway';

/** The channel of a destination; that of a private message is opened, or was. */
async function channelOf(ask: Asking, { destinationId, threadId, person }: Destination): Promise<string> {
  const id = threadId ?? destinationId;
  // An id becomes part of an address.
  if (!/^\d{1,20}$/.test(id)) throw new SendError('malformed', 'destination-id');
  if (!person) return id;
  return lookAhead(async () => postedOf(await ask.post(Routes.userChannels(), { recipient_id: id })).messageId);
}
