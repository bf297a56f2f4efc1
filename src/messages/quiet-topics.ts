/** Topics of which an edition has nothing to tell: named in a line together, for a section of each is nothing to read. */
import type { Brief } from '../briefs/brief.ts';
import { longDate } from '../data/date-words.ts';
import type { Phrases } from '../data/phrases.ts';
import type { EditionTopic } from './edition-message.ts';

/** In one line those with nothing new, in another those without any article, each at most so many letters of names long. */
export function quietLines(
  topics: readonly EditionTopic[],
  phrases: Phrases,
  timeZone: string,
  longest = Infinity,
): string[] {
  const unchanged = topics.filter(({ unchangedSince }) => unchangedSince !== undefined);
  const empty = topics.filter(({ unchangedSince }) => unchangedSince === undefined);
  const date = longDate(new Date(unchanged[0]?.unchangedSince ?? 0), timeZone, phrases);
  const named = namesLine('brief.edition.nothing-new-on', unchanged.map(briefOf), phrases, { longest, date });
  const repeated = repeatedWords(unchanged.map(briefOf), phrases);
  return [
    ...named.map((line) => [line, ...repeated].join(' ')),
    ...namesLine('brief.edition.nothing-on', empty.map(briefOf), phrases, { longest }),
  ];
}

/** A line that names these topics, as many as it holds; none for none. */
export function namesLine(
  key: string,
  briefs: readonly Brief[],
  phrases: Phrases,
  { longest, ...more }: { longest: number; date?: string },
): string[] {
  if (briefs.length === 0) return [];
  const topics = [...briefs.map(({ topic }) => topic.title).join(', ')];
  const shown = topics.length > longest ? `${topics.slice(0, longest).join('')}…` : topics.join('');
  return [phrases.say(key, { ...more, topics: shown })];
}

/** That what was told is still printed, where it is. */
export function repeatedWords(briefs: readonly Brief[], phrases: Phrases): string[] {
  const count = briefs.reduce((sum, { repeated = 0 }) => sum + repeated, 0);
  return count === 0 ? [] : [phrases.say('brief.edition.repeated', { count })];
}

function briefOf({ brief }: EditionTopic): Brief {
  return brief;
}
