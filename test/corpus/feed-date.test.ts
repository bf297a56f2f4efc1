import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedDate, liesAhead } from '../../src/corpus/feed-date.ts';
import { reading } from './reading-feeds.ts';

const date = (...values: unknown[]) => feedDate(values, reading);

/** As a feed writes it, and what it means; undefined: no date that can be. */
const DATES: readonly [written: string, iso: string | undefined][] = [
  ['Fri, 14 Mar 2025 10:00:00 GMT', '2025-03-14T10:00:00.000Z'],
  ['Fri, 14 Mar 2025 10:00:00 +0530', '2025-03-14T04:30:00.000Z'],
  ['Fri, 14 Mar 2025 10:00 +0530', '2025-03-14T04:30:00.000Z'],
  ['14 Mar 2025 22:30:15 EST', '2025-03-15T03:30:15.000Z'],
  ['Fri, 14 Mar 25 10:00:00 GMT', '2025-03-14T10:00:00.000Z'],
  ['Friday, 14-Mar-2025 10:00:00 UTC', '2025-03-14T10:00:00.000Z'],
  ['Mon, 14 Mar 2025 10:00:00 GMT', '2025-03-14T10:00:00.000Z'],
  ['fri, 14 mar 2025 10:00:00 gmt', '2025-03-14T10:00:00.000Z'],
  ['Fri, 14 Mar 2025 00:10:00 GMT+0530 (India Standard Time)', '2025-03-13T18:40:00.000Z'],
  ['March 14, 2025 10:15 PM UTC', '2025-03-14T22:15:00.000Z'],
  ['March 14, 2025 12:15 am GMT', '2025-03-14T00:15:00.000Z'],
  ['2025-03-14T10:00:00Z', '2025-03-14T10:00:00.000Z'],
  ['2025-03-14T10:00:00.123+05:30', '2025-03-14T04:30:00.000Z'],
  ['2025-03-14T10:00:00.123456789-08:00', '2025-03-14T18:00:00.000Z'],
  ['2025-03-14 10:00:00 +0530', '2025-03-14T04:30:00.000Z'],
  ['2025-03-14', '2025-03-14'],
  [' \n2025-03-14T10:00Z\t', '2025-03-14T10:00:00.000Z'],
  ['2025/03/14 10:00 UTC', '2025-03-14T10:00:00.000Z'],
  ['1741946400', '2025-03-14T10:00:00.000Z'],
  ['1741946400000', '2025-03-14T10:00:00.000Z'],
  // No zone, or one whose letters mean several: the day alone.
  ['Fri, 14 Mar 2025 10:00:00', '2025-03-14'],
  ['Fri, 14 Mar 2025 10:00:00 IST', '2025-03-14'],
  ['Fri, 14 Mar 2025 10:00:00 +9900', '2025-03-14'],
  ['Fri Mar 14 2025 10:00:00', '2025-03-14'],
  ['2025-03-14T10:00:00', '2025-03-14'],
  ['14/03/2025', '2025-03-14'],
  ['03/14/2025 10:00 AM', '2025-03-14'],
  ['14.03.2025', '2025-03-14'],
  // Months and digits of the languages that are read.
  ['14 मार्च 2025', '2025-03-14'],
  ['शुक्रवार, १४ मार्च २०२५ १०:३० +0530', '2025-03-14T05:00:00.000Z'],
  ['अक्टूबर 3, 2024', '2024-10-03'],
  // An hour that is none leaves a day that is one.
  ['Fri, 14 Mar 2025 25:61:00 GMT', '2025-03-14'],
  ['Fri, 14 Mar 2025 13:00 PM GMT', '2025-03-14'],
  // No such day, or one that cannot be meant.
  ['Fri, 31 Feb 2025 10:12:00 GMT', undefined],
  ['Fri, 31 Feb 2025 10:12:00 +0530', undefined],
  ['2025-02-29T10:00:00Z', undefined],
  ['2025-13-05', undefined],
  ['05/13/13', undefined],
  ['13/13/2025', undefined],
  ['14 Brumaire 2025', undefined],
  ['03/04/2025', undefined],
  ['Thu, 01 Jan 1970 00:00:00 GMT', undefined],
  ['1970-01-01', undefined],
  ['0000000000', undefined],
  ['0001-01-01T00:00:00Z', undefined],
  ['Mon, 01 Jan 2099 00:00:00 GMT', undefined],
  ['2025-09-04', undefined],
  ['9999999999999', undefined],
  ['yesterday', undefined],
  ['10:00', undefined],
  ['', undefined],
  ['14 Mar 2025 '.repeat(20), undefined],
];

describe('a date of a feed (C10)', () => {
  it.each(DATES)('reads %j as %s', (written, iso) => {
    expect(date(written)).toBe(iso);
  });

  it('may be a clock or a zone ahead of ours, by two days', () => {
    expect(date('2025-09-02T22:00:00Z')).toBe('2025-09-02T22:00:00.000Z');
  });

  it.each([
    [['Mon, 01 Jan 2099 00:00:00 GMT'], true],
    [[undefined, '2026-01-05', 'never'], true],
    [['Mon, 01 Jan 2099 00:00:00 GMT', '2025-03-14'], false],
    [['2099-13-45'], false],
    [[], false],
  ])('among %j lies ahead of us alone: %s', (written, isAhead) => {
    expect(liesAhead(written, reading)).toBe(isAhead);
  });

  it('is the first real one of several', () => {
    expect(date(undefined, 7, '2025-13-05', '2025-03-14', '2025-03-15')).toBe('2025-03-14');
  });

  it('is read to the second as it was written, in both standards', () => {
    const times = fc.date({ min: new Date('1995-01-01'), max: new Date('2025-08-31'), noInvalidDate: true });
    fc.assert(
      fc.property(times, (time) => {
        const second = new Date(Math.floor(time.getTime() / 1_000) * 1_000).toISOString();
        expect([date(time.toISOString()), date(time.toUTCString())]).toEqual([second, second]);
      }),
    );
  });

  it('is real or absent, whatever is written', () => {
    const pieces = fc.constantFrom('14', '31', 'Feb', 'Mar', '2025', '13', '10:00', '-', '/', ' ', ',', 'GMT', '+0530');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 9 }), (parts) => {
        const found = date(parts.join(''));
        if (found !== undefined) expect(new Date(found).toISOString().slice(0, found.length)).toBe(found);
      }),
    );
  });
});
