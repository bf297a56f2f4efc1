import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortened } from '../../src/messages/shortened.ts';

const clusters = (words: string) => [...new Intl.Segmenter().segment(words)].map(({ segment }) => segment);

describe('shortened words', () => {
  it.each([
    ['as they are', 20, 'as they are'],
    ['on one\n line', 20, 'on one line'],
    ['a word too many', 8, 'a word…'],
    ['क्षत्रिय', 5, 'क्ष…'],
    ['👨‍👩‍👧‍👦 family', 5, '…'],
  ])('“%s” in %i units', (words, most, said) => {
    expect(shortened(words, most)).toBe(said);
  });

  it('keep within the bound and end between letters', () => {
    const letters = fc.array(fc.constantFrom('a', 'é', 'क्ष', 'त्रि', 'नी', '👨‍👩‍👧‍👦', '🇮🇳', 'q\u0301\u0323'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(letters, fc.integer({ min: 1, max: 40 }), (written, most) => {
        const said = shortened(written.join(''), most);
        expect(said.length).toBeLessThanOrEqual(most);
        const kept = clusters(said.replace(/…$/u, ''));
        const whole = clusters(written.join(''));
        expect(whole.slice(0, kept.length)).toEqual(kept);
        if (!said.endsWith('…')) expect(kept).toEqual(whole);
      }),
    );
  });
});
