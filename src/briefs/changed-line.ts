/** A told line whose article holds its sentence no more, where the sentence counted something that no topic asks for. */
import type { Analysis } from '../facts/analysis.ts';
import type { Quantity } from '../text/document.ts';
import type { Change, Citation } from './brief.ts';
import { isSameAmount } from './changes.ts';
import { cite } from './cite.ts';
import { isAlike } from './rewritten.ts';

/** @param then the sentence alone; the article may tell its counts in other words: then nothing was taken back */
export function changedLine(then: Analysis, now: Analysis, citation: Citation, told: string): Change[] {
  const counts = then.document.quantities.filter(({ known }) => known);
  const doubted = new Set(now.frames.flatMap((frame) => (frame.doubted ? frame.sentence : [])));
  const others = now.document.quantities.filter(({ sentence }) => !doubted.has(sentence));
  const isGone = (count: Quantity) => !others.some((each) => each.unit === count.unit && isSameAmount(each, count));
  const gone = counts.find(isGone);
  if (!gone) return [];
  const successor = others.find(
    (each) => each.unit === gone.unit && isAlike(citation.quote, cite(now, each.sentence).quote),
  );
  const newer = successor && cite(now, successor.sentence);
  return [
    {
      kind: newer ? 'revised' : 'withdrawn',
      what: 'point',
      before: citation.quote,
      ...(newer && { after: newer.quote }),
      source: citation.source,
      told,
      citations: [citation, ...(newer ? [newer] : [])],
    },
  ];
}
