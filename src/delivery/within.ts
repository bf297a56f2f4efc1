/** What `within` answers when time ran out first. */
export const TIMED_OUT = Symbol('timed out');

/** A promise's outcome, or `TIMED_OUT` after so many milliseconds; the promise itself goes on unheard. */
export async function within<T>(promise: Promise<T>, limitMs: number): Promise<T | typeof TIMED_OUT> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<typeof TIMED_OUT>((resolve) => {
    timer = setTimeout(() => resolve(TIMED_OUT), limitMs);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
