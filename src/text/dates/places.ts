/** The places of a date pattern, and what may fill each: days, years, names of months and weekdays, seasons, counts. */
import type { PlaceKind } from '../../data/date-patterns.ts';
import type { DatesData } from '../../data/dates.ts';
import { readCardinal } from '../numbers/cardinal.ts';
import { readWords } from '../numbers/heads.ts';
import { glued, lexemeAt, type NumberLine } from '../numbers/lexicon.ts';
import { Trie, type PhraseMatch } from '../trie.ts';
import { seldom } from '../vocabulary.ts';

/** A place with its number: `day`, `day2`, `day3`. */
export type Place = PlaceKind | `${PlaceKind}2` | `${PlaceKind}3`;

export interface DateWord {
  /** `month`, `weekday`, `season`, `holiday`, `decade`, or `<group>`. */
  kind: string;
  value: number;
}

/** A line with the date words found in it. */
export interface DateLine {
  numbers: NumberLine;
  words: Trie<DateWord>;
  capitals: boolean;
  yearPairs: boolean;
  found: (readonly PhraseMatch<DateWord>[] | undefined)[];
}

/** Months, weekdays, seasons and groups of a tongue in one trie: those of every kind, or of the kinds that are wanted. */
export function dateWords(data: DatesData, isWanted: (kind: string) => boolean = () => true): Trie<DateWord> {
  const trie = new Trie<DateWord>();
  const add = (kind: string, value: number, words: readonly string[]) => {
    if (isWanted(kind)) for (const word of words) trie.add(word, { kind, value });
  };
  data.months.forEach((words, index) => add('month', index + 1, words));
  data.weekdays.forEach((words, index) => add('weekday', index, words));
  data.seasons.forEach(({ words }, index) => add('season', index, words));
  for (const [day, words] of Object.entries(data.holidays)) add('holiday', Number(day.replace('-', '')), words);
  for (const [year, words] of Object.entries(data.decades)) add('decade', Number(year), words);
  for (const [name, words] of Object.entries(data.groups)) add(`<${name}>`, 0, words);
  return trie;
}

const NAMED: ReadonlySet<PlaceKind> = new Set(['month', 'weekday', 'season', 'holiday', 'decadeName']);

/** The kind of date words that fills a place. */
export const wordKind = (kind: PlaceKind): string => (kind === 'decadeName' ? 'decade' : kind);

/** Whether a place is filled by a date word; all others are filled by numbers. */
export function isNamed(kind: PlaceKind): boolean {
  return NAMED.has(kind);
}

/** What stands in a place: its value and one past its last token. */
export interface Step {
  to: number;
  value: number;
}

type Read = (line: DateLine, at: number) => Step | undefined;

const OLDEST_NEAR = 1700;
const NEWEST_NEAR = 2099;
const DASH = /^[-\u2010-\u2015]$/;
const SHORTEST_CENTURY = 20;
const LAST_CENTURY = 22;
const HUNDRED = 100;

/** The fewest and the most digits. */
type Lengths = readonly [least: number, most: number];
const ONE: Lengths = [1, 1];
const TWO: Lengths = [2, 2];
const SHORT: Lengths = [1, 2];
const FOUR: Lengths = [4, 4];

const READERS: Readonly<Record<PlaceKind, Read>> = {
  day: (line, at) => withSuffix(line, digitsAt(line, at, SHORT, 1, 31)) ?? dayWord(line, at),
  ordinalDay,
  month: (line, at) => nameAt(line, at, 'month'),
  weekday: (line, at) => nameAt(line, at, 'weekday'),
  season: (line, at) => wordAt(line, at, 'season'),
  monthNumber: (line, at) => digitsAt(line, at, SHORT, 1, 12),
  shortYear: (line, at) => digitsAt(line, at, TWO, 0, 99),
  year: (line, at) => digitsAt(line, at, FOUR, 1000, 2199),
  nearYear: (line, at) => digitsAt(line, at, FOUR, OLDEST_NEAR, NEWEST_NEAR),
  wordYear,
  saidYear: (line, at) => yearPair(line, at) ?? preciseYear(wordYear(line, at)),
  dotted,
  decade,
  decadeName: (line, at) => wordAt(line, at, 'decade'),
  century: (line, at) => within(ordinalDay(line, at), 1, LAST_CENTURY),
  holiday: (line, at) => nameAt(line, at, 'holiday'),
  quarter: (line, at) => smallNumber(line, at, 4),
  half: (line, at) => smallNumber(line, at, 2),
  n: (line, at) => within(readCardinal(line.numbers, at), 1, 200),
};

/** The value of a place of this kind at token `at`, if it is one. */
export function matchPlace(line: DateLine, kind: PlaceKind, at: number): Step | undefined {
  return READERS[kind](line, at);
}

function within(step: Step | undefined, low: number, high: number): Step | undefined {
  return step && Number.isInteger(step.value) && step.value >= low && step.value <= high ? step : undefined;
}

/** The number of a token of nothing but a few digits. */
const plainDigits = seldom((key) => (/^\d{1,4}$/.test(key) ? Number(key) : undefined));

/** Digits of a day, month or year, as many as are given. */
function digitsAt(line: DateLine, at: number, [least, most]: Lengths, low: number, high: number): Step | undefined {
  const token = line.numbers.tokens[at];
  if (token?.kind !== 'number' || token.key.length < least || token.key.length > most) return undefined;
  const value = plainDigits(token.word);
  return value !== undefined && value >= low && value <= high ? { to: at + 1, value } : undefined;
}

