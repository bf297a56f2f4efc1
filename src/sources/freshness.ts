/** What the date of an item says about taking it. News are days old; what is older was news before anybody asked for it. */

const DAY_MS = 86_400_000;
/** Older items are not taken in. */
export const OLDEST_MS = 30 * DAY_MS;
/** The zones of the earth are 26 hours apart: a date that is further ahead of us is a slip. */
export const AHEAD_MS = 26 * 3_600_000;

/** `undated` and `future` items are taken without a date: never today's. `stale` ones are not. */
export type Freshness = 'fresh' | 'undated' | 'future' | 'stale';

/** @param publishedAt ISO date or date-time; @param now UTC epoch milliseconds */
export function freshnessOf(publishedAt: string | undefined, now: number): Freshness {
  const time = publishedAt === undefined ? Number.NaN : Date.parse(publishedAt);
  if (Number.isNaN(time)) return 'undated';
  if (time > now + AHEAD_MS) return 'future';
  // A day alone is its beginning, and an item of its evening is not a day older.
  const end = /^\d{4}-\d{2}-\d{2}$/.test(publishedAt!) ? time + DAY_MS : time;
  return end < now - OLDEST_MS ? 'stale' : 'fresh';
}
