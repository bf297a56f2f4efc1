import { describe, expect, it } from 'vitest';
import { readText } from '../../src/corpus/read-text.ts';
import { data, options } from './reading-data.ts';

/** Typed on the keys of an old font, which draws them as the letters of another script. */
const OLD_FONT =
  'unh ij cus iqy dks lkseokj dks can dj fn;k x;kA ea=h us dgk fd ejEer esa rhu eghus yxsaxs vkSj rc rd Vªd ukoksa ls ikj gksaxsA';
const ENGLISH = 'The bridge over the river was closed on Monday. Repairs will take three months, the minister said.';
const OF_NAMES = 'Bridge closures announced Monday: Lima, Cusco, Puno, Tacna, Ica, Piura, Callao, Trujillo, Arequipa.';
const HINDI = 'नदी पर बने पुल को सोमवार को बंद कर दिया गया। मंत्री ने कहा कि मरम्मत में तीन महीने लगेंगे।';
const SPANISH = 'El puente que cruza el río cerró el lunes, pero no hay fecha. Y si llueve, esto tardará, dijo ella.';

const read = (text: string, language?: string) => {
  const { articles, refusals } = readText('a.json', JSON.stringify({ text, language }), data, options);
  return articles[0]?.language ?? refusals[0]?.code;
};

describe('letters that stand for those of another script', () => {
  it.each(['hi', 'hi-IN', 'hi_IN', 'ne', 'ur', ' HI '])('are refused where %s is declared', (language) => {
    expect(read(OLD_FONT, language)).toBe('file.encoding');
  });

  it.each<[what: string, text: string, declared: string | undefined, language: string]>([
    ['a language with its small words, wrongly declared', ENGLISH, 'hi', 'en'],
    ['another of the same script', SPANISH, 'hi', 'en'],
    ['a text in the script that is declared', HINDI, 'hi', 'hi'],
    ['one whose script belies a declared language of Latin', HINDI, 'en', 'hi'],
    ['a declaration that says which script it means', OF_NAMES, 'hi-Latn', 'en'],
    ['a list of names that nothing declares', OF_NAMES, undefined, 'en'],
    ['a few words', 'Bridge closed Monday', 'hi', 'en'],
    ['a declaration that is none', ENGLISH, '??', 'en'],
  ])('are not seen in %s', (_, text, declared, language) => {
    expect(read(text, declared)).toBe(language);
  });
});
