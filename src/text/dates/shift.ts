/** Dates told by their distance from the publication date, or from the date that the text said last. */
import type { DateRule } from '../../data/dates.ts';
import { dayNumber, fromDayNumber, shiftMonth, weekdayOf, type PartialDate, type PlainDate } from './calendar.ts';
import type { DateContext } from './choose.ts';
import { between, dayOf, named, type Dated, type Fields } from './dated.ts';
import { decadeOf, monthSpan } from './spans.ts';
import type { Tense } from './tense.ts';

type Shift = NonNullable<DateRule['shift']>;

/** A distance from the rule's anchor, with the month or day that the words name inside it. */
export function shifted(rule: DateRule, fields: Fields, count: number, context: DateContext): Dated | undefined {
  const { shift } = rule;
  const anchor = anchorOf(rule, context);
  if (!shift || !anchor) return undefined;
  const size = shift.by === 'n' ? count : shift.by === '-n' ? -count : shift.by;
  const by = rule.direction === 'sign' && !isAhead(context.tense) ? -size : size;
  if (rule.as === 'span') return isPlain(anchor) ? span(anchor, shift, by) : undefined;
  return moved(anchor, { unit: shift.unit, by }, fields, rule, context);
}

/** "कल" is tomorrow beside a future verb, and beside a present one where nobody has done anything yet. */
function isAhead(tense: Tense | undefined): boolean {
  return tense === 'future' || tense === 'present';
}

function anchorOf(rule: DateRule, { published, said, tense }: DateContext): PartialDate | undefined {
  if (rule.anchor === 'said') return said;
  if (rule.anchor === 'either') return said ?? published;
  if (rule.anchor === 'tense') return tense === 'future' ? published : said;
  return published;
}

function isPlain(date: PartialDate): date is PlainDate {
  return date.month !== undefined && date.day !== undefined;
}

function moved(
  anchor: PartialDate,
  { unit, by }: { unit: Shift['unit']; by: number },
  { day, month, weekday }: Fields,
  rule: DateRule,
  context: DateContext,
): Dated | undefined {
  if (unit === 'year') return named({ year: anchor.year + by, month, day });
  if (unit === 'decade') return decadeOf(Math.floor(anchor.year / 10) * 10 + 10 * by);
  if (anchor.month === undefined) return undefined;
  if (unit === 'month') return named({ ...shiftMonth(anchor.year, anchor.month, by), day });
  if (unit === 'quarter' || unit === 'half') return monthsAway(anchor.year, anchor.month, unit, by);
  if (!isPlain(anchor)) return undefined;
  const today = dayNumber(anchor);
  if (unit === 'day') return dayOf(fromDayNumber(today + by));
  if (unit === 'weekend') return weekend(today, by, rule, context.tense);
  const isCounted = rule.anchor !== 'published' || typeof rule.shift?.by === 'string';
  return isCounted ? dayOf(fromDayNumber(today + 7 * by)) : week(today, by, weekday, rule.part);
}

function monthsAway(year: number, month: number, unit: 'quarter' | 'half', by: number): Dated {
  const length = unit === 'quarter' ? 3 : 6;
  const start = Math.floor((month - 1) / length) * length + 1;
  const from = shiftMonth(year, start, by * length);
  return monthSpan(from.year, from.month, length);
}

/** A week from Monday to Sunday, one day of it, or its part before or after today. */
function week(today: number, by: number, weekday: number | undefined, part?: 'before' | 'after'): Dated {
  const monday = today - weekdayOf(today) + 7 * by;
  if (weekday !== undefined) return dayOf(fromDayNumber(monday + weekday));
  const start = part === 'after' ? Math.min(today + 1, monday + 6) : monday;
  const end = part === 'before' ? Math.max(today - 1, monday) : monday + 6;
  return start === end && part === undefined
    ? dayOf(fromDayNumber(start))
    : between(fromDayNumber(start), fromDayNumber(end));
}

/** Saturday and Sunday: the latest that has begun, the coming one beside a future verb, or the one so many weeks away. */
function weekend(today: number, by: number, { direction }: DateRule, tense: Tense | undefined): Dated {
  const coming = tense === 'future' || (direction === 'sign' && tense !== 'past');
  const saturday = today - weekdayOf(today) + 5;
  const begun = saturday <= today ? saturday : saturday - 7;
  const over = saturday + 1 < today ? saturday : saturday - 7;
  const start =
    direction === 'past' ? over : direction === 'future' || by !== 0 ? saturday + 7 * by : coming ? saturday : begun;
  return between(fromDayNumber(start), fromDayNumber(start + 1));
}

/** All the days, months or years up to the shift: today is no part of days, and is part of longer units. */
function span(anchor: PlainDate, { unit }: Shift, by: number): Dated | undefined {
  const today = dayNumber(anchor);
  const days = unit === 'day' ? by : unit === 'week' ? 7 * by : undefined;
  if (days !== undefined)
    return days > 0
      ? between(fromDayNumber(today + 1), fromDayNumber(today + days))
      : between(fromDayNumber(today + days), fromDayNumber(today - 1));
  const other = unit === 'month' ? shiftMonth(anchor.year, anchor.month, by) : { year: anchor.year + by };
  const ends = [other, unit === 'month' ? { year: anchor.year, month: anchor.month } : { year: anchor.year }];
  const [start, end] = by > 0 ? [ends[1], ends[0]] : ends;
  return { iso: `${named(start!)!.iso}/${named(end!)!.iso}`, precision: 'interval' };
}
