/** How many things are written at once: as many as keep others waiting for a moment at most, on whatever machine. */

/** Readers notice nothing of it. */
const MOST_MS = 20;
const FIRST = 32;
const MOST = 500;

export interface Portions {
  /** How many the next write may take. */
  size(): number;
  /** Writes so many things, and learns from the time it took. */
  write<T>(count: number, work: () => Promise<T>): Promise<T>;
}

export function createPortions(now: () => number = () => performance.now()): Portions {
  let size = FIRST;
  return {
    size: () => size,
    write: async (count, work) => {
      const began = now();
      const done = await work();
      const each = (now() - began) / Math.max(1, count);
      // No leaps: one slow write is the disk's, one fast one luck.
      size = Math.round(Math.min(MOST, 2 * size, Math.max(1, size / 2, MOST_MS / Math.max(each, 0.001))));
      return done;
    },
  };
}
