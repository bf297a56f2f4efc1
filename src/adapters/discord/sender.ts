/**
 * Digests into channels, threads and forums. `send` posts one frozen body, once: whether to try again is the outbox's
 * decision, and Discord drops a repetition by its nonce.
 */
import { Routes, type REST } from 'discord.js';
import { SendError, type Destination, type Payload, type Receipt, type Sender } from '../../messages/sender.ts';
import { failureOf } from './failure.ts';
import { postName } from './post.ts';
import { renderBodies } from './render.ts';
import { sendFailure } from './send-failure.ts';

/** What the gateway knows of forums. A post has no nonce, so an earlier try is recognised by the post it made. */
export interface Forums {
  isForum(channelId: string): boolean;
  /** Our newest post of the last minutes in that forum; with `name`, only one of that name. */
  recentPost(forumId: string, name?: string): string | undefined;
}

const SEND_MS = 15_000;
const LONGEST_NONCE = 25;
const ARCHIVED = '50083';
/** The nonce was known and its message is gone: it had been sent, and somebody deleted it since. */
const DELETED_SINCE = '10008';

/**
 * @param rest without retries, and throwing on every rate limit instead of waiting.
 * Once Discord answers 401 the token is dead, and nothing more is asked with it.
 */
export function createSender(rest: REST, forums: Forums): Sender {
  let dead = false;
  return {
    platform: 'discord',
    render: (message) => renderBodies(message).map((body) => ({ body: JSON.stringify(body) })),
    send: async (destination, payload, key) => {
      if (dead) throw new SendError('unauthorized', '401');
      try {
        return await posted(rest, forums, destination, payload, key);
      } catch (error) {
        const failure = error instanceof SendError ? error : sendFailure(failureOf(error));
        dead ||= failure.outcome === 'unauthorized';
        throw failure;
      }
    },
  };
}

async function posted(rest: REST, forums: Forums, to: Destination, payload: Payload, key: string): Promise<Receipt> {
  const channelId = to.threadId ?? to.destinationId;
  // An id becomes part of an address.
  if (!/^\d{1,20}$/.test(channelId)) throw new SendError('malformed', 'destination-id');
  if (!forums.isForum(channelId)) return sent(rest, channelId, payload, key);
  const name = postName(payload.body);
  const earlier = forums.recentPost(channelId, name);
  // A later part of a digest has no title: it belongs into the post that the first part opened.
  if (earlier !== undefined) return name === undefined ? sent(rest, earlier, payload, key) : { messageId: earlier };
  const body = `{"name":${JSON.stringify(name ?? 'Saar')},"message":${payload.body}}`;
  return receipt(await post(rest, Routes.threads(channelId), body));
}

async function sent(rest: REST, channelId: string, payload: Payload, key: string): Promise<Receipt> {
  const nonce = JSON.stringify(key.slice(0, LONGEST_NONCE));
  const body = `{"nonce":${nonce},"enforce_nonce":true,${payload.body.slice(1)}`;
  try {
    return receipt(await post(rest, Routes.channelMessages(channelId), body));
  } catch (error) {
    const { code } = failureOf(error);
    if (code === DELETED_SINCE) return { messageId: 'deleted' };
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

function receipt(answer: unknown): Receipt {
  const id = typeof answer === 'object' && answer !== null && 'id' in answer ? answer.id : undefined;
  if (typeof id !== 'string') throw new SendError('uncertain', 'no-message-id');
  return { messageId: id };
}
