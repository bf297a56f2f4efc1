/** A report as an outlet's page has it: dateline, paragraphs, furniture, credit. What is set here belongs to no event. */
import type { Chance } from './chance.ts';
import type { Press } from './outlet.ts';
import type { Report } from './report.ts';
import { dateWords, type Voice } from './telling.ts';

export interface Page {
  title: string;
  text: string;
}

export interface PageParts {
  press: Press;
  /** Titles of other stories of the day, for links. */
  titles: readonly string[];
  /** Words of the place where it was written. */
  place: string;
  /** The agency that wrote it. */
  agency?: string;
}

const LINKS = 0.4;
const SUBHEAD_FROM = 5;

export function pageOf(report: Report, voice: Voice, parts: PageParts, chance: Chance): Page {
  const { outlet, at } = voice;
  const manner = parts.press.manners[outlet.language]!;
  const paragraphs = report.paragraphs.map((lines) => lines.map(({ text }) => text).join(' '));
  const pattern = parts.agency !== undefined && chance.is(0.6) ? manner.agency : manner.dateline;
  if (parts.agency !== undefined || chance.is(outlet.dateline))
    paragraphs[0] = dateline(pattern, parts, dateWords(at, outlet.language)) + paragraphs[0]!;
  if (manner.subheads.length > 0 && paragraphs.length >= SUBHEAD_FROM && chance.is(0.4))
    paragraphs.splice(chance.whole(2, 3), 0, chance.pick(manner.subheads));
  if (outlet.links.length > 0 && parts.titles.length > 0 && chance.is(LINKS))
    paragraphs.splice(
      chance.whole(1, paragraphs.length),
      0,
      chance.pick(outlet.links).replace('{title}', chance.pick(parts.titles)),
    );
  if (parts.agency !== undefined && pattern !== manner.agency) paragraphs.push(`(${parts.agency})`);
  const foot = outlet.foot.map((line) => line.replace('{date}', dateWords(at, outlet.language)));
  return { title: report.title.text, text: [...outlet.head, ...paragraphs, ...report.notes, ...foot].join('\n\n') };
}

function dateline(pattern: string, { place, agency }: PageParts, date: string): string {
  return pattern
    .replace('{PLACE}', place.toUpperCase())
    .replace('{date}', date)
    .replace('{agency}', agency ?? '');
}
