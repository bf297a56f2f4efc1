/**
 * Whether a mark ends its sentence. A danda always does; a point does not behind an abbreviation, an initial, a list's number,
 * or inside a number or an address; three points do only where the next word or the verb before them shows it.
 */
import { classAt, DIGIT, LETTER, MARK } from '../data/characters.ts';
import type { Span } from './document.ts';
import { fold } from './fold.ts';

/** Words about sentence ends of all languages together: a Hindi text holds "U.S." too. */
export interface EndingWords {
  abbreviations: ReadonlySet<string>;
  /** Abbreviations before a number alone: "No. 5" is one, "He said no. 5 people" is none. */
  beforeNumber: ReadonlySet<string>;
  mayEnd: ReadonlySet<string>;
  openers: ReadonlySet<string>;
  finalVerbs: ReadonlySet<string>;
}

/** What may close a sentence behind its mark: quotation marks, brackets, the numbers of footnotes. */
const CLOSERS = /^(?:[”’»)\]」]|["'](?!\p{L})| ?\[\d{1,3}\](?=\P{L}|$)|[¹²³⁴-⁹]| [”»](?=\s|$))*/u;
const OPENS = /^["'“‘«(\[\p{Lu}\p{Lo}\p{N}₹$€£•—–*#@▪►●■-]/u;
/** One letter with its signs, or a cluster of two: उ, कि, प्र. */
const INITIAL = /^(?:\p{L}\p{M}*\u094d)?\p{L}\p{M}*$/u;
const ADDRESS = /:\/\/|@|(?:^|[^\p{L}])www(?:\.|$)/iu;
const INSIDE = new Set(['.', "'", '’']);
/** Characters before and after a mark that decide on it: a bound keeps splitting linear on lines of nothing but marks. */
const LOOK_BACK = 40;
const LOOK_AHEAD = 60;
const LONGEST_CLOSING = 12;

/** A mark in its line, with the words around it as far as they matter. */
interface Place {
  points: string;
  before: string;
  /** Whether nothing stands in the line before `before`. */
  opensLine: boolean;
  rest: string;
  closed: boolean;
}

/** Offset where the sentence that the mark closes ends, quotation marks included; undefined when it goes on. */
export function endingAt(text: string, line: Span, mark: Span, words: EndingWords): number | undefined {
  const behind = text.slice(mark.end, Math.min(line.end, mark.end + LONGEST_CLOSING));
  const end = mark.end + CLOSERS.exec(behind)![0].length;
  const from = Math.max(line.start, mark.start - LOOK_BACK);
  const place: Place = {
    points: text.slice(mark.start, mark.end),
    before: text.slice(from, mark.start),
    opensLine: from === line.start,
    rest: text.slice(end, Math.min(line.end, end + LOOK_AHEAD)),
    closed: end > mark.end,
  };
  return ends(place, line.end <= end + LOOK_AHEAD, words) ? end : undefined;
}

function ends(place: Place, reachesEnd: boolean, words: EndingWords): boolean {
  const { points, rest, before } = place;
  if (points === '|') return words.finalVerbs.has(lastKey(before.trimEnd())) && !/^\S/.test(rest);
  if (rest.trim() === '') return reachesEnd;
  if (/[।॥]/.test(points)) return true;
  const next = rest.trimStart();
  if (/^\p{Ll}/u.test(next) || before.endsWith('(')) return false;
  const spaced = next.length < rest.length;
  if (!spaced && isAddress(before)) return false;
  if (points === '.') return pointEnds(place, next, spaced || place.closed, words);
  if (!spaced) return /^["“‘\p{Lu}\p{Lo}]/u.test(rest);
  return !/^[.…]/.test(points) || ellipsisEnds(before, next, place.closed, words);
}

/** In a script with capitals the next word shows it; in one without, the verb before the points. */
function ellipsisEnds(before: string, next: string, closed: boolean, words: EndingWords): boolean {
  return closed || !/^["'“‘(]*\p{Lo}/u.test(next) || words.finalVerbs.has(lastKey(before));
}

function pointEnds({ before, opensLine }: Place, next: string, spaced: boolean, words: EndingWords): boolean {
  const word = lastWord(before);
  const key = fold(word).replace(/^\.+/, '');
  if (!spaced) return gluedPointEnds(word, key, next, words);
  if (key === '') return true;
  if (opensLine && before.trim() === word && /^(?:\p{N}{1,3}|\p{L}\p{M}*)$/u.test(word)) return false;
  if (words.beforeNumber.has(key) && /^\p{N}/u.test(next)) return false;
  if (words.finalVerbs.has(key)) return !words.abbreviations.has(key) || isVerb(before, word, next, words);
  if (words.abbreviations.has(key)) return words.mayEnd.has(key) && opensNext(next, words);
  if (isDotted(key, words) || /^\p{Lu}$/u.test(word)) return opensNext(next, words);
  return OPENS.test(next);
}

/** "…soon.They" and "…है.रूस" end a sentence; "3.5", "example.com" and "कि.मी." do not. */
function gluedPointEnds(word: string, key: string, next: string, words: EndingWords): boolean {
  if (words.abbreviations.has(key) || words.beforeNumber.has(key)) return false;
  if (words.finalVerbs.has(key)) return /^[\p{L}"“]/u.test(next);
  if (/^\p{Ll}{3,}$/u.test(word.slice(-3))) return /^(?:["“]|\p{Lu}\p{Ll})/u.test(next);
  return isLong(key) && /^\p{Lo}/u.test(next) && isLong(/^[\p{L}\p{M}]+(?![\p{L}\p{M}.])/u.exec(next)?.[0] ?? '');
}

/** A word of a script without capitals that is no letter's name and no syllable of an abbreviation. */
function isLong(word: string): boolean {
  return /^\p{M}*\p{Lo}/u.test(word) && !word.includes('.') && word.replace(/\p{M}+/gu, '').length > 2;
}

/** "आई" is a letter's name and a verb: behind a word, and with no initial after it, it is the verb. */
function isVerb(before: string, word: string, next: string, words: EndingWords): boolean {
  const earlier = before.slice(0, before.length - word.length).trimEnd();
  const follower = /^[\p{L}\p{M}]+(?=\.)/u.exec(next)?.[0] ?? '';
  return /[\p{L}\p{M}\p{N}]$/u.test(earlier) && !words.abbreviations.has(fold(follower));
}

/** "U.S", "पी.एम", "सं.रा": parts of one letter, or letters' names and abbreviations. */
function isDotted(key: string, words: EndingWords): boolean {
  return key.includes('.') && key.split('.').every((part) => INITIAL.test(part) || words.abbreviations.has(part));
}

/** Whether what follows can only open a sentence: "The", "But"; an initial's point shows a name. */
function opensNext(next: string, words: EndingWords): boolean {
  const follower = /^["'“‘(]*(\p{L}[\p{L}\p{M}'’]*)(?!\.)/u.exec(next)?.[1];
  return follower !== undefined && words.openers.has(fold(follower));
}

function isAddress(before: string): boolean {
  return ADDRESS.test(/\S*$/.exec(before)![0]);
}

function lastKey(before: string): string {
  return fold(lastWord(before));
}

/** The letters, digits, points and apostrophes that stand last. */
function lastWord(before: string): string {
  let at = before.length;
  while (at > 0 && ((classAt(before, at - 1) & (LETTER | MARK | DIGIT)) !== 0 || INSIDE.has(before[at - 1]!))) at -= 1;
  return before.slice(at);
}
