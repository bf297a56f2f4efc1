/**
 * One cardinal number from its parts: coefficient, scales, and smaller terms behind them
 * ("एक करोड़ 20 लाख", "two hundred and thirty thousand", "12 lakh crore", "साढ़े चार हज़ार").
 */
import { isMoney } from './digits.ts';
import { bareScale, readHead, readWords, spokenDigits, type Head } from './heads.ts';
import type { PhraseMatch } from '../trie.ts';
import { glued, lexemeAt, type Lexeme, type NumberLine } from './lexicon.ts';
import type { Cardinal } from './reading.ts';

const LARGEST = 1e15;
const DASH = /^[-\u2010-\u2015]$/;

/** A product without binary dust: 2.3 × 10¹² is 2300000000000. */
export function product(a: number, b: number): number {
  const exact = a * b;
  return Number.isSafeInteger(exact) ? exact : Number(exact.toPrecision(15));
}

/** A part of one as a percentage, to four decimals. */
export function percentage(part: number): number {
  return Math.round(part * 1e6) / 1e4;
}

/** The longest cardinal that starts at token `at`. */
export function readCardinal(line: NumberLine, at: number): Cardinal | undefined {
  const known = line.cardinals[at];
  if (known !== undefined) return known ?? undefined;
  const cardinal = readTerms(line, at);
  line.cardinals[at] = cardinal ?? null;
  return cardinal;
}

/** All terms of a number whose scales are smaller than `below`. */
function readTerms(line: NumberLine, at: number, below = Infinity): Cardinal | undefined {
  let sum = readTerm(line, at, { bare: true, chained: true, below });
  while (sum) {
    const longer = addTerm(line, sum) ?? multiplied(line, sum, below);
    if (!longer || longer.value > LARGEST) break;
    sum = longer;
  }
  return sum;
}

/** A further, smaller term: "एक करोड़ | 20 लाख", "one thousand | and twenty". */
function addTerm(line: NumberLine, sum: Cardinal): Cardinal | undefined {
  if (sum.last === 1) return undefined;
  const join = lexemeAt(line, sum.to, 'join');
  for (const chained of [true, false]) {
    const term = readFurther(line, join?.to ?? sum.to, sum.last, chained);
    if (!term || term.value >= sum.last || term.value <= 0 || !fitsBehind(term, join !== undefined)) continue;
    return {
      value: sum.value + term.value,
      to: term.to,
      head: sum.value + term.value,
      scale: 1,
      last: term.last,
      digits: sum.digits || term.digits,
      words: true,
      mixed: true,
    };
  }
  return undefined;
}

/** One term; in the long scale all terms of a smaller number, which a scale behind them may multiply. */
function readFurther(line: NumberLine, at: number, below: number, chained: boolean): Cardinal | undefined {
  if (line.lexicon.data.longScale) return readTerms(line, at, below);
  return readTerm(line, at, { bare: false, chained, below: Infinity });
}

/** Digits without a scale may be another number: behind a joiner they are, otherwise three of them still belong. */
function fitsBehind(term: Cardinal, joined: boolean): boolean {
  return !term.digits || term.scale > 1 || (!joined && Number.isInteger(term.value) && term.value < 1000);
}

/** A scale larger than the last one multiplies all before it: "एक लाख बीस हज़ार | करोड़". */
function multiplied(line: NumberLine, sum: Cardinal, below: number): Cardinal | undefined {
  const scale = lexemeAt(line, sum.to, 'scale');
  if (scale && scale.value.value >= below) return undefined;
  const ends = sum.last === 1 && !(line.lexicon.data.longScale && sum.mixed);
  if (!scale || ends || scale.value.value <= (sum.last === 1 ? sum.value : sum.last)) return undefined;
  const value = product(sum.value, scale.value.value);
  return { ...sum, value, to: scale.to, scale: product(sum.scale, scale.value.value), last: scale.value.value };
}

interface TermPlace {
  /** Whether it may be a scale alone: the first term, or a later one where "mil" is said without a number. */
  bare: boolean;
  /** Whether large scales may follow each other ("लाख करोड़"). */
  chained: boolean;
  /** Scales of the term are smaller than this. */
  below: number;
}

/** Coefficient with its scales. Mostly only the first term may be a bare scale ("सौ", "a hundred"). */
function readTerm(line: NumberLine, at: number, place: TermPlace): Cardinal | undefined {
  const own = readHead(line, at);
  const head = own ?? (place.bare ? bareScale(line, at) : undefined);
  if (!head) return undefined;
  const { value, to, digits, doubtful, foreign } = head;
  let term: Cardinal = { value, to, digits, doubtful, foreign, head: value, scale: 1, last: 1, words: !digits };
  const dashed = own !== undefined;
  const hundred = scaleAt(line, term, dashed);
  if (hundred && hundred.value < 1000 && head.value < 100) term = hundreds(line, scaled(term, hundred), hundred.value);
  else if (isWholeHundreds(head)) term = hundreds(line, { ...term, last: 100 }, 100);
  for (;;) {
    const scale = scaleAt(line, term, dashed && term.last === 1);
    if (!scale || scale.value >= place.below || !canScale(term, scale.value, place.chained)) break;
    term = scaled(term, scale);
  }
  return decimals(line, term) ?? addedBehind(line, term);
}

