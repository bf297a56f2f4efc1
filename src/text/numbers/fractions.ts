/** Fractions as plain numbers: "1/2", "2 3/4", "तीन बटा पाँच", "five and two thirds". */
import { readCardinal } from './cardinal.ts';
import { readWords } from './heads.ts';
import { glued, lexemeAt, type NumberLine } from './lexicon.ts';
import type { Reading } from './reading.ts';

const SLASH = '/';
const DASH = /^[-\u2010-\u2015]$/;
const PRECISION = 12;
/** What news halve and quarter by: other digits around a slash are dates, scores and names ("9/11", "24/7"). */
const BOTTOMS: ReadonlySet<number> = new Set([2, 3, 4, 5, 6, 8, 16]);
/** The largest bottom where a word says of what the digits are a part ("9/10 of the town"). */
const LARGEST_BOTTOM = 20;
const LARGEST_WHOLE = 1000;

interface Part {
  value: number;
  to: number;
}

/** A fraction, alone or behind a whole number. */
export function readFraction(line: NumberLine, at: number): Reading | undefined {
  const part = mixedAt(line, at) ?? bareAt(line, at) ?? overAt(line, at);
  return part && { kind: 'cardinal', value: Number(part.value.toPrecision(PRECISION)), to: part.to, rule: 'fraction' };
}

/** Digits around a slash that nothing else is tied to; the caller sees to it that they are a part of something. */
export function slashAt(line: NumberLine, at: number): Part | undefined {
  return isTied(line, at - 1, at) ? undefined : slashed(line, at, (bottom) => bottom <= LARGEST_BOTTOM);
}

/** "3/4" where nothing says of what. */
function bareAt(line: NumberLine, at: number): Part | undefined {
  return isTied(line, at - 1, at) ? undefined : slashed(line, at, isUsual);
}

function isUsual(bottom: number): boolean {
  return BOTTOMS.has(bottom);
}

function slashed(line: NumberLine, at: number, allows: (bottom: number) => boolean): Part | undefined {
  if (line.tokens[at + 1]?.key !== SLASH || !glued(line, at + 1) || !glued(line, at + 2)) return undefined;
  const [top, bottom] = [Number(line.tokens[at]!.key), Number(line.tokens[at + 2]!.key)];
  if (!(top >= 1 && top < bottom && allows(bottom)) || isTied(line, at + 3, at + 3)) return undefined;
  return { value: top / bottom, to: at + 3 };
}

/** Whether the token at `at` touches the digits at `border` or before it, and is a word, digits, a slash, or a dash to digits. */
function isTied(line: NumberLine, at: number, border: number): boolean {
  const token = line.tokens[at];
  if (!token || !glued(line, border)) return false;
  if (DASH.test(token.key)) return line.tokens[at < border ? at - 1 : at + 1]?.kind === 'number';
  return token.key === SLASH || token.kind !== 'mark';
}

/** "तीन बटा पाँच". */
function overAt(line: NumberLine, at: number): Part | undefined {
  const top = readCardinal(line, at);
  const over = top && lexemeAt(line, top.to, 'over');
  const bottom = over && readCardinal(line, over.to);
  if (!bottom || bottom.value < 1 || !Number.isInteger(bottom.value)) return undefined;
  return { value: top.value / bottom.value, to: bottom.to };
}

/** "2 3/4", "2-1/2", "तीन पूर्णांक एक बटा दो", "five and two thirds". */
function mixedAt(line: NumberLine, at: number): Part | undefined {
  const dashed = dashedWhole(line, at);
  const whole = dashed ?? readCardinal(line, at);
  if (!whole || !Number.isInteger(whole.value) || whole.value < 1 || whole.value >= LARGEST_WHOLE) return undefined;
  const join = lexemeAt(line, whole.to, 'whole-and');
  const part =
    slashed(line, join?.to ?? whole.to, isUsual) ?? (join && (overAt(line, join.to) ?? saidPart(line, join.to)));
  if (!part || part.value >= 1 || (!dashed && glued(line, join?.to ?? whole.to))) return undefined;
  return { value: whole.value + part.value, to: part.to };
}

/** "2" of "2-1/2". */
function dashedWhole(line: NumberLine, at: number): Part | undefined {
  const digits = line.tokens[at]?.kind === 'number' && !isTied(line, at - 1, at) ? line.tokens[at]!.key : '';
  const isDashed = DASH.test(line.tokens[at + 1]?.key ?? '') && glued(line, at + 1) && glued(line, at + 2);
  return isDashed && /^\d{1,2}$/.test(digits) ? { value: Number(digits), to: at + 2 } : undefined;
}

/** "two thirds" behind a whole number, unless it is the part of something ("five and two thirds of the hall"). */
function saidPart(line: NumberLine, at: number): Part | undefined {
  const top = readWords(line, at);
  const dash = top && DASH.test(line.tokens[top.to]?.key ?? '') ? 1 : 0;
  const part = top && lexemeAt(line, top.to + dash, 'part');
  if (!part || lexemeAt(line, part.to, 'of') || lexemeAt(line, part.to, 'part-word')) return undefined;
  return { value: top.value / part.value.value, to: part.to };
}
