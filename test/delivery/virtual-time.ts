/** Time that stands still while anybody works, and then goes on to the next moment that somebody waits for. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Timers } from '../../src/pace/timers.ts';
import type { Clock } from '../../src/pace/pace.ts';

interface Waiting {
  at: number;
  call?: () => void;
}

export interface VirtualTime {
  /** Milliseconds by which the machine's clock is wrong: whoever sets it moves only `clock`. */
  wrong: number;
  /** What the machine's clock says. */
  clock(): number;
  readonly timers: Timers;
  /** For paces. */
  readonly steady: Clock;
  /** Lets time pass until it is so; answers false when nobody waits for anything any more, or `limit` (steady) came first. */
  runUntil(isSo: () => boolean, limit?: number): Promise<boolean>;
}

export function createVirtualTime(start: number): VirtualTime {
  let now = start;
  /** The next one last. */
  const queue: Waiting[] = [];
  const after = (ms: number, call: () => void) => {
    const waiting: Waiting = { at: now + Math.max(0, ms), call };
    queue.splice(placeOf(queue, waiting.at), 0, waiting);
    return () => void delete waiting.call;
  };
  const time: VirtualTime = {
    wrong: 0,
    clock: () => Math.floor(now + time.wrong),
    timers: { steady: () => now, after },
    steady: { now: () => now, sleep: (ms) => new Promise<void>((resolve) => void after(ms, resolve)) },
    runUntil: async (isSo, limit = Infinity) => {
      for (;;) {
        // Everything that can be done without time passing is promises: one turn ends it.
        await turn();
        if (isSo()) return true;
        while (queue.length > 0 && !queue.at(-1)!.call) queue.pop();
        const next = queue.at(-1);
        if (!next || next.at > limit) return false;
        queue.pop();
        now = next.at;
        next.call!();
      }
    },
  };
  return time;
}

/** Behind all that are later, before all that are as early: those go first. */
function placeOf(queue: readonly Waiting[], at: number): number {
  let [low, high] = [0, queue.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (queue[middle]!.at > at) low = middle + 1;
    else high = middle;
  }
  return low;
}
