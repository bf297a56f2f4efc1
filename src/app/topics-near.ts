/** Which topics lie nearest to a question for which nothing was found: those whose own words it shares, then the nearest names. */
import { askingOf } from '../briefs/asking.ts';
import { readQuestion, type Part } from '../briefs/question.ts';
import type { Data } from '../data/data.ts';
import type { TopicsData } from '../data/topics.ts';
import { nearest } from './edit-distance.ts';

const MOST = 3;

/** At most three topics with their titles in a language. */
export function topicsNear(data: Data, words: string, language: string): { id: string; title: string }[] {
  const { title, parts } = readQuestion(words, data);
  const { stems } = askingOf(data);
  const shared = [...data.topics.values()]
    .map((topic) => ({ id: topic.id, count: sharedBy(topic, parts, (written) => stems.phrase(written)) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const names = [...data.topics.values()].flatMap(({ id, title: titles, aliases }) =>
    [...Object.values(titles), ...aliases].map((name) => ({ id, name })),
  );
  const ids = new Set([...shared.map(({ id }) => id), ...nearest(title, names, MOST)]);
  return [...ids].slice(0, MOST).map((id) => ({ id, title: data.topics.get(id)?.title[language] ?? id }));
}

/** How many parts of the question are words of the topic. */
function sharedBy(topic: TopicsData, parts: readonly Part[], stemsOf: (written: string) => string[]): number {
  const terms = Object.values(topic.terms).flatMap(({ primary, weak }) => [...primary, ...weak]);
  const known = new Set([...Object.values(topic.title), ...topic.aliases, ...terms].flatMap(stemsOf));
  return parts.filter(({ phrases }) => phrases.some((phrase) => phrase.every((stem) => known.has(stem)))).length;
}
