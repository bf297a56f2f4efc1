import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../src/briefs/candidates.ts';
import { cite } from '../../src/briefs/cite.ts';
import type { LineMaker } from '../../src/briefs/lines.ts';
import { timelineSection } from '../../src/briefs/timeline.ts';
import { read } from '../facts/reading.ts';

/** The first sentence of an article of 2025, without any event. */
function candidate(text: string): Candidate {
  const analysis = read(text, 'en');
  const told = { what: 'x' } as Candidate['event'];
  return { analysis, sentence: 0, event: told, worth: 1 } as Candidate;
}

const lines: LineMaker = {
  language: 'en',
  statement: ({ analysis, sentence }) => ({
    text: 'said',
    language: 'en',
    citations: [cite(analysis, sentence)],
    kind: 'quote',
  }),
  sideBySide: () => undefined,
  withheld: () => 0,
};

function datesOf(text: string): string[] {
  return timelineSection([candidate(text)], lines).map(({ date, slip }) => `${slip ? '~' : ''}${date}`);
}

describe('the timeline dates a sentence without an event', () => {
  it('by its only date', () => {
    expect(datesOf('The bridge opened on 4 March 2024.')).toEqual(['2024-03-04']);
  });

  it('by the year that is a slip, where no other date stands, and says that it is one', () => {
    expect(datesOf('The bridge opened this year 2023.')).toEqual(['~2023']);
  });

  it('by the other date, where one year is a slip', () => {
    expect(datesOf('The bridge opened on 4 March 2024, this year 2023.')).toEqual(['2024-03-04']);
  });

  it('not at all where two dates stand, or two slips', () => {
    expect(datesOf('The bridge opened on 4 March 2024 and closed on 9 May 2024.')).toEqual([]);
    expect(datesOf('The bridge opened this year 2023, or in this year 2022.')).toEqual([]);
  });
});
