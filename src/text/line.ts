/** One sentence as the readers of the text room take it: the whole text, the sentence, and its tokens. */
import type { Sentence } from './document.ts';
import type { Token } from './tokens.ts';

export interface Line {
  /** The article's whole final text; offsets of sentence and tokens refer to it. */
  text: string;
  sentence: Sentence;
  tokens: readonly Token[];
}
