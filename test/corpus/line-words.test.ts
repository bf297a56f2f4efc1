import { describe, expect, it } from 'vitest';
import { eachWord, foldWord, lineWords } from '../../src/corpus/line-words.ts';

/** What a word is, as an expression says it: slower, and the meaning of the scanner. */
const WORD = /\p{Nd}+(?:[.,]\p{Nd}+)+|[\p{L}\p{M}\p{Nd}\u200c\u200d]+(?:['’][\p{L}\p{M}]+)*|\S/gu;
const asTheExpressionSays = (line: string) =>
  Array.from(line.matchAll(WORD), (match) => ({
    key: foldWord(match[0]),
    start: match.index,
    end: match.index + match[0].length,
    word: /^[\p{L}\p{M}\p{Nd}]/u.test(match[0]),
  }));

const PIECES = [
  ...['a', 'Z', 'é', 'क', 'ख़', 'ि', 'ँ', '\u093c', '7', '७', '.', ',', "'", '’', '-', '(', '।', ' ', '\t', '\u00a0'],
  ...['\u200c', '\u200d', '\u2028', '😀', '𝐀', '𝟗', '\ud83d', '\ude00', '٣', '²', 'ß', 'İ', '中', '़', '\ufeff'],
];

/** Lines of such pieces; the same seed gives the same lines. */
function lines(count: number): string[] {
  let state = 7;
  const roll = (limit: number) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % limit;
  return Array.from({ length: count }, () =>
    Array.from({ length: roll(24) }, () => PIECES[roll(PIECES.length)]).join(''),
  );
}

describe('the words of a line', () => {
  it('are what the expression says, whatever the line is made of', () => {
    for (const line of lines(4_000))
      expect({ line, words: lineWords(line) }).toEqual({ line, words: asTheExpressionSays(line) });
  });

  it('are said one by one, without marks', () => {
    for (const line of lines(200)) {
      const said: string[] = [];
      eachWord(line, (word) => said.push(foldWord(word)));
      expect(said).toEqual(lineWords(line).flatMap(({ key, word }) => (word ? [key] : [])));
    }
  });

  it('keep a number with its points, a word with its apostrophe, and marks apart', () => {
    const words = lineWords('Saar’s 4,000.50 लोग—don’t १२.५ 3.km').map(({ key, word }) => (word ? key : `<${key}>`));
    expect(words).toEqual(["saar's", '4,000.50', 'लोग', '<—>', "don't", '१२.५', '3', '<.>', 'km']);
  });

  it('are the same when a line is looked at again after others', () => {
    const first = lineWords('one two');
    for (const line of lines(20)) lineWords(line);
    expect(lineWords('one two')).toEqual(first);
  });
});
