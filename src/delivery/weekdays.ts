/** Reads the days of a digest as people type them: `daily`, `mon,thu`, `mon-fri`, `सोम और गुरु`. */
import { z } from 'zod';
import { SaarError } from '../errors.ts';

const words = z.array(z.string().min(1)).min(1);
const weekday = z.int().min(1).max(7);

/** The shape of `data/weekdays.yaml`. */
export const weekdaysSchema = z.strictObject({
  days: z.record(z.string().regex(/^[1-7]$/), words).refine((days) => Object.keys(days).length === 7, 'seven days'),
  groups: z.array(z.strictObject({ words, days: z.array(weekday).min(1) })),
  ranges: words,
  fillers: words,
});

export type WeekdaysData = z.infer<typeof weekdaysSchema>;

const LONGEST = 120;

/**
 * ISO weekdays for what a person typed, sorted and each once.
 * @throws SaarError `schedule.days` with the word that is no day
 */
export function parseWeekdays(data: WeekdaysData, typed: string): number[] {
  const known = daysByWord(data);
  const days = new Set<number>();
  for (const item of itemsOf(data, typed)) {
    for (const day of daysOf(known, item)) days.add(day);
  }
  if (days.size === 0) throw refusal(typed);
  return [...days].sort();
}

function daysByWord(data: WeekdaysData): ReadonlyMap<string, readonly number[]> {
  const single = Object.entries(data.days).map(([day, names]) => ({ words: names, days: [Number(day)] }));
  return new Map(
    [...single, ...data.groups].flatMap((entry) => entry.words.map((word) => [word, entry.days] as const)),
  );
}

/** Lists of one word, or of two: the ends of a range. */
function itemsOf(data: WeekdaysData, typed: string): string[][] {
  const separated = typed.slice(0, LONGEST).normalize('NFC').toLowerCase().replaceAll(/[–-]/g, ' $& ');
  const items: string[][] = [];
  let joins = false;
  for (const word of separated.split(/[\s,;/।]+/).filter((part) => part !== '' && !data.fillers.includes(part))) {
    if (data.ranges.includes(word) && items.length > 0) {
      joins = true;
    } else if (joins) {
      items.at(-1)!.push(word);
      joins = false;
    } else items.push([word]);
  }
  if (joins) throw refusal(typed);
  return items;
}

function daysOf(known: ReadonlyMap<string, readonly number[]>, [first, last, ...more]: string[]): readonly number[] {
  const start = known.get(first!);
  if (!start || more.length > 0) throw refusal(more[0] ?? first!);
  if (last === undefined) return start;
  const end = known.get(last);
  if (!end || start.length > 1 || end.length > 1) throw refusal(last);
  const length = ((end[0]! - start[0]! + 7) % 7) + 1;
  return Array.from({ length }, (_, ahead) => ((start[0]! - 1 + ahead) % 7) + 1);
}

function refusal(word: string): SaarError {
  return new SaarError('schedule.days', { days: word.slice(0, 40) });
}
