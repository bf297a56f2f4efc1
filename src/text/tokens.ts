/** A text's tokens: words, numbers and single marks, each with its offsets and its folded key. */
import type { Span } from './document.ts';
import { fold } from './fold.ts';

export interface Token extends Span {
  /** Folded form, for matching. */
  key: string;
  kind: 'word' | 'number' | 'mark';
}

/**
 * A word keeps inner apostrophes, joiners and abbreviation points (`U.S.`, `यू.एन.`); a number keeps its grouping commas and
 * decimal point; a hyphen is a mark of its own. Each alternative starts with another class of character, so the
 * expression is linear in the text's length.
 */
const TOKEN =
  /(?:\p{L}\.){2,}|[\p{L}\p{M}\u200b-\u200d\u2060\u00ad]+(?:['\u2019][\p{L}\p{M}]+)*|\p{Nd}+(?:[.,\u066b\u066c]\p{Nd}+)*|\S/gu;
const STARTS_WORD = /^[\p{L}\p{M}]/u;
const STARTS_NUMBER = /^\p{Nd}/u;

/** Tokens of `text` between two offsets, in order. Offsets are absolute. */
export function tokenise(text: string, span: Span = { start: 0, end: text.length }): Token[] {
  const tokens: Token[] = [];
  const part = text.slice(span.start, span.end);
  for (const match of part.matchAll(TOKEN)) {
    const word = match[0];
    const start = span.start + match.index;
    const kind = STARTS_WORD.test(word) ? 'word' : STARTS_NUMBER.test(word) ? 'number' : 'mark';
    tokens.push({ start, end: start + word.length, key: fold(word), kind });
  }
  return tokens;
}
