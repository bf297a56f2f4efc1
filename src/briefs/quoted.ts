/** A source's own words inside a line of the reader's language: in quotation marks, and marked with their language where it is another. */
import type { Data } from '../data/data.ts';
import type { Phrases } from '../data/phrases.ts';

/** The words as a line says them; `language` is that of the article they stand in. */
export function quoted(words: string, language: string, phrases: Phrases, { languages }: Data): string {
  if (language === phrases.language) return phrases.say('frames.quoted', { content: words });
  const tongue = languages.get(language)?.language.names[phrases.language] ?? language;
  return phrases.say('frames.quotedForeign', { content: words, language: tongue });
}

/** Words in quotation marks, which may hold quotation marks of their own. */
export const QUOTATION = /“(?:[^“”]|“[^“”]*”)*”/gu;
