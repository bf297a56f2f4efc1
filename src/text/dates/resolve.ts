/** From what a date pattern caught to an ISO date with its honest precision. Nothing is guessed: what cannot be fixed is left out. */
import { dayNumber, fromDayNumber, weekdayOf, type PlainDate } from './calendar.ts';
import { chooseMonth, chooseWeekday, chooseYear, onlyYear, type DateContext } from './choose.ts';
import { dayOf, named, type Dated, type Fields } from './dated.ts';
import { interval, yearInterval } from './intervals.ts';
import type { Captures, PatternMatch } from './patterns.ts';
import type { Place } from './places.ts';
import { shifted } from './shift.ts';
import { centuryOf, chosenSpan, decadeOf, type MonthSpan } from './spans.ts';

/** How many years ahead of its publication two digits of a text may still mean. */
const AHEAD = 10;
const CENTURY = 100;

export interface Resolved extends Dated {
  /** Tokens of this date where one match holds several. */
  from: number;
  to: number;
}

/** The dates of a match: none, one, or each of a list. */
export function resolve(match: PatternMatch, context: DateContext): Resolved[] {
  const { rule, from, to } = match;
  if (rule.as === 'pair') return resolveList(match, context);
  const date = rule.as === 'interval' ? intervalOf(match.captures, context) : one(match, context);
  return date ? [{ ...date, from, to }] : [];
}

function one(match: PatternMatch, context: DateContext): Dated | undefined {
  const { captures, rule } = match;
  const fields = fieldsOf(captures, '', context);
  const century = value(captures, 'century');
  if (century !== undefined) return centuryOf(century);
  const decade = value(captures, 'decade') ?? value(captures, 'decadeName');
  if (decade !== undefined) return decadeOf(decade);
  const span = spanOf(captures, context);
  if (span) return chosenSpan(span, yearOfSpan(match, context), rule.direction, context);
  return rule.shift ? shifted(rule, fields, value(captures, 'n') ?? 0, context) : single(fields, match, context);
}

/** A season's, quarter's or half's months. */
function spanOf(captures: Captures, { seasons }: DateContext): MonthSpan | undefined {
  const season = value(captures, 'season');
  const months = season === undefined ? undefined : seasons[season];
  if (months) return { start: months[0]!, length: months.length };
  const quarter = value(captures, 'quarter');
  if (quarter !== undefined) return { start: 3 * quarter - 2, length: 3 };
  const half = value(captures, 'half');
  return half === undefined ? undefined : { start: 6 * half - 5, length: 6 };
}

function yearOfSpan({ captures, rule }: PatternMatch, { published }: DateContext): number | undefined {
  const { shift } = rule;
  if (shift?.unit !== 'year' || typeof shift.by !== 'number')
    return value(captures, 'year') ?? value(captures, 'nearYear');
  return published && published.year + shift.by;
}

function value(captures: Captures, place: Place): number | undefined {
  return captures[place]?.value;
}

const NUMBERS = ['', '2', '3'] as const;

/** The places of one date among several, by its number. */
const PLACES = Object.fromEntries(NUMBERS.map((number) => [number, placesOf(number)]));

function placesOf(number: (typeof NUMBERS)[number]) {
  return {
    dotted: `dotted${number}`,
    shortYear: `shortYear${number}`,
    month: `month${number}`,
    monthNumber: `monthNumber${number}`,
    day: `day${number}`,
    ordinalDay: `ordinalDay${number}`,
    year: `year${number}`,
    nearYear: `nearYear${number}`,
    wordYear: `wordYear${number}`,
    saidYear: `saidYear${number}`,
    holiday: `holiday${number}`,
    weekday: `weekday${number}`,
  } as const;
}

function fieldsOf(captures: Captures, number: (typeof NUMBERS)[number], context: DateContext): Fields {
  const place = PLACES[number]!;
  const dots = value(captures, place.dotted);
  if (dots !== undefined)
    return { year: Math.floor(dots / 10_000), month: Math.floor(dots / 100) % 100, day: dots % 100 };
  const short = value(captures, place.shortYear);
  const inFull =
    value(captures, place.year) ??
    value(captures, place.nearYear) ??
    value(captures, place.wordYear) ??
    value(captures, place.saidYear);
  const holiday = value(captures, place.holiday);
  const feast = holiday === undefined ? {} : { month: Math.floor(holiday / 100), day: holiday % 100 };
  return {
    day: value(captures, place.day) ?? value(captures, place.ordinalDay) ?? feast.day,
    month: value(captures, place.month) ?? value(captures, place.monthNumber) ?? feast.month,
    year: inFull ?? (short === undefined ? undefined : fullYear(short, context)),
    weekday: value(captures, place.weekday),
  };
}

