/** A figure's amount in words of the reader's language: grouped digits, with every bound and hedge said. */
import { oncePer } from './once-per.ts';
import type { Phrases } from './phrases.ts';

/** An amount as figures hold it; plain units, see the contract of the brief. */
export interface WordedAmount {
  value?: number;
  min?: number;
  max?: number;
  vague?: boolean;
  bound?: string;
  approximate?: boolean;
}

/** `full` says large numbers in digits and words; `plain` in words alone where they lose nothing, for running text. */
export type AmountStyle = 'full' | 'plain';

/** From here on digits are hard to count, so the number is also said in words. */
const SAID_IN_WORDS = 1_000_000;
/** Vague amounts are said by the power of ten they begin at. */
const VAGUE_FROM = [10_000_000, 1_000_000, 100_000, 10_000, 1000, 100, 20, 2];

/** The amount with its unit, such as "more than 12,000 soldiers"; undefined when no number is given. */
export function amountWords(amount: WordedAmount, unit: string | undefined, phrases: Phrases): string | undefined {
  const words = bareAmount(amount, phrases, 'full');
  if (words === undefined) return undefined;
  return unit === undefined
    ? words
    : phrases.say('brief.amount.with-unit', { amount: words, unit: unitWord(unit, amount, phrases) });
}

/** The counted noun for a unit, in the number that the amount asks for; an unknown unit is the noun the source has. */
export function unitWord(unit: string, amount: WordedAmount, phrases: Phrases): string {
  const key = `brief.unit.${unit}`;
  const count = amount.value ?? amount.max ?? amount.min ?? 0;
  return phrases.has(`${key}.other`) ? phrases.say(key, { count }) : unit;
}

/** The amount without a unit, with every bound and hedge said; undefined when no number is given. */
export function bareAmount(
  { value, min, max, vague, bound, approximate }: WordedAmount,
  phrases: Phrases,
  style: AmountStyle,
): string | undefined {
  const say = (key: string, parameters: Record<string, string>) => phrases.say(`brief.amount.${key}`, parameters);
  const number = (size: number) => numberWords(size, phrases, style);
  const hedged = (words: string) => (approximate ? say('about', { value: words }) : words);
  if (vague && min !== undefined) return vagueWords(min, phrases);
  if (value !== undefined) return bound ? say(bound, { value: hedged(number(value)) }) : hedged(number(value));
  if (min !== undefined && max !== undefined) return hedged(say('range', { min: number(min), max: number(max) }));
  if (min !== undefined) return say(bound ?? 'at-least', { value: hedged(number(min)) });
  if (max !== undefined) return say(bound ?? 'up-to', { value: hedged(number(max)) });
  return undefined;
}

function vagueWords(min: number, phrases: Phrases): string {
  const from = VAGUE_FROM.find((power) => min >= power) ?? 2;
  return phrases.say(`brief.vague.from-${from}`);
}

/** Formats are dear to make and a brief says many numbers. */
const formatsOf = oncePer((phrases: Phrases) => {
  const locale = phrases.say('chat.locale');
  return {
    digits: new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }),
    words: new Intl.NumberFormat(locale, {
      notation: 'compact',
      compactDisplay: 'long',
      maximumSignificantDigits: 3,
    }),
  };
});

/** Digits grouped as the reader groups them; a large number is said in words where they lose nothing. */
function numberWords(value: number, phrases: Phrases, style: AmountStyle): string {
  const formats = formatsOf(phrases);
  const digits = formats.digits.format(value);
  if (Math.abs(value) < SAID_IN_WORDS || !isRound(value)) return digits;
  const words = formats.words.format(value);
  return style === 'plain' ? words : phrases.say('brief.amount.in-words', { digits, words });
}

/** Whether three significant digits say the whole number. */
function isRound(value: number): boolean {
  return Number(value.toPrecision(3)) === value;
}