/** "doscientos": hundreds in one word, behind which tens and units may follow. */
function isWholeHundreds({ value, digits }: Head): boolean {
  return !digits && value >= 100 && value < 1000 && value % 100 === 0;
}

function canScale(term: Cardinal, scale: number, chained: boolean): boolean {
  if (scale < 1000 || scale <= term.last) return false;
  return (chained || term.last < 1000) && product(term.value, scale) <= LARGEST;
}

function scaled(term: Cardinal, scale: { value: number; to: number }): Cardinal {
  return {
    ...term,
    value: product(term.value, scale.value),
    doubtful: false,
    scale: product(term.scale, scale.value),
    last: scale.value,
    to: scale.to,
    words: true,
  };
}

/** What follows a hundred: "दो सौ | पचास", "two hundred | and five". */
function hundreds(line: NumberLine, term: Cardinal, scale: number): Cardinal {
  if (scale !== 100 || !Number.isInteger(term.value)) return term;
  const join = lexemeAt(line, term.to, 'join');
  const tail = readWords(line, join?.to ?? term.to);
  const further = tail && lexemeAt(line, tail.to, 'scale');
  if (!tail || tail.value < 1 || tail.value > 99 || (further && further.value.value < 1000)) return term;
  const value = term.value + tail.value;
  return { ...term, value, to: tail.to, head: value, scale: 1, last: 1 };
}

/** The scale behind a term: a word, or letters glued to its digits ("2.3bn"; "$500m" only behind a currency sign). */
function scaleAt(line: NumberLine, term: Cardinal, dashed = false): { value: number; to: number } | undefined {
  const word = lexemeAt(line, term.to, 'scale') ?? (dashed ? dashedScale(line, term.to) : undefined);
  if (word) return isAnotherWord(line, word) ? undefined : { value: word.value.value, to: word.to };
  if (!term.digits || !glued(line, term.to)) return undefined;
  const letters = lexemeAt(line, term.to, 'glued') ?? moneyLetter(line, term.to);
  return letters && { value: letters.value.value, to: letters.to };
}

/** "$500m", "1.3m people", but "500m". */
function moneyLetter(line: NumberLine, at: number): PhraseMatch<Lexeme> | undefined {
  const letter = lexemeAt(line, at, 'glued-money');
  return letter && (isMoney(line, at - 1) || lexemeAt(line, letter.to, 'counted')) ? letter : undefined;
}

/** "a $300-million deal", "Rs 45,000-crore": a dash that touches both the number and its scale. */
function dashedScale(line: NumberLine, at: number): PhraseMatch<Lexeme> | undefined {
  const ties = DASH.test(line.tokens[at]?.key ?? '') && glued(line, at) && glued(line, at + 1);
  return ties ? lexemeAt(line, at + 1, 'scale') : undefined;
}

/** Whether what follows makes the scale another word ("दो अरब देश"). */
function isAnotherWord(line: NumberLine, scale: PhraseMatch<Lexeme>): boolean {
  return lexemeAt(line, scale.to, `not-${scale.value.value}`) !== undefined;
}

/** "तीन दशमलव दो पाँच", "three point five million": spoken digits behind a word for the point. */
function decimals(line: NumberLine, term: Cardinal): Cardinal | undefined {
  const point = lexemeAt(line, term.to, 'point');
  if (!point || term.scale > 1 || !Number.isInteger(term.value)) return undefined;
  const part = spokenDigits(line, point.to);
  if (!part) return undefined;
  const value = Number(`${term.value}.${part.digits}`);
  const spoken: Cardinal = { ...term, value, head: value, to: part.to };
  const scale = scaleAt(line, spoken);
  return scale ? scaled(spoken, scale) : spoken;
}

/** "two and a half", before or behind a scale: "two and a half million". */
function addedBehind(line: NumberLine, term: Cardinal): Cardinal {
  const added = lexemeAt(line, term.to, 'added-behind');
  if (!added) return term;
  const value = term.value + product(added.value.value, term.scale);
  const whole: Cardinal = { ...term, value, head: term.head + added.value.value, to: added.to, words: true };
  const scale = term.scale === 1 ? scaleAt(line, whole) : undefined;
  return scale ? scaled(whole, scale) : whole;
}
