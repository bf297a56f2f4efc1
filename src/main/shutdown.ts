/** Ending well: what was opened last is closed first, within a time, whatever one of them does. */
import type { Log } from '../log.ts';

type Stop = () => Promise<void> | void;

export interface Shutdown {
  /** Something to close at the end. */
  add(name: string, stop: Stop): void;
  /** Closes everything, newest first; a part that hangs or fails is logged and left. Resolves within `limitMs`. */
  run(limitMs: number): Promise<void>;
}

/** An empty list of things to close. */
export function createShutdown(log: () => Log): Shutdown {
  const stops: { name: string; stop: Stop }[] = [];
  return {
    add: (name, stop) => void stops.push({ name, stop }),
    run: async (limitMs) => {
      let current = '';
      const closing = (async () => {
        for (const { name, stop } of stops.toReversed()) {
          current = name;
          await endOne(name, stop, log());
        }
        return true;
      })();
      const ended = await Promise.race([closing, after(limitMs)]);
      if (!ended) log().warn('did not end in time; left as it is', { part: current });
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

function after(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), milliseconds).unref());
}
