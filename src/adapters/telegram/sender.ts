/** Digests on Telegram: `send` posts one frozen body and says what Telegram answered; when to try again is decided elsewhere. */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Api } from 'grammy';
import { SendError, type Destination, type Payload, type Receipt, type Sender } from '../../messages/sender.ts';
import type { Log } from './log.ts';
import { failureWords, isUnparsable, sendErrorOf } from './refusals.ts';
import { CLOCK } from '../../pace/clock.ts';
import { createPace as createWholePace } from '../../pace/pace.ts';
import { createPace, type Pace } from './pace.ts';
import { plainBody, render, type Body } from './render.ts';
import { createTurns } from './turns.ts';

/** Telegram's limit for a bot as a whole. */
const LIMIT = { count: 30, ms: 1_000 };
const TIME_OUT_S = 15;
/** A digest that would wait longer for its chat gives its place to others, and is tried again. */
const MOST_WAIT_MS = 4_000;

/**
 * A Sender with a connection of its own and no retries. Each message gets a fresh connection: one that was kept may be
 * closed by the other side at the very moment of a send, and then nobody knows whether the message went out.
 * `pace` is that of the answers too: Telegram's limits know no difference.
 */
export function createSender(token: string, apiUrl: string | undefined, log: Log, pace: Pace = createPace()): Sender {
  const agent = apiUrl?.startsWith('http:') ? new HttpAgent() : new HttpsAgent();
  const root = apiUrl === undefined ? {} : { apiRoot: apiUrl };
  const api = new Api(token, { ...root, timeoutSeconds: TIME_OUT_S, baseFetchConfig: { agent, compress: true } });
  const turns = createTurns(pace);
  return {
    platform: 'telegram',
    pace: createWholePace(LIMIT, CLOCK),
    find: () => Promise.resolve({ state: 'unknown' }),
    render: (message) => render(message).map((body) => ({ body: JSON.stringify(body) })),
    send: async (destination, payload) => {
      const waitMs = pace.wait(destination.destinationId, Date.now());
      if (waitMs > MOST_WAIT_MS) throw new SendError('rate-limited', 'own-pace', { retryAfterMs: waitMs });
      const answered = await turns.take(destination.destinationId);
      return send(api, log, destination, payload).finally(answered);
    },
  };
}

async function send(api: Api, log: Log, destination: Destination, payload: Payload): Promise<Receipt> {
  const body = JSON.parse(payload.body) as Body;
  try {
    return await post(api, destination, body);
  } catch (error) {
    if (!isUnparsable(error)) throw sendErrorOf(error);
    // Refused for its tags, so certainly not shown: the reader gets the words without them.
    log.error('telegram.entities-refused', { reason: failureWords(error) });
    return post(api, destination, plainBody(body)).catch((again: unknown) => {
      throw sendErrorOf(again);
    });
  }
}

async function post(api: Api, { destinationId, threadId }: Destination, body: Body): Promise<Receipt> {
  const chatId = /^-?\d+$/.test(destinationId) ? Number(destinationId) : destinationId;
  const thread = threadId === undefined ? {} : { message_thread_id: Number(threadId) };
  const message: unknown = await api.raw.sendMessage({ ...body, chat_id: chatId, ...thread });
  const id = (message as { message_id?: unknown } | undefined)?.message_id;
  if (typeof id !== 'number') throw new SendError('uncertain', 'answer without a message id');
  return { messageId: String(id) };
}
