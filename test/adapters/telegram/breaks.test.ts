import { describe, expect, it } from 'vitest';
import { breaksIn } from '../../../src/adapters/telegram/breaks.ts';

const broken = (text: string) => {
  const places = breaksIn(text);
  return [...text].length === text.length
    ? [...text].map((letter, index) => (places.includes(index) ? `¦${letter}` : letter)).join('')
    : places;
};

describe('what Telegram would turn into a link, a mention, a tag or a command', () => {
  it.each([
    ['@saar', '@¦saar'],
    ['write to a@host.example now', 'write to a@¦host¦.example now'],
    ['/start', '/¦start'],
    ['(/brief treaty)', '(/¦brief treaty)'],
    ['#संधि and #tag', '#¦संधि and #¦tag'],
    ['$TSLA', '$¦TSLA'],
    ['see example.com.', 'see example¦.com.'],
    ['www.example.co.in/x', 'www¦.example¦.co¦.in/x'],
    ['https://example.com/a', 'https:¦//example¦.com/a'],
    ['tg://resolve?domain=x', 'tg:¦//resolve?domain=x'],
    ['समाचार.भारत', 'समाचार¦.भारत'],
    ['xn--p1ai.xn--p1ai', 'xn--p1ai¦.xn--p1ai'],
    ['10.0.0.1', '10.0.0¦.1'],
    ['it was 10.0.0.1.', 'it was 10.0.0¦.1.'],
    ['call +1 212 555 0100', 'call +¦1 212 555¦ 0100'],
    ['4111 1111 1111 1111', '4111 1111¦ 1111 1111'],
    ['41111111 11111111', '41111111 ¦11111111'],
    ['1234567894111111111111111', '123456789¦411111111¦1111111'],
    ['98765432 10', '98765432 ¦10'],
    ['#\u200cnews', '#¦\u200cnews'],
    ['#·news', '#¦·news'],
  ])('breaks %s', (text, expected) => expect(broken(text)).toBe(expected));

  it.each([
    'in the U.S. and the U.K.',
    '12,000,000 shells',
    '1,20,00,000 गोले',
    '3.5 million',
    '60 km/h',
    '24/7',
    '$100',
    '2025-09-15',
    'at 10:30',
    'संधि हुई।',
    'अनुमान 1.2 करोड़',
    'A – B',
  ])('leaves %s as it is', (text) => expect(breaksIn(text)).toEqual([]));
});
