/** A line's tokens as the reader of names takes them: a possessor's ending cut off, and the spelling as printed. */
import { fold } from '../fold.ts';
import type { Line } from '../line.ts';
import type { Token } from '../tokens.ts';
import { perWord, wordOf, type Word } from '../vocabulary.ts';
import { withoutEnding, type SpellingKeys } from './spelling.ts';

/** A token of a name: made for every token of every line, so it holds little, and most of it is looked up where it is asked for. */
export class NameWord implements Token {
  readonly start: number;
  readonly end: number;
  readonly kind: Token['kind'];
  readonly #bare: Bare;
  readonly #text: string;

  constructor(token: Token, bare: Bare, text: string) {
    this.start = token.start;
    this.end = token.end - bare.cut;
    this.kind = token.kind;
    this.#bare = bare;
    this.#text = text;
  }

  /** The spelling key, which merges letters of one sound. */
  get key(): string {
    return this.#bare.word.key;
  }

  /** The word of that key. */
  get word(): Word {
    return this.#bare.word;
  }

  /** The word itself, without the possessor's ending. */
  get own(): Word {
    return this.#bare.own;
  }

  /** Its folded letters. */
  get plain(): string {
    return this.#bare.own.key;
  }

  /** The word as printed, without the possessor's ending. */
  get printed(): string {
    return this.#text.slice(this.start, this.end);
  }

  /** Whether an ending that makes a possessor was cut off. */
  get possessive(): boolean {
    return this.#bare.cut > 0;
  }
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
    tokens.map((token) => new NameWord(token, (token.kind === 'word' ? ofWord : ofOther)(token.word), text));
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

/** Whether one of some pieces covers a word; pieces are few. */
export function isTaken(pieces: readonly { from: number; to: number }[], at: number): boolean {
  for (const { from, to } of pieces) if (from <= at && at < to) return true;
  return false;
}
