/** What a sentence says of topics by itself: a primary term, a pair of words near one another. */
import type { DomainData, TopicsData } from '../../data/topics.ts';
import { marksFor, type Marks } from './lexicon.ts';
import { bondsOf, compilePairs, isTaken, pairsAmong, type Bond, type Pair, type Said } from './pairs.ts';

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
    const bonds = topics.map((topic) => bondsFor(topic, standing, sentence));
    const rivals = topics.flatMap(({ apart }, at) => (apart ? [] : bonds[at]!));
    const reasons = new Map<string, string>();
    for (const [at, { id, apart }] of topics.entries()) {
      const primary = termOf(id, 'primary', marks);
      const bond = primary ? undefined : bonds[at]!.find((one) => apart || !isTaken(one, rivals));
      if (primary) reasons.set(id, `primary: ${primary}`);
      else if (bond) reasons.set(id, `pair: ${bond.first.word} + ${bond.second.word}`);
    }
    return reasons;
  };
}

function bondsFor(topic: TopicsData, standing: readonly Pair[], sentence: Sentence): Bond[] {
  const { group } = marksFor(topic.id, sentence.marks);
  return standing.flatMap((pair) => (pair.topic === topic ? bondsOf(pair, sentence, group) : []));
}

/** The first phrase of that kind for a topic. */
export function termOf(topic: string, kind: Term, marks: Marks): string | undefined {
  if (marks[kind].length === 0) return undefined;
  return marksFor(topic, marks)[kind].find(({ value }) => value.topic === topic)?.value.phrase;
}
