/**
 * Keeps text from becoming a link, a mention, a tag or a command by itself: says where an invisible word joiner goes.
 * Telegram's server finds these in any text; the joiner is General Punctuation, which ends each of its patterns.
 */
export const WORD_JOINER = '\u2060';

/** Each pattern matches at the place before which a joiner is put. Patterns: MessageEntity.cpp of tdlib, read widely. */
const PLACES: readonly RegExp[] = [
  // @name, and the middle of name@host
  /(?<=@)(?=[\p{L}\p{N}_])/gu,
  // /command, but not the slash of "km/h" or of a path's second part
  /(?<=(?<![\p{L}\p{N}_/])\/)(?=[A-Za-z0-9_])/gu,
  // tdlib takes the zero-width non-joiner and the middle dot for letters of a tag
  /(?<=[#＃])(?=[\p{L}\p{M}\p{N}_\u200c\u00b7])/gu,
  /(?<=\$)(?=[A-Za-z]|1INCH)/gu,
  // scheme://host
  /(?<=[A-Za-z0-9+.-]:)(?=\/\/)/gu,
  // host.tld; one letter after the dot is an abbreviation, a digit a decimal
  /(?<=\S)(?=[.．。]+[\p{L}\p{M}]{2})/gu,
  /(?<=\S)(?=\.xn--)/giu,
  // the last dot of an IPv4 address, at the end of a sentence too
  /(?<=\d\.\d{1,3}\.\d{1,3})(?=\.\d)/gu,
  // +1 212 555 0100
  /(?<=\+)(?=[\s(]*\d)/gu,
];

/** Digits with whatever people write between them, as many as a phone number has. */
const DIGITS = /\d(?:[\s()\u2010-\u2015-]*\d){9,}/gu;
const LONGEST_PIECE = 9;

/** Pieces too short for a phone or a bank card number, the last one too: a break in front of a card leaves the card. */
function breaksInDigits(text: string): number[] {
  return [...text.matchAll(DIGITS)].flatMap(({ 0: run, index }) => {
    const places: number[] = [];
    let at = 0;
    for (let left = countDigits(run); left > LONGEST_PIECE; left -= countDigits(run.slice(at - LONGEST_PIECE, at))) {
      at += LONGEST_PIECE;
      places.push(index + at);
    }
    return places;
  });
}

function countDigits(text: string): number {
  return text.replace(/\D/g, '').length;
}

/** Positions in `text` before which a word joiner goes, ascending. */
export function breaksIn(text: string): number[] {
  const places = new Set(breaksInDigits(text));
  for (const pattern of PLACES) for (const match of text.matchAll(pattern)) places.add(match.index);
  return [...places].sort((a, b) => a - b);
}
