/** Dates as a reader of a language writes them, with the precision that is known and no more. */
import { oncePer } from './once-per.ts';
import type { Phrases } from './phrases.ts';

/** Formats of ISO text by its length: a year, a month, a day. */
const FORMATS: Readonly<Record<number, Intl.DateTimeFormatOptions>> = {
  4: { year: 'numeric' },
  7: { year: 'numeric', month: 'long' },
  10: { year: 'numeric', month: 'long', day: 'numeric' },
};

/** `2025-09`, `2025-09-15`, `2025-09-15T08:00:00Z` or an interval of two by `/`, either of which may be open (`..` or nothing); what is no date is shown as it stands. */
export function localDate(iso: string, phrases: Phrases): string {
  const [from, to] = iso.split('/');
  if (to === '' || to === '..') return phrases.say('brief.since', { from: localDate(from!, phrases) });
  if (to !== undefined && (from === '' || from === '..'))
    return phrases.say('brief.until', { to: localDate(to, phrases) });
  if (to !== undefined)
    return phrases.say('brief.interval', { from: localDate(from!, phrases), to: localDate(to, phrases) });
  const day = iso.slice(0, 10);
  const date = new Date(`${day}${'-01'.repeat(Math.max(0, (10 - day.length) / 3))}T00:00:00Z`);
  if (!FORMATS[day.length] || Number.isNaN(date.getTime())) return iso;
  return formatOf(phrases, day.length).format(date);
}

/** Formats are dear to make, a brief writes many dates and a wave of digests many more: kept by what they write, and the zone. */
const formats = oncePer((_phrases: Phrases) => new Map<string, Intl.DateTimeFormat>());

function kept(
  name: string,
  timeZone: string,
  phrases: Phrases,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const made = formats(phrases);
  const key = `${name} ${timeZone}`;
  const format = made.get(key) ?? new Intl.DateTimeFormat(phrases.say('chat.locale'), { ...options, timeZone });
  made.set(key, format);
  return format;
}

function formatOf(phrases: Phrases, length: number): Intl.DateTimeFormat {
  return kept(String(length), 'UTC', phrases, FORMATS[length]!);
}

/** A moment's weekday and date in a zone. The two are joined by a phrase: versions of ICU differ in the comma. */
export function localDay(moment: Date, timeZone: string, phrases: Phrases): string {
  const format = kept('weekday', timeZone, phrases, { weekday: 'long' });
  return phrases.say('brief.day', { weekday: format.format(moment), date: longDate(moment, timeZone, phrases) });
}

/** A moment's date in a zone, without the weekday. */
export function longDate(moment: Date, timeZone: string, phrases: Phrases): string {
  return kept('date', timeZone, phrases, { dateStyle: 'long' }).format(moment);
}

/** The names of ISO weekdays, 1 = Monday. */
export function weekdayNames(weekdays: readonly number[], phrases: Phrases): string[] {
  const format = new Intl.DateTimeFormat(phrases.say('chat.locale'), { weekday: 'short', timeZone: 'UTC' });
  // The first of January 2024 was a Monday.
  return weekdays.map((weekday) => format.format(new Date(Date.UTC(2024, 0, weekday))));
}

/** A moment's `HH:MM` in a zone. */
export function localTime(moment: Date, timeZone: string, phrases: Phrases): string {
  return kept('time', timeZone, phrases, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(moment);
}

const DAY_MS = 86_400_000;

/** How long before `now` a day lies, in the largest unit that fits: "3 months ago". */
export function age(iso: string, now: string, phrases: Phrases): string {
  const days = Math.floor((Date.parse(now.slice(0, 10)) - Date.parse(iso.slice(0, 10))) / DAY_MS);
  if (days >= 730) return phrases.say('brief.age.years', { count: Math.floor(days / 365) });
  if (days >= 60) return phrases.say('brief.age.months', { count: Math.floor(days / 30.44) });
  return days < 1 ? phrases.say('brief.age.today') : phrases.say('brief.age.days', { count: days });
}
