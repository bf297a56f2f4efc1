/**
 * A text's words as numbers, for comparing sentences: case, nukta and joiners folded, no string made for any word, so that
 * thousands of sentences are compared in the time that it takes to read them once.
 */
import { classAt, DIGIT, HIDDEN, JOINER, LETTER, MARK } from '../../data/characters.ts';
import type { Span } from '../../text/document.ts';
import { fold } from '../../text/fold.ts';

/** The terms of an article: those of its sentence `at` are `terms[starts[at]]` up to `terms[starts[at + 1]]`, in reading order. */
export interface ArticleTerms {
  terms: Int32Array;
  starts: Int32Array;
}

const BREAK = 1;
const WORD = 2;
const DROPPED = 3;
/** A character that is a term by itself, in scripts that put no blanks between words. */
const ALONE = 4;
const NUKTA = 0x093c;
const UNSPACED =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}/u;
const BASIS = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/** What each UTF-16 unit is, and what it is folded to; 0 until a unit is met. */
const kinds = new Uint8Array(0x10000);
const folded = new Uint16Array(0x10000);

/** The terms of some spans of a text, sentence by sentence. Words are letters with their marks, and digits. */
export function termsOf(text: string, sentences: readonly Span[]): ArticleTerms {
  const found: number[] = [];
  const starts = new Int32Array(sentences.length + 1);
  sentences.forEach((sentence, at) => {
    readTerms(text, sentence, found);
    starts[at + 1] = found.length;
  });
  return { terms: Int32Array.from(found), starts };
}

/** The terms of one text, such as a title or a question. */
export function termsIn(text: string): Int32Array {
  return termsOf(text, [{ start: 0, end: text.length }]).terms;
}

/** The terms of an article's title; none when it was made from the text's own first words and says nothing new. */
export function titleTerms(title: string, text: string): Int32Array {
  const words = title.replace(/…$/u, '').trim();
  return termsIn(text.includes(words) ? '' : words);
}

function readTerms(text: string, { start, end }: Span, found: number[]): void {
  let hash = BASIS;
  let open = false;
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    const kind = kinds[unit] || learn(unit);
    if (kind === WORD) {
      hash = Math.imul(hash ^ folded[unit]!, PRIME);
      open = true;
      continue;
    }
    if (kind === DROPPED) continue;
    if (open) found.push(mixed(hash));
    if (kind === ALONE) found.push(mixed(Math.imul(BASIS ^ folded[unit]!, PRIME)));
    hash = BASIS;
    open = false;
  }
  if (open) found.push(mixed(hash));
}

function learn(unit: number): number {
  const character = String.fromCharCode(unit);
  folded[unit] = fold(character).charCodeAt(0) || unit;
  return (kinds[unit] = kindOf(unit, character));
}

/** Half a surrogate pair counts as a letter: what stands outside the first plane is compared unit by unit. */
function kindOf(unit: number, character: string): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return WORD;
  const found = classAt(character, 0);
  if (unit === NUKTA || (found & (JOINER | HIDDEN)) !== 0) return DROPPED;
  if ((found & (LETTER | MARK | DIGIT)) === 0) return BREAK;
  return UNSPACED.test(character) ? ALONE : WORD;
}

/** The finaliser of MurmurHash3 (Austin Appleby, public domain): every bit of the input moves every bit of the result. */
export function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
