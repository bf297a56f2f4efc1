/** Looks back into a channel for a message that an earlier try may have left there, by its author and its stamp. */
import { Routes, SnowflakeUtil } from 'discord.js';
import type { Found } from '../../messages/sender.ts';
import type { Asking } from './asking.ts';
import { failureOf } from './failure.ts';
import { sendFailure } from './send-failure.ts';
import { stampOf, stampsIn } from './stamp.ts';

/** A message as Discord lists it, as far as it is looked at. */
export interface Listed {
  id: string;
  author?: { id: string };
  components?: unknown;
  /** It answers a command: no digest. */
  interaction_metadata?: unknown;
}

/** What is looked for, and who looks. */
export interface Sought {
  key: string;
  /** When it may have been sent first, by our clock, in epoch milliseconds. */
  since: number;
  /** So far our clock is ahead of Discord's, in milliseconds, as its newest answer says. */
  ahead(): number;
  /** Our own account; undefined while nobody knows it. */
  self: string | undefined;
}

const PAGE = 50;
/** A channel in which people talk all the time is read back so many pages. */
const MOST_PAGES = 6;
/** So far may Discord's clock be from what we take it for. */
const CLOCKS_APART_MS = 60_000;

/**
 * `absent` only when Saar may read the history there and the list reaches back to the moment, or to the channel's beginning, without
 * a message of ours that could be it: to who may not read Discord shows an empty list and says nothing of it.
 * @throws what the library throws, but for a refusal: it leaves the matter unknown
 */
export async function findMessage(ask: Asking, channelId: string, sought: Sought, mayRead: boolean): Promise<Found> {
  let doubt = !mayRead;
  let before: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = { limit: String(PAGE), ...(before !== undefined && { before }) };
    const list = await listed(() => ask.get(Routes.channelMessages(channelId), query));
    if (!list) return { state: 'unknown' };
    const shown = list.find((message) => verdict(message, sought) === 'it');
    if (shown) return { state: 'shown', messageId: shown.id };
    doubt ||= list.some((message) => verdict(message, sought) === 'perhaps');
    before = list.at(-1)?.id;
    if (before === undefined || list.length < PAGE || !isRecent(before, sought))
      return { state: doubt ? 'unknown' : 'absent' };
  }
  return { state: 'unknown' };
}

/** A list of Discord's; undefined where it is refused, or is none. */
export async function listed(request: () => Promise<unknown>): Promise<Listed[] | undefined> {
  try {
    const answer = await request();
    return Array.isArray(answer) ? (answer as Listed[]) : undefined;
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

/** Discord does not let us look; a dead token and a channel that is gone are other matters. */
export function isRefusal(error: unknown): boolean {
  const { outcome } = sendFailure(failureOf(error));
  return outcome === 'permanent' || outcome === 'malformed';
}

/**
 * Whether a message is the one that is looked for: the stamp says it, whatever any clock says. A recent one of ours that bears no
 * stamp, such as one that went out as plain words without a button, may be it.
 */
export function verdict(message: Listed, sought: Sought): 'it' | 'perhaps' | 'no' {
  const { key, self } = sought;
  if (self === undefined) return 'perhaps';
  if (message.author?.id !== self) return 'no';
  const stamps = stampsIn(message);
  if (stamps.includes(stampOf(key))) return 'it';
  return stamps.length > 0 || message.interaction_metadata || !isRecent(message.id, sought) ? 'no' : 'perhaps';
}

/** Whether what bears this id, a moment of Discord's clock, was made when the message may have been sent first, or later. */
export function isRecent(id: string, { since, ahead }: Pick<Sought, 'since' | 'ahead'>): boolean {
  return SnowflakeUtil.timestampFrom(id) >= Math.min(since, Date.now()) - ahead() - CLOCKS_APART_MS;
}
