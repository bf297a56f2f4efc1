/**
 * What class each character belongs to, asked once of Unicode and then looked up: a scanner that reads every character of every
 * article cannot afford an expression for each.
 */

/** Classes are bits, so that one test asks for several. */
export const LETTER = 1;
export const MARK = 2;
export const DIGIT = 4;
export const SPACE = 8;
/** Joiners of letters, which some scripts write with. */
export const JOINER = 16;
/** Other characters without width that a word may hold: zero-width spaces, the word joiner, the soft hyphen. */
export const HIDDEN = 32;
const OTHER = 64;

const CLASSES: [RegExp, number][] = [
  [/\p{L}/u, LETTER],
  [/\p{M}/u, MARK],
  [/\p{Nd}/u, DIGIT],
  [/\s/u, SPACE],
  [/[\u200c\u200d]/u, JOINER],
  [/[\u200b\u2060\u00ad]/u, HIDDEN],
];

/** Classes of the characters that fit into one UTF-16 unit; 0 until a character is met. */
const known = new Uint8Array(0x10000);

/** The class of the character that begins at an index; half a surrogate pair, and what lies beyond the text, is of no class. */
export function classAt(text: string, index: number): number {
  if (index >= text.length) return OTHER;
  const unit = text.charCodeAt(index);
  if (unit >= 0xd800 && unit <= 0xdfff) return classOf(text.codePointAt(index)!);
  const found = known[unit]!;
  if (found !== 0) return found;
  return (known[unit] = classOf(unit));
}

/** UTF-16 units of the character that begins at an index. */
export function widthAt(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  return unit >= 0xd800 && unit <= 0xdbff && text.codePointAt(index)! > 0xffff ? 2 : 1;
}

function classOf(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  return CLASSES.find(([pattern]) => pattern.test(character))?.[1] ?? OTHER;
}
