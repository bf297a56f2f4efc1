/** A line's tokens as the reader of names takes them: a possessor's ending cut off, and the spelling as printed. */
import { fold } from '../fold.ts';
import type { Line } from '../line.ts';
import type { Token } from '../tokens.ts';
import { perWord, wordOf, type Word } from '../vocabulary.ts';
import { withoutEnding, type SpellingKeys } from './spelling.ts';

export interface NameWord extends Token {
  /** The folded word; `key` is its spelling key, which merges letters of one sound. */
  plain: string;
  own: Word;
  /** The word as printed, without the possessor's ending. */
  printed: string;
  /** Whether an ending that makes a possessor was cut off. */
  possessive: boolean;
}

/** A word without its possessor's ending, as it is and as names are spelled, and how much was cut off. */
interface Bare {
  own: Word;
  word: Word;
  cut: number;
}

/** A reader of a line's tokens with possessive endings ("Japan's") taken off key, span and print. */
export function compileNameWords(endings: readonly string[], keys: SpellingKeys): (line: Line) => NameWord[] {
  const bareOf = (key: string, plain: string): Bare => {
    return { own: wordOf(plain), word: wordOf(keys.of(plain)), cut: key.length - plain.length };
  };
  const ofWord = perWord((key) => bareOf(key, withoutEnding(key, endings)));
  const ofOther = perWord((key) => bareOf(key, key));
  return ({ text, tokens }) =>
    tokens.map((token) => {
      const { own, word, cut } = token.kind === 'word' ? ofWord(token.word) : ofOther(token.word);
      const { start, kind } = token;
      const end = token.end - cut;
      const printed = text.slice(start, end);
      return { start, end, kind, key: word.key, word, own, plain: own.key, printed, possessive: cut > 0 };
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
