/** What a sentence says of topics by itself: a primary term, a pair of words near one another. */
import type { DomainData, TopicsData } from '../../data/topics.ts';
import { marksFor, type Marks } from './lexicon.ts';
import { bondsOf, compilePairs, isTaken, pairsAmong, type Bond, type Said } from './pairs.ts';

export interface Sentence extends Said {
  marks: Marks;
  /** Slots that figures of the sentence fill. */
  slots: readonly string[];
}

type Term = 'primary' | 'carry' | 'weak';

const NO_REASONS: ReadonlyMap<string, string> = new Map();

/** The words by which a sentence shows some topics by itself, such as `pair: missiles + delivered`, by topic. */
export type EvidenceReader = (topics: readonly TopicsData[], sentence: Sentence) => ReadonlyMap<string, string>;

/** A reader of what shows any of the topics. */
export function compileEvidence(all: readonly TopicsData[], domains: ReadonlyMap<string, DomainData>): EvidenceReader {
  const pairs = compilePairs(all, domains);
  return (topics, sentence) => {
    const { marks } = sentence;
    const standing = pairsAmong(marks.group, pairs);
    if (marks.primary.length + standing.length === 0) return NO_REASONS;
    const bonds: Bond[] = [];
    for (const pair of standing)
      if (topics.includes(pair.topic))
        for (const bond of bondsOf(pair, sentence, marksFor(pair.topic.id, marks).group)) bonds.push(bond);
    const reasons = new Map<string, string>();
    for (const topic of topics) {
      const primary = termOf(topic.id, 'primary', marks);
      const bond = primary
        ? undefined
        : bonds.find((one) => one.topic === topic && (topic.apart || !isTaken(one, bonds)));
      if (primary) reasons.set(topic.id, `primary: ${primary}`);
      else if (bond) reasons.set(topic.id, `pair: ${bond.first.word} + ${bond.second.word}`);
    }
    return reasons;
  };
}

/** The first phrase of that kind for a topic. */
export function termOf(topic: string, kind: Term, marks: Marks): string | undefined {
  if (marks[kind].length === 0) return undefined;
  return marksFor(topic, marks)[kind].find(({ value }) => value.topic === topic)?.value.phrase;
}
