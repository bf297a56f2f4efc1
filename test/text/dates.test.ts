import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datesSchema } from '../../src/data/dates.ts';
import { compileDates } from '../../src/text/dates.ts';
import { lineOf, numbersOf, readers } from '../languages/readers.ts';

const published = '2025-07-16';
const languages = ['hi', 'en'];

describe.each(languages)('dates in %s', (language) => {
  const { dates } = readers(language);

  it('reads every day in ISO form as itself, whatever the publication date', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          expect(dates.read(lineOf(iso), published).map((one) => one.iso)).toEqual([iso]);
          expect(dates.read(lineOf(iso)).map((one) => one.iso)).toEqual([iso]);
        },
      ),
    );
  });

  it('never throws, and mentions keep their order and lie inside the text', () => {
    const piece = fc.oneof(
      fc.constantFrom('11', '2024', '१२', 'नवंबर', 'November', 'सोमवार', 'Monday', 'से', 'to', '-', '/', ',', ' ', '.'),
      fc.constantFrom(
        'पिछले',
        'last',
        'साल',
        'year',
        'कल',
        '🙂',
        '\ud800',
        '\udc00',
        '\u200d',
        '\u200b',
        'between',
        'and',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const mention of dates.read(lineOf(text), published)) {
          expect(mention.start).toBeGreaterThanOrEqual(end);
          expect(mention.iso).toMatch(/^\d{4}(-\d\d){0,2}(\/\d{4}(-\d\d){0,2})?$/);
          end = mention.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it.each(['एक ', '1,', 'Monday, '])('finishes on 50,000 repeats of %j', (probe) => {
    expect(dates.read(lineOf(probe.repeat(50_000)), published).length).toBeGreaterThanOrEqual(0);
  });
});

describe('the date rules', () => {
  it('ignore a publication date that is none', () => {
    const { dates } = readers('en');
    expect(dates.read(lineOf('said on Sunday'), 'yesterday')).toEqual([]);
  });

  it('refuse a pattern with a place that does not exist', () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => [`n${index}`]);
    const data = datesSchema.parse({
      months: names(12),
      weekdays: names(7),
      alone: {},
      rules: [{ name: 'broken', patterns: ['{moon}'] }],
      tense: { verbFollows: false, future: {}, past: {} },
    });
    expect(() => compileDates(data, numbersOf('en'))).toThrow(/moon/);
  });
});
