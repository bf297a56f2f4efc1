import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentenceUrl, webUrl } from '../../src/messages/sentence-url.ts';

describe('links to a sentence', () => {
  it('names a short sentence whole', () => {
    expect(sentenceUrl('https://a.example/x', 'It is so-called, they said.')).toBe(
      'https://a.example/x#:~:text=It%20is%20so%2Dcalled%2C%20they%20said.',
    );
  });

  it('names a long sentence by its ends', () => {
    const words = Array.from({ length: 30 }, (_, index) => `word${index}`).join(' ');
    expect(sentenceUrl('https://a.example/x#top', words)).toBe(
      'https://a.example/x#top:~:text=word0%20word1%20word2%20word3%20word4,word25%20word26%20word27%20word28%20word29',
    );
  });

  it('leaves an address that already points at text', () => {
    expect(sentenceUrl('https://a.example/#:~:text=a', 'b')).toBe('https://a.example/#:~:text=a');
  });

  it('makes a valid address of any sentence', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (sentence) => {
        const url = sentenceUrl('https://a.example/x', `a${sentence}`);
        expect(URL.canParse(url)).toBe(true);
        expect(url).not.toMatch(/[\s()<>"']/);
      }),
    );
    expect(sentenceUrl('https://a.example/x', '\ud800')).toContain('%EF%BF%BD');
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://user:word@a.example/',
    'no address',
    `https://a.example/${'x'.repeat(3000)}`,
  ])('does not link to %s', (address) => {
    expect(webUrl(address)).toBeUndefined();
  });
});
