/** The places of a date pattern, and what may fill each: days, years, names of months and weekdays, counts. */
import type { DatesData } from '../../data/dates.ts';
import { readCardinal, readWords } from '../numbers/cardinal.ts';
import { glued, lexemeAt, type NumberLine } from '../numbers/lexicon.ts';
import { Trie, type PhraseMatch } from '../trie.ts';

export type Place =
  | 'day'
  | 'month'
  | 'year'
  | 'weekday'
  | 'n'
  | 'monthNumber'
  | 'shortYear'
  | 'day2'
  | 'month2'
  | 'year2'
  | 'monthNumber2';
export const PLACES: ReadonlySet<string> = new Set<Place>([
  'day',
  'month',
  'year',
  'weekday',
  'n',
  'monthNumber',
  'shortYear',
  'day2',
  'month2',
  'year2',
  'monthNumber2',
]);

export interface DateWord {
  /** `month`, `weekday`, or `<group>`. */
  kind: string;
  value: number;
}

/** A line with the date words found in it. */
export interface DateLine {
  numbers: NumberLine;
  words: Trie<DateWord>;
  capitals: boolean;
  found: Map<number, readonly PhraseMatch<DateWord>[]>;
}

/** Months, weekdays and groups of a tongue in one trie. */
export function dateWords(data: DatesData): Trie<DateWord> {
  const trie = new Trie<DateWord>();
  const add = (kind: string, value: number, words: readonly string[]) => {
    for (const word of words) trie.add(word, { kind, value });
  };
  data.months.forEach((words, index) => add('month', index + 1, words));
  data.weekdays.forEach((words, index) => add('weekday', index, words));
  for (const [name, words] of Object.entries(data.groups)) add(`<${name}>`, 0, words);
  return trie;
}

/** What stands in a place: its value and one past its last token. */
export interface Step {
  to: number;
  value: number;
}

/** The value of a place at token `at`, if it is one. */
export function matchPlace(line: DateLine, place: Place, at: number): Step | undefined {
  const kind = place.replace('2', '');
  if (kind === 'month' || kind === 'weekday') return nameAt(line, at, kind);
  if (kind === 'day') return digitsAt(line, at, /^\d{1,2}$/, 1, 31) ?? dayWord(line, at);
  if (kind === 'monthNumber') return digitsAt(line, at, /^\d{1,2}$/, 1, 12);
  if (kind === 'shortYear') return digitsAt(line, at, /^\d{2}$/, 0, 99);
  if (kind === 'year') return digitsAt(line, at, /^\d{4}$/, 1000, 2199);
  const number = readCardinal(line.numbers, at);
  return number && Number.isInteger(number.value) && number.value > 0 && number.value <= 200 ? number : undefined;
}

/** Digits of a day or year; an ordinal's suffix may be glued to a day ("11th"). */
function digitsAt(line: DateLine, at: number, shape: RegExp, low: number, high: number): Step | undefined {
  const token = line.numbers.tokens[at];
  if (token?.kind !== 'number' || !shape.test(token.key)) return undefined;
  const value = Number(token.key);
  if (value < low || value > high) return undefined;
  const suffix =
    high === 31 && glued(line.numbers, at + 1) ? lexemeAt(line.numbers, at + 1, 'ordinal-suffix') : undefined;
  return { to: suffix?.to ?? at + 1, value };
}

function dayWord(line: DateLine, at: number): Step | undefined {
  const word = readWords(line.numbers, at) ?? ordinalWord(line, at);
  return word && word.value >= 1 && word.value <= 31 ? word : undefined;
}

function ordinalWord(line: DateLine, at: number): Step | undefined {
  const ordinal = lexemeAt(line.numbers, at, 'ordinal');
  return ordinal && { to: ordinal.to, value: ordinal.value.value };
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
  return abbreviated && (next?.kind === 'number' || next?.key === ',') ? { ...name, to: name.to + 1 } : name;
}

/** A month, weekday or `<group>` at token `at`. */
export function wordAt(line: DateLine, at: number, kind: string): Step | undefined {
  const found = dateWordsAt(line, at).findLast((match) => match.value.kind === kind);
  return found && { to: found.to, value: found.value.value };
}

/** The date words that start at token `at`. */
export function dateWordsAt(line: DateLine, at: number): readonly PhraseMatch<DateWord>[] {
  let found = line.found.get(at);
  if (!found) line.found.set(at, (found = line.words.matchesAt(line.numbers.tokens, at)));
  return found;
}