/** An ordinal's suffix may be glued to a day ("11th"). */
function withSuffix(line: DateLine, step: Step | undefined): Step | undefined {
  const suffix = step && suffixAt(line, step.to);
  return suffix === undefined ? step : { to: suffix, value: step!.value };
}

function suffixAt(line: DateLine, at: number): number | undefined {
  return glued(line.numbers, at) ? lexemeAt(line.numbers, at, 'ordinal-suffix')?.to : undefined;
}

function dayWord(line: DateLine, at: number): Step | undefined {
  return within(ordinalWord(line, at) ?? readWords(line.numbers, at), 1, 31);
}

/** "first", "पहली", "twenty-first". */
function ordinalWord(line: DateLine, at: number): Step | undefined {
  const tens = lexemeAt(line.numbers, at, 'word');
  const isTens = tens !== undefined && tens.value.value % 10 === 0 && tens.value.value > 0;
  const from = isTens && DASH.test(line.numbers.tokens[tens.to]?.key ?? '') ? tens.to + 1 : at;
  const ordinal = lexemeAt(line.numbers, from, 'ordinal');
  return ordinal && { to: ordinal.to, value: ordinal.value.value + (from === at ? 0 : tens!.value.value) };
}

/** A day that is written as an ordinal: "the 5th", "पहली". */
function ordinalDay(line: DateLine, at: number): Step | undefined {
  const digits = digitsAt(line, at, SHORT, 1, 31);
  const suffix = digits && suffixAt(line, digits.to);
  return suffix === undefined ? within(ordinalWord(line, at), 1, 31) : { to: suffix, value: digits!.value };
}

/** "second" of a quarter, "पहली" of a half, or digits. */
function smallNumber(line: DateLine, at: number, high: number): Step | undefined {
  return within(ordinalDay(line, at) ?? digitsAt(line, at, ONE, 1, high), 1, high);
}

function tens(step: Step | undefined): Step | undefined {
  return step && step.value % 10 === 0 ? step : undefined;
}

/** "1990" of "1990s"; "90" and "नब्बे" stand for the twentieth century, a smaller one for ours. */
function decade(line: DateLine, at: number): Step | undefined {
  const full = tens(digitsAt(line, at, FOUR, 1000, 2190));
  const short = full ?? tens(digitsAt(line, at, TWO, SHORTEST_CENTURY, 90)) ?? readWords(line.numbers, at);
  if (!short || short.value % 10 !== 0) return undefined;
  if (full) return full;
  return short.value >= SHORTEST_CENTURY && short.value <= 90 ? { to: short.to, value: 1900 + short.value } : undefined;
}

/** "उन्नीस सौ इकहत्तर": a year in words alone. */
function wordYear(line: DateLine, at: number): Step | undefined {
  const number = readCardinal(line.numbers, at);
  return number && !number.digits ? within(number, OLDEST_NEAR, NEWEST_NEAR) : undefined;
}

/** A year in words that does not count hundreds or thousands: "two thousand" may be of anything. */
function preciseYear(step: Step | undefined): Step | undefined {
  return step && step.value % HUNDRED !== 0 ? step : undefined;
}

/** "nineteen seventy-one", "twenty twenty-four". */
function yearPair(line: DateLine, at: number): Step | undefined {
  const first = line.yearPairs ? readWords(line.numbers, at) : undefined;
  const last = first && readWords(line.numbers, first.to);
  if (!last || last.value < 10 || last.value >= HUNDRED) return undefined;
  return within({ to: last.to, value: first.value * HUNDRED + last.value }, OLDEST_NEAR, NEWEST_NEAR);
}

/** "12.11.2024" as 20241112. */
function dotted(line: DateLine, at: number): Step | undefined {
  const token = line.numbers.tokens[at];
  const match = token?.kind === 'number' ? /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(token.key) : null;
  if (!match) return undefined;
  const [day, month, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return { to: at + 1, value: year * 10_000 + month * 100 + day };
}

/** A month or weekday, with a capital where the tongue writes one; an abbreviation's point before a number belongs to it. */
function nameAt(line: DateLine, at: number, kind: string): Step | undefined {
  const name = wordAt(line, at, kind);
  const token = line.numbers.tokens[at];
  if (!name || !token) return undefined;
  if (line.capitals && !/^\p{Lu}/u.test(line.numbers.text.slice(token.start, token.start + 2))) return undefined;
  const point = line.numbers.tokens[name.to];
  const abbreviated = point?.key === '.' && glued(line.numbers, name.to);
  const next = line.numbers.tokens[name.to + 1];
  const goesOn = next?.kind === 'number' || /^[,(\-\u2010-\u2015]$/.test(next?.key ?? '');
  return abbreviated && goesOn ? { ...name, to: name.to + 1 } : name;
}

/** A month, weekday, season or `<group>` at token `at`. */
export function wordAt(line: DateLine, at: number, kind: string): Step | undefined {
  const found = dateWordsAt(line, at);
  for (let index = found.length - 1; index >= 0; index -= 1) {
    const { to, value } = found[index]!;
    if (value.kind === kind) return { to, value: value.value };
  }
  return undefined;
}

/** The date words that start at token `at`. */
export function dateWordsAt(line: DateLine, at: number): readonly PhraseMatch<DateWord>[] {
  return (line.found[at] ??= line.words.matchesAt(line.numbers.tokens, at));
}
