import { describe, expect, it } from 'vitest';
import { readHtmlPage } from '../../src/corpus/html-page.ts';
import { SaarError } from '../../src/errors.ts';

const sentence =
  'The old lighthouse keeper, who lived alone, counted 300 ships before the storm came in from the west. ';
const page = (body: string) => `<html><body><article><p>${body}</p></article></body></html>`;
const references = (text: string) => [...text].map((letter) => `&#${letter.codePointAt(0)};`).join('');

describe('a page written in numeric references', () => {
  it.each(['decimal', 'hexadecimal'])('reads letters written as %s references', (form) => {
    const body = sentence
      .repeat(3)
      .replace(/\p{L}/gu, (letter) =>
        form === 'decimal' ? references(letter) : `&#x${letter.codePointAt(0)!.toString(16)};`,
      );
    expect(readHtmlPage(page(body)).text).toContain(sentence.trim());
  });

  it('never makes markup of a reference', () => {
    expect(readHtmlPage(page(`${sentence.repeat(3)} &#60;b&#62; &#38;lt; &#x3c;i&#x3e;`)).text).toContain(
      '<b> &lt; <i>',
    );
  });

  it('reads a million letters written as references', () => {
    expect(readHtmlPage(page(sentence.repeat(3) + '&#65;'.repeat(1_000_000))).text).toContain('A'.repeat(1_000_000));
  });

  it('takes a page of nothing but other references for no article', () => {
    expect(() => readHtmlPage(page(sentence + '&amp;'.repeat(60_000)))).toThrow(SaarError);
  });
});
