/** A line's tokens as the reader of names takes them: a possessor's ending cut off, and the spelling as printed. */
import { fold } from '../fold.ts';
import type { Line } from '../line.ts';
import type { Token } from '../tokens.ts';
import { wordOf } from '../vocabulary.ts';
import { withoutEnding, type SpellingKeys } from './spelling.ts';

export interface NameWord extends Token {
  /** The folded word; `key` is its spelling key, which merges letters of one sound. */
  plain: string;
  /** The word as printed, without the possessor's ending. */
  printed: string;
  /** Whether an ending that makes a possessor was cut off. */
  possessive: boolean;
}

/** The line's tokens with possessive endings ("Japan's") taken off key, span and print. */
export function nameWords(line: Line, endings: readonly string[], keys: SpellingKeys): NameWord[] {
  return line.tokens.map((token) => {
    const plain = token.kind === 'word' ? withoutEnding(token.key, endings) : token.key;
    const end = token.end - (token.key.length - plain.length);
    const printed = line.text.slice(token.start, end);
    const possessive = end < token.end;
    const word = wordOf(keys.of(plain));
    return { start: token.start, end, kind: token.kind, key: word.key, word, plain, printed, possessive };
  });
}

const LATIN = /^\p{Script=Latin}/u;
const CAPITAL = /^\p{Lu}/u;
const ACRONYM = /^[\p{Lu}\p{N}.&-]{2,}$/u;

/** Whether a printed word begins with a capital; words of a script without capitals never do. */
export function isCapital(word: string): boolean {
  return CAPITAL.test(word);
}

/** Whether the print keeps the case of the listed spelling: a capital first, an acronym in capitals ("who" is not WHO). */
export function keepsCase(spelling: string, printed: string): boolean {
  if (!LATIN.test(spelling) || !/\p{Lu}/u.test(spelling)) return true;
  if (ACRONYM.test(spelling)) return printed === printed.toUpperCase();
  return isCapital(printed) || !isCapital(spelling);
}

/** The folded words of a phrase list, for lookups. */
export function keySet(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map(fold));
}

/** The indexes of the words that pieces cover. */
export function takenBy(pieces: readonly { from: number; to: number }[]): Set<number> {
  const taken = new Set<number>();
  for (const { from, to } of pieces) for (let index = from; index < to; index += 1) taken.add(index);
  return taken;
}
