/** From what a date pattern caught to an ISO date with its honest precision. Nothing is guessed: what cannot be fixed is left out. */
import type { DatePrecision } from '../document.ts';
import {
  dayNumber,
  fromDayNumber,
  isDate,
  isoDay,
  isoMonth,
  isoYear,
  shiftMonth,
  weekdayOf,
  type PlainDate,
} from './calendar.ts';
import { chooseStartYear, chooseWeekday, chooseYear, type DateContext } from './choose.ts';
import type { Captures, PatternMatch } from './patterns.ts';
import type { Place } from './places.ts';

export interface Resolved {
  iso: string;
  precision: DatePrecision;
  slip?: true;
  /** Tokens of this date where one match holds two. */
  from: number;
  to: number;
}

interface Fields {
  day?: number;
  month?: number;
  year?: number;
  weekday?: number;
}

/** The dates of a match: none, one, or two for a pair. */
export function resolve(match: PatternMatch, context: DateContext): Resolved[] {
  const { rule, from, to } = match;
  if (rule.as === 'pair') return resolvePair(match, context);
  const date = rule.shift
    ? shifted(match, context)
    : rule.as === 'interval'
      ? interval(match.captures, context)
      : single(firstFields(match.captures), match, context);
  return date ? [{ ...date, from, to }] : [];
}

type Dated = Omit<Resolved, 'from' | 'to'>;

function value(captures: Captures, place: Place): number | undefined {
  return captures[place]?.value;
}

function firstFields(captures: Captures): Fields {
  return {
    day: value(captures, 'day'),
    month: value(captures, 'month') ?? value(captures, 'monthNumber'),
    year: value(captures, 'year'),
    weekday: value(captures, 'weekday'),
  };
}

function single(fields: Fields, match: PatternMatch, context: DateContext): Dated | undefined {
  const { day, month, year, weekday } = fields;
  const { published, tense } = context;
  const { direction } = match.rule;
  if (year !== undefined) return absolute(fields, match, published);
  if (!published) return undefined;
  if (month !== undefined) {
    const chosen = chooseYear({ month, day, weekday }, published, direction, tense);
    const date = chosen && named({ ...fields, year: chosen.year });
    return date && (chosen.slip ? { ...date, slip: true } : date);
  }
  if (weekday === undefined) return undefined;
  return dayOf(fromDayNumber(chooseWeekday(weekday, published, direction, tense)));
}

/** A date with its year; a weekday or a "this year" that does not fit is the text's slip. */
function absolute(fields: Fields, match: PatternMatch, published: PlainDate | undefined): Dated | undefined {
  const date = named(fields);
  if (!date) return undefined;
  const { year, month, day, weekday } = fields;
  const otherYear = match.rule.thisYear && published !== undefined && published.year !== year;
  const otherDay =
    weekday !== undefined && day !== undefined && weekdayOf(dayNumber({ year: year!, month: month!, day })) !== weekday;
  return otherYear || otherDay ? { ...date, slip: true } : date;
}

function named({ year, month, day }: Fields): Dated | undefined {
  if (year === undefined) return undefined;
  if (month === undefined) return { iso: isoYear(year), precision: 'year' };
  if (day === undefined) return isDate(year, month, 1) ? { iso: isoMonth(year, month), precision: 'month' } : undefined;
  return isDate(year, month, day) ? dayOf({ year, month, day }) : undefined;
}

function dayOf(date: PlainDate): Dated {
  return { iso: isoDay(date), precision: 'day' };
}

function between(start: PlainDate, end: PlainDate): Dated {
  return { iso: `${isoDay(start)}/${isoDay(end)}`, precision: 'interval' };
}

