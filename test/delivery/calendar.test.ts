/** What people type for a time, a zone and days. */
import { describe, expect, it } from 'vitest';
import { readCalendar } from '../../src/delivery/calendar.ts';

const calendar = readCalendar('data');

function refusal(read: () => unknown): { code: string; parameters: Record<string, unknown> } {
  try {
    read();
  } catch (error) {
    return error as { code: string; parameters: Record<string, unknown> };
  }
  throw new Error('was not refused');
}

describe('a time of day', () => {
  it.each([
    ['8:00', '08:00'],
    ['08:00', '08:00'],
    [' 20:30 ', '20:30'],
    ['20.30', '20:30'],
    ['0:05', '00:05'],
    ['23:59', '23:59'],
    ['०८:००', '08:00'],
    ['८:३०', '08:30'],
    ['٠٨:٠٠', '08:00'],
    ['২০:৩০', '20:30'],
    ['8pm', '20:00'],
    ['8 am', '08:00'],
    ['8:30 PM', '20:30'],
    ['12am', '00:00'],
    ['12 p.m.', '12:00'],
    ['सुबह 8 बजे', '08:00'],
    ['दोपहर 12', '12:00'],
    ['दोपहर 1 बजे', '13:00'],
    ['शाम 6:30 बजे', '18:30'],
    ['रात ९ बजे', '21:00'],
    ['रात 12 बजे', '00:00'],
    ['रात 1 बजे', '01:00'],
    ['8 बजे', '08:00'],
    ['20 बजे', '20:00'],
    ['८:३० बजे', '08:30'],
    ["8 o'clock", '08:00'],
  ])('%s is %s', (typed, time) => {
    expect(calendar.parseLocalTime(typed)).toBe(time);
  });

  it.each([
    '24:00',
    '7:60',
    '25',
    '8',
    '24 बजे',
    '13pm',
    '0am',
    'pm',
    '8 am pm',
    '8 xm',
    '8:00+',
    'noon',
    '',
    '8:0',
    '008:00',
    '-1:00',
    '8:00:00',
    '9'.repeat(500),
  ])('%s is refused', (typed) => {
    expect(refusal(() => calendar.parseLocalTime(typed))).toMatchObject({ code: 'schedule.time' });
  });
});

describe('a time zone', () => {
  it.each([
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['asia/kolkata', 'Asia/Kolkata'],
    [' ASIA/KOLKATA ', 'Asia/Kolkata'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['US/Eastern', 'America/New_York'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['America/Ciudad_Juarez', 'America/Ciudad_Juarez'],
    ['utc', 'UTC'],
  ])('%s is %s', (typed, zone) => {
    expect(calendar.parseTimeZone(typed)).toBe(zone);
  });

  it.each([
    ['IST', 'Asia/Kolkata, Europe/Dublin, Asia/Jerusalem'],
    ['ist', 'Asia/Kolkata, Europe/Dublin, Asia/Jerusalem'],
    ['EST', 'America/New_York'],
    ['GMT+5:30', 'Asia/Kolkata'],
    ['UTC +05:30', 'Asia/Kolkata'],
    ['+05:30', 'Asia/Kolkata'],
    ['GMT', 'UTC, Europe/London'],
    ['Etc/UTC', 'UTC'],
    ['दिल्ली', 'Asia/Kolkata'],
    ['New Delhi', 'Asia/Kolkata'],
    ['Kolkata', 'Asia/Kolkata'],
    ['Asia/Kolkatta', 'Asia/Kolkata'],
    ['Asia/Dehli', 'Asia/Kolkata'],
    ['Europe/Moskow', 'Europe/Moscow'],
    ['tokio', 'Asia/Tokyo'],
  ])('%s is refused, with %s to type instead', (typed, suggestion) => {
    expect(refusal(() => calendar.parseTimeZone(typed))).toMatchObject({
      code: 'schedule.zone',
      parameters: { zone: typed, suggestion },
    });
  });

  it.each(['Etc/Unknown', 'Etc/GMT+5', '../x', '', 'morning', '__proto__', 'constructor', 'x'.repeat(500)])(
    '%s is refused, with nothing near',
    (typed) => {
      const { code, parameters } = refusal(() => calendar.parseTimeZone(typed));
      expect(code).toBe('schedule.zone-unknown');
      expect(String(parameters['zone']).length).toBeLessThanOrEqual(60);
    },
  );

  it('every zone that is suggested or renamed to can be typed', () => {
    for (const zone of calendar.zones) expect(calendar.parseTimeZone(zone)).toBe(zone);
    expect(calendar.zones).toContain('Asia/Kolkata');
    expect(calendar.zones).not.toContain('Asia/Calcutta');
  });
});

describe('days', () => {
  it.each([
    ['daily', [1, 2, 3, 4, 5, 6, 7]],
    ['Weekdays', [1, 2, 3, 4, 5]],
    ['weekends', [6, 7]],
    ['mon,thu', [1, 4]],
    ['Thursday, monday', [1, 4]],
    ['mon mon', [1]],
    ['mon-fri', [1, 2, 3, 4, 5]],
    ['mon to wed and sun', [1, 2, 3, 7]],
    ['fri–mon', [1, 5, 6, 7]],
    ['sat-sat', [6]],
    ['weekends, wed', [3, 6, 7]],
    ['रोज़', [1, 2, 3, 4, 5, 6, 7]],
    ['रोज़', [1, 2, 3, 4, 5, 6, 7]],
    ['रोज', [1, 2, 3, 4, 5, 6, 7]],
    ['सोमवार और गुरुवार', [1, 4]],
    ['सोम, बुध, शुक्र', [1, 3, 5]],
    ['सोमवार से शुक्रवार तक', [1, 2, 3, 4, 5]],
    ['इतवार', [7]],
  ])('%s are %j', (typed, days) => {
    expect(calendar.parseWeekdays(typed)).toEqual(days);
  });

  it.each([
    ['funday', 'funday'],
    ['mon, funday', 'funday'],
    ['mon-', 'mon-'],
    ['-', '-'],
    ['mon-daily', 'daily'],
    ['', ''],
    ['constructor', 'constructor'],
  ])('%s is refused', (typed, days) => {
    expect(refusal(() => calendar.parseWeekdays(typed))).toMatchObject({ code: 'schedule.days', parameters: { days } });
  });

  it('a page of words is refused in short', () => {
    const { parameters } = refusal(() => calendar.parseWeekdays('x'.repeat(5000)));
    expect(String(parameters['days']).length).toBeLessThanOrEqual(40);
  });
});
