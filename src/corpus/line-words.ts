/** The words of a line as furniture rules and near-copies compare them: folded, marks apart but those inside a number. */
export interface LineWord {
  key: string;
  start: number;
  end: number;
  /** False for a punctuation mark, which stands alone. */
  word: boolean;
}

const WORD = /\p{Nd}+(?:[.,]\p{Nd}+)+|[\p{L}\p{M}\p{Nd}\u200c\u200d]+(?:['’][\p{L}\p{M}]+)*|\S/gu;
const STARTS_WORD = /^[\p{L}\p{M}\p{Nd}]/u;
const NUKTA_AND_JOINERS = /[\u093c\u200c\u200d]/g;
const CANDRABINDU = /\u0901/g;
const PLAIN = /^[a-z0-9]*$/;
const APOSTROPHE = /’/g;

/** Every word and mark of `line`, in order. */
export function lineWords(line: string): LineWord[] {
  return Array.from(line.matchAll(WORD), (match) => ({
    key: foldWord(match[0]),
    start: match.index,
    end: match.index + match[0].length,
    word: STARTS_WORD.test(match[0]),
  }));
}

/** The matching key of one word: case, nukta, joiners and candrabindu folded. Never shown. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(NUKTA_AND_JOINERS, '')
    .normalize('NFC')
    .replace(CANDRABINDU, '\u0902')
    .replace(APOSTROPHE, "'");
}
