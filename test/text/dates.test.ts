import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileURLToPath } from 'node:url';
import { datesSchema } from '../../src/data/dates.ts';
import { dataPath, readDataFile } from '../../src/data/files.ts';
import { lineOf, readers } from '../languages/readers.ts';

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

/** How each language writes a whole day, with its long month name from the calendar of Node. */
const FORMS: Readonly<Record<string, readonly ((day: number, month: string, year: number, iso: string) => string)[]>> =
  {
    hi: [
      (day, month, year) => `${day} ${month} ${year}`,
      (day, month, year) => `${day} ${month}, ${year}`,
      (day, month, year) => `${day}-${month}-${year}`,
      (day, month, year) => `${month} ${day}, ${year}`,
      (day, month, year) => `${year} की ${day} ${month}`,
      (day, month, year) => `${day} ${month} सन ${year}`,
      (day, month, year) => `${String(day).replace(/\d/g, (digit) => '०१२३४५६७८९'[Number(digit)]!)} ${month} ${year}`,
      (_day, _month, _year, iso) => iso.split('-').toReversed().join('/'),
      (_day, _month, _year, iso) => iso.split('-').toReversed().join('-'),
      (_day, _month, _year, iso) => iso.split('-').toReversed().join('.'),
      (_day, _month, _year, iso) => iso,
    ],
    en: [
      (day, month, year) => `${month} ${day}, ${year}`,
      (day, month, year) => `${month} ${day} ${year}`,
      (day, month, year) => `${day} ${month} ${year}`,
      (day, month, year) => `${day} ${month}, ${year}`,
      (day, month, year) => `${day} of ${month} ${year}`,
      (day, month, year) => `${month} the ${day}, ${year}`,
      (day, month, year) => `${day}-${month}-${year}`,
      (day, month, year) => `${month.slice(0, 3)} ${day}, ${year}`,
      (day, month, year) => `${day} ${month.slice(0, 3)} ${year}`,
      (_day, _month, _year, iso) => iso.split('-').toReversed().join('/'),
      (_day, _month, _year, iso) => iso.split('-').toReversed().join('.'),
      (_day, _month, _year, iso) => iso.replaceAll('-', '/'),
    ],
  };

/** Words to stand around a date: offsets must not move with them. */
const AROUND: Readonly<Record<string, readonly [string, string]>> = {
  hi: ['बयान के अनुसार ', ' को बैठक हुई।'],
  en: ['It met on ', ' in the town hall.'],
};

describe.each(Object.keys(FORMS))('a whole day in any form of %s', (language) => {
  const { dates } = readers(language);
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  const form = fc.constantFrom(...FORMS[language]!);
  const monthOf = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });

  it('reads back to the same day, with or without a publication date, at its exact offsets', () => {
    const [before, after] = AROUND[language]!;
    fc.assert(
      fc.property(day, form, fc.constantFrom(published, undefined), (date, write, at) => {
        const iso = date.toISOString().slice(0, 10);
        const words = write(date.getUTCDate(), monthOf.format(date), date.getUTCFullYear(), iso);
        const found = dates.read(lineOf(`${before}${words}${after}`), at);
        expect(found.map(({ iso: one, start, end }) => ({ iso: one, start, end }))).toEqual([
          { iso, start: before.length, end: before.length + words.length },
        ]);
      }),
      { numRuns: 400 },
    );
  });

  it('with the weekday of another day is a slip, and with its own is none', () => {
    const weekdayOf = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 6 }), (date, away) => {
        const other = new Date(date.getTime() + away * 86_400_000);
        const words = `${weekdayOf.format(other)}, ${date.getUTCDate()} ${monthOf.format(date)} ${date.getUTCFullYear()}`;
        const found = dates.read(lineOf(words), published);
        expect(found).toMatchObject([{ iso: date.toISOString().slice(0, 10), start: 0, end: words.length }]);
        expect(found[0]!.slip ?? false).toBe(away !== 0);
      }),
    );
  });
});

describe('the rules of every language', () => {
  it.each(languages)('have a name of plain words and hyphens, each once, in %s', (language) => {
    const folder = fileURLToPath(new URL('../../data/languages', import.meta.url));
    const names = readDataFile(dataPath(folder, language, 'dates.yaml'), datesSchema).rules.map(({ name }) => name);
    expect(names.filter((name) => !/^[a-z]+(?:-[a-z]+)*$/.test(name))).toEqual([]);
    expect(names.length).toBe(new Set(names).size);
  });
});

describe('the date rules', () => {
  it('ignore a publication date that is none', () => {
    const { dates } = readers('en');
    expect(dates.read(lineOf('said on Sunday'), 'yesterday')).toEqual([]);
  });
});
