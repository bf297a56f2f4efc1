/** A day as a person types it. */
import { SaarError } from '../errors.ts';

const LONGEST_SHOWN = 60;

/** The first moment of a `YYYY-MM-DD` in UTC. @throws SaarError `date.invalid`. */
export function readDay(typed: string): Date {
  const day = new Date(`${typed}T00:00:00Z`);
  // JavaScript reads 30 February as 2 March: only a day that reads back as typed is one.
  const valid = /^\d{4}-\d\d-\d\d$/.test(typed) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(typed);
  if (!valid) throw new SaarError('date.invalid', { given: typed.slice(0, LONGEST_SHOWN) });
  return day;
}
