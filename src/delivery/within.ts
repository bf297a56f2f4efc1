import { TIMERS, type Timers } from '../pace/timers.ts';

/** What `within` answers when time ran out first. */
export const TIMED_OUT = Symbol('timed out');

/** As `within`, and what the work was given is aborted when time ran out: it begins nothing more. */
export async function withDeadline<T>(
  work: (signal: AbortSignal) => Promise<T>,
  limitMs: number,
  timers: Timers = TIMERS,
): Promise<T | typeof TIMED_OUT> {
  const over = new AbortController();
  const outcome = await within(work(over.signal), limitMs, timers);
  if (outcome === TIMED_OUT) over.abort();
  return outcome;
}

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
