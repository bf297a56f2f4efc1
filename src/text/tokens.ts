/** A text's tokens: words, numbers and single marks, each with its offsets and its folded key. */
import { classAt, DIGIT, HIDDEN, JOINER, LETTER, MARK, SPACE, widthAt } from '../data/characters.ts';
import type { Span } from './document.ts';
import { wordIn, type Word } from './vocabulary.ts';

export interface Token extends Span {
  /** Folded form, for matching. */
  key: string;
  /** The word that all tokens of this key share. */
  word: Word;
  kind: 'word' | 'number' | 'mark';
}

const IN_WORD = LETTER | MARK | JOINER | HIDDEN;
const POINT = 0x2e;

/**
 * Tokens of `text` between two offsets, in order. Offsets are absolute.
 * A word keeps inner apostrophes, joiners and abbreviation points (`U.S.`, `यू.एन.`); a number keeps its grouping commas and
 * decimal point; a hyphen is a mark of its own. Every character is looked at once, or twice where a point follows it.
 */
export function tokenise(text: string, span: Span = { start: 0, end: text.length }): Token[] {
  const tokens: Token[] = [];
  for (let at = span.start; at < span.end;) {
    const opener = classAt(text, at);
    if (opener === SPACE) {
      at += 1;
      continue;
    }
    const end = Math.min(span.end, endOf(text, at, opener, span.end));
    const word = wordIn(text, at, end);
    tokens.push({ start: at, end, key: word.key, word, kind: kindOf(opener) });
    at = end;
  }
  return tokens;
}

function kindOf(opener: number): Token['kind'] {
  if ((opener & (LETTER | MARK)) !== 0) return 'word';
  return opener === DIGIT ? 'number' : 'mark';
}

/** One past the last unit of the token that opens at `at` with a character of the class given. */
function endOf(text: string, at: number, opener: number, end: number): number {
  if (opener === LETTER) {
    const past = pastInitials(text, at, end);
    if (past > at) return past;
  }
  if ((opener & IN_WORD) !== 0) return pastWord(text, at, end);
  return opener === DIGIT ? pastNumber(text, at, end) : at + widthAt(text, at);
}

/** `U.S.`: at least two letters, each with its point; `at` itself when there are fewer. */
function pastInitials(text: string, at: number, end: number): number {
  let past = at;
  let pairs = 0;
  while (past < end && classAt(text, past) === LETTER) {
    const point = past + widthAt(text, past);
    if (point >= end || text.charCodeAt(point) !== POINT) break;
    past = point + 1;
    pairs += 1;
  }
  return pairs >= 2 ? past : at;
}

function pastWord(text: string, at: number, end: number): number {
  let past = pastClass(text, at, end, IN_WORD);
  while (past < end && isApostrophe(text.charCodeAt(past))) {
    const further = pastClass(text, past + 1, end, LETTER | MARK);
    if (further === past + 1) break;
    past = further;
  }
  return past;
}

function pastNumber(text: string, at: number, end: number): number {
  let past = pastClass(text, at, end, DIGIT);
  while (past < end && isGrouping(text.charCodeAt(past))) {
    const further = pastClass(text, past + 1, end, DIGIT);
    if (further === past + 1) break;
    past = further;
  }
  return past;
}

function pastClass(text: string, at: number, end: number, classes: number): number {
  let past = at;
  while (past < end && (classAt(text, past) & classes) !== 0) past += widthAt(text, past);
  return past;
}

function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019;
}

/** Comma, point, and the Arabic signs for both. */
function isGrouping(unit: number): boolean {
  return unit === 0x2c || unit === POINT || unit === 0x066b || unit === 0x066c;
}
