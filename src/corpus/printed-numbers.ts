/** The numbers that a text prints, by value: a report that counts otherwise is no copy, one that writes them otherwise may be. */
import type { Data } from '../data/data.ts';
import { oncePer } from '../data/once-per.ts';
import { plainDigits } from '../data/plain-digits.ts';
import { foldWord } from './line-words.ts';
import { monthNumbers } from './month-names.ts';

/** Words beside a number that say what it is, folded, of all languages at once. */
export interface NumberSigns {
  months: ReadonlyMap<string, number>;
  /** Word → what it multiplies the number before it with ("million"). */
  scales: ReadonlyMap<string, number>;
}

const LONGEST_READ = 100_000;
const NUMBER = /[0-9]+(?:[.,][0-9]+)*/g;
const DATE = /^(?:[0-3]?[0-9]([.,])[01]?[0-9]\1(?:[0-9]{2})?[0-9]{2})$/;
const GROUPED = /^[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]+)?$|^[0-9]{1,3}(?:\.[0-9]{3}){2,}$/;
const WORD_BEFORE = /([\p{L}\p{M}]+)[.,]?\s+$/u;
const WORDS_BEHIND = /^([\p{L}\p{M}]*)[ \u00a0-]?([\p{L}\p{M}]*)[ \u00a0]?([\p{L}\p{M}]*)/u;
/** Letters around a number in which its neighbours are looked for. */
const LOOKED_AT = 40;
const LAST_DAY = 31;
/** Floating point leaves dust behind a product ("38.7 thousand"). */
const PRECISION = 12;

/** The signs in the language packs of a data folder. */
export const numberSignsOf: (data: Data) => NumberSigns = oncePer((data) => {
  const scales = [...data.languages.values()].flatMap(({ numbers }) =>
    numbers.scales.flatMap(({ value, words, glued }) =>
      [...words, ...glued].map((word) => [foldWord(word), value] as const),
    ),
  );
  return { months: monthNumbers([...data.languages.keys()]), scales: new Map(scales) };
});

/**
 * The numbers of a text by value, in whatever script, grouping or scale they stand: "४,३००", "4,300" and "4.3 thousand" are one.
 * Days of a month are left out, since each desk prints its own: "March 3", "3 मार्च", "03.04.2025". Without signs no scale and no
 * month is known.
 */
export function printedNumbers(text: string, signs?: NumberSigns): Set<string> {
  const read = plainDigits(text.slice(0, LONGEST_READ));
  const found = new Set<string>();
  for (const { 0: number, index } of read.matchAll(NUMBER)) {
    if (DATE.test(number)) continue;
    const behind = index + number.length;
    const value = signs ? valueAmong(read, number, index, behind, signs) : valueOf(number);
    if (value !== undefined) found.add(String(value));
  }
  return found;
}

/** What a number is among its neighbours; undefined for the day of a month. */
function valueAmong(text: string, number: string, start: number, end: number, { months, scales }: NumberSigns) {
  const [, glued = '', next = '', third = ''] = WORDS_BEHIND.exec(text.slice(end, end + LOOKED_AT)) ?? [];
  const words = [glued, next, third].filter((word) => word !== '').map(foldWord);
  if (number.length <= 2 && Number(number) <= LAST_DAY) {
    const before = WORD_BEFORE.exec(text.slice(Math.max(0, start - LOOKED_AT), start))?.[1];
    // "3rd of" has letters of its own, and "March 3" its month before it.
    if (words.slice(0, glued === '' ? 1 : 2).some((word) => months.has(word))) return undefined;
    if (before !== undefined && months.has(foldWord(before))) return undefined;
  }
  let value = valueOf(number);
  for (const word of words) {
    const scale = scales.get(word);
    if (scale === undefined) break;
    value *= scale;
  }
  return Number(value.toPrecision(PRECISION));
}

function valueOf(number: string): number {
  const groups = GROUPED.test(number);
  if (groups) return Number(number.includes(',') ? number.replaceAll(',', '') : number.replaceAll('.', ''));
  const plain = Number(number.replace(',', '.'));
  // Ratings, versions and the like are no one number: what they print is all that is known of them.
  return Number.isNaN(plain) ? Number(number.replace(/[.,]/g, '')) : plain;
}
