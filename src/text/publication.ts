/**
 * When an article was published and which evidence says so: what came with it, or else its own words, where they fix the day.
 * One slip must date nothing: "this year 2024" counts only beside another date of that year, and never says the day.
 */
import { partsOf } from './dates/calendar.ts';
import type { DateMention, Publication } from './document.ts';

/** What came with an article about its date. */
export interface Dating {
  text: string;
  publishedAt?: string;
  dateCertainty?: Publication['certainty'];
  /** `rule` or `rule: words of the text`. */
  dateEvidence?: string;
  /** When the article came in: no article is newer. */
  fetchedAt?: string;
}

/** Years, both included, of which one may be an undated article's. */
export interface NearYears {
  from: number;
  to: number;
}

/** How far back the year of a weekday with day and month is looked for: in five years one day is rarely the same weekday twice. */
const YEARS_BACK = 4;
const DAY_MS = 86_400_000;
/** A time zone may be a day ahead of ours. */
const AHEAD = 2 * DAY_MS;

/** The publication as it was stated; undefined when only the text can tell. */
export function statedPublication(article: Dating): Publication | undefined {
  const { publishedAt, dateCertainty, dateEvidence, text } = article;
  if (publishedAt === undefined) return undefined;
  const certainty = dateCertainty === undefined || dateCertainty === 'unknown' ? 'stated' : dateCertainty;
  const split = dateEvidence?.indexOf(': ') ?? -1;
  const rule = split < 0 ? (dateEvidence ?? 'metadata') : dateEvidence!.slice(0, split);
  const words = split < 0 ? '' : dateEvidence!.slice(split + 2);
  const start = words === '' ? -1 : text.indexOf(words);
  const span = start < 0 ? {} : { start, end: start + words.length };
  return { date: publishedAt, certainty, evidence: { rule, ...span, ...(words === '' ? {} : { text: words }) } };
}

/** The years that are near: up to when the article came in, not before the latest year that its text names among them. */
export function nearYears({ fetchedAt }: Dating, dates: readonly DateMention[]): NearYears | undefined {
  const fetched = fetchedAt === undefined ? undefined : Number(fetchedAt.slice(0, 4));
  const named = dates.map(({ iso }) => partsOf(iso).year).filter((year) => fetched === undefined || year <= fetched);
  const latest = named.length > 0 ? Math.max(...named) : undefined;
  if (fetched === undefined) return latest === undefined ? undefined : { from: latest, to: latest + YEARS_BACK };
  const earliest = fetched - YEARS_BACK;
  return { from: latest !== undefined && latest > earliest ? latest : earliest, to: fetched };
}

/** The publication that an undated article's own dates fix, as read with its near years. */
export function toldPublication(article: Dating, dates: readonly DateMention[]): Publication {
  const days = dates.filter((date) => isPast(date, article) && date.precision === 'day' && !date.slip && !date.ahead);
  const today = days.filter(({ clue }) => clue === 'today');
  if (new Set(today.map(({ iso }) => iso)).size > 1) return { certainty: 'unknown' };
  const opening = days.find(({ clue }) => clue === 'dateline');
  const fixed = today[0] ?? opening ?? latestOf(days.filter(({ clue }) => clue === 'weekday'));
  const found = fixed ?? yearOf(dates);
  return found
    ? { date: found.iso, certainty: 'inferred', evidence: evidenceOf(found, article) }
    : { certainty: 'unknown' };
}

function isPast({ iso }: DateMention, { fetchedAt }: Dating): boolean {
  return fetchedAt === undefined || Date.parse(iso) <= Date.parse(fetchedAt) + AHEAD;
}

function latestOf(dates: readonly DateMention[]): DateMention | undefined {
  return dates.reduce<DateMention | undefined>((best, date) => (!best || date.iso > best.iso ? date : best), undefined);
}

/** "this year 2024", where another date of the text is of that year too and no other "this year" contradicts it. */
function yearOf(dates: readonly DateMention[]): DateMention | undefined {
  const said = dates.filter(({ clue }) => clue === 'this-year');
  const [first] = said;
  if (!first || said.some(({ iso }) => iso !== first.iso)) return undefined;
  return dates.some(({ clue, iso }) => clue === undefined && iso.slice(0, 4) === first.iso) ? first : undefined;
}

function evidenceOf({ rule, start, end }: DateMention, { text }: Dating): Publication['evidence'] {
  return { rule, start, end, text: text.slice(start, end) };
}
