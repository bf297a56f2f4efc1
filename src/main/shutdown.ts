/** Ending well: what was opened last is closed first, within a time, whatever one of them does. */
import type { Log } from '../log.ts';

type Stop = () => Promise<void> | void;

export interface Shutdown {
  /** Something to close at the end; it may take so much of the time that is left then (half, unless told otherwise). */
  add(name: string, stop: Stop, share?: number): void;
  /**
   * Closes everything, newest first. A part gets its share of the time that is left: one that hangs is logged and left,
   * and those behind it still have their turn. Resolves within `limitMs`.
   */
  run(limitMs: number): Promise<void>;
}

/** An empty list of things to close. */
export function createShutdown(log: () => Log): Shutdown {
  const stops: { name: string; stop: Stop; share: number }[] = [];
  return {
    add: (name, stop, share = 1 / 2) => void stops.push({ name, stop, share }),
    run: async (limitMs) => {
      let left = limitMs;
      for (const { name, stop, share } of stops.toReversed()) {
        const began = performance.now();
        const most = left * share;
        if (!(await within(endOne(name, stop, log()), most)))
          log().warn('did not end in time; left as it is', { part: name });
        left -= Math.min(most, performance.now() - began);
      }
    },
  };
}

async function endOne(name: string, stop: Stop, log: Log): Promise<void> {
  try {
    await stop();
  } catch (error) {
    log.warn('did not end well', { part: name, err: error });
  }
}

/** Whether the work ended in time. The timer holds the process: it must not end by itself while others wait their turn. */
async function within(work: Promise<void>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), milliseconds)));
  const ended = await Promise.race([work.then(() => true), late]);
  clearTimeout(timer);
  return ended;
}
