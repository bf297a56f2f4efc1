/** A resolved date: its ISO text and its honest precision. */
import type { DatePrecision } from '../document.ts';
import { dayNumber, isDate, isoDay, isoMonth, isoYear, type PlainDate } from './calendar.ts';

export interface Dated {
  iso: string;
  precision: DatePrecision;
  slip?: true;
  /** True when its weekday alone fixed its year. */
  byWeekday?: true;
}

/** What a pattern told of one date. */
export interface Fields {
  day?: number;
  month?: number;
  year?: number;
  weekday?: number;
}

/** The date of fields that hold a year; undefined when it does not exist. */
export function named({ year, month, day }: Fields): Dated | undefined {
  if (year === undefined) return undefined;
  if (month === undefined) return { iso: isoYear(year), precision: 'year' };
  if (day === undefined) return isDate(year, month, 1) ? { iso: isoMonth(year, month), precision: 'month' } : undefined;
  return isDate(year, month, day) ? dayOf({ year, month, day }) : undefined;
}

export function dayOf(date: PlainDate): Dated {
  return { iso: isoDay(date), precision: 'day' };
}

/** From one day to another; one day when they are the same. */
export function between(start: PlainDate, end: PlainDate): Dated {
  if (dayNumber(start) === dayNumber(end)) return dayOf(start);
  return { iso: `${isoDay(start)}/${isoDay(end)}`, precision: 'interval' };
}

/** From one date to a later one of the same kind; undefined when it is not later. */
export function ordered(first: Dated | undefined, last: Dated | undefined): Dated | undefined {
  if (!first || !last || first.iso >= last.iso || first.iso.length !== last.iso.length) return undefined;
  return { iso: `${first.iso}/${last.iso}`, precision: 'interval' };
}
