/** Two ends that make one interval: what only one of them says holds for both. */
import { fromDayNumber, isoYear, type PlainDate } from './calendar.ts';
import { chooseMonth, chooseStartYear, chooseWeekday, type DateContext } from './choose.ts';
import { between, named, ordered, type Dated, type Fields } from './dated.ts';

/** The interval of two dates told in part: "15 से 19 सितंबर", "Dec. 1–Feb. 28", "4 से 22 तारीख", "Monday to Friday". */
export function interval(start: Fields, end: Fields, context: DateContext): Dated | undefined {
  if (start.month === undefined || end.month === undefined) return withoutMonths(start, end, context);
  const years = intervalYears(start, end, context);
  return years && ordered(named({ ...start, year: years[0] }), named({ ...end, year: years[1] }));
}

function withoutMonths(start: Fields, end: Fields, { published, tense }: DateContext): Dated | undefined {
  if (start.year !== undefined || !published) return undefined;
  if (start.weekday !== undefined && end.weekday !== undefined)
    return weekdays(start.weekday, end.weekday, published, tense === 'future');
  if (start.day === undefined || end.day === undefined) return undefined;
  const from = chooseRun(start.day, end.day, published, tense === 'future');
  const to = from && named({ ...from, day: end.day });
  return from && ordered(named(from), to);
}

/** The latest run of days of one month that has begun, or the running or coming one. */
function chooseRun(first: number, last: number, published: PlainDate, future: boolean): PlainDate | undefined {
  const end = future ? chooseMonth({ day: last }, published, 'future') : undefined;
  return end ? { ...end, day: first } : chooseMonth({ day: first }, published, future ? 'future' : 'past');
}

/** The latest run of weekdays that has begun, or the coming one. */
function weekdays(first: number, last: number, published: PlainDate, future: boolean): Dated {
  const start = chooseWeekday(first, published, 'tense', future ? 'future' : 'past');
  return between(fromDayNumber(start), fromDayNumber(start + ((last - first + 7) % 7)));
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

const CENTURY = 100;

/** "1998-2000", "between 2020 and 2023", "2024-25". */
export function yearInterval(start: number, end: number | undefined, short: number | undefined): Dated | undefined {
  const last = end ?? (short === undefined ? undefined : laterYear(start, short));
  if (last === undefined || last <= start) return undefined;
  return { iso: `${isoYear(start)}/${isoYear(last)}`, precision: 'interval' };
}

/** The next year that ends in two digits: "1999-00" is two years, "2024-11" is a month and no year. */
function laterYear(start: number, short: number): number | undefined {
  const ahead = (short - (start % CENTURY) + CENTURY) % CENTURY;
  return ahead >= 1 && ahead <= 60 ? start + ahead : undefined;
}
