/** One sentence as the readers of the text room take it: the whole text, the sentence, and its tokens. */
import type { Sentence } from './document.ts';
import type { Token } from './tokens.ts';

export interface Line {
  /** The article's whole final text; offsets of sentence and tokens refer to it. */
  text: string;
  sentence: Sentence;
  tokens: readonly Token[];
}

/**
 * Something made of a line, once for all who ask while its article is read: only the last article's lines are remembered, so
 * that nothing has to be looked for and nothing old is kept. The line is known by its list of tokens.
 */
export function perLine<T>(make: (line: Line) => T): (line: Line) => T {
  let text: string | undefined;
  let known: { tokens: Line['tokens']; made: T }[] = [];
  return (line) => {
    if (line.text !== text) [text, known] = [line.text, []];
    const { index } = line.sentence;
    const last = known[index];
    if (last?.tokens === line.tokens) return last.made;
    const made = make(line);
    known[index] = { tokens: line.tokens, made };
    return made;
  };
}
