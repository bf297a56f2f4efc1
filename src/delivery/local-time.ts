/** Reads a time of day: `8:00`, `08:00`, `20:30`, `8pm`, `रात 9 बजे`, in the digits of any script. */
import { z } from 'zod';
import { plainDigits } from '../data/plain-digits.ts';
import { SaarError } from '../errors.ts';

/** The shape of `data/clock.yaml`. */
export const clockSchema = z.strictObject({
  /** Words → the hour at which the twelve hours begin that they mean. */
  periods: z.array(z.strictObject({ words: z.array(z.string().min(1)).min(1), from: z.int().min(0).max(23) })),
  fillers: z.array(z.string().min(1)),
});

export type ClockData = z.infer<typeof clockSchema>;

const LONGEST = 40;
const TIME = /^(\D*)(\d{1,2})(?:[:.](\d{2}))?(\D*)$/u;

/**
 * `HH:MM`, 24 hours. An hour alone is a time only beside a word: one that says which half of the day is meant, or one that says
 * `o'clock`, and then it is an hour of 24.
 * @throws SaarError `schedule.time` for anything else, `24:00`, `7:60` and `8` among them
 */
export function parseLocalTime(data: ClockData, typed: string): string {
  const refusal = new SaarError('schedule.time', { time: typed.slice(0, LONGEST) });
  const parts = TIME.exec(plainDigits(typed.normalize('NFC').trim().toLowerCase().slice(0, LONGEST)));
  if (!parts) throw refusal;
  const [, before = '', digits, minutes, after = ''] = parts;
  const beside = `${before} ${after}`.split(/\s+/).filter((word) => word !== '');
  const words = beside.filter((word) => !data.fillers.includes(word));
  const hour = words.length === 0 ? Number(digits) : hourIn(data, words, Number(digits));
  const isWhole = minutes !== undefined || beside.length > 0;
  if (hour === undefined || !isWhole || hour > 23 || Number(minutes ?? 0) > 59) throw refusal;
  return `${String(hour).padStart(2, '0')}:${minutes ?? '00'}`;
}

/** The hour of 24 that is meant by one of twelve; undefined where the words or the hour mean none. */
function hourIn({ periods }: ClockData, [word, ...more]: string[], hour: number): number | undefined {
  const period = periods.find(({ words }) => words.includes(word!));
  if (!period || more.length > 0 || hour < 1 || hour > 12) return undefined;
  const ahead = (((hour - period.from) % 12) + 12) % 12;
  return (period.from + ahead) % 24;
}
