import { describe, expect, it } from 'vitest';
import { readPhrases } from '../../src/data/phrases.ts';
import { age, localDate, localDay, localTime, weekdayNames } from '../../src/data/date-words.ts';

const phrases = readPhrases('data/phrases');
const english = phrases.get('en')!;
const hindi = phrases.get('hi')!;

describe('an open interval', () => {
  it.each([
    ['2025-05/..', 'en', 'since May 2025'],
    ['2025-05/', 'en', 'since May 2025'],
    ['../2025-05-03', 'en', 'until 3 May 2025'],
    ['2025/..', 'hi', '2025 से'],
  ])('%s is in %s “%s”', (iso, language, words) => {
    expect(localDate(iso, phrases.get(language)!)).toBe(words);
  });
});

describe('dates', () => {
  it.each([
    ['2031', '2031', '2031'],
    ['2031-05', 'May 2031', 'मई 2031'],
    ['2031-05-17', '17 May 2031', '17 मई 2031'],
    ['2031-05-17T23:30:00Z', '17 May 2031', '17 मई 2031'],
    ['2031-05-15/2031-05-19', '15 May 2031 to 19 May 2031', '15 मई 2031 से 19 मई 2031'],
    ['soon', 'soon', 'soon'],
    ['2031-13-45', '2031-13-45', '2031-13-45'],
  ])('says %s with the precision it has', (iso, inEnglish, inHindi) => {
    expect(localDate(iso, english)).toBe(inEnglish);
    expect(localDate(iso, hindi)).toBe(inHindi);
  });

  it('says a moment in the zone of its reader', () => {
    const moment = new Date('2031-05-16T20:00:00Z');
    expect(localDay(moment, 'Asia/Kolkata', english)).toBe('Saturday, 17 May 2031');
    expect(localTime(moment, 'Asia/Kolkata', english)).toBe('01:30');
    expect(localTime(moment, 'UTC', hindi)).toBe('20:00');
  });

  it.each([
    ['2031-05-20', 'today', 'आज'],
    ['2031-05-19', '1 day ago', '1 दिन पहले'],
    ['2031-05-01', '19 days ago', '19 दिन पहले'],
    ['2030-11-02', '6 months ago', '6 महीने पहले'],
    ['2028-05-01', '3 years ago', '3 साल पहले'],
  ])('says how old %s is', (iso, inEnglish, inHindi) => {
    expect(age(iso, '2031-05-20T06:00:00Z', english)).toBe(inEnglish);
    expect(age(iso, '2031-05-20T06:00:00Z', hindi)).toBe(inHindi);
  });

  it('names weekdays from Monday on', () => {
    expect(weekdayNames([1, 7], english)).toEqual(['Mon', 'Sun']);
    expect(weekdayNames([1, 7], hindi)).toEqual(['सोम', 'रवि']);
  });
});
