/** What the start screen says of sources: how many are read, or how one is added. */
import { describe, expect, it } from 'vitest';
import { welcome, type WelcomeFacts } from '../../../src/adapters/terminal/welcome.ts';
import { readPhrases } from '../../../src/data/phrases.ts';
import { plainText } from '../../messages/plain-text.ts';

const FACTS: WelcomeFacts = {
  articles: 1,
  byLanguage: { en: 1 },
  topics: [],
  oldest: null,
  newest: null,
  live: [],
  missing: [],
  sources: 0,
  prompt: true,
};

describe.each([...readPhrases('data/phrases').values()])('the start screen in $language', ({ language, say }) => {
  it.each([
    [0, 'sources starter'],
    [1, '“npm run -s saar -- sources”'],
    [12, '12'],
  ])('says of %i sources what to do', (sources, words) => {
    const plain = plainText(welcome({ ...FACTS, sources }, language, say));
    expect(plain).toContain(words);
    expect(plain).not.toContain('[terminal.');
  });
});
