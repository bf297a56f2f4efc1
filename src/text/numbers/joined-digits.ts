/** Digits that one number was torn into: by spaces or apostrophes that group them, or by joiners that the page left inside. */
import { glued, lexemeAt, type NumberLine } from './lexicon.ts';

/** Narrow and no-break spaces group digits ("10 000"); joiners inside a number are an accident of the page. */
const GROUP_GAP = /^[\u00a0\u2009\u202f]$/;
const JOINER_GAP = /^[\u200b-\u200f\u2060\ufeff\u00ad]+$/;
const PLAIN_GAP = ' ';
const APOSTROPHE = "'";
const FIRST_GROUP = /^[1-9]\d{0,2}$/;
const GROUP = /^\d{3}$/;
const OPENING = /^[(\["']$/;
const LONGEST = 40;

/** The digits of the number that starts at token `at`, in ASCII with their own marks, and one past its last token. */
export function joinedDigits(line: NumberLine, at: number): { digits: string; to: number } {
  const first = asciiDigits(line.tokens[at]!.key);
  const spaced = FIRST_GROUP.test(first) ? groupsBehind(line, at) : at + 1;
  let digits = first;
  let to = at + 1;
  for (; line.tokens[to] && digits.length <= LONGEST; to += 1) {
    if (to < spaced) {
      if (line.tokens[to]!.kind === 'number') digits += asciiDigits(line.tokens[to]!.key);
    } else if (line.tokens[to]!.kind === 'number' && JOINER_GAP.test(gapBefore(line, to))) {
      digits += asciiDigits(line.tokens[to]!.key);
    } else break;
  }
  return { digits, to };
}

/** One past the last group of three behind the digits at `at`, all of them behind the same kind of gap. */
function groupsBehind(line: NumberLine, at: number): number {
  if (isApostrophe(line, at + 1)) return past(line, at, 2, (group) => isApostrophe(line, group - 1));
  const gap = line.tokens[at + 1] ? gapBefore(line, at + 1) : '';
  if (!GROUP_GAP.test(gap) && gap !== PLAIN_GAP) return at + 1;
  const to = past(line, at, 1, (group) => gapBefore(line, group) === gap);
  if (gap !== PLAIN_GAP) return to;
  return goesOn(line, to) || !isFree(line, at, to) ? at + 1 : to;
}

/** Whether more than punctuation touches the digits, or further digits follow: "12 100-man units" are no 12,100. */
function goesOn(line: NumberLine, to: number): boolean {
  const next = line.tokens[to];
  if (!next || next.kind === 'number') return next !== undefined;
  return glued(line, to) && !/^[.,;:!?)\]"'।]$/.test(next.key);
}

function past(line: NumberLine, at: number, step: 1 | 2, isTied: (group: number) => boolean): number {
  let to = at + 1;
  while (isGroup(line, to + step - 1) && isTied(to + step - 1)) to += step;
  return to;
}

function isGroup(line: NumberLine, at: number): boolean {
  const token = line.tokens[at];
  if (token?.kind !== 'number') return false;
  const digits = asciiDigits(token.key);
  return GROUP.test(digits) || /^\d{3}\.\d+$/.test(digits);
}

/** An apostrophe that touches the digits on both sides ("1'200"). */
function isApostrophe(line: NumberLine, at: number): boolean {
  return line.tokens[at]?.key === APOSTROPHE && glued(line, at) && glued(line, at + 1);
}

/**
 * "On May 5 200 people", "ward 12 300 homes": one plain space parts two numbers, unless the word before them can only lead
 * to one; two of them group ("1 200 000").
 */
function isFree(line: NumberLine, at: number, to: number): boolean {
  const before = line.tokens[at - 1];
  if (!before || lexemeAt(line, at - 1, 'spaced-after')?.to === at) return true;
  if (before.kind === 'mark') return !glued(line, at) || OPENING.test(before.key);
  return before.kind === 'word' && to - at > 2;
}

function gapBefore(line: NumberLine, at: number): string {
  return line.text.slice(line.tokens[at - 1]!.end, line.tokens[at]!.start);
}

/** Digits of any script as ASCII. In every script of Unicode the ten digits stand together, zero first. */
export function asciiDigits(key: string): string {
  if (/^[\d.,]*$/.test(key)) return key;
  return Array.from(key, (mark) => (/^\p{Nd}$/u.test(mark) ? String(digitValue(mark.codePointAt(0)!)) : mark)).join('');
}

function digitValue(code: number): number {
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}
