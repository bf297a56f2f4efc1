/** What a sentence says of topics by itself: a primary term, a pair of words near one another. */
import type { DomainData, TopicsData } from '../../data/topics.ts';
import { marksFor, type Match } from './lexicon.ts';
import { bondsOf, isTaken, type Bond, type Said } from './pairs.ts';

export interface Sentence extends Said {
  marks: readonly Match[];
  /** Slots that figures of the sentence fill. */
  slots: readonly string[];
}

type Term = 'primary' | 'carry' | 'weak';

/** The words by which a sentence shows topics by itself, such as `pair: missiles + delivered`, by topic. */
export function strongReasons(
  topics: readonly TopicsData[],
  domains: ReadonlyMap<string, DomainData>,
  sentence: Sentence,
): Map<string, string> {
  const reasons = new Map<string, string>();
  if (sentence.marks.length === 0) return reasons;
  const read = topics.map((topic) => {
    const marks = marksFor(topic.id, sentence.marks);
    return { topic, marks, bonds: bondsOf(topic, domains.get(topic.domain)!, sentence, marks) };
  });
  const weighed = bondsBySecond(read.filter(({ topic }) => !topic.apart).map(({ bonds }) => bonds));
  for (const { topic, marks, bonds } of read) {
    const primary = firstOf(topic.id, 'primary', marks);
    const bond = primary ? undefined : bonds.find((one) => topic.apart || !isTaken(one, weighed.get(one.second.from)!));
    if (primary) reasons.set(topic.id, `primary: ${primary}`);
    else if (bond) reasons.set(topic.id, `pair: ${bond.first.word} + ${bond.second.word}`);
  }
  return reasons;
}

/** All pairs by where their second word begins. */
function bondsBySecond(topics: readonly (readonly Bond[])[]): Map<number, Bond[]> {
  const found = new Map<number, Bond[]>();
  for (const bonds of topics)
    for (const bond of bonds) {
      const there = found.get(bond.second.from);
      if (there) there.push(bond);
      else found.set(bond.second.from, [bond]);
    }
  return found;
}

/** The first phrase of that kind for a topic. */
export function termOf(topic: string, kind: Term, marks: readonly Match[]): string | undefined {
  return marks.length === 0 ? undefined : firstOf(topic, kind, marksFor(topic, marks));
}

function firstOf(topic: string, kind: Term, marks: readonly Match[]): string | undefined {
  return marks.find(({ value }) => value.kind === kind && value.topic === topic)?.value.phrase;
}
