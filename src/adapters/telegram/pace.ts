/** Telegram's speed limits, kept before they are hit: when the next message may go to a chat. Time is passed in. */

/** At most `count` messages in `ms`. Telegram: 1 a second in a chat with short bursts, 20 a minute in a group, 30 a second in all. */
interface Window {
  count: number;
  ms: number;
}

const CHAT: readonly Window[] = [{ count: 2, ms: 2_000 }];
const GROUP: readonly Window[] = [...CHAT, { count: 18, ms: 60_000 }];
/** Small steps rather than one of a second: a burst that the network holds up must not meet the next one. */
const ALL: readonly Window[] = [{ count: 5, ms: 220 }];
const MOST_CHATS = 1_000;

export interface Pace {
  /** Books the next free moment for a message to this chat and returns how long to wait for it, in ms. */
  book(chatId: string, now: number): number;
}

/** Books moments in memory only; after a restart the first burst may be answered with a 429, which is waited for. */
export function createPace(): Pace {
  const chats = new Map<string, number[]>();
  const all: number[] = [];
  return {
    book(chatId, now) {
      const times = chats.get(chatId) ?? [];
      const windows = chatId.startsWith('-') ? GROUP : CHAT;
      const at = Math.max(now, nextFree(times, windows), nextFree(all, ALL));
      remember(times, at, windows);
      remember(all, at, ALL);
      chats.delete(chatId);
      chats.set(chatId, times);
      if (chats.size > MOST_CHATS) chats.delete(chats.keys().next().value!);
      return at - now;
    },
  };
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
