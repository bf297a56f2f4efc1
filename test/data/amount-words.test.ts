import { expect, it } from 'vitest';
import type { Amount } from '../../src/briefs/brief.ts';
import { readPhrases } from '../../src/data/phrases.ts';
import { amountWords } from '../../src/data/amount-words.ts';

const phrases = readPhrases('data/phrases');

const table: [Partial<Amount>, string | undefined, string | undefined, string | undefined][] = [
  [{ value: 1, approximate: false }, 'soldiers', '1 soldier', '1 सैनिक'],
  [{ value: 1, approximate: false }, 'missiles', '1 missile', '1 मिसाइल'],
  [{ value: 12, approximate: false }, 'missiles', '12 missiles', '12 मिसाइलें'],
  [{ value: 10000, approximate: true }, 'soldiers', 'about 10,000 soldiers', 'लगभग 10,000 सैनिक'],
  [{ value: 123456, approximate: false }, 'shells', '123,456 shells', '1,23,456 गोले'],
  [
    { value: 12_000_000, bound: 'more-than', approximate: false },
    'shells',
    'more than 12,000,000 (12 million) shells',
    '1,20,00,000 (1.2 करोड़) से अधिक गोले',
  ],
  [{ value: 12_345_678, approximate: false }, 'shells', '12,345,678 shells', '1,23,45,678 गोले'],
  [{ value: 5000, bound: 'up-to', approximate: false }, 'soldiers', 'up to 5,000 soldiers', 'अधिकतम 5,000 सैनिक'],
  [
    { value: 5000, bound: 'at-least', approximate: true },
    'soldiers',
    'at least about 5,000 soldiers',
    'कम से कम लगभग 5,000 सैनिक',
  ],
  [{ value: 40, bound: 'less-than', approximate: false }, 'tanks', 'fewer than 40 tanks', '40 से कम टैंक'],
  [
    { min: 8000, max: 10000, approximate: true },
    'soldiers',
    'about 8,000 to 10,000 soldiers',
    'लगभग 8,000 से 10,000 सैनिक',
  ],
  [{ min: 300, approximate: false }, 'soldiers', 'at least 300 soldiers', 'कम से कम 300 सैनिक'],
  [{ max: 300, approximate: false }, 'soldiers', 'up to 300 soldiers', 'अधिकतम 300 सैनिक'],
  [{ min: 1000, vague: true, approximate: true }, 'soldiers', 'thousands of soldiers', 'हज़ारों सैनिक'],
  [{ min: 24, vague: true, approximate: true }, 'drones', 'dozens of drones', 'दर्जनों ड्रोन'],
  [{ value: 2.5, approximate: false }, 'percent', '2.5 percent', '2.5 प्रतिशत'],
  [{ value: 3, approximate: false }, 'submarines', '3 submarines', '3 submarines'],
  [{ value: 3, approximate: false }, undefined, '3', '3'],
  [{ approximate: false }, 'soldiers', undefined, undefined],
];

it.each(table)('says %o of %s as “%s” and “%s”', (amount, unit, english, hindi) => {
  expect(amountWords(amount, unit, phrases.get('en')!)).toBe(english);
  expect(amountWords(amount, unit, phrases.get('hi')!)).toBe(hindi);
});
