/** Spans of months and years that have a name: seasons, quarters, halves, decades. */
import { isoMonth, isoYear, shiftMonth, type PlainDate } from './calendar.ts';
import type { DateContext } from './choose.ts';
import type { Dated } from './dated.ts';
import type { DateRule } from '../../data/dates.ts';

/** A first month and the number of months from there. */
export interface MonthSpan {
  start: number;
  length: number;
}

const YEARS_AROUND = [-2, -1, 0, 1, 2];

/** So many months from a first one. */
export function monthSpan(year: number, month: number, length: number): Dated {
  const end = shiftMonth(year, month, length - 1);
  return { iso: `${isoMonth(year, month)}/${isoMonth(end.year, end.month)}`, precision: 'interval' };
}

/** "the 1990s". */
export function decadeOf(year: number): Dated {
  return { iso: `${isoYear(year)}/${isoYear(year + 9)}`, precision: 'interval' };
}

/** "the 21st century": from 2001 to 2100. */
export function centuryOf(number: number): Dated {
  const last = number * 100;
  return { iso: `${isoYear(last - 99)}/${isoYear(last)}`, precision: 'interval' };
}

/** The span of a year, or without one the latest that has begun, ended (`past`), or the next one, as the words and verb say. */
export function chosenSpan(
  { start, length }: MonthSpan,
  year: number | undefined,
  direction: DateRule['direction'],
  { published, tense }: DateContext,
): Dated | undefined {
  if (year !== undefined) return monthSpan(year, start, length);
  if (!published) return undefined;
  const found = yearOfSpan({ start, length }, published, direction, tense === 'future');
  return found === undefined ? undefined : monthSpan(found, start, length);
}

function yearOfSpan(
  { start, length }: MonthSpan,
  published: PlainDate,
  direction: DateRule['direction'],
  future: boolean,
): number | undefined {
  const years = YEARS_AROUND.map((by) => published.year + by);
  const now = published.year * 12 + published.month;
  const first = (year: number) => year * 12 + start;
  const last = (year: number) => first(year) + length - 1;
  if (direction === 'past') return years.findLast((year) => last(year) < now);
  if (direction === 'future') return years.find((year) => first(year) > now);
  return future ? years.find((year) => last(year) >= now) : years.findLast((year) => first(year) <= now);
}
