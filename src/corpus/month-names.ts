/** Month names of any language, long and short, taken from the calendar data that comes with Node. */
import { foldWord } from './line-words.ts';

const known = new Map<string, ReadonlyMap<string, number>>();

/** Folded month name → 1–12, for all the languages at once ("october", "oct", "अक्टूबर"). */
export function monthNumbers(languages: readonly string[]): ReadonlyMap<string, number> {
  const key = languages.join(' ');
  const months = known.get(key) ?? new Map(languages.flatMap(namesOf));
  known.set(key, months);
  return months;
}

function namesOf(language: string): [name: string, month: number][] {
  return (['long', 'short'] as const).flatMap((month) => {
    const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, index): [string, number] => [
      foldWord(format.format(new Date(Date.UTC(2001, index, 1)))).replace(/[.॰]/g, ''),
      index + 1,
    ]);
  });
}
