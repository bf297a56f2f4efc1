/** An article's title and text, split into words once for all that it is kept under. */
import type { Document } from '../text/document.ts';
import type { Spelling } from '../text/names/actors.ts';
import { tokenise, type Token } from '../text/tokens.ts';
import type { PhraseMatch } from '../text/trie.ts';
import type { Asking } from './asking.ts';

export interface ArticleWords {
  /** Words and numbers as they are spelt; marks are left out. */
  title: readonly Token[];
  text: readonly Token[];
  /** Whom the title names. */
  actors: readonly PhraseMatch<Spelling>[];
}

export function articleWords({ title = '', text }: Document, { actorsIn }: Asking): ArticleWords {
  return { title: wordsOf(title), text: wordsOf(text), actors: actorsIn(title) };
}

function wordsOf(text: string): Token[] {
  return tokenise(text).filter(({ kind }) => kind !== 'mark');
}
