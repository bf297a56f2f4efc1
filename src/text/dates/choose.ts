/** Which reading of an incomplete date is meant, measured from the publication date. */
import type { DateRule } from '../../data/dates.ts';
import { dayNumber, daysIn, isDate, shiftMonth, weekdayOf, type PartialDate, type PlainDate } from './calendar.ts';
import type { Tense } from './tense.ts';

export interface DateContext {
  published?: PlainDate;
  tense?: Tense;
  /** The date that the text said last, as far as it was told. */
  said?: PartialDate;
  /** Where nothing says when the article was published: years of which one may be its own. */
  near?: { from: number; to: number };
  /** The months of each season. */
  seasons: readonly (readonly number[])[];
}

type Direction = DateRule['direction'];

/** Without a verb the past is meant, unless the future reading is this many times nearer. */
const NEARER = 2;
const YEARS_AROUND = [-2, -1, 0, 1, 2];

/** The year of a day and month: the tense's side of the publication date; a weekday, where said, must fit. */
export function chooseYear(
  date: { month: number; day?: number; weekday?: number },
  published: PlainDate,
  direction: Direction,
  tense: Tense | undefined,
): { year: number; slip: boolean } | undefined {
  const now = position(published, date.day !== undefined);
  const years = YEARS_AROUND.map((offset) => published.year + offset).filter((year) => exists(year, date));
  const fitting = years.filter((year) => fitsWeekday(year, date));
  const distance = (year: number) =>
    position({ year, month: date.month, day: date.day ?? 1 }, date.day !== undefined) - now;
  if (date.weekday !== undefined && fitting.length > 0) return { year: closest(fitting, distance), slip: false };
  const year = onSide(years, distance, direction, tense);
  return year === undefined ? undefined : { year, slip: date.weekday !== undefined };
}

/** The only near year in which the day has its weekday; undefined when there is none or more than one. */
export function onlyYear(
  date: { month: number; day?: number; weekday?: number },
  { from, to }: { from: number; to: number },
): number | undefined {
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const fitting = years.filter((year) => exists(year, date) && fitsWeekday(year, date));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function exists(year: number, date: { month: number; day?: number }): boolean {
  return isDate(year, date.month, date.day ?? 1);
}

function fitsWeekday(year: number, date: { month: number; day?: number; weekday?: number }): boolean {
  if (date.weekday === undefined || date.day === undefined) return false;
  return weekdayOf(dayNumber({ year, month: date.month, day: date.day })) === date.weekday;
}

/** A place on the line of days, or of months for a month without a day. */
function position(date: PlainDate, byDay: boolean): number {
  return byDay ? dayNumber(date) : date.year * 12 + date.month;
}

function closest(years: readonly number[], distance: (year: number) => number): number {
  return years.reduce((best, year) => (Math.abs(distance(year)) < Math.abs(distance(best)) ? year : best));
}

function onSide(
  years: readonly number[],
  distance: (year: number) => number,
  direction: Direction,
  tense: Tense | undefined,
): number | undefined {
  const strict = direction === 'past' || direction === 'future';
  const past = years.findLast((year) => (strict ? distance(year) < 0 : distance(year) <= 0));
  const future = years.find((year) => (strict ? distance(year) > 0 : distance(year) >= 0));
  const side = strict ? direction : direction === 'since' ? 'past' : tense;
  if (side === 'future') return future;
  if (side === 'past' || past === undefined || future === undefined) return past ?? future;
  return distance(future) * NEARER <= -distance(past) ? future : past;
}

const MONTHS_AROUND = Array.from({ length: 25 }, (_, index) => index - 12);

/** The month of a day that stands without one ("the 5th", "Monday 21"): a weekday, where said, must fit. */
export function chooseMonth(
  date: { day: number; weekday?: number },
  published: PlainDate,
  tense: Tense | undefined,
): PlainDate | undefined {
  const today = dayNumber(published);
  const days = MONTHS_AROUND.map((by) => ({ ...shiftMonth(published.year, published.month, by), day: date.day }))
    .filter(({ year, month, day }) => isDate(year, month, day))
    .filter((one) => date.weekday === undefined || weekdayOf(dayNumber(one)) === date.weekday);
  const away = (one: PlainDate) => dayNumber(one) - today;
  if (date.weekday !== undefined)
    return days.reduce<PlainDate | undefined>(
      (best, one) => (!best || Math.abs(away(one)) < Math.abs(away(best)) ? one : best),
      undefined,
    );
  return tense === 'future' ? days.find((one) => away(one) >= 0) : days.findLast((one) => away(one) <= 0);
}

/** The day number of a bare weekday: the latest one not after publication, or the next where the future is meant. */
export function chooseWeekday(
  weekday: number,
  published: PlainDate,
  direction: Direction,
  tense: Tense | undefined,
): number {
  const today = dayNumber(published);
  const back = (((weekdayOf(today) - weekday) % 7) + 7) % 7;
  const ahead = (7 - back) % 7;
  if (direction === 'past') return today - (back || 7);
  if (direction === 'future') return today + (ahead || 7);
  return tense === 'future' ? today + ahead : today - back;
}

/** The year in which an interval without one starts: the running or next one for the future, else as a date's. */
export function chooseStartYear(
  start: { month: number; day?: number },
  end: { month: number; day?: number },
  published: PlainDate,
  tense: Tense | undefined,
): number | undefined {
  const crosses = end.month < start.month ? 1 : 0;
  const now = dayNumber(published);
  const last = (year: number) =>
    dayNumber({ year: year + crosses, month: end.month, day: end.day ?? daysIn(year + crosses, end.month) });
  if (tense === 'future') return [-1, 0, 1].map((by) => published.year + by).find((year) => last(year) >= now);
  return chooseYear(start, published, 'tense', tense)?.year;
}
