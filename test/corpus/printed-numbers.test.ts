import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearCopies } from '../../src/corpus/near-copies.ts';
import { numberSignsOf, printedNumbers } from '../../src/corpus/printed-numbers.ts';
import { readData } from '../../src/data/read-data.ts';

const signs = numberSignsOf(readData('data'));

describe('printed numbers', () => {
  it.each([
    ['It killed 12 people, not 19.', ['12', '19']],
    ['५१ लोग, 51 घायल', ['51']],
    ['४,३०० लोग; 4,300 people; 4.3 thousand; 4.3 हजार', ['4300']],
    ['1.25 billion dollars, 125 करोड़ डॉलर, $1.25bn, 1,25,00,00,000', ['1250000000']],
    ['2 lakh crore', ['2000000000000']],
    ['7.5 percent and 0.50 and 38.7 thousand', ['7.5', '0.5', '38700']],
    ['PORT LORNE, March 3 — 4 boats', ['4']],
    ['पोर्ट लोर्न, 3 मार्च। ४ नावें', ['4']],
    ['on the 3rd March, on 4 Mar., on Oct. 5', []],
    ['Updated 03.04.2025, 3.4.25', []],
    ['in March 2025', ['2025']],
    ['March 45 and 3 people', ['45', '3']],
    ['version 1.2.3', ['123']],
    ['12/19', ['12', '19']],
    ['', []],
  ])('reads %j', (text, values) => {
    expect([...printedNumbers(text, signs)]).toEqual(values);
  });

  it('knows digits and their groups without any words', () => {
    expect([...printedNumbers('४,३०० or 4,300 or 1.000.000; March 3')]).toEqual(['4300', '1000000', '3']);
  });

  it('reads any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        for (const number of printedNumbers(text, signs)) expect(Number(number)).not.toBeNaN();
      }),
    );
  });
});

describe('near copies by their numbers', () => {
  const line = (word: string) =>
    Array.from({ length: 20 }, (_, at) => `${word}${String.fromCharCode(97 + at)}`).join(' ');
  const story = `${line('river')}. ${line('bridge')}. ${line('ferry')}.`;

  it.each([
    ['PORT LORNE, March 3 —', 'PORT LORNE, March 4 (Agency) —', true],
    ['पोर्ट लोर्न, 3 मार्च।', 'पोर्ट लोर्न, ४ मार्च (एजेंसी)।', true],
    ['It took ५१ boats.', 'It took 51 boats.', true],
    ['It cost 580 million dollars.', 'It cost 58 crore dollars.', true],
    ['It moved 4,300 people.', 'It moved 4.3 thousand people.', true],
    ['It killed 12 people.', 'It killed 19 people.', false],
    ['It killed १२ people.', 'It killed 19 people.', false],
    ['It killed 20 people.', 'It killed 200 people.', false],
    ['March 3 — It killed 12.', 'March 4 — It killed 19.', false],
    ['It cost 58 million dollars.', 'It cost 58 crore dollars.', false],
  ])('holds %j beside %j', (one, other, isCopy) => {
    const articles = [
      { id: 'first', text: `${one} ${story}`, publishedAt: '2025-03-03' },
      { id: 'second', text: `${other} ${story}`, publishedAt: '2025-03-04' },
    ];
    expect([...nearCopies(articles, signs)]).toEqual(isCopy ? [['second', 'first']] : []);
  });
});
