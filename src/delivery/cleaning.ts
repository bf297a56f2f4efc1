/** Once a day gives up what nobody asks for any more: digests that were off or removed for a month, and editions as old. */
import { reasonOf } from '../errors.ts';
import type { Store } from '../store/store.ts';

const KEPT_MS = 30 * 24 * 3_600_000;
const EVERY_MS = 24 * 3_600_000;
/** Few enough in one transaction that whoever asks meanwhile does not wait. */
const RUNS_AT_ONCE = 200;

export interface CleaningParts {
  store: Pick<Store, 'forgetHalted' | 'forgetRuns'>;
  /** UTC epoch milliseconds. */
  clock(): number;
  tell(event: string, fields?: object): void;
}

/** Answers what cleans when a day has passed since it last did, and else does nothing. It never rejects. */
export function createCleaning({ store, clock, tell }: CleaningParts): () => Promise<void> {
  let cleaned: number | undefined;
  return async () => {
    const now = clock();
    if (cleaned !== undefined && Math.abs(now - cleaned) < EVERY_MS) return;
    cleaned = now;
    try {
      const digests = await store.forgetHalted(now - KEPT_MS);
      let editions = 0;
      for (let few = RUNS_AT_ONCE; few === RUNS_AT_ONCE; editions += few)
        few = await store.forgetRuns(now - KEPT_MS, RUNS_AT_ONCE);
      if (digests + editions > 0) tell('old digests forgotten', { digests, editions });
    } catch (error) {
      tell('old digests not forgotten', { reason: reasonOf(error) });
    }
  };
}
