/** The words of a line as furniture rules and near-copies compare them: folded, marks apart but those inside a number. */
import { classAt, DIGIT, JOINER, LETTER, MARK, SPACE, widthAt } from '../data/characters.ts';
import { oncePerWord } from '../data/once-per-word.ts';

export interface LineWord {
  key: string;
  start: number;
  end: number;
  /** False for a punctuation mark, which stands alone. */
  word: boolean;
}

const OF_LETTERS = LETTER | MARK;
/** A word that begins with a joiner is none. */
const OPENS_WORD = OF_LETTERS | DIGIT;
const OF_WORDS = OPENS_WORD | JOINER;

/** The last lines that were cut into words: one line is looked at from many sides. */
const lately: { line: string; words: readonly LineWord[] }[] = [];
const MOST_LATELY = 4;
const LONGEST_LATELY = 4_000;

/** Every word and mark of `line`, in order. */
export function lineWords(line: string): readonly LineWord[] {
  for (const cut of lately) if (cut.line === line) return cut.words;
  const words: LineWord[] = [];
  eachToken(line, (start, end, word) => words.push({ key: foldWord(line.slice(start, end)), start, end, word }));
  if (line.length <= LONGEST_LATELY && lately.unshift({ line, words }) > MOST_LATELY) lately.pop();
  return words;
}

/** Calls back with each word of `line` as it is printed, without the marks between them. */
export function eachWord(line: string, say: (word: string) => void): void {
  eachToken(line, (start, end, word) => {
    if (word) say(line.slice(start, end));
  });
}

function eachToken(line: string, say: (start: number, end: number, word: boolean) => void): void {
  for (let at = 0; at < line.length;) {
    const first = classAt(line, at);
    const end = first === SPACE ? at + 1 : tokenEnd(line, at, first);
    if (first !== SPACE) say(at, end, (first & OPENS_WORD) !== 0);
    at = end;
  }
}

/** Whether a word begins with a digit of any script. */
export function isNumber(word: string): boolean {
  return classAt(word, 0) === DIGIT;
}

/** A number with its points and commas, a word with its apostrophes, or one mark. */
function tokenEnd(line: string, start: number, first: number): number {
  if ((first & OF_WORDS) === 0) return start + widthAt(line, start);
  if (first === DIGIT) {
    const end = numberEnd(line, start);
    if (end !== undefined) return end;
  }
  let end = runEnd(line, start, OF_WORDS);
  while ((line[end] === "'" || line[end] === '’') && (classAt(line, end + 1) & OF_LETTERS) !== 0)
    end = runEnd(line, end + 1, OF_LETTERS);
  return end;
}

/** Undefined for a number without point or comma: letters may follow. */
function numberEnd(line: string, start: number): number | undefined {
  const whole = runEnd(line, start, DIGIT);
  let end = whole;
  while ((line[end] === '.' || line[end] === ',') && classAt(line, end + 1) === DIGIT)
    end = runEnd(line, end + 1, DIGIT);
  return end === whole ? undefined : end;
}

function runEnd(line: string, start: number, classes: number): number {
  let end = start;
  while (end < line.length && (classAt(line, end) & classes) !== 0) end += widthAt(line, end);
  return end;
}

const NUKTA_AND_JOINERS = /[\u093c\u200c\u200d]/g;
const CANDRABINDU = /\u0901/g;
const PLAIN = /^[a-z0-9]*$/;
const APOSTROPHE = /’/g;

/** The matching key of one word: case, nukta, joiners and candrabindu folded. Never shown. */
export const foldWord: (word: string) => string = oncePerWord((word) => {
  const lower = word.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(NUKTA_AND_JOINERS, '')
    .normalize('NFC')
    .replace(CANDRABINDU, '\u0902')
    .replace(APOSTROPHE, "'");
});
