/** One loop over `test/languages/<language>/speech.yaml`: a sentence, or several in a row → who says what. */
import { languagesWith, tableOf } from '../languages/tables.ts';
import { describe, expect, it } from 'vitest';
import { claimsOf } from './speech-reading.ts';

interface Case {
  text: string | string[];
  claims: { claimant: string; polarity: string; said?: string }[];
}

/** A scope's words without the marks around them. */
function bare(words: string): string {
  return words.replace(/^[\s,;:"“”'‘’]+|[\s,;:.।?"“”'‘’]+$/g, '');
}

describe.each(languagesWith('speech'))('who says what in the sentences of %s', (language) => {
  const cases = tableOf(language, 'speech') as Case[];

  it.each(cases.map((one) => [[one.text].flat().join(' ¶ '), one] as const))('%s', (_, { text, claims }) => {
    const read = claimsOf(language, [text].flat());
    const found = read.claims.map(({ name, polarity, scope, sentence }, index) => ({
      order: sentence * 1000 + index,
      claimant: name,
      polarity,
      ...(claims[index]?.said === undefined ? {} : { said: bare(read.text.slice(scope.start, scope.end)) }),
    }));
    found.sort((a, b) => a.order - b.order);
    expect(found.map(({ order: _order, ...claim }) => claim)).toEqual(claims);
  });
});
