/** When an item was published, from whatever its feed writes: never guessed, and without a time where its zone is not said. */
import { foldWord } from './line-words.ts';
import type { Making } from './make-article.ts';
import { monthNumbers } from './month-names.ts';
import { dayNamed, isoDate } from './published-at.ts';

/** What reading a feed needs to know from outside. */
export type FeedReading = Pick<Making, 'data' | 'now'>;

const LONGEST_DATE = 80;
/** A clock or time zone may be a day ahead of ours; more is a slip. */
const AHEAD = 2 * 86_400_000;
/** The end of time, as JavaScript counts it. */
const LAST_MS = 8.64e15;
/** No feed is older than RSS; what claims to be is a clock at its zero: 1970, 1900, the year 1. */
const EARLIEST_YEAR = 1990;
/** RFC 822, 5.1, by which RSS writes its dates. */
const MONTHS_OF_RFC_822 = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** The same; its military letters are not there, for RFC 1123 calls them unusable. In minutes. */
const ZONES_OF_RFC_822: Readonly<Record<string, number>> = {
  ...{ z: 0, ut: 0, utc: 0, gmt: 0 },
  ...{ est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420 },
};
const TIME = /(?:^|[\sT,])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?([ap]m\b)?\s?(.{0,12})/i;
const OFFSET = /^(?:utc|gmt)?\s?([+-])(\d{1,2}):?(\d{2})(?!\d)/i;
const ZONE = /^([a-z]{1,4})\b/i;
/** 14/11/2025, 2025/11/14, and two-digit years as RFC 822 has them: 14 Nov 25. */
const SLASHED = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?!\d)/;
const SHORT_YEAR = /^((?:[\p{L}\p{M}]+,?\s)?\d{1,2}\s[\p{L}\p{M}]+\s)(\d{2})(?=\s|$)/u;
const CLOCK = /\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?/g;
/** 14-Nov-2025 */
const JOINED = /(\d)-(\p{L}[\p{L}\p{M}]*)-(\d)/u;
const EPOCH = /^\d{10}(?:\d{3})?$/;

/** The first real date among several, as an ISO date-time in UTC, to the second, or as an ISO day where the time or its zone is not said. */
export function feedDate(values: readonly unknown[], reading: FeedReading): string | undefined {
  return values.map((value) => oneDate(value, reading)).find((date) => date !== undefined);
}

/** Whether there is a date among them, and that further ahead of us than any clock or zone: a slip, not a date. */
export function liesAhead(values: readonly unknown[], reading: FeedReading): boolean {
  const ever = { ...reading, now: new Date(LAST_MS) };
  return feedDate(values, reading) === undefined && feedDate(values, ever) !== undefined;
}

function oneDate(value: unknown, { data, now }: FeedReading): string | undefined {
  if (typeof value !== 'string' || value.length > LONGEST_DATE) return undefined;
  const plain = plainDigits(value.normalize('NFKC')).replace(/\s+/g, ' ').trim();
  const date = EPOCH.test(plain) ? epoch(plain) : timed(plain, dayOf(plain, monthsOf([...data.languages.keys()])));
  if (date === undefined || Number(date.slice(0, 4)) < EARLIEST_YEAR) return undefined;
  return Date.parse(date) > now.getTime() + AHEAD ? undefined : date;
}

function epoch(digits: string): string {
  return new Date(Number(digits) * (digits.length === 10 ? 1_000 : 1)).toISOString();
}

function monthsOf(languages: readonly string[]): ReadonlyMap<string, number> {
  const rfc = MONTHS_OF_RFC_822.map((name, index): [string, number] => [foldWord(name), index + 1]);
  return new Map([...monthNumbers(languages), ...rfc]);
}

/** The digits of any script as those of ASCII: each script has its ten in a row, zero first. */
function plainDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0)!;
    let zero = code;
    while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(code - zero);
  });
}

function dayOf(text: string, months: ReadonlyMap<string, number>): string | undefined {
  const iso = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(text);
  if (iso) return isoDate(iso[0]);
  if (SLASHED.test(text)) return slashed(SLASHED.exec(text)!);
  return dayNamed(text.replace(CLOCK, ' ').replace(JOINED, '$1 $2 $3').replace(SHORT_YEAR, '$120$2'), months);
}

/** Which number is the day must be plain: 3/4/2025 is March to some and April to others. */
function slashed([, first, second, third]: RegExpExecArray): string | undefined {
  const [a, b] = [Number(first), Number(second)];
  const iso = (year: string, month: number, day: number) =>
    isoDate(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
  if (first!.length === 4) return iso(first!, b, Number(third));
  if (third!.length !== 4) return undefined;
  if (a > 12 || a === b) return iso(third!, b, a);
  return b > 12 ? iso(third!, a, b) : undefined;
}

/** The day with its time, where that and its zone are said. */
function timed(text: string, day: string | undefined): string | undefined {
  const match = TIME.exec(text);
  if (day === undefined || !match) return day;
  const [, hours, minutes, seconds = '0', half, zone = ''] = match;
  const hour = hourOf(Number(hours), half);
  const offset = offsetOf(zone);
  if (offset === undefined || hour > 23 || Number(minutes) > 59 || Number(seconds) > 60) return day;
  const [year, month, date] = day.split('-').map(Number);
  const time = Date.UTC(year!, month! - 1, date, hour, Number(minutes) - offset, Math.min(59, Number(seconds)));
  return new Date(time).toISOString();
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return hour > 12 ? 24 : (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

/** Minutes east of Greenwich; undefined for a zone that is not said, or by a name that means several. */
function offsetOf(zone: string): number | undefined {
  const [, sign, hours, minutes] = OFFSET.exec(zone) ?? [];
  if (sign === undefined) return ZONES_OF_RFC_822[ZONE.exec(zone)?.[1]?.toLowerCase() ?? ''];
  const offset = Number(hours) * 60 + Number(minutes);
  if (offset > 14 * 60) return undefined;
  return sign === '-' ? -offset : offset;
}
