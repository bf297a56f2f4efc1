/** What happened when: the dated events of a brief, in their order. */
import { within, type DateMention } from '../text/document.ts';
import type { TimelineEntry } from './brief.ts';
import type { Candidate } from './candidates.ts';
import type { LineMaker } from './lines.ts';

const MOST_ENTRIES = 10;

/** Dated events of the topic, earliest first, one for each date and event. Only as many days are told as are shown. */
export function timelineSection(candidates: readonly Candidate[], lines: LineMaker): TimelineEntry[] {
  const days = new Map<string, Dated[]>();
  for (const candidate of candidates) {
    const date = dateOf(candidate);
    if (!date || date.precision === 'interval' || candidate.figure?.suspect) continue;
    days.set(date.iso, [...(days.get(date.iso) ?? []), { candidate, date }]);
  }
  const shown: TimelineEntry[][] = [];
  for (const [, told] of [...days].sort(([a], [b]) => b.localeCompare(a))) {
    shown.unshift(entriesOf(told, lines));
    if (shown.flat().length >= MOST_ENTRIES) break;
  }
  return shown.flat().slice(-MOST_ENTRIES);
}

interface Dated {
  candidate: Candidate;
  date: DateMention & { slip?: true };
}

/** The events of one day, the worthiest sentence of each that can be said. */
function entriesOf(told: readonly Dated[], lines: LineMaker): TimelineEntry[] {
  const entries = new Map<string, TimelineEntry>();
  for (const { candidate, date } of told) {
    if (entries.has(candidate.event.what)) continue;
    const statement = lines.statement(candidate);
    if (!statement) continue;
    const { text, language, citations } = statement;
    const { iso, precision, slip } = date;
    const entry = { date: iso, precision, ...(slip ? { slip, note: 'slip' } : {}), text, language, citations };
    entries.set(candidate.event.what, entry as TimelineEntry);
  }
  return [...entries.values()];
}

/** The event's date, else its sentence's only one. A slip of the text dates nothing else, but is shown as the slip it is. */
function dateOf({ analysis, frame, sentence }: Candidate): (DateMention & { slip?: true }) | undefined {
  const { dates } = analysis.document;
  if (frame?.date !== undefined) return sound(dates[frame.date]!);
  const own = dates.filter((date) => !date.names && (frame ? within(date, frame.clause) : date.sentence === sentence));
  const sure = own.filter((date) => !date.slip);
  if (sure.length > 0) return !frame && sure.length === 1 ? sound(sure[0]!) : undefined;
  return own.length === 1 ? { ...own[0]!, slip: true } : undefined;
}

function sound({ slip: _slip, ...date }: DateMention): DateMention & { slip?: true } {
  return date;
}
