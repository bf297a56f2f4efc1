/** The line at the start that says when the next digest is due, or how many are due by now. */
import type { Phrases } from '../data/phrases.ts';
import type { Store } from '../store/store.ts';

const MINUTE_MS = 60_000;
/** The largest unit of which there are at least two, as people say it: 90 minutes, 30 hours, 3 days. */
const UNITS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, ms: number])[] = [
  ['day', 1440 * MINUTE_MS],
  ['hour', 60 * MINUTE_MS],
  ['minute', MINUTE_MS],
];

/** Undefined while no digest is set. `now` in epoch milliseconds. */
export async function nextDigestLine(
  store: Pick<Store, 'standing' | 'dueSubscriptions'>,
  phrases: Phrases,
  language: string,
  now: number,
): Promise<string | undefined> {
  const [next] = await store.dueSubscriptions(Number.MAX_SAFE_INTEGER, 1);
  if (!next) return undefined;
  const count = (await store.standing(now)).reduce((sum, { digests }) => sum + digests.active, 0);
  if (next.nextRunAt <= now) {
    const overdue = await store.dueSubscriptions(now, Number.MAX_SAFE_INTEGER);
    return phrases.say('terminal.overdue-digests', { count: overdue.length, total: count });
  }
  const { localTime: time, timeZone: zone } = next;
  return phrases.say('terminal.next-digest', { count, time, zone, ahead: aheadIn(language, next.nextRunAt - now) });
}

/** `in 2 hours`, in the words of a language. */
function aheadIn(language: string, ms: number): string {
  const [unit, size] = UNITS.find(([, each]) => ms >= 2 * each) ?? UNITS.at(-1)!;
  return new Intl.RelativeTimeFormat(language).format(Math.round(ms / size), unit);
}
