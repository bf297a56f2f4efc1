/** The part of the delivery room that the app needs, as an interface: delivery imports the app, never the other way. */
import type { ReadSchedule } from './app.ts';

/** Readers of what a person types, and the next occurrence of a local time. */
export interface Schedule {
  /** `HH:MM`, 24 hours. @throws SaarError. */
  parseLocalTime(typed: string): string;
  /** An IANA zone. @throws SaarError. */
  parseTimeZone(typed: string): string;
  /** ISO weekdays, 1 = Monday … 7 = Sunday. @throws SaarError. */
  parseWeekdays(typed: string): number[];
  /** Every zone that may be typed, by name. */
  readonly zones: readonly string[];
  /** The first moment after `after` at which the schedule is due. */
  nextRun(schedule: ReadSchedule, after: Date): Date;
}
