/** The word pairs of stored texts, those asked for last: many copies ask for one original's. */
import { wordPairs } from '../corpus/near-copies.ts';

/** So many pairs are kept in all: those of some hundreds of articles, or of a few very long ones. */
const MOST = 150_000;

export interface KeptPairs {
  of(id: string, textOf: () => Promise<string>): Promise<ReadonlySet<number>>;
  /** For when the text may be another now. */
  drop(id: string): void;
}

export function createKeptPairs(): KeptPairs {
  const known = new Map<string, ReadonlySet<number>>();
  let count = 0;
  const drop = (id: string) => {
    count -= known.get(id)?.size ?? 0;
    known.delete(id);
  };
  return {
    drop,
    of: async (id, textOf) => {
      const pairs = known.get(id) ?? wordPairs(await textOf());
      drop(id);
      known.set(id, pairs);
      count += pairs.size;
      for (const [oldest] of known)
        if (count > MOST) drop(oldest);
        else break;
      return pairs;
    },
  };
}
