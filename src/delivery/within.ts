import { TIMERS, type Timers } from './timers.ts';

/** What `within` answers when time ran out first. */
export const TIMED_OUT = Symbol('timed out');

/** A promise's outcome, or `TIMED_OUT` after so many milliseconds; the promise itself goes on unheard. */
export async function within<T>(
  promise: Promise<T>,
  limitMs: number,
  timers: Timers = TIMERS,
): Promise<T | typeof TIMED_OUT> {
  let giveUp = () => {};
  const timeout = new Promise<typeof TIMED_OUT>((resolve) => {
    giveUp = timers.after(limitMs, () => resolve(TIMED_OUT));
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    giveUp();
  }
}
