/** Ending well: what was opened last is closed first, within a time, whatever one of them does. */
import type { Log } from '../log.ts';

type Stop = () => Promise<void> | void;

export interface Shutdown {
  /** Something to close at the end. */
  add(name: string, stop: Stop): void;
  /**
   * Closes everything, newest first. A part gets half of the time that is left: one that hangs is logged and left,
   * and those behind it still have their turn. Resolves within `limitMs`.
   */
  run(limitMs: number): Promise<void>;
}

/** An empty list of things to close. */
export function createShutdown(log: () => Log): Shutdown {
  const stops: { name: string; stop: Stop }[] = [];
  return {
    add: (name, stop) => void stops.push({ name, stop }),
    run: async (limitMs) => {
      let left = limitMs;
      for (const { name, stop } of stops.toReversed()) {
        const began = Date.now();
        if (!(await within(endOne(name, stop, log()), left / 2)))
          log().warn('did not end in time; left as it is', { part: name });
        left -= Math.min(left / 2, Date.now() - began);
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
