/** Furniture phrases of every language compiled for matching: a Hindi page has English furniture, and the other way round. */
import type { Data } from '../data/data.ts';
import { oncePer } from '../data/once-per.ts';
import type { FurniturePlace, FurnitureRule } from '../data/furniture.ts';
import { isNumber, lineWords, type LineWord } from './line-words.ts';

export interface FurniturePhrase {
  rule: string;
  place: FurniturePlace;
  most: number;
  keys: readonly string[];
}

export interface FurnitureRules {
  /** Phrases of a place by their first word; those that begin with a number under any number. */
  at(place: FurniturePlace, word: string): readonly FurniturePhrase[];
  /** Phrases that must close a line, by their last word. */
  closing(word: string): readonly FurniturePhrase[];
  dateLabels: readonly (readonly string[])[];
  /** Whether a date label begins with this word: hardly any word of a text is looked at twice. */
  beginsDateLabel(word: string): boolean;
  /** Phrases of pages that stand before an article, by their first word. */
  walls(word: string): readonly (readonly string[])[];
}

const WILD_WORDS = 6;
const NONE: readonly never[] = [];

/** The rules of a data folder, compiled once. */
export const furnitureOf: (data: Data) => FurnitureRules = oncePer(compileFurniture);

/** The rules of all languages together. */
export function compileFurniture(data: Data): FurnitureRules {
  const packs = [...data.languages.values()].map((pack) => pack.furniture);
  const phrases = packs.flatMap((pack) => pack.rules.flatMap(phrasesOf));
  const byPlace = [...grouped(phrases, (phrase) => phrase.place)];
  const byFirst = new Map(byPlace.map(([place, group]) => [place, grouped(group, (phrase) => phrase.keys[0]!)]));
  const byLast = grouped(
    phrases.filter((phrase) => phrase.place === 'end'),
    (phrase) => phrase.keys.at(-1)!,
  );
  const walls = grouped(
    packs.flatMap((pack) => pack.walls.map(keysOf)),
    (keys) => keys[0]!,
  );
  const dateLabels = packs.flatMap((pack) => pack.dateLabels.map(keysOf));
  const openings = new Set(dateLabels.map((keys) => keys[0]!));
  return {
    at: (place, word) => byFirst.get(place)?.get(asKey(word)) ?? NONE,
    closing: (word) => byLast.get(word) ?? NONE,
    dateLabels,
    beginsDateLabel: (word) => openings.has(asKey(word)),
    walls: (word) => walls.get(word) ?? [],
  };
}

function grouped<Key, Phrase>(phrases: readonly Phrase[], keyOf: (phrase: Phrase) => Key) {
  const groups = new Map<Key, Phrase[]>();
  for (const phrase of phrases) groups.set(keyOf(phrase), [...(groups.get(keyOf(phrase)) ?? []), phrase]);
  return groups;
}

function phrasesOf(rule: FurnitureRule): FurniturePhrase[] {
  return rule.phrases.map((phrase) => ({
    rule: rule.name,
    place: rule.place,
    most: rule.most,
    keys: keysOf(phrase),
  }));
}

function keysOf(phrase: string): string[] {
  return lineWords(phrase).map((word) => word.key);
}

/** Index one past the phrase's last word when it stands at `from`; undefined otherwise. `*` takes as few words as it can. */
export function phraseEnd(
  words: readonly LineWord[],
  from: number,
  keys: readonly string[],
  key = 0,
): number | undefined {
  let at = from;
  for (let index = key; index < keys.length; index += 1) {
    if (keys[index] === '*') return wildEnd(words, at, keys, index + 1);
    if (at >= words.length || !sameWord(words[at]!, keys[index]!)) return undefined;
    at += 1;
  }
  return at;
}

function wildEnd(words: readonly LineWord[], from: number, keys: readonly string[], key: number): number | undefined {
  for (let skipped = 0; skipped <= WILD_WORDS && from + skipped <= words.length; skipped += 1) {
    const end = phraseEnd(words, from + skipped, keys, key);
    if (end !== undefined) return end;
  }
  return undefined;
}

function sameWord(word: LineWord, key: string): boolean {
  return key === '#' ? isNumber(word.key) : word.key === key;
}

/** What a word is among the first words of phrases. */
function asKey(word: string): string {
  return isNumber(word) ? '#' : word;
}
