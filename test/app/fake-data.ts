/** The real phrases with two invented topics: all that the app and its commands need of the data folder. */
import { readPhrases } from '../../src/data/phrases.ts';
import type { Data } from '../../src/data/data.ts';

const phrases = readPhrases('data/phrases');

export function fakeData(): Data {
  return {
    folder: 'data',
    languages: new Map(),
    phrases,
    topics: new Map([
      ['lake-treaty', topic('lake-treaty', { en: 'Lake treaty', hi: 'झील संधि' }, ['pact', 'समझौता'])],
      ['grain-trade', topic('grain-trade', { en: 'Grain trade', hi: 'अनाज व्यापार' }, ['wheat', 'गेहूँ'])],
    ]),
    actors: [],
  } as unknown as Data;
}

function topic(id: string, title: Record<string, string>, aliases: string[]) {
  return { id, title, aliases };
}
