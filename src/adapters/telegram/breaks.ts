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
  /(?<=[#＃])(?=[\p{L}\p{M}\p{N}_])/gu,
  /(?<=\$)(?=[A-Za-z]|1INCH)/gu,
  // scheme://host
  /(?<=[A-Za-z0-9+.-]:)(?=\/\/)/gu,
  // host.tld; one letter after the dot is an abbreviation, a digit a decimal
  /(?<=\S)(?=[.．。]+[\p{L}\p{M}]{2})/gu,
  /(?<=\S)(?=\.xn--)/giu,
  // the last dot of an IPv4 address
  /(?<=(?<![\d.])\d{1,3}\.\d{1,3}\.\d{1,3})(?=\.\d{1,3}(?![\d.]))/gu,
  // +1 212 555 0100
  /(?<=\+)(?=[\s(]*\d)/gu,
  // a run of digits as long as a phone or bank card number is broken after its ninth character
  /(?<=(?<!\d[ \u00a0()-]*)\d[\d \u00a0()-]{7}\d)(?=[\d \u00a0()-]{2,}\d)/gu,
];

/** Positions in `text` before which a word joiner goes, ascending. */
export function breaksIn(text: string): number[] {
  const places = new Set<number>();
  for (const pattern of PLACES) for (const match of text.matchAll(pattern)) places.add(match.index);
  return [...places].sort((a, b) => a - b);
}
