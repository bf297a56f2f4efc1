/**
 * A reader's own words → what is asked: actors by any spelling in any language, words of one meaning across languages, and
 * plain words by their stems. Nothing in the words is trusted: they are cut, cleaned, and never throw.
 */
import { createHash } from 'node:crypto';
import type { Data } from '../data/data.ts';
import { ASKED } from '../data/topics.ts';
import { fold } from '../text/fold.ts';
import { askingOf, type Asking, type Meaning } from './asking.ts';

/** One thing asked for. An article meets it by the actor, or by any of the phrases. */
export interface Part {
  /** Actor id, such as a state's. */
  actor?: string;
  /** Stems of phrases of one meaning, in any language. */
  phrases: readonly (readonly string[])[];
  /** A deed that says little by itself. */
  light: boolean;
}

export interface Question {
  /** `about:` and a hash of the words. */
  id: string;
  /** The words as typed, cleaned: one line of at most 100 characters, without mentions, links and controls. */
  title: string;
  /** Empty when the words ask for nothing ("what about it"). */
  parts: readonly Part[];
}

const MOST_READ = 2000;
const LONGEST_TITLE = 100;
const MOST_PARTS = 8;
const NOTHING = '…';

/** What the words ask for. The title alone gives the same question again. */
export function readQuestion(typed: string, data: Data): Question {
  const title = cleanWords(typed) || NOTHING;
  const key = fold(title).replace(/\s+/gu, ' ');
  const id = `${ASKED}${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;
  return { id, title, parts: promoted(partsOf(title, askingOf(data))) };
}

/** Platform mentions and emoji codes, and addresses of pages. */
const CODES = /<(?:[@#]|a?:|\/|t:)[^<>]*>|@(?:everyone|here)\b/gu;
const LINKS = /\S*:\/\/\S*|\bwww\.\S+|\S+\.\p{L}{2,}\/\S*/giu;
/** Controls, marks that turn the direction, invisible signs (but for joiners inside words), and lone surrogates. */
const HIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;
const EDGES = /^[\s"'“”‘’«»]+|[\s"'“”‘’«»]+$/gu;

function cleanWords(typed: string): string {
  const clean = typed
    .slice(0, MOST_READ)
    .replace(HIDDEN, '')
    .normalize('NFC')
    .replace(CODES, ' ')
    .replace(LINKS, ' ')
    .replace(/[@<>]/gu, ' ')
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(EDGES, '');
  return cut(clean).replace(EDGES, '');
}

/** No more than so many UTF-16 units, and no letter cut from its marks. */
function cut(words: string): string {
  if (words.length <= LONGEST_TITLE) return words;
  const letters = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(words)];
  const last = letters.findLast(({ index, segment }) => index + segment.length <= LONGEST_TITLE);
  return last ? words.slice(0, last.index + last.segment.length) : '';
}

function partsOf(title: string, { stems, meanings, actorsIn }: Asking): Part[] {
  const named = actorsIn(title);
  const parts: Part[] = named.map(({ value }) => ({ actor: value.id, phrases: [], light: false }));
  const isNamed = (start: number) => named.some((name) => start >= name.start && start < name.end);
  const tokens = stems.tokens(title);
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    if (isNamed(token.start)) continue;
    const match = meanings.matchesAt(tokens, at).findLast(({ to }) => !isNamed(tokens[to - 1]!.start));
    const alone = !match || match.to === at + 1;
    if (alone && (stems.isStop(token.key) || isLetter(token.key))) continue;
    parts.push(match ? partOf(match.value) : { phrases: [[token.key]], light: false });
    if (match) at = match.to - 1;
  }
  return distinct(parts).slice(0, MOST_PARTS);
}

/** A letter alone names nothing. */
function isLetter(key: string): boolean {
  return /^\p{L}\p{M}*$/u.test(key);
}

function partOf({ phrases, light }: Meaning): Part {
  return { phrases, light };
}

function distinct(parts: readonly Part[]): Part[] {
  return [...new Map(parts.map((part) => [part.actor ?? part.phrases.join('|'), part])).values()];
}

/** Where nothing but deeds is asked beside actors, the deeds are what is asked. */
function promoted(parts: readonly Part[]): Part[] {
  const heavy = parts.some(({ actor, light }) => actor === undefined && !light);
  return parts.map((part) => (heavy ? part : { ...part, light: false }));
}
