/**
 * A bound on answers of one kind: at most so many in any stretch of time. Who asks leaves room for all that is under way, since
 * each of those may still be answered so. Pure; moments in milliseconds of one clock that only goes forward.
 */
import type { Limit } from '../pace/pace.ts';

export interface Budget {
  readonly most: number;
  readonly ms: number;
  /** Answers of this kind came at a moment not before those noted already. */
  note(now: number, count?: number): void;
  /** How many more may come now. */
  left(now: number): number;
  /** How many are counted still, and since when; `since` is `now` when there are none. */
  counted(now: number): { count: number; since: number };
  /** When the first of those that are counted is forgotten; `now` when there are none. */
  leftAt(now: number): number;
}

export function createBudget({ count: most, ms }: Limit): Budget {
  const noted: { at: number; count: number }[] = [];
  let first = 0;
  let total = 0;
  const forget = (now: number) => {
    while (first < noted.length && noted[first]!.at + ms <= now) total -= noted[first++]!.count;
    // Moved together now and then: a shift for each one would walk through all the others.
    if (first < 1_000) return;
    noted.splice(0, first);
    first = 0;
  };
  return {
    most,
    ms,
    note: (now, count = 1) => {
      forget(now);
      noted.push({ at: now, count });
      total += count;
    },
    left: (now) => {
      forget(now);
      return Math.max(0, most - total);
    },
    counted: (now) => {
      forget(now);
      return { count: total, since: noted[first]?.at ?? now };
    },
    leftAt: (now) => {
      forget(now);
      return first < noted.length ? noted[first]!.at + ms : now;
    },
  };
}
