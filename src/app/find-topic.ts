/** Which topic a person means by an id, an alias or a title in any language; the nearest names when none fits. */
import type { Data } from '../data/data.ts';
import { SaarError } from '../errors.ts';
import { fold } from '../text/fold.ts';
import { near, type Named } from './edit-distance.ts';

/** The one entry that stands for every topic there is when a digest is made. */
export const ALL_TOPICS = 'all';
const NEAREST_SHOWN = 3;
const LONGEST_SHOWN = 60;
/** Titles are short; looking no farther keeps a long nonsense cheap. */
const LONGEST_NAME_WORDS = 6;
/** Shorter words of a name are nearer to everything than to anything. */
const SHORTEST_WORD = 5;

/** Every name of every topic with the id it stands for: ids, titles and aliases of every language. */
function topicNames(data: Data): Named[] {
  return [...data.topics].flatMap(([id, topic]) => {
    const named = [id, id.replaceAll('-', ' '), ...Object.values(topic.title), ...topic.aliases];
    return named.map((name) => ({ name, id }));
  });
}

/** One word of a long name, misspelt, is still meant as that name. */
function withWords(names: readonly Named[]): Named[] {
  return names.flatMap(({ name, id }) => {
    const words = name.split(/[\s-]+/).filter((word) => word.length >= SHORTEST_WORD);
    return [name, ...words].map((each) => ({ name: each, id }));
  });
}

/**
 * The topic id for what a person typed.
 * @throws SaarError `topic.unknown` with the nearest ids, or `topic.none-near` with all when none is near.
 */
export function findTopic(data: Data, typed: string): string {
  const id = exactTopic(data, typed);
  if (id) return id;
  const given = clipped(typed);
  const nearest = near(typed, withWords(topicNames(data)), NEAREST_SHOWN);
  if (nearest.length > 0) throw new SaarError('topic.unknown', { given, nearest: nearest.join(', ') });
  throw new SaarError('topic.none-near', { given, known: [...data.topics.keys()].join(', ') });
}

/**
 * Topic ids for names joined by commas, semicolons or spaces, or `[ALL_TOPICS]` for the word for all in any language.
 * @throws SaarError `topic.unknown` or `topic.none-near` for the first part that is none.
 */
export function findTopics(data: Data, typed: string): string[] {
  if (meansAll(data, typed)) return [ALL_TOPICS];
  const parts = typed.split(/[,;،]/).filter((part) => part.trim() !== '');
  if (parts.some((part) => meansAll(data, part))) return [ALL_TOPICS];
  if (parts.length === 0) return [findTopic(data, '')];
  return [...new Set(parts.flatMap((part) => topicsInWords(data, part)))];
}

/** Whether the word stands for all topics in any language Saar speaks. */
function meansAll(data: Data, typed: string): boolean {
  const key = fold(typed.trim());
  return [...data.phrases.values()].some((phrases) =>
    phrases
      .say('chat.all-words')
      .split('|')
      .some((word) => fold(word) === key),
  );
}

/** Reads words from the left, the longest known name first, so that titles of several words need no comma. */
function topicsInWords(data: Data, part: string): string[] {
  const words = part.trim().split(/\s+/);
  const found: string[] = [];
  for (let start = 0; start < words.length;) {
    let end = Math.min(words.length, start + LONGEST_NAME_WORDS);
    while (end > start && !exactTopic(data, words.slice(start, end).join(' '))) end--;
    if (end === start) return [findTopic(data, words.slice(start).join(' '))];
    found.push(exactTopic(data, words.slice(start, end).join(' '))!);
    start = end;
  }
  return found;
}

function exactTopic(data: Data, typed: string): string | undefined {
  const key = keyOf(typed);
  return topicNames(data).find(({ name }) => keyOf(name) === key)?.id;
}

function keyOf(name: string): string {
  return fold(name.trim().replace(/[\s_-]+/g, ' '));
}

function clipped(typed: string): string {
  const letters = [...typed.trim()];
  return letters.length > LONGEST_SHOWN ? `${letters.slice(0, LONGEST_SHOWN).join('')}…` : letters.join('');
}
