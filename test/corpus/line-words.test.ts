import { describe, expect, test } from 'vitest';
import { eachWord, lineWords } from '../../src/corpus/line-words.ts';
import { hash32 } from '../../src/corpus/min-hash.ts';
import { wordPairs } from '../../src/corpus/word-pairs.ts';

describe('lineWords', () => {
  test.each([
    ['1,200.50 men, 3rd', ['1,200.50', 'men', '*,', '3rd']],
    ['12. 3.5km', ['12', '*.', '3.5', 'km']],
    ["Kim’s \"O'Neill' x", ["kim's", '*"', "o'neill", "*'", 'x']],
    ['क़ैदी हैं। ४,३००', ['कैदी', 'हैं', '*।', '४,३००']],
    ['राष्ट्र\u200dपति 😀\ud800 𝟏𝟐a', ['राष्ट्रपति', '*😀', '*\ud800', '𝟏𝟐a']],
  ])('reads the words and marks of %j', (line, keys) => {
    expect(lineWords(line).map(({ key, word }) => (word ? key : `*${key}`))).toEqual(keys);
    const words: string[] = [];
    eachWord(line, (word) => words.push(word));
    expect(words).toHaveLength(keys.filter((key) => !key.startsWith('*')).length);
  });
});

describe('wordPairs', () => {
  test('are the hashes of two neighbours, in their order', () => {
    expect([...wordPairs('Kim’s १२ men: one; १२ MEN')]).toEqual(
      ["kim's 12", '12 men', 'men one', 'one 12'].map(hash32),
    );
  });
});
