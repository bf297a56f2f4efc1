/** Calendar arithmetic on plain dates: no clock, no time zone. A day's number counts days since 1970-01-01. */

const DAY_MS = 86_400_000;

export interface PlainDate {
  year: number;
  /** 1–12. */
  month: number;
  /** 1–31. */
  day: number;
}

/** A date as far as it is told. */
export interface PartialDate {
  year: number;
  month?: number;
  day?: number;
}

/** Whether the day exists. */
export function isDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

export function daysIn(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : DAYS[month - 1]!;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function dayNumber(date: PlainDate): number {
  return Date.UTC(date.year, date.month - 1, date.day) / DAY_MS;
}

export function fromDayNumber(number: number): PlainDate {
  const date = new Date(number * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 for Monday … 6 for Sunday. */
export function weekdayOf(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}

/** `YYYY-MM-DD` at the start of a date or time as text; undefined when it is none. */
export function parseDate(text: string | undefined): PlainDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(text ?? '');
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isDate(year, month, day) ? { year, month, day } : undefined;
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` as its parts; of an interval its first end. */
export function partsOf(iso: string): PartialDate {
  const interval = iso.indexOf('/');
  const [year, month, day] = (interval < 0 ? iso : iso.slice(0, interval)).split('-');
  return {
    year: Number(year),
    month: month === undefined ? undefined : Number(month),
    day: day === undefined ? undefined : Number(day),
  };
}

/** The month `by` months away. */
export function shiftMonth(year: number, month: number, by: number): { year: number; month: number } {
  const index = year * 12 + (month - 1) + by;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
}

export function isoDay(date: PlainDate): string {
  return `${isoMonth(date.year, date.month)}-${two(date.day)}`;
}

export function isoMonth(year: number, month: number): string {
  return `${isoYear(year)}-${two(month)}`;
}

export function isoYear(year: number): string {
  return String(year).padStart(4, '0');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