/** A distance from the publication date, with the month or day that the words name inside it. */
function shifted(match: PatternMatch, { published, tense }: DateContext): Dated | undefined {
  const { shift, direction } = match.rule;
  if (!shift || !published) return undefined;
  const { day, month, weekday } = firstFields(match.captures);
  const count = value(match.captures, 'n') ?? 0;
  const size = shift.by === 'n' ? count : shift.by === '-n' ? -count : shift.by;
  const by = direction === 'sign' && tense !== 'future' ? -size : size;
  if (shift.unit === 'day') return dayOf(fromDayNumber(dayNumber(published) + by));
  if (shift.unit === 'week') return week(dayNumber(published), by, weekday, match.rule.part);
  if (shift.unit === 'year') return named({ year: published.year + by, month, day });
  return named({ ...shiftMonth(published.year, published.month, by), day });
}

/** A week from Monday to Sunday, one day of it, or its part before or after today. */
function week(today: number, by: number, weekday: number | undefined, part?: 'before' | 'after'): Dated {
  const monday = today - weekdayOf(today) + 7 * by;
  if (weekday !== undefined) return dayOf(fromDayNumber(monday + weekday));
  const start = part === 'after' ? Math.min(today + 1, monday + 6) : monday;
  const end = part === 'before' ? Math.max(today - 1, monday) : monday + 6;
  return between(fromDayNumber(start), fromDayNumber(end));
}

function interval(captures: Captures, context: DateContext): Dated | undefined {
  const [start, end] = bothFields(captures);
  if (start.month === undefined || end.month === undefined) return yearInterval(captures, start, end);
  const years = intervalYears(start, end, context);
  const first = years && named({ ...start, year: years[0] });
  const last = years && named({ ...end, year: years[1] });
  return first && last && first.iso < last.iso ? { iso: `${first.iso}/${last.iso}`, precision: 'interval' } : undefined;
}

/** What only one end says holds for both: "15 से 19 सितंबर", "Dec. 1–Feb. 28". */
function bothFields(captures: Captures): [Fields, Fields] {
  const start = firstFields(captures);
  const month2 = value(captures, 'month2') ?? value(captures, 'monthNumber2');
  const end = { day: value(captures, 'day2'), month: month2 ?? start.month, year: value(captures, 'year2') };
  return [{ ...start, month: start.month ?? month2 }, end];
}

function intervalYears(start: Fields, end: Fields, context: DateContext): [number, number] | undefined {
  const crosses = end.month! < start.month! ? 1 : 0;
  if (start.year !== undefined) return [start.year, end.year ?? start.year + crosses];
  if (end.year !== undefined) return [end.year - crosses, end.year];
  if (!context.published) return undefined;
  const places = [start, end].map((fields) => ({ month: fields.month!, day: fields.day }));
  const year = chooseStartYear(places[0]!, places[1]!, context.published, context.tense);
  return year === undefined ? undefined : [year, year + crosses];
}

/** "1998-2000", "between 2020 and 2023", "2024-25". */
function yearInterval(captures: Captures, start: Fields, end: Fields): Dated | undefined {
  if (start.year === undefined) return undefined;
  const short = value(captures, 'shortYear');
  const last = end.year ?? (short === (start.year + 1) % 100 ? start.year + 1 : undefined);
  if (last === undefined || last <= start.year) return undefined;
  return { iso: `${isoYear(start.year)}/${isoYear(last)}`, precision: 'interval' };
}

/** "15 और 16 मार्च": two dates, each with its own words. */
function resolvePair(match: PatternMatch, context: DateContext): Resolved[] {
  const { captures, from, to } = match;
  const second = captures.day2 ?? captures.month2 ?? captures.year2;
  if (!second) return [];
  const [start, end] = bothFields(captures);
  const year = start.year ?? end.year;
  const [one, two] = [start, end].map((fields) => single({ ...fields, year: fields.year ?? year }, match, context));
  const gap = firstEnd(captures, second.from);
  if (!one || !two || gap === undefined) return [];
  return [
    { ...one, from, to: gap },
    { ...two, from: second.from, to },
  ];
}

/** Where the words of the first date of a pair end. */
function firstEnd(captures: Captures, before: number): number | undefined {
  const ends = Object.values(captures).flatMap((caught) => (caught.to <= before ? [caught.to] : []));
  return ends.length > 0 ? Math.max(...ends) : undefined;
}
