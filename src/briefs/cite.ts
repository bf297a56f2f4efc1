/** Citations: the exact sentence a line rests on. */
import type { Analysis } from '../facts/analysis.ts';
import { slice } from '../text/document.ts';
import type { Citation } from './brief.ts';

/** Cites one sentence of an article, whole. */
export function cite(analysis: Analysis, sentence: number): Citation {
  const span = analysis.document.sentences[sentence]!;
  return {
    source: analysis.articleId,
    sentence,
    start: span.start,
    end: span.end,
    quote: slice(analysis.document.text, span),
  };
}

/** One citation a sentence, in the order given. */
export function distinctCitations(citations: readonly Citation[]): Citation[] {
  const seen = new Set<string>();
  return citations.filter(({ source, start }) => {
    const key = `${source} ${start}`;
    return !seen.has(key) && seen.add(key);
  });
}
