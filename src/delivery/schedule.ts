/**
 * When a digest is due: weekdays, a local time and a zone, turned into moments.
 * Pure. The local time is the truth; a moment worked out from it is only as good as the zone's rules of the day.
 */
import { Temporal } from 'temporal-polyfill';
import type { ReadSchedule } from '../app/app.ts';

// A week, the days on both sides that a gap can push a slot over, and a day that a zone left out.
const DAYS_SEARCHED = 10;

/**
 * The first slot after a moment. A time that the clocks skip is shifted forward by the gap; one they show twice
 * is taken at its first reading; a date that the zone left out altogether has no slot.
 */
export function nextRun(schedule: ReadSchedule, after: Date): Date {
  const day = localDay(schedule, after).subtract({ days: 1 });
  for (let ahead = 0; ahead <= DAYS_SEARCHED; ahead += 1) {
    const slot = slotOn(schedule, day.add({ days: ahead }));
    if (slot !== undefined && slot > after.getTime()) return new Date(slot);
  }
  throw new RangeError(`no slot within ${DAYS_SEARCHED} days: ${schedule.weekdays.join()} ${schedule.timeZone}`);
}

/**
 * The slots from one moment to another, both inclusive, newest first and no more than `limit`.
 * Walks back from the newest, so that a database asleep for years costs no more than one asleep for a month.
 */
export function slotsBetween(schedule: ReadSchedule, from: Date, to: Date, limit: number): Date[] {
  const slots: Date[] = [];
  let day = localDay(schedule, to).add({ days: 1 });
  const earliest = localDay(schedule, from).subtract({ days: 1 });
  while (slots.length < limit && Temporal.PlainDate.compare(day, earliest) >= 0) {
    const slot = slotOn(schedule, day);
    if (slot !== undefined && slot >= from.getTime() && slot <= to.getTime()) slots.push(new Date(slot));
    day = day.subtract({ days: 1 });
  }
  return slots;
}

/** The local day of a moment, `2026-01-31`. @throws RangeError for a zone that the runtime does not know. */
export function localDayOf(zone: Pick<ReadSchedule, 'timeZone'>, moment: number): string {
  return localDay(zone, new Date(moment)).toString();
}

/** The first moment of the local day that a moment lies in, in epoch milliseconds. */
export function startOfDay(zone: Pick<ReadSchedule, 'timeZone'>, moment: number): number {
  return localDay(zone, new Date(moment)).toZonedDateTime({ timeZone: zone.timeZone }).epochMilliseconds;
}

function localDay(schedule: Pick<ReadSchedule, 'timeZone'>, moment: Date): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(schedule.timeZone).toPlainDate();
}

/** The slot of one local day in epoch milliseconds, or undefined when that day has none. */
function slotOn(schedule: ReadSchedule, day: Temporal.PlainDate): number | undefined {
  if (!schedule.weekdays.includes(day.dayOfWeek)) return undefined;
  const { timeZone, localTime } = schedule;
  const slot = day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(localTime) });
  // Shifted to another day: by a gap at midnight, or with the whole day that was left out (Samoa, 30 December 2011).
  const isShifted = !slot.toPlainDate().equals(day);
  if (isShifted && !day.toZonedDateTime({ timeZone }).toPlainDate().equals(day)) return undefined;
  return slot.epochMilliseconds;
}
