/**
 * Digests of which nobody here can say when they are due: their zone is not known to this runtime, or something else than Saar
 * wrote their row. They wait and are told; no other digest waits for them.
 */
import type { Subscription } from '../store/store.ts';
import { localDayOf } from './schedule.ts';
import type { Timers } from '../pace/timers.ts';

/** So often is said what is wrong with a digest. */
const QUIET_MS = 3_600_000;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

export type Fault = 'zone' | 'row';

const WORDS: Readonly<Record<Fault, string>> = {
  zone: 'a time zone is not known here; update Node.js: its digest waits',
  row: 'a digest cannot be read; remove it and set it anew: it waits',
};

/** What is wrong with a digest's schedule; undefined when dates can be worked out of it. The store reads a broken list as an empty one. */
export function faultOf({ topics, weekdays, localTime, timeZone }: Subscription): Fault | undefined {
  if (topics.length === 0 || weekdays.length === 0 || !TIME.test(localTime)) return 'row';
  return knowsZone(timeZone) ? undefined : 'zone';
}

/**
 * Says once an hour what is wrong with a digest. It stays due: when somebody has mended that, its slot is made or written down
 * as missed like that of a machine that was off.
 */
export function createFaultWarning(
  tell: (event: string, fields?: object) => void,
  { steady }: Timers,
): (subscription: Subscription, fault: Fault) => void {
  const quietUntil = new Map<string, number>();
  return ({ id, timeZone }, fault) => {
    const now = steady();
    if ((quietUntil.get(id) ?? -Infinity) > now) return;
    quietUntil.set(id, now + QUIET_MS);
    tell(WORDS[fault], { subscription: id, timeZone });
  };
}

const known = new Map<string, boolean>();

/** Whether this runtime has rules for a zone; a row may come from a newer one. */
function knowsZone(timeZone: string): boolean {
  const answer = known.get(timeZone) ?? hasRules(timeZone);
  known.set(timeZone, answer);
  return answer;
}

function hasRules(timeZone: string): boolean {
  try {
    localDayOf({ timeZone }, 0);
    return true;
  } catch {
    return false;
  }
}
