/** One frozen body into one channel or thread, under a nonce: once, and once more as plain words where Discord refuses the card. */
import { MessageFlags, Routes } from 'discord.js';
import { SendError, type Payload } from '../../messages/sender.ts';
import type { Asking } from './asking.ts';
import { failureOf } from './failure.ts';
import type { Log } from './log.ts';
import { plainOf } from './plain.ts';
import { isMalformed } from './send-failure.ts';

/** A message that stands in a channel, or stood there. */
export interface Posted {
  messageId: string;
  isGone: boolean;
  isCrossposted: boolean;
}

const LONGEST_NONCE = 25;
const ARCHIVED = '50083';
/** The nonce was known and its message is gone: it had been sent, and somebody deleted it since. */
const DELETED_SINCE = '10008';

/** Sends a part. What Discord finds malformed is our fault, told in the log as such. @throws SendError, and what the library throws */
export async function sendMessage(
  ask: Asking,
  channelId: string,
  payload: Payload,
  key: string,
  log: Log,
): Promise<Posted> {
  try {
    return await once(ask, channelId, payload.body, key);
  } catch (error) {
    const [first, ...rest] = inPlainWords(error, payload, channelId, log);
    const posted = await once(ask, channelId, first!, key);
    await sendRest(ask, channelId, rest, key);
    return posted;
  }
}

/** The plain words in place of a card that was refused as malformed, at least one body. @throws any other error as it is */
export function inPlainWords(error: unknown, { body }: Payload, channelId: string, log: Log): string[] {
  if (!isMalformed(error)) throw error;
  log.error('discord.card-refused', { channel: channelId, code: failureOf(error).code });
  return plainOf(body).map((each) => JSON.stringify(each));
}

/** A card holds more than a plain message does: what follows the first has nonces of its own, the same on every try. */
export async function sendRest(ask: Asking, channelId: string, rest: readonly string[], key: string): Promise<void> {
  for (const [index, body] of rest.entries())
    await once(ask, channelId, body, key.slice(0, LONGEST_NONCE - 1) + (index + 1).toString(36));
}

async function once(ask: Asking, channelId: string, body: string, key: string): Promise<Posted> {
  const nonce = JSON.stringify(key.slice(0, LONGEST_NONCE));
  const noted = `{"nonce":${nonce},"enforce_nonce":true,${body.slice(1)}`;
  const route = Routes.channelMessages(channelId);
  try {
    return postedOf(await ask.post(route, noted));
  } catch (error) {
    const { code } = failureOf(error);
    if (code === DELETED_SINCE) return { messageId: 'deleted', isGone: true, isCrossposted: false };
    if (code !== ARCHIVED) throw error;
    await ask.patch(Routes.channel(channelId), { archived: false });
    return postedOf(await ask.post(route, noted));
  }
}

/** What stands there by Discord's answer. @throws SendError `uncertain` when the answer names no message */
export function postedOf(answer: unknown): Posted {
  const { id, flags } = (typeof answer === 'object' && answer !== null ? answer : {}) as Record<string, unknown>;
  if (typeof id !== 'string' || id === '') throw new SendError('uncertain', 'no-message-id');
  return { messageId: id, isGone: false, isCrossposted: (Number(flags ?? 0) & MessageFlags.Crossposted) !== 0 };
}
