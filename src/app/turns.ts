/** Turns: how many commands work at once, who comes next, and when there are too many. */
import { setImmediate } from 'node:timers/promises';
import { SaarError } from '../errors.ts';

/** Commands that work at once; one may wait for a platform while another computes. */
const AT_ONCE = 8;
/** More than wait in line than anybody waits for an answer: some seconds' work. */
const MOST_WAITING = 1_000;

/** Does the work when its turn comes, first come first served. @throws SaarError `limit.busy` when the line is full. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * The database answers without leaving the processor, so a command runs from end to end in one go: between two of them
 * the process looks after whatever came in meanwhile, above all the acknowledgements that platforms want within seconds.
 */
export function createTurns(atOnce = AT_ONCE, mostWaiting = MOST_WAITING): Turns {
  let working = 0;
  let begun: Promise<unknown> = Promise.resolve();
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (working < atOnce) working += 1;
    else if (waiting.length >= mostWaiting) throw new SaarError('limit.busy');
    else await new Promise<void>((begin) => void waiting.push(begin));
    try {
      // One begins in each round of the event loop: several immediates would all run in the same one.
      await (begun = begun.then(() => setImmediate()));
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else working -= 1;
    }
  };
}
