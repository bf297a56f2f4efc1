/**
 * Spellings of one name that differ by letters of one sound (मॉस्को, मास्को; Erdoğan, Erdogan) are one key.
 * The key is for matching names only: it merges words that ordinary reading must keep apart (कि, की).
 */
import { fold } from '../fold.ts';

export interface SpellingKeys {
  /** The key of one folded word or phrase. */
  of(folded: string): string;
  /** The key of a word or phrase as written in a data file. */
  phrase(written: string): string;
}

const PLAIN = /^[ -~]*$/;
const CACHE_LIMIT = 50_000;

/** Keys by a table of letters, each read as another. Longer ones go first; no result is read again. */
export function compileSpelling(same: Readonly<Record<string, string>>): SpellingKeys {
  const letters = new Map(Object.entries(same).map(([from, to]) => [fold(from), to]));
  const longestFirst = [...letters.keys()].sort((a, b) => b.length - a.length);
  const any = longestFirst.length === 0 ? undefined : new RegExp(longestFirst.join('|'), 'gu');
  const cache = new Map<string, string>();
  const of = (folded: string): string => {
    if (!any || PLAIN.test(folded)) return folded;
    const known = cache.get(folded);
    if (known !== undefined) return known;
    const key = folded.replace(any, (part) => letters.get(part) ?? part);
    if (cache.size >= CACHE_LIMIT) cache.clear();
    cache.set(folded, key);
    return key;
  };
  return { of, phrase: (written) => of(fold(written)) };
}
