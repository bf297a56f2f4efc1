import { describe, expect, it } from 'vitest';
import { fold } from '../../src/text/fold.ts';
import { tokenise } from '../../src/text/tokens.ts';
import { Trie } from '../../src/text/trie.ts';

const matched = (phrases: string[], text: string) => {
  const trie = new Trie<string>();
  for (const phrase of phrases) trie.add(phrase, phrase);
  return trie.longest(tokenise(text)).map((match) => text.slice(match.start, match.end));
};

describe('trie', () => {
  it('finds the longest phrase at each place', () => {
    expect(matched(['के', 'के अनुसार'], 'टीम के अनुसार')).toEqual(['के अनुसार']);
  });

  it('takes a star as any ending', () => {
    expect(matched(['भेज*'], 'माल भेजा, फिर भेजेंगे')).toEqual(['भेजा', 'भेजेंगे']);
  });

  it('matches spellings that differ by nukta, normal form or case', () => {
    expect(matched(['हज़ार'], 'हजार')).toEqual(['हजार']);
    expect(matched(['फ़ौज'], 'फ़ौज'.normalize('NFD'))).toHaveLength(1);
    expect(matched(['According to'], 'according TO them')).toEqual(['according TO']);
  });
});

describe('fold', () => {
  it.each([
    ['पाँच', 'पांच'],
    ['१२', '12'],
    ['１２', '12'],
    ['गोला\u200dबारूद', 'गोलाबारूद'],
    ['Don’t', "don't"],
  ])('%s is matched as %s', (word, key) => expect(fold(word)).toBe(key));
});

describe('tokens', () => {
  it('keeps abbreviations, grouped numbers and apostrophes whole, and every offset exact', () => {
    const text = 'U.S. ने 1,20,000 की बात कही; it’s 3.5%.';
    const tokens = tokenise(text);
    expect(tokens.map((token) => text.slice(token.start, token.end))).toEqual([
      'U.S.',
      'ने',
      '1,20,000',
      'की',
      'बात',
      'कही',
      ';',
      'it’s',
      '3.5',
      '%',
      '.',
    ]);
  });
});