/** Two digits stand for the latest such year that is not far ahead of the article's own: "15-8-47" is 1947. */
function fullYear(short: number, { published, near }: DateContext): number | undefined {
  const own = published?.year ?? near?.to;
  if (own === undefined) return undefined;
  const last = published ? own + AHEAD : own;
  return last - ((((last - short) % CENTURY) + CENTURY) % CENTURY);
}

/** What a choice of near years may fix: two digits of a year, or a weekday with its day and month. */
const BY_YEARS: readonly Place[] = ['shortYear', 'shortYear2', 'shortYear3', 'weekday', 'weekday2', 'weekday3'];

/** Whether near years may make another date of a match; no others than these look at them. */
export function hangsOnYears({ captures }: PatternMatch): boolean {
  return BY_YEARS.some((place) => captures[place] !== undefined);
}

function single(fields: Fields, match: PatternMatch, context: DateContext): Dated | undefined {
  const { day, month, year, weekday } = fields;
  const { published, tense } = context;
  const { direction } = match.rule;
  if (year !== undefined) return absolute(fields, match, published);
  if (!published) return byWeekday(fields, context);
  if (month !== undefined) {
    const chosen = chooseYear({ month, day, weekday }, published, direction, tense);
    const date = chosen && named({ ...fields, year: chosen.year });
    return date && (chosen.slip ? { ...date, slip: true } : date);
  }
  if (day !== undefined) {
    const chosen = chooseMonth({ day, weekday }, published, tense);
    return chosen && dayOf(chosen);
  }
  if (weekday === undefined) return undefined;
  return dayOf(fromDayNumber(chooseWeekday(weekday, published, direction, tense)));
}

/** Without a publication date a weekday with day and month fixes the year, where only one near year fits. */
function byWeekday(fields: Fields, { near }: DateContext): Dated | undefined {
  const { month } = fields;
  const year = near && month !== undefined ? onlyYear({ ...fields, month }, near) : undefined;
  const date = year === undefined ? undefined : named({ ...fields, year });
  return date && { ...date, byWeekday: true };
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

function intervalOf(captures: Captures, context: DateContext): Dated | undefined {
  const [start, end] = bothFields(captures, context);
  const years = start.month === undefined && start.year !== undefined;
  return years
    ? yearInterval(start.year!, value(captures, 'year2') ?? value(captures, 'nearYear2'), value(captures, 'shortYear2'))
    : interval(start, end, context);
}

/** What only one end says holds for both: "15 से 19 सितंबर", "Dec. 1–Feb. 28". */
function bothFields(captures: Captures, context: DateContext): [Fields, Fields] {
  const start = fieldsOf(captures, '', context);
  const end = fieldsOf(captures, '2', context);
  return [
    { ...start, month: start.month ?? end.month },
    { ...end, month: end.month ?? start.month },
  ];
}

/** "15 और 16 मार्च": dates of their own, each with its own words; the month and year of one hold for the others. */
function resolveList(match: PatternMatch, context: DateContext): Resolved[] {
  const { captures } = match;
  const all = NUMBERS.map((number) => fieldsOf(captures, number, context)).filter((fields) => hasOwn(fields));
  const shared = { month: all.find(({ month }) => month)?.month, year: all.find(({ year }) => year)?.year };
  const starts = all.map((_, index) => (index === 0 ? match.from : firstToken(captures, NUMBERS[index]!)));
  const dates = all.map((fields) =>
    single({ ...fields, month: fields.month ?? shared.month, year: fields.year ?? shared.year }, match, context),
  );
  if (dates.some((date) => !date) || all.length < 2) return [];
  return dates.map((date, index) => {
    const next = starts[index + 1];
    return { ...date!, from: starts[index]!, to: next === undefined ? match.to : lastEnd(captures, next) };
  });
}

function hasOwn({ day, month, year, weekday }: Fields): boolean {
  return [day, month, year, weekday].some((part) => part !== undefined);
}

/** The first token of the date with this number. */
function firstToken(captures: Captures, number: string): number {
  const own = Object.entries(captures).filter(([place]) => place.endsWith(number));
  return Math.min(...own.map(([, caught]) => caught.from));
}

/** Where the words of the date before a token end. */
function lastEnd(captures: Captures, before: number): number {
  return Math.max(...Object.values(captures).flatMap((caught) => (caught.to <= before ? [caught.to] : [])));
}
