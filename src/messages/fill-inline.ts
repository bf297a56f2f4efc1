/** A phrase whose parameter is not plain text but inlines, such as a claimant in the language of its source. */
import type { PhraseParameters, Phrases } from '../data/phrases.ts';
import { text, type Inline } from './message.ts';

/** Stands in a phrase for the inlines; no phrase and no article holds this character. */
const PLACE = '\u0000';

/** The words of `key` with each of some parameters replaced by its inlines. */
export function fillInlines(
  phrases: Phrases,
  key: string,
  places: Readonly<Record<string, readonly Inline[]>>,
  parameters: PhraseParameters = {},
): Inline[] {
  const names = Object.keys(places);
  const held = Object.fromEntries(names.map((name, at) => [name, `${PLACE}${at}${PLACE}`]));
  const parts = phrases.say(key, { ...parameters, ...held }).split(PLACE);
  return parts.flatMap((part, at): readonly Inline[] => {
    if (at % 2 === 1) return places[names[Number(part)]!]!;
    return part === '' ? [] : [text(part)];
  });
}

/** The words of `key` with `{name}` replaced by inlines. */
export function fillInline(
  phrases: Phrases,
  key: string,
  name: string,
  inlines: readonly Inline[],
  parameters: PhraseParameters = {},
): Inline[] {
  return fillInlines(phrases, key, { [name]: inlines }, parameters);
}

/** Inlines joined by a separator. Empty ones are left out. */
export function joinInlines(parts: readonly (readonly Inline[])[], separator: string): Inline[] {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index > 0 ? [text(separator), ...part] : [...part]));
}
