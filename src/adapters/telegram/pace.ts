/** Telegram's speed limits, kept before they are hit: when the next message may go to a chat. Time is passed in. */

/** At most `count` messages in `ms`. Telegram: 1 a second in a chat with short bursts, 20 a minute in a group, 30 a second in all. */
interface Window {
  count: number;
  ms: number;
}

const CHAT: readonly Window[] = [{ count: 2, ms: 2_000 }];
const GROUP: readonly Window[] = [...CHAT, { count: 18, ms: 60_000 }];
/** Small steps rather than one of a second: a burst that the network holds up must not meet the next one. */
const ALL: readonly Window[] = [{ count: 5, ms: 240 }];
const MOST_CHATS = 1_000;

export interface Pace {
  /** Books the next free moment for a message to this chat and returns how long to wait for it, in ms. */
  book(chatId: string, now: number): number;
  /** How long a message to this chat would wait now, in ms; books nothing. */
  wait(chatId: string, now: number): number;
}

/** Books moments in memory only; after a restart the first burst may be answered with a 429, which is waited for. */
export function createPace(): Pace {
  const chats = new Map<string, number[]>();
  const all: number[] = [];
  const freeAt = (chatId: string, now: number) =>
    Math.max(now, nextFree(chats.get(chatId) ?? [], windowsOf(chatId)), nextFree(all, ALL));
  return {
    wait: (chatId, now) => freeAt(chatId, now) - now,
    book(chatId, now) {
      const times = chats.get(chatId) ?? [];
      const windows = windowsOf(chatId);
      const at = freeAt(chatId, now);
      remember(times, at, windows);
      remember(all, at, ALL);
      chats.delete(chatId);
      chats.set(chatId, times);
      if (chats.size > MOST_CHATS) chats.delete(chats.keys().next().value!);
      return at - now;
    },
  };
}

function windowsOf(chatId: string): readonly Window[] {
  return chatId.startsWith('-') ? GROUP : CHAT;
}

function nextFree(times: readonly number[], windows: readonly Window[]): number {
  return Math.max(0, ...windows.map(({ count, ms }) => (times.at(-count) ?? -Infinity) + ms));
}

function remember(times: number[], at: number, windows: readonly Window[]): void {
  times.push(at);
  times.sort((a, b) => a - b);
  const most = Math.max(...windows.map(({ count }) => count));
  if (times.length > most) times.splice(0, times.length - most);
}
