import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readData } from '../../src/data/read-data.ts';
import { skeletonOf } from '../../src/stories/skeleton.ts';
import { fold } from '../../src/text/fold.ts';

const { letters } = readData(join(import.meta.dirname, '../../data'));

describe('a skeleton', () => {
  it.each([
    ['Kolvara', 'कोलवारा', 'klvr'],
    ['Quiroga', 'किरोगा', 'krg'],
    ['Ines', 'इनेस', 'ans'],
    ['Falkstroem', 'फाल्कस्ट्रोम', 'flkstrm'],
    ['Falkström', 'फाल्कस्ट्रोम', 'flkstrm'],
    ['Chaubey', 'चौबे', 'cb'],
    ['Washington', 'वॉशिंगटन', 'vsngtn'],
    ['Mumbai', 'मुंबई', 'mb'],
    ['Kazemian', 'काज़ेमियन', 'kjmn'],
    ['Oruquiri', 'ओरुकिरी', 'arkr'],
  ])('of %s and %s is %s', (latin, devanagari, skeleton) => {
    expect([latin, devanagari].map((name) => skeletonOf(fold(name), letters))).toEqual([skeleton, skeleton]);
  });

  it('tells names apart that sound otherwise, and is empty for what it cannot read', () => {
    expect(skeletonOf('batuna', letters)).not.toBe(skeletonOf('kolvara', letters));
    expect(skeletonOf('Москва', letters)).toBe('');
  });

  it('never fails, and holds plain letters alone', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (word) => /^[a-z]*$/.test(skeletonOf(word, letters))));
  });
});
