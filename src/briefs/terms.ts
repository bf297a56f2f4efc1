/** What an article is found by, and what a question looks for: words by their stems and actors by their ids, as plain keys. */
import type { Data } from '../data/data.ts';
import { oncePer } from '../data/once-per.ts';
import type { Analysis } from '../facts/analysis.ts';
import type { Token } from '../text/tokens.ts';
import { perWord } from '../text/vocabulary.ts';
import { articleWords, type ArticleWords } from './article-words.ts';
import { askingOf } from './asking.ts';
import type { Question } from './question.ts';

/** Keys of an article: those of its title and first sentences, and those of the whole. */
export interface ArticleTerms {
  lead: string[];
  whole: string[];
}

/** What a store looks for: for each part of a question its alternatives, each of them keys that all must stand. */
export interface WantedTerms {
  parts: readonly (readonly (readonly string[])[])[];
  /** How many of the parts an article may lack. */
  spare: number;
}

/** So many sentences open an article. */
export const LEAD = 2;
const LONGEST_KEY = 40;

const wordKey = (stem: string) => `w${stem.slice(0, LONGEST_KEY)}`;
const actorKey = (actor: string) => `a${actor}`;

/** The keys that an article is found by. */
export function termsOf(
  { document }: Analysis,
  data: Data,
  words: ArticleWords = articleWords(document, askingOf(data)),
): ArticleTerms {
  const keyOf = keysOfWords(data);
  const opening = document.sentences[LEAD - 1]?.end ?? document.text.length;
  const lead = new Set<string>();
  const whole = new Set<string>();
  const note = (key: string | null, start: number) => {
    if (key === null) return;
    if (start < opening) lead.add(key);
    whole.add(key);
  };
  for (const token of words.title) note(keyOf(token), -1);
  for (const { value } of words.actors) note(actorKey(value.id), -1);
  for (const token of words.text) note(keyOf(token), token.start);
  for (const { id, state, start } of document.names) {
    if (id.startsWith('new:')) continue;
    note(actorKey(id), start);
    if (state) note(actorKey(state), start);
  }
  return { lead: [...lead], whole: [...whole] };
}

/** The key of a word, which `null` says is one that asks for nothing. */
const keysOfWords: (data: Data) => (token: Token) => string | null = oncePer((data: Data) => {
  const { stems } = askingOf(data);
  const keyOfStem = perWord((stem) => (stems.isStop(stem) ? null : wordKey(stem)));
  return (token) => keyOfStem(stems.stemOf(token));
});

/** What a question looks for; deeds are left to the reading of sentences. */
export function wantedBy({ parts }: Question, data: Data): WantedTerms {
  const { stems } = askingOf(data);
  const heavy = parts.filter(({ light }) => !light);
  const keysOf = (phrase: readonly string[]) => phrase.filter((stem) => !stems.isStop(stem)).map(wordKey);
  return {
    parts: heavy.map(({ actor, phrases }) =>
      actor === undefined ? phrases.map(keysOf).filter((keys) => keys.length > 0) : [[actorKey(actor)]],
    ),
    spare: heavy.length < 4 ? 0 : heavy.length < 7 ? 1 : 2,
  };
}
