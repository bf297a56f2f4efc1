/** Where an offset of the text falls among a line's tokens, which stand in order: found by halves. */
import type { Token } from '../text/tokens.ts';

/** Place of the first token that starts at or after an offset; the number of tokens where none does. */
export function firstFrom(tokens: readonly Token[], offset: number): number {
  let low = 0;
  for (let high = tokens.length; low < high;) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Place of the last token that ends at or before an offset; -1 where none does. */
export function lastUntil(tokens: readonly Token[], offset: number): number {
  let low = 0;
  for (let high = tokens.length; low < high;) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
