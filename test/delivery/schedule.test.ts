/** Slots in local time: tables first, then what holds in every zone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextRun, slotsBetween } from '../../src/delivery/schedule.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const DAY_MS = 86_400_000;
const daily = (localTime: string, timeZone: string) => ({ weekdays: EVERY_DAY, localTime, timeZone });
const after = (schedule: Parameters<typeof nextRun>[0], moment: string) =>
  nextRun(schedule, new Date(moment)).toISOString();

const CASES: [what: string, time: string, zone: string, after: string, next: string][] = [
  ['today, when the time is still to come', '08:00', 'Asia/Kolkata', '2026-01-05T02:29:59Z', '2026-01-05T02:30:00Z'],
  ['not the same moment again', '08:00', 'Asia/Kolkata', '2026-01-05T02:30:00Z', '2026-01-06T02:30:00Z'],
  ['over the end of a month and a year', '23:59', 'UTC', '2026-12-31T23:59:30Z', '2027-01-01T23:59:00Z'],
  ['a leap day', '00:00', 'UTC', '2028-02-28T12:00:00Z', '2028-02-29T00:00:00Z'],
  ['a skipped time, shifted forward', '02:30', 'Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-29T01:30:00Z'],
  ['the day after the skip, at its own time', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00Z', '2026-03-30T00:30:00Z'],
  ['a doubled time, at its first reading', '02:30', 'Europe/Berlin', '2026-10-24T12:00:00Z', '2026-10-25T00:30:00Z'],
  ['a doubled time once only', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z', '2026-10-26T01:30:00Z'],
  ['a skip at midnight', '00:30', 'America/Santiago', '2026-09-05T12:00:00Z', '2026-09-06T04:30:00Z'],
  ['a skip of half an hour', '02:15', 'Australia/Lord_Howe', '2026-10-03T12:00:00Z', '2026-10-03T15:45:00Z'],
  ['a date that a zone left out', '08:00', 'Pacific/Apia', '2011-12-29T19:00:00Z', '2011-12-30T18:00:00Z'],
];

describe('the next slot', () => {
  it.each(CASES)('is %s', (_what, time, zone, moment, next) => {
    expect(after(daily(time, zone), moment)).toBe(next.replace('Z', '.000Z'));
  });

  it('falls on the chosen weekdays of the place, not of Greenwich', () => {
    const mondays = { weekdays: [1], localTime: '02:00', timeZone: 'Asia/Tokyo' };
    expect(after(mondays, '2026-01-05T00:00:00Z')).toBe('2026-01-11T17:00:00.000Z');
    const fridays = { weekdays: [5], localTime: '08:00', timeZone: 'Pacific/Apia' };
    // Samoa went from Thursday to Saturday: that week had no Friday.
    expect(after(fridays, '2011-12-29T19:00:00Z')).toBe('2012-01-05T18:00:00.000Z');
    const some = { weekdays: [2, 5], localTime: '08:00', timeZone: 'UTC' };
    expect(after(some, '2026-01-06T08:00:00Z')).toBe('2026-01-09T08:00:00.000Z');
  });
});

describe('slots of a stretch of time', () => {
  const schedule = daily('08:00', 'Asia/Kolkata');

  it('are given newest first, both ends counted, and no more than asked', () => {
    const [from, to] = [new Date('2026-01-05T02:30:00Z'), new Date('2026-01-08T02:30:00Z')];
    const slots = slotsBetween(schedule, from, to, 10).map((slot) => slot.toISOString().slice(0, 10));
    expect(slots).toEqual(['2026-01-08', '2026-01-07', '2026-01-06', '2026-01-05']);
    expect(slotsBetween(schedule, from, to, 2)).toHaveLength(2);
    expect(slotsBetween(schedule, to, from, 2)).toEqual([]);
  });

  it('cost no more after years than after months', () => {
    expect(slotsBetween(schedule, new Date(0), new Date('2099-01-01'), 62)).toHaveLength(62);
  });
});

const ZONES = [
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/St_Johns',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Chatham',
  'Asia/Beirut',
  'Africa/Cairo',
];
const zones = fc.constantFrom(...ZONES);
const times = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(clockTime);
const moments = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 11, 31) });

function clockTime([hour, minute]: [number, number]): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const options = { timeZone: zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' } as const;
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', options);
  formats.set(zone, format);
  return format;
}

/** Date and time on the wall, by the runtime's own calendar: an oracle that shares no code with the schedule. */
function wall(zone: string, moment: number): { day: string; time: string } {
  const [day, time] = formatOf(zone).format(moment).split(' ');
  return { day: day!, time: time! };
}

