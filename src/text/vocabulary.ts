/**
 * Every word that texts use, once: tokens of one key share one `Word`. Whatever depends on the key alone (what a lexicon opens
 * with it, its ending, its spelling as a name) is worked out once a word instead of once a token, which is what makes reading
 * fast. Nothing read depends on what was read before: a word only remembers answers that would be the same again.
 */
import { copied } from '../data/once-per-word.ts';
import { fold } from './fold.ts';

/** A folded key with the answers known of it, each in the place of its question. */
export interface Word {
  readonly key: string;
  readonly answers: unknown[];
  /** The doors that are known to be shut for it, a bit each, in rows: see `seldom`. */
  readonly shut: number[];
}

/** How many words are kept before all are forgotten, and how long a word may be: nobody's text may fill the memory. */
const REMEMBERED = 16_384;
const LONGEST_REMEMBERED = 64;

const byKey = new Map<string, Word>();
/**
 * Words by how they are printed, in slots by a hash of their letters, so that most need neither cutting out nor folding. A print
 * stands in one of a few slots or nowhere: no text can make the search long.
 */
const SLOTS = 65_536;
const PROBES = 8;
const prints: (string | undefined)[] = Array.from({ length: SLOTS });
const printed: (Word | undefined)[] = Array.from({ length: SLOTS });
let entered = 0;

/** The word of a folded key. */
export function wordOf(key: string): Word {
  const known = byKey.get(key);
  if (known) return known;
  const word: Word = { key, answers: [], shut: [0, 0, 0, 0, 0, 0] };
  if (key.length <= LONGEST_REMEMBERED) {
    if (byKey.size >= REMEMBERED) forget();
    byKey.set(key, word);
  }
  return word;
}

/** The word that a piece of text is. */
export function wordIn(text: string, start = 0, end = text.length): Word {
  const mixed = hashOf(text, start, end);
  for (let step = 0; step < PROBES; step += 1) {
    const slot = (mixed + step) & (SLOTS - 1);
    const print = prints[slot];
    if (print === undefined) return enter(slot, text.slice(start, end));
    if (isPrint(print, text, start, end)) return printed[slot]!;
  }
  return wordOf(copied(fold(text.slice(start, end))));
}

/** Puts the word of a print that was not met yet into its slot. */
function enter(slot: number, print: string): Word {
  const word = wordOf(copied(fold(print)));
  if (print.length > LONGEST_REMEMBERED) return word;
  if (entered >= REMEMBERED) {
    forget();
    return word;
  }
  entered += 1;
  prints[slot] = copied(print);
  printed[slot] = word;
  return word;
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash ^ (hash >>> 15);
}

function isPrint(print: string, text: string, start: number, end: number): boolean {
  if (print.length !== end - start) return false;
  for (let at = print.length - 1; at >= 0; at -= 1)
    if (print.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}

function forget(): void {
  byKey.clear();
  prints.fill(undefined);
  printed.fill(undefined);
  entered = 0;
}

let places = 0;

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

/** Doors that every word has room for, in rows of as many bits as a small number holds. */
const ROWS = 6;
const ROW_BITS = 31;
let doors = 0;

/**
 * A question that hardly any word has an answer to: which phrases of a lexicon begin with it, whether it is one of a few. Such a
 * question is a door, and that it is shut for a word is one bit of the word: lexicons are asked of every token of every line, and
 * nearly all of those cost a bit test. A question that comes when all doors are given out is answered as well, only slower.
 */
export function seldom<T extends NonNullable<unknown>>(
  answer: (key: string) => T | undefined,
): (word: Word) => T | undefined {
  let [row, bit, place] = [0, 0, -1];
  const open = (word: Word): T | undefined => {
    if (place < 0) [row, bit, place] = [Math.floor(doors / ROW_BITS) % ROWS, doorBit(), places++];
    const known = word.answers[place] as T | null | undefined;
    if (known !== undefined) return known ?? undefined;
    const found = answer(word.key);
    if (found === undefined && bit !== 0) word.shut[row]! |= bit;
    else word.answers[place] = found ?? null;
    return found;
  };
  return (word) => ((word.shut[row]! & bit) !== 0 ? undefined : open(word));
}

/** The next door's bit in its row; 0 when none is left. */
function doorBit(): number {
  return doors < ROWS * ROW_BITS ? 1 << (doors++ % ROW_BITS) : 0;
}

/** Whether a word is one of some keys, of which most words are none. */
export function isOneOf(keys: { has(key: string): boolean }): (word: Word) => boolean {
  const found = seldom((key) => (keys.has(key) ? true : undefined));
  return (word) => found(word) === true;
}
