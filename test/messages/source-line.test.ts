import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/briefs/brief.ts';
import { wireNameOf } from '../../src/briefs/wire-name.ts';
import { readData } from '../../src/data/read-data.ts';
import { sourceLine } from '../../src/messages/source-line.ts';
import { anArticle } from '../store/samples.ts';

const data = readData(join(import.meta.dirname, '../../data'));
const phrases = data.phrases.get('en')!;
const SOURCE: Source = {
  ...{ id: 'a', title: 'Ferry aground', publisher: 'Gazette', publishedAt: '2026-01-04' },
  ...{ dateCertainty: 'stated', language: 'en' },
};

function lineOf(source: Source): string {
  return sourceLine(source, 'en', phrases)
    .map((inline) => ('text' in inline ? inline.text : ''))
    .join('');
}

describe('the line of a source', () => {
  it.each<[string, Partial<Source>, string]>([
    [
      'the agency that wrote it and how many printed it',
      { wire: 'PTI', copies: ['b', 'c', 'd'] },
      'agency: PTI · printed by 3 more outlets',
    ],
    ['the agency by its name instead of that it is one', { wire: 'PTI', descriptor: 'wire-copy' }, 'agency: PTI'],
    ['the agency beside what else it is', { wire: 'KCNA', descriptor: 'state-media' }, 'state media · agency: KCNA'],
    ['that it is an agency, where nobody knows which', { descriptor: 'wire-copy' }, 'wire copy'],
  ])('says %s', (_what, notes, end) => {
    const line = lineOf({ ...SOURCE, ...notes });
    expect(line.slice(-end.length - 3)).toBe(` · ${end}`);
  });
});

describe('the name of an agency', () => {
  it.each([
    ['pti', 'Gazette', 'PTI'],
    ['pti', undefined, 'PTI'],
    ['pti', 'Press Trust of India', undefined],
    [undefined, 'Gazette', undefined],
    ['nobody', 'Gazette', undefined],
  ])('of %s printed by %s is %s', (wire, publisher, name) => {
    expect(wireNameOf(anArticle('a', { ...(wire && { wire }), ...(publisher && { publisher }) }), data)).toBe(name);
  });
});
