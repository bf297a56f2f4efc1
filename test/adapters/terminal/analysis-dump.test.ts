import { describe, expect, it } from 'vitest';
import { analysisDump } from '../../../src/adapters/terminal/analysis-dump.ts';
import type { Analysis } from '../../../src/facts/analysis.ts';

const text = 'Officials said 40 trucks left on 3 May.\nA heading';
const analysis: Analysis = {
  articleId: 'a1',
  version: '1',
  topics: [['munitions'], []],
  frames: [],
  figures: [
    {
      ...{ sentence: 0, slot: 'trucks_sent', value: 40, approximate: false, unit: 'vehicles', claimant: 'Officials' },
      ...{ status: 'done', text: '40 trucks', start: 15, end: 24 },
    },
  ],
  document: {
    id: 'a1',
    language: 'en',
    title: 'Trucks',
    text,
    sentences: [
      { index: 0, kind: 'sentence', start: 0, end: 39 },
      { index: 1, kind: 'heading', start: 40, end: 49 },
    ],
    numerals: [{ sentence: 0, kind: 'cardinal', value: 40, rule: 'digits', start: 15, end: 17 }],
    quantities: [],
    dates: [{ sentence: 0, iso: '2025-05-03', precision: 'day', rule: 'day-month', start: 33, end: 38 }],
    names: [],
    claims: [
      {
        ...{ sentence: 0, name: 'Officials', polarity: 'asserts', rule: 'said' },
        ...{ verb: { start: 10, end: 14 }, scope: { start: 15, end: 38 } },
      },
    ],
  },
};

describe('the dump of an analysis', () => {
  const dump = JSON.parse(JSON.stringify(analysisDump([analysis], []))) as {
    documents: unknown[];
    disputes: unknown[];
  };

  it('has the shape that programs rely on, with every span in the words of the text', () => {
    expect(dump).toEqual({
      documents: [
        {
          id: 'a1',
          language: 'en',
          title: 'Trucks',
          text,
          sentences: [
            { start: 0, end: 39, text: 'Officials said 40 trucks left on 3 May.', topics: ['munitions'] },
            { start: 40, end: 49, text: 'A heading', topics: [] },
          ],
          figures: [
            {
              ...{ slot: 'trucks_sent', value: 40, approximate: false, unit: 'vehicles', claimant: 'Officials' },
              ...{ status: 'done', start: 15, end: 24, text: '40 trucks', sentence: 0 },
            },
          ],
          dates: [
            { iso: '2025-05-03', precision: 'day', start: 33, end: 38, text: '3 May', sentence: 0, rule: 'day-month' },
          ],
          numbers: [{ kind: 'cardinal', value: 40, start: 15, end: 17, text: '40', rule: 'digits' }],
          attributions: [{ claimant: 'Officials', verb: 'said', polarity: 'asserts', sentence: 0, rule: 'said' }],
        },
      ],
      disputes: [],
    });
  });
});
