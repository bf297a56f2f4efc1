/** Wakes whoever waits for something to change. A ring that nobody waited for is heard by the next who comes. */
import type { Timers } from '../pace/timers.ts';

export interface Bell {
  ring(): void;
  /** Whether it rang and nobody heard it yet. */
  rang(): boolean;
  /** Resolves at the next ring, or after so many milliseconds, which may be infinitely many. */
  heard(withinMs: number): Promise<void>;
}

export function createBell(timers: Timers): Bell {
  let unheard = false;
  let wake: (() => void) | undefined;
  return {
    ring: () => {
      unheard = true;
      wake?.();
    },
    rang: () => unheard,
    heard: async (withinMs) => {
      await new Promise<void>((resolve) => {
        if (unheard) return resolve();
        const giveUp = withinMs === Infinity ? () => {} : timers.after(Math.max(0, withinMs), resolve);
        wake = () => {
          giveUp();
          resolve();
        };
      });
      wake = undefined;
      unheard = false;
    },
  };
}
