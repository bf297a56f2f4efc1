/** What an article is found by, and what a question looks for: words by their stems and actors by their ids, as plain keys. */
import type { Data } from '../data/data.ts';
import type { Analysis } from '../facts/analysis.ts';
import { askingOf, type Asking } from './asking.ts';
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

/** The keys that an article is found by. */
export function termsOf(analysis: Analysis, data: Data): ArticleTerms {
  const asking = askingOf(data);
  const { document } = analysis;
  const title = document.title ?? '';
  const opening = document.sentences[LEAD - 1]?.end ?? document.text.length;
  const inTitle = [
    ...wordsIn(title, asking),
    ...asking.actorsIn(title).map(({ value }) => ({ key: actorKey(value.id) })),
  ];
  const actors = document.names.flatMap(({ id, state, start }) =>
    id.startsWith('new:') ? [] : [id, ...(state ? [state] : [])].map((actor) => ({ key: actorKey(actor), start })),
  );
  const inText = [...wordsIn(document.text, asking), ...actors];
  return {
    lead: unique([...inTitle, ...inText.filter(({ start }) => start < opening)]),
    whole: unique([...inTitle, ...inText]),
  };
}

function wordsIn(text: string, { stems }: Asking): { key: string; start: number }[] {
  return stems.tokens(text).flatMap(({ key, start }) => (stems.isStop(key) ? [] : [{ key: wordKey(key), start }]));
}

function unique(found: readonly { key: string }[]): string[] {
  return [...new Set(found.map(({ key }) => key))];
}

const wordKey = (stem: string) => `w${stem.slice(0, LONGEST_KEY)}`;
const actorKey = (actor: string) => `a${actor}`;

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
