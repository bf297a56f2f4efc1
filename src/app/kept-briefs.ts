/** What was made once and is asked for again, such as a brief or an edition: kept in memory, the longest unasked given up first. */
import type { Brief } from '../briefs/brief.ts';

/** A brief is some tens of kilobytes: all topics in a few languages and windows fit in. */
const MOST_KEPT = 200;

export interface Kept<T> {
  /** What is kept under a key, else what `make` makes; two who ask at once wait for one. A failure is not kept. */
  get(key: string, make: () => Promise<T>): Promise<T>;
}

export type KeptBriefs = Kept<Brief>;

export function keptBriefs(most = MOST_KEPT): KeptBriefs {
  return createKept(most);
}

/** An empty shelf with room for so many. What stands on it is shared by all who ask, and so frozen. */
export function createKept<T>(most: number): Kept<T> {
  // A Map tells its keys in the order they were put in: what is asked for is put in again, and the first is the oldest.
  const kept = new Map<string, Promise<T>>();
  return {
    get(key, make) {
      const value = kept.get(key) ?? make().then(frozen);
      kept.delete(key);
      kept.set(key, value);
      const [oldest] = kept.keys();
      if (kept.size > most) kept.delete(oldest!);
      value.catch(() => {
        if (kept.get(key) === value) kept.delete(key);
      });
      return value;
    },
  };
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
