/** The words of a line as furniture rules and near-copies compare them: folded, marks apart but those inside a number. */
export interface LineWord {
  key: string;
  start: number;
  end: number;
  /** False for a punctuation mark, which stands alone. */
  word: boolean;
}

const NUKTA_AND_JOINERS = /[\u093c\u200c\u200d]/g;
const CANDRABINDU = /\u0901/g;
const PLAIN = /^[a-z0-9]*$/;
const APOSTROPHE = /’/g;

/** What a character may be; an expression asked of every character of every article would cost most of the work. */
const LETTER = 1;
const DIGIT = 2;
const JOINER = 4;
const SPACE = 8;
const OTHER = 16;
const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/[\p{L}\p{M}]/u, LETTER],
  [/\p{Nd}/u, DIGIT],
  [/[\u200c\u200d]/, JOINER],
  [/\s/, SPACE],
];
/** Classes of the characters of one UTF-16 unit; 0 until one is met. */
const known = new Uint8Array(0x10000);

/** Every word and mark of `line`, in order. */
export function lineWords(line: string): LineWord[] {
  const words: LineWord[] = [];
  for (let at = 0; at < line.length;) {
    const opener = classAt(line, at);
    const end = endOf(line, at, opener);
    if (opener !== SPACE) {
      const word = (opener & (LETTER | DIGIT)) !== 0;
      words.push({ key: foldWord(line.slice(at, end)), start: at, end, word });
    }
    at = end;
  }
  return words;
}

/** Calls back with each word of `line` as it is printed, without the marks between them. */
export function eachWord(line: string, say: (word: string) => void): void {
  for (let at = 0; at < line.length;) {
    const opener = classAt(line, at);
    const end = endOf(line, at, opener);
    if ((opener & (LETTER | DIGIT)) !== 0) say(line.slice(at, end));
    at = end;
  }
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

/** One past the word or mark that begins with a character of the class given. */
function endOf(line: string, at: number, opener: number): number {
  if ((opener & (LETTER | DIGIT | JOINER)) === 0) return at + widthAt(line, at);
  if (opener === DIGIT) {
    const digits = past(line, at, DIGIT);
    const groups = pastJoined(line, digits, isGrouping, DIGIT);
    if (groups > digits) return groups;
  }
  return pastJoined(line, past(line, at, LETTER | DIGIT | JOINER), isApostrophe, LETTER);
}

function past(line: string, at: number, classes: number): number {
  let end = at;
  while (end < line.length && (classAt(line, end) & classes) !== 0) end += widthAt(line, end);
  return end;
}

/** Further parts of some classes, each behind a mark of its own. */
function pastJoined(line: string, at: number, joins: (unit: number) => boolean, classes: number): number {
  let end = at;
  while (end < line.length && joins(line.charCodeAt(end))) {
    const further = past(line, end + 1, classes);
    if (further === end + 1) break;
    end = further;
  }
  return end;
}

function isGrouping(unit: number): boolean {
  return unit === 0x2e || unit === 0x2c;
}

function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019;
}

function classAt(line: string, at: number): number {
  const unit = line.charCodeAt(at);
  if (unit >= 0xd800 && unit <= 0xdfff) return classOf(line.codePointAt(at)!);
  return known[unit]! || (known[unit] = classOf(unit));
}

function widthAt(line: string, at: number): number {
  const unit = line.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff && line.codePointAt(at)! > 0xffff ? 2 : 1;
}

function classOf(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  return CLASSES.find(([pattern]) => pattern.test(character))?.[1] ?? OTHER;
}
