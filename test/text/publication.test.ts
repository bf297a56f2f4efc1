import { describe, expect, it } from 'vitest';
import { readData } from '../../src/data/read-data.ts';
import { dataFolder } from '../../src/main/program-folder.ts';
import type { DateMention } from '../../src/text/document.ts';
import { compileReader, type Readable } from '../../src/text/read.ts';

const reader = compileReader(readData(dataFolder));
const fetchedAt = '2026-11-22T00:00:00.000Z';

function read(text: string, given: Partial<Readable> = {}) {
  const language = /\p{Script=Devanagari}/u.test(text) ? 'hi' : 'en';
  return reader.read({ id: 'a', language, text, fetchedAt, ...given }).document;
}

function isos(dates: readonly DateMention[]): string[] {
  return dates.map(({ iso, slip }) => `${slip ? '~' : ''}${iso}`);
}

describe('the publication date of an article that prints none', () => {
  it.each([
    ['सोमवार, 2 जून को मंत्रालय ने बयान दिया। शुक्रवार को पुल बंद हुआ।', '2025-06-02', 'सोमवार, 2 जून'],
    [
      'The ministry said on Monday, June 2, that the bridge had closed. It shut on Friday.',
      '2025-06-02',
      'Monday, June 2',
    ],
  ])('is fixed by a weekday with day and month: %s', (text, date, words) => {
    const { publication, publishedAt, dates } = read(text);
    const start = text.indexOf(words);
    expect(publication).toEqual({
      date,
      certainty: 'inferred',
      evidence: { rule: 'weekday-day-month', start, end: start + words.length, text: words },
    });
    expect(publishedAt).toBe(date);
    expect(isos(dates)).toEqual([date, '2025-05-30']);
  });

  it.each([
    ['आज, 12 नवंबर 2024 को, परिषद की बैठक हुई। कल मतदान होगा।', ['2024-11-12', '2024-11-13']],
    ['The council met today, November 12, 2024. It will vote tomorrow.', ['2024-11-12', '2024-11-13']],
  ])('is fixed by a full date that is said to be today: %s', (text, expected) => {
    const { publication, dates } = read(text);
    expect(publication).toMatchObject({
      date: '2024-11-12',
      certainty: 'inferred',
      evidence: { rule: 'today-day-month' },
    });
    expect(isos(dates)).toEqual(expected);
  });

  it.each([
    'रविवार को मंत्रालय ने चेतावनी दी और पिछले महीने के हमले की निंदा की।',
    'The ministry warned on Sunday and condemned the raid of last month.',
    '12 जून को हस्ताक्षर हुए।',
    'It was signed on June 12, two days later than planned.',
  ])('stays unknown, and relative dates stay unresolved, where nothing fixes it: %s', (text) => {
    const { publication, publishedAt, dates } = read(text);
    expect(publication).toEqual({ certainty: 'unknown' });
    expect(publishedAt).toBeUndefined();
    expect(dates).toEqual([]);
  });

  it('is not fixed by a weekday that lies ahead, but the year of that day is', () => {
    const { publication, dates } = read('The vote will be held on Sunday, May 25. Officials met on Friday.');
    expect(publication).toEqual({ certainty: 'unknown' });
    expect(isos(dates)).toEqual(['2025-05-25']);
  });

  it('is not fixed by "this year" and a number alone, which may be a slip', () => {
    const text = 'रविवार को बैठक हुई। इसी साल 2024 में समझौता हुआ था।';
    expect(read(text)).toMatchObject({ publication: { certainty: 'unknown' }, dates: [{ iso: '2024' }] });
    expect(read(text, { publishedAt: '2025-07-13' }).dates).toMatchObject([
      { iso: '2025-07-13' },
      { iso: '2024', slip: true },
    ]);
  });

  it('has its year where "this year" agrees with another date, and no day: weekdays stay unresolved', () => {
    const { publication, publishedAt, dates } = read(
      'रविवार को बैठक हुई। इसी साल 2024 में, 12 मार्च 2024 को, समझौता हुआ था।',
    );
    expect(publication).toMatchObject({ date: '2024', certainty: 'inferred', evidence: { rule: 'this-year-number' } });
    expect(publishedAt).toBeUndefined();
    expect(isos(dates)).toEqual(['2024', '2024-03-12']);
  });

  it('is the full date of the line that opens a report, and of no line farther down', () => {
    const opened = read('बंदरगाह, 28 अप्रैल 2025\nजहाज सोमवार को लौट आया।');
    expect(opened.publication).toMatchObject({ date: '2025-04-28', certainty: 'inferred' });
    expect(isos(opened.dates)).toEqual(['2025-04-28', '2025-04-28']);
    const told = read('जहाज लौट आया।\nवह चला गया।\nसब शांत है।\nबंदरगाह, 28 अप्रैल 2025');
    expect(told.publication).toMatchObject({ certainty: 'unknown' });
  });

  it.each(['The pact of 24 May 1934 lives on', 'पुल 15/08/1947 को खुला था', '15 August 1947 in pictures'])(
    'is not the day that a heading is about: %s',
    (text) => {
      expect(read(text).publication).toEqual({ certainty: 'unknown' });
    },
  );

  it('is missed by dates that hang on it, which are counted', () => {
    const undated = 'The ministry warned on Sunday and met the miners yesterday. The mine opened in 1990.';
    expect(read(undated).waitingDates).toBe(2);
    expect(read(undated, { publishedAt: '2025-07-13' }).waitingDates).toBeUndefined();
    expect(read('The mine opened in 1990.').waitingDates).toBeUndefined();
  });

  it('takes no day of a date that nothing fixes for a count', () => {
    const { quantities, waitingDates } = read('Ghana sent 100 soldiers to Mali on 5 November, officials said.');
    expect([quantities.map(({ value }) => value), waitingDates]).toEqual([[100], 1]);
  });

  it('never lies after the day on which the article came in', () => {
    const { publication } = read('सोमवार, 2 जून को बयान दिया।', { fetchedAt: '2024-03-01T00:00:00Z' });
    expect(publication).toMatchObject({ certainty: 'unknown' });
  });
});

describe('the publication date of an article that prints one', () => {
  it('names the words of the dateline that gave it', () => {
    const text = 'MALE, March 4, 2025 — The ferry stopped on Monday.';
    const given = {
      publishedAt: '2025-03-04',
      dateCertainty: 'stated',
      dateEvidence: 'dateline: March 4, 2025',
    } as const;
    expect(read(text, given).publication).toEqual({
      date: '2025-03-04',
      certainty: 'stated',
      evidence: { rule: 'dateline', start: 6, end: 19, text: 'March 4, 2025' },
    });
  });

  it('says metadata where no words did', () => {
    const publication = read('The ferry stopped.', { publishedAt: '2025-03-04' }).publication;
    expect(publication).toEqual({ date: '2025-03-04', certainty: 'stated', evidence: { rule: 'metadata' } });
  });
});
