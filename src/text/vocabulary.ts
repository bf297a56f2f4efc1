/**
 * Every word that texts use, once: tokens of one key share one `Word`. Whatever depends on the key alone (what a lexicon opens
 * with it, its ending, its spelling as a name) is worked out once a word instead of once a token, which is what makes reading
 * fast. Nothing read depends on what was read before: a word only remembers answers that would be the same again.
 */
import { fold } from './fold.ts';

/** A folded key with the answers known of it, each in the place of its question. */
export interface Word {
  readonly key: string;
  readonly answers: unknown[];
}

/** How many words are kept before all are forgotten, and how long a word may be: nobody's text may fill the memory. */
const REMEMBERED = 16_384;
const LONGEST_REMEMBERED = 64;

const byKey = new Map<string, Word>();
/** Words by how they are printed, so that most need no folding. */
const byPrint = new Map<string, Word>();

/** The word of a folded key. */
export function wordOf(key: string): Word {
  const known = byKey.get(key);
  if (known) return known;
  const word: Word = { key, answers: [] };
  if (key.length <= LONGEST_REMEMBERED) {
    makeRoom(byKey);
    byKey.set(key, word);
  }
  return word;
}

/** The word that a piece of text is. */
export function wordIn(print: string): Word {
  const known = byPrint.get(print);
  if (known) return known;
  const word = wordOf(copied(fold(print)));
  if (print.length <= LONGEST_REMEMBERED) {
    makeRoom(byPrint);
    byPrint.set(copied(print), word);
  }
  return word;
}

/** A piece cut from an article holds on to the whole article; a copy does not. */
function copied(print: string): string {
  return Buffer.from(print, 'utf16le').toString('utf16le');
}

function makeRoom(words: Map<string, Word>): void {
  if (words.size < REMEMBERED) return;
  byKey.clear();
  byPrint.clear();
}

let places = 0;

/** Whether a word is one of some keys. */
export function isOneOf(keys: ReadonlySet<string>): (word: Word) => boolean {
  return perWord((key) => keys.has(key));
}

/**
 * A question about a word's key alone, answered once a word. It takes its place among a word's answers when it is first asked,
 * so that the places of what is asked often lie close together. `false` and `null` are answers, `undefined` is none.
 */
export function perWord<T extends NonNullable<unknown> | null>(answer: (key: string) => T): (word: Word) => T {
  let place = -1;
  return (word) => {
    if (place < 0) place = places++;
    const known = word.answers[place] as T | undefined;
    return known === undefined ? (word.answers[place] = answer(word.key)) : known;
  };
}
