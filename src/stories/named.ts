/** Whom and what an article names: by lists, by capitals and by how its words sound; and which of them it is about. */
import type { Asking } from '../briefs/asking.ts';
import type { Data } from '../data/data.ts';
import type { Document, NameMention } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import { keyOf } from './keys.ts';
import { skeletonOf } from './skeleton.ts';

/** Sentences that open an article. */
export const LEAD = 6;
const SHORTEST_SOUND = 2;
const CAPITAL = /^\p{Lu}/u;

/**
 * Words with a capital inside a sentence that the reader of names, who is careful, left alone. Scripts without capitals have
 * none, and in a heading they show nothing.
 */
export function capitalsIn({ sentences, text, names, dates }: Document, { stems }: Asking, data: Data) {
  const read = [...names, ...dates];
  return sentences.slice(0, LEAD).flatMap((sentence) => {
    if (sentence.kind !== 'sentence') return [];
    return stems.tokens(text, sentence).flatMap(({ kind, start, end, key }, at) => {
      if (at === 0 || kind !== 'word' || stems.isStop(key) || !CAPITAL.test(text.slice(start, start + 2))) return [];
      if (read.some((span) => span.start <= start && end <= span.end)) return [];
      const sound = skeletonOf(fold(text.slice(start, end)), data.letters);
      return sound.length > SHORTEST_SOUND ? [{ sound, start }] : [];
    });
  });
}

export function listedKey(kind: string, id: string): number {
  return keyOf(kind === 'state' ? 'state' : 'listed', id);
}

export function* keysOfName(
  { id, kind, state }: NameMention,
  data: Data,
  weight: number,
): Generator<readonly [key: number, weight: number]> {
  if (state !== undefined) yield [keyOf('state', state), weight];
  if (!id.startsWith('new:')) yield [listedKey(kind, id), weight];
  else
    for (const word of id.slice('new:'.length).split(' ')) {
      const sound = skeletonOf(word, data.letters);
      if (sound.length >= SHORTEST_SOUND)
        yield [keyOf(sound.length > SHORTEST_SOUND ? 'name' : 'listed', sound), weight];
    }
}

/** The sounds of a text's words, without those of two consonants, which sound like many words. */
export function heardIn(text: string, { stems }: Asking, data: Data) {
  return stems.tokens(text).flatMap(({ kind, start, end, key }) => {
    if (kind !== 'word' || stems.isStop(key)) return [];
    const word = text.slice(start, end);
    const sound = skeletonOf(fold(word), data.letters);
    const isCased = word.toLowerCase() !== word.toUpperCase();
    return sound.length > SHORTEST_SOUND ? [{ key: keyOf('name', sound), start, isCased }] : [];
  });
}

/**
 * Whom and what the title and the first sentence name, if the opening speaks of it again. In a script without capitals any word
 * may be a name: what is rare among other articles decides. Where nothing is said twice, the names alone.
 */
export function topsIn(document: Document, asking: Asking, data: Data): number[] {
  const { title = '', names, sentences } = document;
  const first = sentences.find(({ kind }) => kind === 'sentence')?.end ?? 0;
  const times = new Map<number, number>();
  const note = (keys: readonly number[]) => {
    for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
    return keys;
  };
  const inTitle = asking.actorsIn(title).flatMap(({ value }) => note([listedKey(value.kind, value.id)]));
  const inText = names.flatMap((name) => {
    const keys = note([...keysOfName(name, data, 1)].map(([key]) => key));
    return name.start < first ? keys : [];
  });
  const words = [title, openingOf(document)].flatMap((text, at) =>
    heardIn(text, asking, data).map((word) => ({ ...word, isTop: at === 0 || word.start < first, inText: at > 0 })),
  );
  note(words.filter(({ start, inText }) => !inText || !isRead(start, document)).map(({ key }) => key));
  const capitals = capitalsIn(document, asking, data).filter(({ start }) => start < first);
  const plain = words.filter(
    ({ isTop, isCased, inText, start }) => isTop && !isCased && !(inText && isRead(start, document)),
  );
  const named = [...inTitle, ...inText, ...capitals.map(({ sound }) => keyOf('name', sound))];
  const again = [...named, ...plain.map(({ key }) => key)].filter((key) => times.get(key)! > 1);
  return [...new Set(again.length > 0 ? again : named)];
}

function isRead(start: number, { names, dates }: Document): boolean {
  return [names, dates].some((spans) => spans.some((span) => span.start <= start && start < span.end));
}

export function openingOf({ sentences, text }: Document): string {
  return text.slice(0, sentences[LEAD - 1]?.end ?? text.length);
}
