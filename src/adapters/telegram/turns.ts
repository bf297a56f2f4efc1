/**
 * Sees that messages leave as they were paced. A booked moment that was missed (the program was busy, the network stood still)
 * is booked anew: else all that waited would leave at once and meet Telegram's limits together.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pace } from './pace.ts';

export interface Turns {
  /** Resolves when a message to this chat may leave now; what it answers is called when Telegram has answered. */
  take(chatId: string): Promise<() => void>;
}

/** Later than this after its moment, a message would crowd those of the moments behind it. */
const LATE_MS = 120;
/** Messages without an answer yet: what a standing network lets through at once, besides a second's worth of the pace. */
const MOST_UNANSWERED = 4;

export function createTurns(
  pace: Pace,
  clock: () => number = Date.now,
  waiter: (ms: number) => Promise<unknown> = sleep,
): Turns {
  const waiting: (() => void)[] = [];
  let unanswered = 0;
  const enter = async () => {
    if (unanswered < MOST_UNANSWERED) unanswered++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  /** Whoever waits takes the place over. */
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else unanswered--;
  };
  return {
    async take(chatId) {
      for (;;) {
        const now = clock();
        const wait = pace.book(chatId, now);
        await waiter(wait);
        await enter();
        if (clock() <= now + wait + LATE_MS) return leave;
        leave();
      }
    },
  };
}
