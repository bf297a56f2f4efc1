/** Whom and what an article names: by lists, by capitals and by how its words sound; and which of them it is about. */
import type { ArticleWords } from '../briefs/article-words.ts';
import type { Data } from '../data/data.ts';
import type { Document, NameMention } from '../text/document.ts';
import { wordOf } from '../text/vocabulary.ts';
import { keyOf } from './keys.ts';
import { isRead, LEAD, SHORTEST_SOUND, soundsOf, type Opening, type Said } from './opening.ts';
import { skeletonOf } from './skeleton.ts';

const CAPITAL = /^\p{Lu}/u;

/** A name with the keys that it is known by. */
export interface Named {
  start: number;
  keys: readonly number[];
}

/** Whom the title names. */
export function namedInTitle({ actors }: ArticleWords): number[] {
  return actors.map(({ value }) => listedKey(value.kind, value.id));
}

/** Whom the text names, in its order. */
export function namedInText({ names }: Document, data: Data): Named[] {
  return names.map((name) => ({ start: name.start, keys: keysOfName(name, data) }));
}

/**
 * Words with a capital inside a sentence that the reader of names, who is careful, left alone. Scripts without capitals have
 * none, and in a heading they show nothing.
 */
export function capitalsIn({ sentences, text }: Document, opening: Opening): Named[] {
  const found: Named[] = [];
  let at = 0;
  for (const { kind, start, end } of sentences.slice(0, LEAD)) {
    while (at < opening.text.length && opening.text[at]!.start < start) at += 1;
    for (let first = true; at < opening.text.length && opening.text[at]!.end <= end; at += 1, first = false) {
      const word = opening.text[at]!;
      if (kind !== 'sentence' || first || !word.sound?.isCased || word.readUntil >= word.end) continue;
      if (CAPITAL.test(text.slice(word.start, word.start + 2)))
        found.push({ start: word.start, keys: [word.sound.key] });
    }
  }
  return found;
}

function listedKey(kind: string, id: string): number {
  return keyOf(kind === 'state' ? 'state' : 'listed', id);
}

function keysOfName({ id, kind, state }: NameMention, data: Data): number[] {
  const keys = state === undefined ? [] : [keyOf('state', state)];
  if (!id.startsWith('new:')) return [...keys, listedKey(kind, id)];
  for (const word of id.slice('new:'.length).split(' ')) {
    const sound = soundsOf(data)(wordOf(word));
    if (sound) keys.push(sound.key);
    else {
      const skeleton = skeletonOf(word, data.letters);
      if (skeleton.length === SHORTEST_SOUND) keys.push(keyOf('listed', skeleton));
    }
  }
  return keys;
}

/** What an article names, each sort once. */
export interface Names {
  title: readonly number[];
  text: readonly Named[];
  capitals: readonly Named[];
}

/**
 * Whom and what the title and the first sentence name, if the opening speaks of it again. In a script without capitals any word
 * may be a name: what is rare among other articles decides. Where nothing is said twice, the names alone.
 */
export function topsIn({ sentences }: Document, { title, text, capitals }: Names, opening: Opening): number[] {
  const first = sentences.find(({ kind }) => kind === 'sentence')?.end ?? 0;
  const times = new Map<number, number>();
  const note = (key: number) => times.set(key, (times.get(key) ?? 0) + 1);
  const named = [...title];
  title.forEach(note);
  for (const { start, keys } of text) {
    keys.forEach(note);
    if (start < first) named.push(...keys);
  }
  const plain: number[] = [];
  const hear = ({ sound }: Said, isTop: boolean) => {
    if (!sound) return;
    note(sound.key);
    if (isTop && !sound.isCased) plain.push(sound.key);
  };
  for (const word of opening.title) hear(word, true);
  for (const word of opening.text) if (!isRead(word)) hear(word, word.start < first);
  for (const { start, keys } of capitals) if (start < first) named.push(...keys);
  const again = [...named, ...plain].filter((key) => times.get(key)! > 1);
  return [...new Set(again.length > 0 ? again : named)];
}
