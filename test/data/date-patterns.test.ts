import { describe, expect, it } from 'vitest';
import { datesSchema } from '../../src/data/dates.ts';

const words = (count: number) => Array.from({ length: count }, (_, index) => [`w${index}`]);
const tense = { words: [], stems: [], stemEndings: [], endings: [] };

/** The smallest data with one rule of one pattern. */
function refusals(pattern: string): string[] {
  const checked = datesSchema.safeParse({
    months: words(12),
    weekdays: words(7),
    alone: {},
    groups: { last: ['last'] },
    rules: [{ name: 'sample', patterns: ['{month}', pattern] }],
    tense: { verbFollows: false, future: tense, past: tense },
  });
  return checked.success ? [] : checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('patterns of dates', () => {
  it.each(['{day} {month}', '{day2}', '<last> {weekday}', '{month} ,|( {year}?', 'in|since {nearYear}', '{day} ? x'])(
    'take %j',
    (pattern) => {
      expect(refusals(pattern)).toEqual([]);
    },
  );

  it.each([
    ['{dya} {month}', '{dya}'],
    ['{day4}', '{day4}'],
    ['<lats> {weekday}?', '<lats>'],
    ['x|<lats>', '<lats>'],
    ['{day', '{day'],
    ['last> {weekday}', 'last>'],
  ])('refuse %j by rule, place and name', (pattern, name) => {
    expect(refusals(pattern)).toEqual([`rules.0.patterns.1: rule sample: no place or group is called ${name}`]);
  });
});
