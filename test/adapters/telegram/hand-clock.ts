/** A clock that stands until it is told to go on, and then wakes whoever slept, one moment after another. */
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../../src/pace/pace.ts';

export interface HandClock extends Clock {
  /** Goes on until so many milliseconds have passed. */
  pass(ms: number): Promise<void>;
  /** Stands still as a busy program does: so many milliseconds are gone, and all who were due meanwhile wake at once. */
  stall(ms: number): Promise<void>;
}

export function handClock(): HandClock {
  let now = 0;
  let asleep: { at: number; wake(): void }[] = [];
  const wakeDue = async () => {
    const due = asleep.filter(({ at }) => at <= now);
    asleep = asleep.filter(({ at }) => at > now);
    for (const { wake } of due) wake();
    await setImmediate();
  };
  return {
    now: () => now,
    sleep: (ms) => new Promise<void>((wake) => asleep.push({ at: now + ms, wake })),
    async pass(ms) {
      const end = now + ms;
      await setImmediate();
      for (;;) {
        const next = Math.min(...asleep.map(({ at }) => at));
        if (next > end) break;
        now = Math.max(now, next);
        await wakeDue();
      }
      now = end;
    },
    async stall(ms) {
      now += ms;
      await wakeDue();
    },
  };
}
