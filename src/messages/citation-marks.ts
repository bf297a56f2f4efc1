/** Citation marks: one number for each cited sentence of a brief, in the order in which a whole brief first shows them. */
import type { Brief, Citation } from '../briefs/brief.ts';
import type { Inline } from './message.ts';

/** A mark `[number]` and the sentence it stands for. */
export interface Mark {
  number: number;
  citation: Citation;
}

export interface Marks {
  readonly all: readonly Mark[];
  /** The marks behind a line, each once, smallest first, with a space before the first. */
  of(citations: readonly Citation[]): Inline[];
  /** The smallest mark behind a line that needs no more than one, with a space before it. */
  first(citations: readonly Citation[]): Inline[];
  /** Numbers of the marks that lead into one source, smallest first. */
  into(source: string): number[];
}

/**
 * Numbers of a brief's citations. They depend on the brief alone, never on which part of it is shown, so that a mark in a
 * digest, in a full brief and in the list of sources is the same sentence.
 */
export function citationMarks(brief: Brief): Marks {
  const numbers = new Map<string, Mark>();
  const add = (citation: Citation) => {
    const key = keyOf(citation);
    if (!numbers.has(key)) numbers.set(key, { number: numbers.size + 1, citation });
  };
  citationsInOrder(brief).forEach(add);
  // Whoever has a part in the topic mostly has it in a sentence that is cited already.
  for (const { citations } of brief.actors)
    if (!citations.some((citation) => numbers.has(keyOf(citation)))) add(citations[0]!);
  const all = [...numbers.values()];
  const known = (citations: readonly Citation[]) => {
    const found = citations.flatMap((citation) => numbers.get(keyOf(citation))?.number ?? []);
    return [...new Set(found)].sort((left, right) => left - right);
  };
  return {
    all,
    of: (citations) => inlines(known(citations)),
    first: (citations) => inlines(known(citations).slice(0, 1)),
    into: (source) => all.filter(({ citation }) => citation.source === source).map(({ number }) => number),
  };
}

function inlines(numbers: number[]): Inline[] {
  if (numbers.length === 0) return [];
  const marks = numbers.map((number): Inline => ({ kind: 'mark', number }));
  return [{ kind: 'text', text: ' ' }, ...marks];
}

function citationsInOrder(brief: Brief): Citation[] {
  const cited: readonly { citations: readonly Citation[] }[] = [
    ...(brief.bottomLine ? [brief.bottomLine] : []),
    ...brief.keyPoints,
    ...brief.figures,
    ...brief.disputes.flatMap(({ positions }) => positions),
    ...brief.changes,
    ...brief.timeline,
  ];
  return cited.flatMap(({ citations }) => citations);
}

/** An article that was changed has two sentences of one number: what it said and what it says. */
function keyOf({ source, sentence, quote }: Citation): string {
  return `${sentence} ${source} ${quote}`;
}
