/** What a sentence says of topics by itself: a primary term, a pair of words near one another. */
import type { DomainData, TopicsData } from '../../data/topics.ts';
import { marksFor, type Match } from './lexicon.ts';
import { bondsOf, ownBond, type Bond, type Said } from './pairs.ts';

export interface Sentence extends Said {
  /** Slots that figures of the sentence fill. */
  slots: readonly string[];
}

/** The words by which a sentence shows topics by itself, such as `pair: missiles + delivered`, by topic. */
export function strongReasons(
  topics: readonly TopicsData[],
  domains: ReadonlyMap<string, DomainData>,
  sentence: Sentence,
): Map<string, string> {
  const said = topics.map((topic) => ({ topic, marks: marksFor(topic.id, sentence.marks) }));
  const bonds = said.map(({ topic, marks }) => bondsOf(topic, domains.get(topic.domain)!, { ...sentence, marks }));
  return new Map(
    said.flatMap(({ topic, marks }, index): [string, string][] => {
      const primary = termOf(topic.id, 'primary', marks);
      if (primary) return [[topic.id, `primary: ${primary}`]];
      const bond = topic.apart ? bonds[index]![0] : ownBond(bonds[index]!, rivals(topics, bonds, index));
      return bond ? [[topic.id, `pair: ${bond.first.word} + ${bond.second.word}`]] : [];
    }),
  );
}

/** The pairs of all other topics that are weighed against one another. */
function rivals(topics: readonly TopicsData[], bonds: readonly Bond[][], own: number): Bond[] {
  return bonds.flatMap((found, index) => (index === own || topics[index]!.apart ? [] : found));
}

/** The first phrase of that kind for a topic. */
export function termOf(topic: string, kind: 'primary' | 'carry' | 'weak', marks: readonly Match[]): string | undefined {
  return marksFor(topic, marks).find(({ value }) => value.kind === kind && value.topic === topic)?.value.phrase;
}
