/** Briefs made once and asked for again: kept in memory, the longest unasked given up first. */
import type { Brief } from '../briefs/brief.ts';

/** A brief is some tens of kilobytes: all topics in a few languages and windows fit in. */
const MOST_KEPT = 200;

export interface KeptBriefs {
  /** The brief kept under a key, else the one that `make` makes; two who ask at once wait for one. A failure is not kept. */
  get(key: string, make: () => Promise<Brief>): Promise<Brief>;
}

/** An empty shelf. What stands on it is shared by all who ask, and so frozen. */
export function keptBriefs(most = MOST_KEPT): KeptBriefs {
  // A Map tells its keys in the order they were put in: what is asked for is put in again, and the first is the oldest.
  const kept = new Map<string, Promise<Brief>>();
  return {
    get(key, make) {
      const brief = kept.get(key) ?? make().then(frozen);
      kept.delete(key);
      kept.set(key, brief);
      const [oldest] = kept.keys();
      if (kept.size > most) kept.delete(oldest!);
      brief.catch(() => {
        if (kept.get(key) === brief) kept.delete(key);
      });
      return brief;
    },
  };
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
