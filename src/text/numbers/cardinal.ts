/**
 * One cardinal number from its parts: coefficient, scales, and smaller terms behind them
 * ("एक करोड़ 20 लाख", "two hundred and thirty thousand", "12 lakh crore", "साढ़े चार हज़ार").
 */
import { isMoney, readDigits } from './digits.ts';
import { glued, lexemeAt, type NumberLine } from './lexicon.ts';

const LARGEST = 1e15;
const DASH = /^[-\u2010-\u2015]$/;

export interface Cardinal {
  value: number;
  to: number;
  /** What stands before the scale, and the scale (1 without any): "12 हज़ार" is 12 and 1000. */
  head: number;
  scale: number;
  /** The scale of the last term: what follows as a further term must be smaller. */
  last: number;
  digits: boolean;
  words: boolean;
}

/** A product without binary dust: 2.3 × 10¹² is 2300000000000. */
export function product(a: number, b: number): number {
  return Number((a * b).toPrecision(15));
}

/** The longest cardinal that starts at token `at`. */
export function readCardinal(line: NumberLine, at: number): Cardinal | undefined {
  if (line.cardinals.has(at)) return line.cardinals.get(at);
  const cardinal = readTerms(line, at);
  line.cardinals.set(at, cardinal);
  return cardinal;
}

function readTerms(line: NumberLine, at: number): Cardinal | undefined {
  let sum = readTerm(line, at, true);
  while (sum) {
    const longer = addTerm(line, sum) ?? multiplied(line, sum);
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
    const term = readTerm(line, join?.to ?? sum.to, false, chained);
    if (!term || term.value >= sum.last || term.value <= 0 || !fitsBehind(term, join !== undefined)) continue;
    return {
      value: sum.value + term.value,
      to: term.to,
      head: sum.value + term.value,
      scale: 1,
      last: term.last,
      digits: sum.digits || term.digits,
      words: true,
    };
  }
  return undefined;
}

/** Digits without a scale may be another number: behind a joiner they are, otherwise three of them still belong. */
function fitsBehind(term: Cardinal, joined: boolean): boolean {
  return !term.digits || term.scale > 1 || (!joined && Number.isInteger(term.value) && term.value < 1000);
}

/** A scale larger than the last one multiplies all before it: "एक लाख बीस हज़ार | करोड़". */
function multiplied(line: NumberLine, sum: Cardinal): Cardinal | undefined {
  const scale = lexemeAt(line, sum.to, 'scale');
  if (!scale || sum.last === 1 || scale.value.value <= sum.last) return undefined;
  const value = product(sum.value, scale.value.value);
  return { ...sum, value, to: scale.to, scale: product(sum.scale, scale.value.value), last: scale.value.value };
}

/** Coefficient with its scales. Only the first term may be a bare scale ("सौ", "a hundred"). */
function readTerm(line: NumberLine, at: number, first: boolean, chained = true): Cardinal | undefined {
  const head = readHead(line, at) ?? (first ? bareScale(line, at) : undefined);
  if (!head) return undefined;
  let term: Cardinal = { ...head, head: head.value, scale: 1, last: 1, words: !head.digits };
  const hundred = scaleAt(line, term);
  if (hundred && hundred.value < 1000 && head.value < 100) term = hundreds(line, scaled(term, hundred), hundred.value);
  for (let scale = scaleAt(line, term); scale && canScale(term, scale.value, chained); scale = scaleAt(line, term))
    term = scaled(term, scale);
  return addedBehind(line, term);
}

function canScale(term: Cardinal, scale: number, chained: boolean): boolean {
  if (scale < 1000 || scale <= term.last) return false;
  return (chained || term.last < 1000) && product(term.value, scale) <= LARGEST;
}

function scaled(term: Cardinal, scale: { value: number; to: number }): Cardinal {
  return {
    ...term,
    value: product(term.value, scale.value),
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
  if (!tail || tail.value < 1 || (further && further.value.value < 1000)) return term;
  const value = term.value + tail.value;
  return { ...term, value, to: tail.to, head: value, scale: 1, last: 1 };
}

/** The scale behind a term: a word, or letters glued to its digits ("2.3bn"; "$500m" only behind a currency sign). */
function scaleAt(line: NumberLine, term: Cardinal): { value: number; to: number } | undefined {
  const word = lexemeAt(line, term.to, 'scale');
  const letters =
    word ??
    (term.digits && glued(line, term.to)
      ? (lexemeAt(line, term.to, 'glued') ??
        (isMoney(line, term.to - 1) ? lexemeAt(line, term.to, 'glued-money') : undefined))
      : undefined);
  return letters && { value: letters.value.value, to: letters.to };
}

interface Head {
  value: number;
  to: number;
  digits: boolean;
}

function readHead(line: NumberLine, at: number): Head | undefined {
  const digits = readDigits(line, at);
  if (digits) return { ...digits, digits: true };
  return readAdded(line, at) ?? readScaleOnly(line, at) ?? readWords(line, at) ?? readWhole(line, at);
}

/** "साढ़े चार", "पौने 9", "सवा लाख". */
function readAdded(line: NumberLine, at: number): Head | undefined {
  const added = lexemeAt(line, at, 'added');
  if (!added) return undefined;
  const base = readDigits(line, added.to) ?? readWords(line, added.to);
  if (base) return { value: base.value + added.value.value, to: base.to, digits: false };
  return lexemeAt(line, added.to, 'scale') && { value: 1 + added.value.value, to: added.to, digits: false };
}

/** "half a million": only where a scale follows. */
function readScaleOnly(line: NumberLine, at: number): Head | undefined {
  const part = lexemeAt(line, at, 'scale-only');
  if (!part || !lexemeAt(line, part.to, 'scale')) return undefined;
  return { value: part.value.value, to: part.to, digits: false };
}

function readWhole(line: NumberLine, at: number): Head | undefined {
  const whole = lexemeAt(line, at, 'whole');
  return whole && { value: whole.value.value, to: whole.to, digits: false };
}

/** A word below one hundred; tens and units are put together where the tongue does so ("forty-five"). */
export function readWords(line: NumberLine, at: number): Head | undefined {
  const word = lexemeAt(line, at, 'word');
  if (!word) return undefined;
  const head: Head = { value: word.value.value, to: word.to, digits: false };
  if (!line.lexicon.data.compoundTens || head.value < 20 || head.value % 10 !== 0) return head;
  const next = DASH.test(line.tokens[word.to]?.key ?? '') ? word.to + 1 : word.to;
  const unit = lexemeAt(line, next, 'word');
  if (!unit || unit.value.value < 1 || unit.value.value > 9) return head;
  return { value: head.value + unit.value.value, to: unit.to, digits: false };
}

/** A scale that stands for one of itself: "सौ", "a hundred"; its coefficient is the empty place before it. */
function bareScale(line: NumberLine, at: number): Head | undefined {
  const article = lexemeAt(line, at, 'article');
  const scale = lexemeAt(line, article?.to ?? at, 'scale');
  if (!scale || (!article && scale.value.scale?.needsNumber)) return undefined;
  return { value: 1, to: article?.to ?? at, digits: false };
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
