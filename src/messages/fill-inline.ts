/** A phrase whose parameter is not plain text but inlines, such as a claimant in the language of its source. */
import type { PhraseParameters, Phrases } from '../data/phrases.ts';
import { text, type Inline } from './message.ts';

/** Stands in a phrase for the inlines; no phrase and no article holds this character. */
const PLACE = '\u0000';

/** The words of `key` with `{name}` replaced by inlines. */
export function fillInline(
  phrases: Phrases,
  key: string,
  name: string,
  inlines: readonly Inline[],
  parameters: PhraseParameters = {},
): Inline[] {
  const parts = phrases.say(key, { ...parameters, [name]: PLACE }).split(PLACE);
  return parts.flatMap((part, index) => [...(index > 0 ? inlines : []), ...(part === '' ? [] : [text(part)])]);
}

/** Inlines joined by a separator. Empty ones are left out. */
export function joinInlines(parts: readonly (readonly Inline[])[], separator: string): Inline[] {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index > 0 ? [text(separator), ...part] : [...part]));
}
