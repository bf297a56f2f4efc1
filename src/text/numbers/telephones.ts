/** Telephone numbers: rows of digits parted by plain spaces, which no grouping explains. */
import type { NumberLine } from './lexicon.ts';

const REACH = 6;
const LEAST_DIGITS = 9;
const LEAST_RUNS = 3;

/** Whether the digits at token `at` belong to a row that opens with a plus or a zero ("+1 202 555 0188", "020 7946 0958"). */
export function isTelephone(line: NumberLine, at: number): boolean {
  if (!isTied(line, at) && !isTied(line, at + 1)) return false;
  let first = at;
  while (first > at - REACH && isTied(line, first)) first -= 1;
  let to = at + 1;
  while (to < at + REACH && isTied(line, to)) to += 1;
  const digits = line.tokens.slice(first, to).reduce((sum, token) => sum + token.key.length, 0);
  const opens = line.tokens[first - 1]?.key === '+' || line.tokens[first]!.key.startsWith('0');
  return opens && to - first >= LEAST_RUNS && digits >= LEAST_DIGITS;
}

/** Whether bare digits stand behind other bare digits with one blank between them. */
function isTied(line: NumberLine, at: number): boolean {
  const [before, token] = [line.tokens[at - 1], line.tokens[at]];
  if (before?.kind !== 'number' || token?.kind !== 'number' || token.start !== before.end + 1) return false;
  return /^\d+$/.test(before.key) && /^\d+$/.test(token.key) && line.text[before.end] === ' ';
}
