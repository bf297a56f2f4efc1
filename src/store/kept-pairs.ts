/** The word pairs of stored texts, those asked for last: many copies ask for one original's. */
import { wordPairs } from '../corpus/near-copies.ts';

const MOST = 256;

export interface KeptPairs {
  of(id: string, textOf: () => Promise<string>): Promise<ReadonlySet<number>>;
  /** For when the text may be another now. */
  drop(id: string): void;
}

export function createKeptPairs(): KeptPairs {
  const known = new Map<string, ReadonlySet<number>>();
  return {
    of: async (id, textOf) => {
      const pairs = known.get(id) ?? wordPairs(await textOf());
      known.delete(id);
      known.set(id, pairs);
      if (known.size > MOST) known.delete(known.keys().next().value!);
      return pairs;
    },
    drop: (id) => void known.delete(id),
  };
}
