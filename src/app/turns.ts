/** Turns: how many commands work at once, who comes next, and when there are too many. */
import { setImmediate } from 'node:timers/promises';
import { SaarError } from '../errors.ts';

/** Commands that work at once. */
const AT_ONCE = 8;
/** More than wait in line than anybody waits for an answer: some seconds' work. */
const MOST_WAITING = 1_000;

export interface Turns {
  /** Does the work when its turn comes, first come first served. @throws SaarError `limit.busy` when the line is full. */
  take<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Inside a turn, whose work must wait for it: waits for somebody else, such as a platform, while the turn is another's,
   * and goes on before those in line.
   */
  aside<T>(wait: () => Promise<T>): Promise<T>;
}

/**
 * The database answers without leaving the processor, so a command runs from end to end in one go: between two of them
 * the process looks after whatever came in meanwhile, above all the acknowledgements that platforms want within seconds.
 */
export function createTurns(atOnce = AT_ONCE, mostWaiting = MOST_WAITING): Turns {
  let working = 0;
  let begun: Promise<unknown> = Promise.resolve();
  const waiting: (() => void)[] = [];
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else working -= 1;
  };
  return {
    async take(work) {
      if (working < atOnce) working += 1;
      else if (waiting.length >= mostWaiting) throw new SaarError('limit.busy');
      else await new Promise<void>((begin) => void waiting.push(begin));
      try {
        // One begins in each round of the event loop: several immediates would all run in the same one.
        await (begun = begun.then(() => setImmediate()));
        return await work();
      } finally {
        leave();
      }
    },
    async aside(wait) {
      leave();
      try {
        return await wait();
      } finally {
        if (working < atOnce) working += 1;
        else await new Promise<void>((goOn) => void waiting.unshift(goOn));
      }
    },
  };
}
