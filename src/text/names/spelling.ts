/**
 * Spellings of one name that differ by letters of one sound (मॉस्को, मास्को; Erdoğan, Erdogan) are one key.
 * The key is for matching names only: it merges words that ordinary reading must keep apart (कि, की).
 */
import { fold } from '../fold.ts';
import { tokenise } from '../tokens.ts';

export interface SpellingKeys {
  /** The key of one folded word. */
  of(folded: string): string;
  /** The keys of the words of a phrase as written in a data file. */
  phrase(written: string): string[];
  /** The first of these keys. */
  first(written: string): string;
}

const ASCII = /^[ -~]*$/;
/** Words that need no tokenising: thousands of names are read at every start. */
const PLAIN_WORDS = /^[\p{L}\p{M}]+(?: [\p{L}\p{M}]+)*$/u;
const PLAIN_FIRST = /^[\p{L}\p{M}]+(?= |$)/u;
const CACHE_LIMIT = 50_000;

/**
 * Keys by a table of letters, each read as another. Longer ones go first; no result is read again.
 * Endings that make a possessor are cut off, as they are in the text ("People's Army").
 */
export function compileSpelling(
  same: Readonly<Record<string, string>>,
  possessive: readonly string[] = [],
): SpellingKeys {
  const letters = new Map(Object.entries(same).map(([from, to]) => [fold(from), to]));
  const longestFirst = [...letters.keys()].sort((a, b) => b.length - a.length);
  const any = longestFirst.length === 0 ? undefined : new RegExp(longestFirst.join('|'), 'gu');
  const cache = new Map<string, string>();
  const of = (folded: string): string => {
    if (!any || ASCII.test(folded)) return folded;
    const known = cache.get(folded);
    if (known !== undefined) return known;
    const key = folded.replace(any, (part) => letters.get(part) ?? part);
    if (cache.size >= CACHE_LIMIT) cache.clear();
    cache.set(folded, key);
    return key;
  };
  const ofWord = (word: string) => (ASCII.test(word) ? word.toLowerCase() : of(fold(word)));
  const phrase = (written: string) =>
    PLAIN_WORDS.test(written)
      ? written.split(' ').map(ofWord)
      : tokenise(written.normalize('NFC')).map((token) => of(withoutEnding(token.key, possessive)));
  const first = (written: string) => {
    const word = PLAIN_FIRST.exec(written)?.[0];
    return word === undefined ? phrase(written)[0]! : ofWord(word);
  };
  return { of, phrase, first };
}

/** A word without the ending that makes a possessor of it. */
export function withoutEnding(word: string, endings: readonly string[]): string {
  const ending = endings.find((end) => word.length > end.length && word.endsWith(end));
  return ending === undefined ? word : word.slice(0, -ending.length);
}