/** Moments at which a zone's clocks change, 2024 to 2030, to the day. */
function transitions(zone: string): number[] {
  const offset = (moment: number) => Date.parse(`${wall(zone, moment).day}T${wall(zone, moment).time}Z`) - moment;
  const days = Array.from({ length: 7 * 365 }, (_, day) => Date.UTC(2024, 0, 1) + day * DAY_MS);
  return days.filter((day) => offset(day) !== offset(day + DAY_MS));
}

describe('in every zone', () => {
  it('a slot lies after its question, within a day and its change of clocks, and shows its time unless it was skipped', () => {
    fc.assert(
      fc.property(zones, times, moments, (zone, time, moment) => {
        const slot = nextRun(daily(time, zone), new Date(moment)).getTime();
        expect(slot).toBeGreaterThan(moment);
        expect(slot - moment).toBeLessThanOrEqual(DAY_MS + 2 * 3_600_000);
        const shown = wall(zone, slot);
        expect(shown.time === time || isSkipped(zone, shown.day, time)).toBe(true);
        // Of two readings of one time the slot is the first: an hour or half an hour before, the clock showed another.
        for (const earlier of [30, 60]) expect(wall(zone, slot - earlier * 60_000)).not.toEqual(shown);
      }),
      { numRuns: 400 },
    );
  });

  it.each(ZONES)('every local day around every change of clocks in %s has one slot', (zone) => {
    for (const transition of transitions(zone)) {
      const days = existingDays(zone, transition);
      for (const time of ['00:00', '00:30', '01:30', '02:00', '02:30', '03:00', '23:45']) {
        expect(slotDays(zone, time, days)).toEqual(days);
      }
    }
  });
});

const AROUND = 3;

function slotDays(zone: string, time: string, days: readonly string[]): string[] {
  const slots: string[] = [];
  let moment = startOf(zone, days[0]!) - 1;
  for (;;) {
    moment = nextRun(daily(time, zone), new Date(moment)).getTime();
    const { day } = wall(zone, moment);
    if (day > days.at(-1)!) return slots;
    slots.push(day);
  }
}

function existingDays(zone: string, transition: number): string[] {
  const days = new Set<string>();
  for (let hours = -24 * AROUND; hours <= 24 * AROUND; hours += 6)
    days.add(wall(zone, transition + hours * 3_600_000).day);
  return [...days];
}

/** First moment of a local day, to the quarter of an hour. */
function startOf(zone: string, day: string): number {
  let moment = Date.parse(`${day}T00:00:00Z`) - DAY_MS;
  while (wall(zone, moment).day < day) moment += 900_000;
  return moment;
}

/** Whether no moment of a local day shows a time: by the offsets before and after, it would be shown at none of both. */
function isSkipped(zone: string, day: string, time: string): boolean {
  const asUtc = Date.parse(`${day}T${time}Z`);
  const offsets = [asUtc - DAY_MS, asUtc + DAY_MS].map((moment) => {
    const { day: shownDay, time: shownTime } = wall(zone, moment);
    return Date.parse(`${shownDay}T${shownTime}Z`) - Math.floor(moment / 60_000) * 60_000;
  });
  return offsets.every((offset) => wall(zone, asUtc - offset).time !== time);
}
