/** Numbers written in digits: any script's digits, Indian and Western grouping, and what only looks like a number. */
import { joinedDigits } from './joined-digits.ts';
import { glued, isVulgar, lexemeAt, type Lexicon, type NumberLine } from './lexicon.ts';
import { readPower } from './powers.ts';
import type { Digits } from './reading.ts';
import { isTelephone } from './telephones.ts';
import type { Token } from '../tokens.ts';

const LONGEST = 40;
/** How many tokens back a name's letters may stand ("MQ-9-2"). */
const NAME_REACH = 8;
const DASH = /^[-\u2010-\u2015]$/;
const BETWEEN_DIGITS = /^[:/]$/;
const APOSTROPHE = "'";
const CURRENCY = /^\p{Sc}$/u;
const ADDRESS_PARTS = 4;
const BYTE = 255;

/** The number in digits at token `at`, unless the digits belong to a name, a time, a fraction or a telephone number. */
export function readDigits(line: NumberLine, at: number): Digits | undefined {
  const token = line.tokens[at];
  if (!token || token.kind === 'word') return undefined;
  const known = line.digits[at];
  if (known !== undefined) return known ?? undefined;
  const digits = digitsOf(line, at, token);
  line.digits[at] = digits ?? null;
  return digits;
}

function digitsOf(line: NumberLine, at: number, token: Token): Digits | undefined {
  if (isVulgar(token)) return { value: vulgar(token.key), to: at + 1 };
  if (token.kind !== 'number' || isName(line, at) || isChain(line, at) || isTelephone(line, at)) return undefined;
  const whole = joinedDigits(line, at);
  if (isDecade(line, whole.to) || whole.digits.length > LONGEST) return undefined;
  const plain = isPartOnly(line, at) ? partOf(whole.digits) : valueOf(line.lexicon, whole.digits);
  if (!plain) return undefined;
  const power = readPower(line, plain.value, whole.to);
  if (power === 'none') return undefined;
  const behind = line.tokens[whole.to];
  const part = behind && isVulgar(behind) && glued(line, whole.to) ? vulgar(behind.key) : 0;
  const value = power?.value ?? plain.value + part;
  return {
    value: isNegative(line, at) ? 0 - value : value,
    to: power?.to ?? (part ? whole.to + 1 : whole.to),
    doubtful: plain.doubtful,
    foreign: plain.foreign,
  };
}

/** "38" of ".38": what stands before the mark is missing. */
function partOf(digits: string): Omit<Digits, 'to'> | undefined {
  return /^\d+$/.test(digits) ? { value: Number(`0.${digits}`) } : undefined;
}

/** What digits with their marks are worth; undefined for what only looks like a number ("1.2.3", "1,0,0", "007"). */
function valueOf(lexicon: Lexicon, digits: string): Omit<Digits, 'to'> | undefined {
  const { group, decimal } = lexicon.data;
  if (/^0\d/.test(digits)) return undefined;
  if (lexicon.digits.test(digits)) {
    const value = Number(digits.replaceAll(group, '').replace(decimal, '.'));
    return lexicon.doubtful.test(digits) ? { value, doubtful: true } : { value };
  }
  if (!lexicon.foreignDigits.test(digits) || isAddress(digits, decimal)) return undefined;
  return { value: Number(digits.replaceAll(decimal, '').replace(group, '.')), foreign: true };
}

/** "192.168.100.200": four parts of which each is a byte. */
function isAddress(digits: string, mark: string): boolean {
  const parts = digits.split(mark);
  return parts.length === ADDRESS_PARTS && parts.every((part) => Number(part) <= BYTE);
}

function vulgar(key: string): number {
  const [top, bottom] = key.split('\u2044');
  return Number((Number(top) / Number(bottom)).toPrecision(12));
}

/** ".38": what stands before the mark is missing. */
function isPartOnly(line: NumberLine, at: number): boolean {
  if (line.tokens[at - 1]?.key !== line.lexicon.data.decimal || !glued(line, at)) return false;
  return !glued(line, at - 1) || isSigned(line, at - 1);
}

