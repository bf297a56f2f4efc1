/**
 * Folding for matching only: spelling variants of one word become one key.
 * Folded text is never shown and never cited; offsets always refer to the unfolded text.
 */
import { copied } from '../data/once-per-word.ts';

const JOINERS = /[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]/g;
const NUKTA = /\u093c/g;
const CANDRABINDU = /\u0901/g;
const APOSTROPHES = /[\u2018\u2019\u02bc]/g;
const PLAIN_ASCII = /^[a-z0-9]*$/;
const DEVANAGARI_DIGITS = /[\u0966-\u096f]/g;
const cache = new Map<string, string>();
const CACHE_LIMIT = 50_000;
const LONGEST_CACHED = 64;

/** The matching key of a word: NFKC, lower case, nukta and joiners dropped, ँ as ं, Devanagari digits as ASCII. */
export function fold(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const folded = foldedForm(word);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  if (word.length <= LONGEST_CACHED) cache.set(copied(word), folded);
  return folded;
}

function foldedForm(word: string): string {
  if (PLAIN_ASCII.test(word)) return copied(word);
  return word
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(NUKTA, '')
    .normalize('NFC')
    .replace(JOINERS, '')
    .replace(CANDRABINDU, '\u0902')
    .replace(APOSTROPHES, "'")
    .replace(DEVANAGARI_DIGITS, (digit) => String(digit.charCodeAt(0) - 0x0966));
}
