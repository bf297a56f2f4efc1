/** Says dates as they stand in phrase templates. */
import { localDate } from '../data/date-words.ts';
import type { Phrases } from '../data/phrases.ts';
import type { DateMention } from '../text/document.ts';

/** "on 3 March 2025", "in March 2025"; undefined for a span of days. */
export function dateWords({ iso, precision }: DateMention, phrases: Phrases): string | undefined {
  return precision === 'interval'
    ? undefined
    : phrases.say(`frames.date.${precision}`, { date: localDate(iso, phrases) });
}
