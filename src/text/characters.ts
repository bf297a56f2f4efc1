/**
 * What class each character belongs to, asked once of Unicode and then looked up: a scanner that reads every character of every
 * article cannot afford an expression for each.
 */

/** Classes are bits, so that one test asks for several. */
export const LETTER = 1;
export const MARK = 2;
export const DIGIT = 4;
export const SPACE = 8;
/** Joiners that a word keeps inside: zero-width spaces and joiners, the soft hyphen. */
export const JOINER = 16;
const OTHER = 32;

const CLASSES: [RegExp, number][] = [
  [/\p{L}/u, LETTER],
  [/\p{M}/u, MARK],
  [/\p{Nd}/u, DIGIT],
  [/\s/u, SPACE],
  [/[\u200b-\u200d\u2060\u00ad]/u, JOINER],
];

/** Classes of the characters that fit into one UTF-16 unit; 0 until a character is met. */
const known = new Uint8Array(0x10000);

/** The class of the character that begins at an index; half a surrogate pair is a character of no class. */
export function classAt(text: string, index: number): number {
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
