/** Digests on Telegram: `send` posts one frozen body and says what Telegram answered; when to try again is decided elsewhere. */
import { Api } from 'grammy';
import { SendError, type Destination, type Receipt, type Rendering, type Sender } from '../../messages/sender.ts';
import { freshConnections } from './connection.ts';
import type { Log } from './log.ts';
import { createPaces, type Paces } from './paces.ts';
import { failureWords, isUnparsable, sendErrorOf } from './refusals.ts';
import { plainBody, renderParts, type Body } from './render.ts';

const TIME_OUT_S = 15;

/** A body as it is frozen. */
interface DigestBody extends Body {
  disable_notification?: true;
}

interface Sending {
  api: Api;
  log: Log;
  paces: Paces;
}

/**
 * A Sender with connections of its own and no retries. `paces` are those of the answers too: Telegram's limits know no
 * difference. Whoever calls `send` has taken a place in its `pace`; that of the chat is taken here, and a digest whose chat takes
 * nothing yet is certainly not sent (`rate-limited`, `own-pace`). `find` knows nothing: a bot is not shown what stands in a chat,
 * not even what it wrote itself.
 */
export function createSender(token: string, apiUrl: string | undefined, log: Log, paces = createPaces()): Sender {
  const root = apiUrl === undefined ? {} : { apiRoot: apiUrl };
  const baseFetchConfig = { agent: freshConnections(apiUrl), compress: true };
  const api = new Api(token, { ...root, timeoutSeconds: TIME_OUT_S, baseFetchConfig });
  const sending: Sending = { api, log, paces };
  return {
    platform: 'telegram',
    pace: paces.all,
    knowsKeys: () => false,
    find: () => Promise.resolve({ state: 'unknown' }),
    render: (message, { silent }) =>
      renderParts(message).map(({ body, blocks }) => ({ body: JSON.stringify(frozen(body, silent)), blocks })),
    send: (destination, payload, _key, signal) => send(sending, destination, payload.body, signal),
  };
}

function frozen(body: Body, silent: Rendering['silent']): DigestBody {
  return silent ? { ...body, disable_notification: true } : body;
}

/** A body that Telegram takes for malformed is our mistake, and was certainly not shown: the reader gets the words at least. */
async function send(
  sending: Sending,
  destination: Destination,
  payload: string,
  signal?: AbortSignal,
): Promise<Receipt> {
  const { log, paces } = sending;
  const body = JSON.parse(payload) as DigestBody;
  const problem = problemWith(destination, paces);
  if (problem) throw problem;
  let refusal: unknown;
  try {
    return await post(sending, destination, body, signal);
  } catch (error) {
    if (sendErrorOf(error).outcome !== 'malformed') throw sendErrorOf(error);
    refusal = error;
  }
  log.error('telegram.digest-refused', { chat: destination.destinationId, reason: failureWords(refusal) });
  const answered = await paces.all.turn();
  try {
    return await post(sending, destination, barerBody(body, refusal), signal);
  } catch (error) {
    throw sendErrorOf(error);
  } finally {
    answered();
  }
}

/** Buttons stay where it was the tags that were refused. */
function barerBody(body: DigestBody, refusal: unknown): DigestBody {
  const plain = plainBody(body);
  if (isUnparsable(refusal)) return plain;
  const { reply_markup: _, ...bare } = plain;
  return bare;
}

/** Why a digest may not leave now, if it may not. Who made it in a chat's name has no private chat. */
function problemWith({ destinationId, person }: Destination, paces: Paces): SendError | undefined {
  if (person && !/^\d+$/.test(destinationId)) return new SendError('permanent', 'no-person');
  const retryAfterMs = paces.wait(destinationId);
  return retryAfterMs > 0 ? new SendError('rate-limited', 'own-pace', { retryAfterMs }) : undefined;
}

async function post(sending: Sending, to: Destination, body: Body, signal?: AbortSignal): Promise<Receipt> {
  const { api, paces } = sending;
  const { destinationId, threadId } = to;
  if (signal?.aborted) throw new SendError('not-sent', 'given-up');
  const chatId = /^-?\d+$/.test(destinationId) ? Number(destinationId) : destinationId;
  const thread = threadId === undefined ? {} : { message_thread_id: Number(threadId) };
  const answered = paces.begin(destinationId);
  try {
    const message: unknown = await api.raw.sendMessage({ ...body, chat_id: chatId, ...thread }, signalOf(signal));
    const id = (message as { message_id?: unknown } | null | undefined)?.message_id;
    if (typeof id !== 'number') throw new SendError('uncertain', 'answer without a message id');
    return { messageId: String(id) };
  } finally {
    answered();
  }
}

/** grammY's types know only the signal of an older library; the shape is the same. */
function signalOf(signal: AbortSignal | undefined): Parameters<Api['raw']['sendMessage']>[1] {
  return signal as unknown as Parameters<Api['raw']['sendMessage']>[1];
}
