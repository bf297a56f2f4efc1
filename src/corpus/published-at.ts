/** When an article was published: from its metadata, or from a line of its own that says so. Never today by default. */
import type { Data } from '../data/data.ts';
import type { FurnitureRules } from './furniture-rules.ts';
import { phraseEnd } from './furniture-rules.ts';
import { lineWords, type LineWord } from './line-words.ts';
import { monthNumbers } from './month-names.ts';

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const EARLIEST_YEAR = 1900;
const DAY = 86_400_000;
/** A clock or time zone may be a day ahead of ours; more is a slip. */
const AHEAD = 2 * DAY;
const LINES_LOOKED_AT = 400;
const LONGEST_DATE_LINE = 300;
const DATELINE_LINES = 4;
const DATELINE_WORDS = 14;
const WORDS_AFTER_LABEL = 8;
/** A line without a year has no date. */
const YEAR = /[12१२][0-9०-९]{3}/;

/** An ISO date or date-time as it stands when it is a real one; undefined otherwise. */
export function isoDate(value: string): string | undefined {
  const match = ISO.exec(value.trim());
  if (!match) return undefined;
  const date = dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
  return date !== undefined && !Number.isNaN(Date.parse(value.trim())) ? value.trim().replace(' ', 'T') : undefined;
}

/** A date from metadata: ISO kept as it is, RFC 2822 and the like made ISO; undefined when unreal or in the future. */
export function metadataDate(value: string | undefined, now: Date): string | undefined {
  if (value === undefined || value.length > 80) return undefined;
  const iso = isoDate(value) ?? parsedDate(value);
  return iso !== undefined && isPossible(iso, now) ? iso : undefined;
}

/** Only forms that name their month and year in words are left to `Date`: "03/04/2025" may be March or April. */
function parsedDate(value: string): string | undefined {
  if (!/[A-Za-z]{3}/.test(value) || !/\b(?:19|20)\d{2}\b/.test(value)) return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

function isPossible(iso: string, now: Date): boolean {
  const time = Date.parse(iso);
  return time <= now.getTime() + AHEAD && new Date(time).getUTCFullYear() >= EARLIEST_YEAR;
}

/** A date that a text states of itself, the rule that found it, and its words. */
export interface StatedDate {
  date: string;
  rule: 'date-label' | 'dateline';
  words: string;
}

interface LineOfWords {
  line: string;
  words: readonly LineWord[];
}

type FoundDate = Omit<StatedDate, 'rule'>;

/** The day that the text itself states: after a label ("Updated: 10 Oct 2025"), or in a dateline with its year. */
export function statedDate(text: string, data: Data, rules: FurnitureRules, now: Date): StatedDate | undefined {
  const months = monthNumbers([...data.languages.keys()]);
  const lines = text.split('\n', LINES_LOOKED_AT).filter((line) => line !== '');
  const short = lines.filter((line) => line.length <= LONGEST_DATE_LINE && YEAR.test(line)).map(wordsOf);
  const openings = lines
    .slice(0, DATELINE_LINES)
    .map((line) => line.slice(0, LONGEST_DATE_LINE))
    .filter((line) => YEAR.test(line))
    .map(wordsOf);
  const found: StatedDate[] = [
    ...labelled(short, rules, months).map((one) => ({ ...one, rule: 'date-label' as const })),
    ...datelines(openings, months).map((one) => ({ ...one, rule: 'dateline' as const })),
  ];
  return found.find(({ date }) => isPossible(date, now));
}

function wordsOf(line: string): LineOfWords {
  return { line, words: lineWords(line) };
}

function labelled(lines: LineOfWords[], rules: FurnitureRules, months: ReadonlyMap<string, number>): FoundDate[] {
  const starts = lines.flatMap(({ line, words }) =>
    words.flatMap(({ key }, from) => (rules.beginsDateLabel(key) ? [{ line, words, from }] : [])),
  );
  return rules.dateLabels.flatMap((label) =>
    starts.flatMap(({ line, words, from }) => {
      const end = phraseEnd(words, from, label);
      return end === undefined ? [] : (dateIn(line, words.slice(end, end + WORDS_AFTER_LABEL), months) ?? []);
    }),
  );
}

/** A dateline's date stands before the dash, bracket, colon or stop that ends the dateline, within a few words. */
function datelines(lines: LineOfWords[], months: ReadonlyMap<string, number>): FoundDate[] {
  return lines.flatMap(({ line, words }) => {
    const end = words.findIndex((word) => ['—', '–', '-', ':', '।', '('].includes(word.key));
    return end > 1 && end <= DATELINE_WORDS ? (dateIn(line, words.slice(1, end), months) ?? []) : [];
  });
}

/** The ISO day that a text names with its month in words or in digits, year first; undefined when there is no such day. */
export function dayNamed(text: string, months: ReadonlyMap<string, number>): string | undefined {
  return dateIn(text, lineWords(text), months)?.date;
}

/** "10 Oct 2025", "October 10, 2025", "2025-10-10" among a few words. */
function dateIn(line: string, words: readonly LineWord[], months: ReadonlyMap<string, number>): FoundDate | undefined {
  const spoken = words.filter((word) => word.word);
  const parts = spoken.map((word) => word.key);
  for (let at = 0; at + 2 < parts.length; at += 1) {
    const [first, second, third] = [parts[at]!, parts[at + 1]!, parts[at + 2]!];
    const month = months.get(second) ?? months.get(first);
    const date =
      month === undefined
        ? dayOf(yearOf(first), digits(second), digits(third))
        : dayOf(yearOf(third), month, digits(months.has(second) ? first : second));
    if (date !== undefined) return { date, words: line.slice(spoken[at]!.start, spoken[at + 2]!.end) };
  }
  return undefined;
}

function digits(word: string): number {
  const ascii = word.replace(/[\u0966-\u096f]/g, (digit) => String(digit.charCodeAt(0) - 0x0966));
  const ordinal = /^(\d{1,4})(?:st|nd|rd|th)?$/.exec(ascii);
  return ordinal ? Number(ordinal[1]) : Number.NaN;
}

function yearOf(word: string): number {
  const year = digits(word);
  return year >= EARLIEST_YEAR && year < 2200 ? year : Number.NaN;
}

/** The ISO day of a real calendar date; undefined for 31 February and for what is no number. */
function dayOf(year: number, month: number, day: number): string | undefined {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}