/** The first token of the digits at `at`: their sign and the mark of ".38" belong to them. */
export function firstOf(line: NumberLine, at: number): number {
  const mark = line.tokens[at]?.kind === 'number' && isPartOnly(line, at) ? at - 1 : at;
  return isNegative(line, at) ? mark - 1 : mark;
}

/** Whether the digits at `at` follow a currency sign or abbreviation, themselves or as the end of a range ("$10-15m"). */
export function isMoney(line: NumberLine, at: number): boolean {
  let first = at;
  while (DASH.test(line.tokens[first - 1]?.key ?? '') && line.tokens[first - 2]?.kind === 'number') first -= 2;
  return isSign(line, first - 1);
}

/** Past a currency or minus sign between a range's joiner and its end ("$8 to $10 billion", "-10 से -5"). */
export function pastSign(line: NumberLine, at: number): number {
  let to = at;
  while (to < at + 2 && isSign(line, to)) to += 1;
  if (isNegative(line, to + 1)) return to + 1;
  return line.tokens[to]?.kind === 'number' ? to : at;
}

function isSign(line: NumberLine, at: number): boolean {
  const key = line.tokens[at]?.key;
  return key !== undefined && (CURRENCY.test(key) || line.lexicon.prefixes.has(key));
}

/** `B-52`, `टी-72`, `एम23`: digits glued to a word, or to a dash that is glued to a word which is no number. */
function isName(line: NumberLine, at: number): boolean {
  for (let place = at; place > at - NAME_REACH && glued(line, place); place -= 2) {
    const before = line.tokens[place - 1]!;
    if (before.kind === 'word') return !line.lexicon.prefixes.has(before.key);
    if (!DASH.test(before.key) || !glued(line, place - 1)) return false;
    const name = line.tokens[place - 2]!;
    if (name.kind !== 'number') return name.kind === 'word' && !isNumberWord(line, place - 2);
  }
  return false;
}

function isNumberWord(line: NumberLine, at: number): boolean {
  return ['word', 'scale', 'whole'].some((kind) => lexemeAt(line, at, kind) !== undefined);
}

/** Times, fractions and ratios (`10:04`, `1/2`), and three or more groups joined by dashes (telephones, ISO dates). */
function isChain(line: NumberLine, at: number): boolean {
  const before = gluedDigits(line, at, -1);
  const after = gluedDigits(line, at, 1);
  if ((before && BETWEEN_DIGITS.test(before)) || (after && BETWEEN_DIGITS.test(after))) return true;
  if (before && after) return true;
  return Boolean((before && gluedDigits(line, at - 2, -1)) || (after && gluedDigits(line, at + 2, 1)));
}

/** The mark between the digits at `at` and glued digits on one side, if there are any. */
function gluedDigits(line: NumberLine, at: number, side: 1 | -1): string | undefined {
  const mark = line.tokens[at + side];
  if (mark?.kind !== 'mark' || line.tokens[at + 2 * side]?.kind !== 'number') return undefined;
  const joinedUp = side === 1 ? glued(line, at + 1) && glued(line, at + 2) : glued(line, at) && glued(line, at - 1);
  return joinedUp && (DASH.test(mark.key) || BETWEEN_DIGITS.test(mark.key)) ? mark.key : undefined;
}

/** "1990s", "1990's". */
function isDecade(line: NumberLine, to: number): boolean {
  if (!glued(line, to)) return false;
  const next = line.tokens[to]!;
  if (next.key === APOSTROPHE) return glued(line, to + 1) && line.lexicon.notGlued.has(line.tokens[to + 1]!.key);
  return line.lexicon.notGlued.has(next.key);
}

/** A minus sign glued to the digits, or to the mark of ".38", and to nothing before it. */
export function isNegative(line: NumberLine, at: number): boolean {
  if (line.tokens[at]?.kind !== 'number') return false;
  return isSigned(line, isPartOnly(line, at) ? at - 1 : at);
}

function isSigned(line: NumberLine, at: number): boolean {
  const sign = line.tokens[at - 1];
  if (!sign || !glued(line, at) || (sign.key !== '-' && sign.key !== '\u2212')) return false;
  return sign.start === 0 || /[\s(]/.test(line.text[sign.start - 1]!);
}
