/** The words a composed line may be made of: its template's own, and those that name what its frame holds. Nothing else. */
import type { Data } from '../data/data.ts';
import { oncePer } from '../data/once-per.ts';
import type { Phrases } from '../data/phrases.ts';
import { ownWords } from '../data/templates.ts';
import type { Analysis } from '../facts/analysis.ts';
import type { Span } from '../text/document.ts';
import { within } from '../text/document.ts';
import { tokenise } from '../text/tokens.ts';

/** Phrases that every composed line may use, beside those of its own frame or dispute. */
const SHARED = ['frames.date.', 'frames.amount.', 'frames.sentence', 'brief.amount.', 'brief.vague.'];

/**
 * Words and marks of a read line that no phrase under `prefixes`, no known name, counted number, joiner, nor `extra` words account
 * for. What a date or a unit may be said with is among the `extra` words or the `prefixes`.
 */
export function strayWords(
  read: Analysis,
  data: Data,
  prefixes: readonly string[],
  extra: readonly string[],
): string[] {
  const { text, language, names, numerals, quantities } = read.document;
  const phrases = data.phrases.get(language)!;
  const allowed = new Set([...phraseWords(phrases, [...SHARED, ...prefixes]), ...extra.flatMap(keysOf)]);
  for (const joiner of data.languages.get(language)?.frames.joiners ?? [])
    for (const key of keysOf(joiner)) allowed.add(key);
  const counted = numerals.filter((numeral) => quantities.some((quantity) => within(numeral, quantity)));
  const told: Span[] = [...names.filter((name) => !name.id.startsWith('new:')), ...counted];
  return tokenise(text)
    .filter((token) => !allowed.has(token.key) && !told.some((span) => within(token, span)))
    .map((token) => token.key);
}

/** Phrases' words by the prefixes that were asked for: every line of a frame asks the same. */
const askedWords = oncePer((_phrases: Phrases) => new Map<string, string[]>());

function phraseWords(phrases: Phrases, prefixes: readonly string[]): string[] {
  const asked = askedWords(phrases);
  const key = prefixes.join(' ');
  const known = asked.get(key) ?? wordsUnder(phrases, prefixes);
  asked.set(key, known);
  return known;
}

function wordsUnder(phrases: Phrases, prefixes: readonly string[]): string[] {
  const words = phrases.keys
    .filter((key) => prefixes.some((prefix) => key.startsWith(prefix)))
    .flatMap((key) => keysOf(ownWords(phrases.say(key))));
  return [...new Set(words)];
}

function keysOf(words: string): string[] {
  return tokenise(words).map((token) => token.key);
}
