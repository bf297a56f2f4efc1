/**
 * Every change of clocks of 2024 to 2030 in zones of every kind, at every quarter of an hour: each local day that exists has one
 * slot, a time that is skipped is shifted forward, one that comes twice is taken at its first reading. The oracle is the runtime's
 * own calendar (`Intl`), looked through quarter by quarter: it shares neither code nor data with what is tested.
 */
import { describe, expect, it } from 'vitest';
import { nextRun } from '../../src/delivery/schedule.ts';

const ZONES = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'Africa/El_Aaiun',
  'America/Asuncion',
  'America/Havana',
  'America/Los_Angeles',
  'America/New_York',
  'America/Nuuk',
  'America/Santiago',
  'America/Scoresbysund',
  'America/St_Johns',
  'Antarctica/Troll',
  'Asia/Almaty',
  'Asia/Beirut',
  'Asia/Gaza',
  'Asia/Jerusalem',
  'Australia/Adelaide',
  'Australia/Lord_Howe',
  'Australia/Sydney',
  'Europe/Berlin',
  'Europe/Chisinau',
  'Europe/Dublin',
  'Europe/London',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Pacific/Easter',
  'Pacific/Norfolk',
];
const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const TIMES = Array.from({ length: 96 }, (_, quarter) => new Date(quarter * QUARTER_MS).toISOString().slice(11, 16));

/** What the clocks of a zone show: `2026-01-31 08:00`. */
function wallOf(zone: string): (moment: number) => string {
  const options = { timeZone: zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' } as const;
  const format = new Intl.DateTimeFormat('sv-SE', options);
  return (moment) => format.format(moment);
}

const offsetAt = (wall: (moment: number) => string, moment: number) =>
  Date.parse(`${wall(moment).replace(' ', 'T')}Z`) - moment;

/** The first moments after changes of the clocks. */
function changesOf(wall: (moment: number) => string): number[] {
  const changes: number[] = [];
  for (let day = Date.UTC(2024, 0, 1); day < Date.UTC(2031, 0, 1); day += DAY_MS) {
    const before = offsetAt(wall, day);
    if (before === offsetAt(wall, day + DAY_MS)) continue;
    let moment = day + QUARTER_MS;
    while (offsetAt(wall, moment) === before) moment += QUARTER_MS;
    changes.push(moment);
  }
  return changes;
}

/** Every quarter of an hour around a change, by what is shown: the first moment alone, where two show the same. */
function shownAround(wall: (moment: number) => string, change: number): Map<string, number> {
  const shown = new Map<string, number>();
  const start = change - (change % DAY_MS) - 2 * DAY_MS;
  for (let moment = start; moment < start + 6 * DAY_MS; moment += QUARTER_MS)
    if (!shown.has(wall(moment))) shown.set(wall(moment), moment);
  return shown;
}

/** The slots that a time has on the days of a change and on those around it. */
function expectedSlots(shown: Map<string, number>, days: readonly string[], time: string, offsetBefore: number) {
  return days.map((day) => shown.get(`${day} ${time}`) ?? Date.parse(`${day}T${time}Z`) - offsetBefore);
}

/** All 96 times a day, when asked for by `EVERY_QUARTER=1` (some 20 s); else those about the change, and one of the others. */
const WHOLE = process.env['EVERY_QUARTER'] === '1';

function timesAround(wall: (moment: number) => string, change: number): string[] {
  if (WHOLE) return TIMES;
  const last = TIMES.indexOf(wall(change - QUARTER_MS).slice(11));
  const about = Array.from({ length: 10 }, (_, ahead) => TIMES[(last + ahead + 95) % 96]!);
  return [...new Set([...about, TIMES[(change / QUARTER_MS) % 96]!])];
}

/** All that is wrong around one change. */
function wrongAround(zone: string, wall: (moment: number) => string, change: number): string[] {
  const shown = shownAround(wall, change);
  const offsetBefore = offsetAt(wall, change - QUARTER_MS);
  const days = [...new Set([-DAY_MS, -1, 0, DAY_MS].map((ahead) => wall(change + ahead).slice(0, 10)))];
  return timesAround(wall, change).flatMap((localTime) => {
    const expected = expectedSlots(shown, days, localTime, offsetBefore);
    let moment = expected[0]! - 1;
    return expected.flatMap((slot, index) => {
      moment = nextRun({ weekdays: EVERY_DAY, localTime, timeZone: zone }, new Date(moment)).getTime();
      return moment === slot ? [] : [`${zone} ${days[index]} ${localTime}`];
    });
  });
}

const found = ZONES.map((zone) => {
  const wall = wallOf(zone);
  return { zone, wall, changes: changesOf(wall) };
});
const count = found.reduce((sum, { changes }) => sum + changes.length, 0);
const cases = found.flatMap(({ wall, changes }) => changes.map((change) => timesAround(wall, change).length));
const days = cases.reduce((sum, times) => sum + times, 0);

describe(`${count} changes of clocks in ${ZONES.length} zones: ${days} of ${count * 96} digests on their days`, () => {
  it('are enough, and none of the zones is without', () => {
    expect(ZONES.length).toBeGreaterThanOrEqual(18);
    expect(found.filter(({ changes }) => changes.length === 0).map(({ zone }) => zone)).toEqual([]);
  });

  it.each(found)('$zone has one slot a day', ({ zone, wall, changes }) => {
    expect(changes.flatMap((change) => wrongAround(zone, wall, change))).toEqual([]);
  });
});
