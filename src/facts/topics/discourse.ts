/** Which sentences go on about a topic: a walk in order, with a memory of what the last sentences were about. */
import type { DomainData, TopicsData } from '../../data/topics.ts';
import { carryReason, isAside, ofTheMatter, OPENING, type Continuing } from './carry.ts';
import { termOf, type Sentence } from './evidence.ts';
import { marksOf } from './lexicon.ts';

/** Topic id → why the sentence holds it, such as `primary: treaty` or `carried from 3: it`. */
export type TopicReasons = ReadonlyMap<string, string>;

/** What is known of one sentence before it is decided. */
export interface Scene extends Sentence, Continuing {}

/** A topic reaches so many sentences on, and is handed on so many times without a word of its own. */
const FARTHEST = 2;
const MOST_HANDS = 3;
/** "The pact" refers to sentences no farther back than this. */
const RECENT = 4;

/** Walks the sentences in order with a memory of what the ones before were about. What `spoken` tells of
 * other topics takes a sentence: nothing is carried into it. */
export function discourse(
  scenes: readonly Scene[],
  own: readonly TopicReasons[],
  shown: readonly TopicsData[],
  domains: ReadonlyMap<string, DomainData>,
  spoken: readonly TopicReasons[] = [],
): TopicReasons[] {
  const memory = createMemory(own);
  return scenes.map((scene, index) => {
    if (scene.line.sentence.kind !== 'sentence') return new Map();
    const reasons = new Map(own[index]!);
    // Beside another topic only what opens the sentence says that it goes on about this one too.
    const taken = reasons.size + (spoken[index]?.size ?? 0) > 0;
    for (const { id, domain } of scene.marks.carry.length === 0 ? [] : shown) {
      if (reasons.has(id) || !memory.isRecent(id)) continue;
      const opening = taken ? scene.marks.all.filter(({ from }) => from < OPENING) : scene.marks.all;
      const word = termOf(id, 'carry', marksOf(ofTheMatter(opening, scene.marks, domain)));
      if (word) reasons.set(id, `refers: ${word}`);
    }
    const named = taken || reasons.size > 0;
    for (const { id, domain } of named || scene.marks.weak.length === 0 ? [] : shown) {
      const word = isAside(scene, domain) ? undefined : termOf(id, 'weak', scene.marks);
      if (word) reasons.set(id, `weak: ${word}`);
    }
    const before = taken || reasons.size > 0 ? undefined : memory.last();
    const carried = before && carriedFrom(before, scene, shown, domains);
    if (carried) reasons.set(...carried);
    memory.add(index, reasons, own[index]!.size > 0 ? own[index]! : reasons, carried !== undefined);
    return reasons;
  });
}

/** The topic that the sentence before was about, with its reason, where this one goes on about it. */
function carriedFrom(
  before: Remembered,
  scene: Scene,
  shown: readonly TopicsData[],
  domains: ReadonlyMap<string, DomainData>,
): [string, string] | undefined {
  const topic = shown.find(({ id }) => id === before.topic);
  const why = topic && carryReason(scene, domains.get(topic.domain)!, before.adjacent, before.main);
  return why ? [topic.id, `carried from ${before.index}: ${why}`] : undefined;
}

interface Remembered {
  index: number;
  topic: string;
  /** Whether no sentence stands between, so that a bare number may go on counting. */
  adjacent: boolean;
  /** Whether it spoke of the topic by itself, and the whole document says no other more often. */
  main: boolean;
}

/** What the last sentences were about. Of several topics the one that the whole document says most is remembered. */
function createMemory(own: readonly TopicReasons[]) {
  const counts = new Map<string, number>();
  for (const reasons of own) for (const id of reasons.keys()) counts.set(id, (counts.get(id) ?? 0) + 1);
  const said = new Map<string, number>();
  const most = Math.max(...counts.values());
  let now = 0;
  let hands = 0;
  let last: { index: number; topic: string; at: number } | undefined;
  return {
    isRecent: (topic: string) => now - (said.get(topic) ?? -Infinity) < RECENT,
    last(): Remembered | undefined {
      if (!last || now - last.at >= FARTHEST || hands >= MOST_HANDS) return undefined;
      return {
        index: last.index,
        topic: last.topic,
        adjacent: now === last.at,
        main: hands === 0 && (counts.get(last.topic) ?? 0) === most,
      };
    },
    /** `topics` stand in the sentence, of which `speaking` are remembered: what it says itself before what it refers back to. */
    add(index: number, topics: TopicReasons, speaking: TopicReasons, carried: boolean): void {
      now += 1;
      for (const id of topics.keys()) said.set(id, now);
      if (topics.size === 0) return;
      const topic = [...speaking.keys()].reduce((best, id) =>
        (counts.get(id) ?? 0) > (counts.get(best) ?? 0) ? id : best,
      );
      hands = carried ? hands + 1 : 0;
      last = { index, topic, at: now };
    },
  };
}
