/**
 * Telegram's speed limits, kept before they are hit, for answers and digests alike: one pace for the bot as a whole, and one
 * or two for each chat. Kept in memory only; after a restart the first burst may be answered with a 429, which is waited for.
 */
import { CLOCK } from '../../pace/clock.ts';
import { evenly } from '../../pace/even.ts';
import { createPace, type Clock, type Limit, type Pace } from '../../pace/pace.ts';

/** Bot FAQ of Telegram: about 30 messages a second in all. */
const ALL: Limit = { count: 30, ms: 1_000 };
/** 1 a second in a chat, with short bursts. */
const CHAT: readonly Limit[] = [{ count: 2, ms: 2_000 }];
/** 20 a minute in a group; an edit may count, and is not paced. */
const GROUP: readonly Limit[] = [...CHAT, { count: 18, ms: 60_000 }];
/** More chats than the bot as a whole may write to in the longest of these times. */
const MOST_CHATS = 2_000;
/** A chat that others wait for has no moment of its own yet. */
const LEAST_WAIT_MS = 250;

export interface Paces {
  /** That of the bot as a whole. */
  readonly all: Pace;
  /** Waits until a message to this chat may leave; what it answers is called when Telegram has answered. For answers. */
  turn(chatId: string): Promise<() => void>;
  /** How long this chat takes no message yet, in milliseconds; 0 when it does. Says nothing of the bot as a whole. */
  wait(chatId: string): number;
  /** Begins a message to this chat whose place in `all` is taken; what it answers is called when Telegram has answered. */
  begin(chatId: string): () => void;
}

const BOTS = new Map<string, Paces>();

/** Those of one bot at one Telegram, over every connection it has: the old ones' last messages count when a new one is made. */
export function pacesOf(token: string, apiUrl: string | undefined): Paces {
  const bot = JSON.stringify([token, apiUrl]);
  const paces = BOTS.get(bot) ?? createPaces();
  BOTS.set(bot, paces);
  return paces;
}

export function createPaces(clock: Clock = CLOCK): Paces {
  const all = evenly(createPace(ALL, clock), ALL, clock);
  const chats = new Map<string, readonly Pace[]>();
  const ofChat = (chatId: string) => {
    const paces = chats.get(chatId) ?? limitsOf(chatId).map((limit) => createPace(limit, clock));
    chats.delete(chatId);
    chats.set(chatId, paces);
    if (chats.size > MOST_CHATS) chats.delete(chats.keys().next().value!);
    return paces;
  };
  return {
    all,
    // The bot's place last: it is not held while a chat is waited for.
    turn: async (chatId) => {
      const answered: (() => void)[] = [];
      for (const pace of [...ofChat(chatId), all]) answered.push(await pace.turn());
      return () => callAll(answered);
    },
    wait: (chatId) => {
      const now = clock.now();
      const taken = ofChat(chatId).filter((pace) => pace.free(now) === 0);
      return Math.max(0, ...taken.map((pace) => Math.max(LEAST_WAIT_MS, pace.freeAt(now) - now)));
    },
    begin: (chatId) => {
      const answered = ofChat(chatId).map((pace) => pace.begin());
      return () => callAll(answered);
    },
  };
}

function limitsOf(chatId: string): readonly Limit[] {
  return chatId.startsWith('-') ? GROUP : CHAT;
}

function callAll(calls: readonly (() => void)[]): void {
  for (const call of calls) call();
}
