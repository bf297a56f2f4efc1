/**
 * Which topics a sentence holds and why, decided after the facts: the document must belong to the topic's domain; then its
 * terms, pairs of words and filled slots speak; then what goes on about the sentences before.
 */
import type { SlotList } from '../data/slots.ts';
import type { DomainData, TopicsData } from '../data/topics.ts';
import type { Document } from '../text/document.ts';
import type { Line } from '../text/line.ts';
import { tokenise } from '../text/tokens.ts';
import type { Figure, Frame } from './analysis.ts';
import { carryReason, isAside, OPENING, type Continuing } from './topics/carry.ts';
import { isState, strongReason, termOf, type Sentence } from './topics/evidence.ts';
import { belonging } from './topics/gate.ts';
import { compileLexicon, type Match } from './topics/lexicon.ts';

/** Topic id → why the sentence holds it, such as `primary: treaty` or `carried from 3: it`. */
export type TopicReasons = Map<string, string>;

export interface TopicReader {
  read(document: Document, lines: readonly Line[], figures: readonly Figure[], frames: readonly Frame[]): TopicReading;
}

export interface TopicReading {
  /** Topics with their reasons by sentence index. */
  reasons: TopicReasons[];
  /** Topics of a domain that the document is not about at all: a striker's contract is no arms deal. */
  foreign: ReadonlySet<string>;
}

/** What is known of one sentence before it is decided. */
interface Scene extends Sentence, Continuing {}

/** Events that answer the claim before them. */
const ANSWERING = new Set(['deny', 'decline', 'confirm']);
/** A topic reaches so many sentences on, and is handed on so many times without a word of its own. */
const FARTHEST = 2;
const MOST_HANDS = 3;
/** "The pact" refers to sentences no farther back than this. */
const RECENT = 4;

/** A topic reader for one language. */
export function compileTopics(
  topics: readonly TopicsData[],
  domains: ReadonlyMap<string, DomainData>,
  slots: SlotList,
  language: string,
): TopicReader {
  const lexicon = compileLexicon(topics, domains, language);
  const topicOfSlot = new Map(slots.flatMap(({ id, topic }) => (topic ? [[id, topic] as const] : [])));
  return {
    read(document, lines, figures, frames) {
      const title = document.title ? lexicon.marks(tokenise(document.title)) : [];
      const marks = lines.map((line) => lexicon.marks(line.tokens));
      const states = new Set(document.names.filter(isState).map(({ id, state }) => state ?? id)).size;
      const gates = new Map(
        [...domains.values()].map((domain) => [
          domain.id,
          belonging(domain, topics, language, [title, ...marks], states),
        ]),
      );
      const foreign = new Set(topics.flatMap(({ id, domain }) => (gates.get(domain) === 'foreign' ? [id] : [])));
      const open = topics.filter(({ domain }) => (gates.get(domain) ?? 'own') === 'own');
      if (open.length === 0) return { reasons: lines.map(() => new Map()), foreign };
      const scenes = scenesOf(document, lines, marks, figures, frames);
      const own = scenes.map((scene) => strongIn(scene, open, domains));
      const shown = open.filter(({ id }) => own.some((reasons) => reasons.has(id)) || holds(title, id));
      const titled = shown.filter(({ id }) => holds(title, id)).map(({ id }) => id);
      return { reasons: discourse(scenes, slotted(scenes, own, topicOfSlot, titled), shown, domains), foreign };
    },
  };
}

/** What stands in each sentence, sorted once: no step below searches the article. */
function scenesOf(
  { names, claims, quantities, numerals }: Document,
  lines: readonly Line[],
  marks: readonly Match[][],
  figures: readonly Figure[],
  frames: readonly Frame[],
): Scene[] {
  const scenes = lines.map((line, index) => ({
    line,
    marks: marks[index]!,
    names: [] as Scene['names'][number][],
    claims: [] as Scene['claims'][number][],
    quantities: [] as Scene['quantities'][number][],
    numerals: [] as Scene['numerals'][number][],
    slots: [] as string[],
    answers: false,
  }));
  for (const name of names) scenes[name.sentence]?.names.push(name);
  for (const claim of claims) scenes[claim.sentence]?.claims.push(claim);
  for (const quantity of quantities) scenes[quantity.sentence]?.quantities.push(quantity);
  for (const numeral of numerals) scenes[numeral.sentence]?.numerals.push(numeral);
  for (const { sentence, slot } of figures) if (slot) scenes[sentence]?.slots.push(slot);
  for (const { sentence, frame } of frames) if (ANSWERING.has(frame)) scenes[sentence]!.answers = true;
  return scenes;
}

function strongIn(scene: Scene, open: readonly TopicsData[], domains: ReadonlyMap<string, DomainData>): TopicReasons {
  const reasons: TopicReasons = new Map();
  for (const topic of open) {
    const why = strongReason(topic, domains.get(topic.domain)!, scene);
    if (why) reasons.set(topic.id, why);
  }
  return reasons;
}

/** A filled slot gives its topic, from where the title or a sentence has named the topic in words. */
function slotted(
  scenes: readonly Scene[],
  own: readonly TopicReasons[],
  topicOfSlot: ReadonlyMap<string, string>,
  titled: readonly string[],
): TopicReasons[] {
  const named = new Set(titled);
  return scenes.map(({ slots }, index) => {
    const reasons = new Map(own[index]);
    for (const id of reasons.keys()) named.add(id);
    for (const slot of slots) {
      const topic = topicOfSlot.get(slot);
      if (topic && named.has(topic) && !reasons.has(topic)) reasons.set(topic, `slot: ${slot}`);
    }
    return reasons;
  });
}

function holds(marks: readonly Match[], topic: string): boolean {
  return (['primary', 'carry', 'weak'] as const).some((kind) => termOf(topic, kind, marks));
}

/** Walks the sentences in order with a memory of what the ones before were about. */
function discourse(
  scenes: readonly Scene[],
  own: readonly TopicReasons[],
  shown: readonly TopicsData[],
  domains: ReadonlyMap<string, DomainData>,
): TopicReasons[] {
  const memory = createMemory(own);
  return scenes.map((scene, index) => {
    if (scene.line.sentence.kind !== 'sentence') return new Map();
    const reasons = new Map(own[index]);
    // Beside another topic only what opens the sentence says that it goes on about this one too.
    const opening = reasons.size === 0 ? scene.marks : scene.marks.filter(({ from }) => from < OPENING);
    for (const { id } of shown) {
      const word = reasons.has(id) || !memory.isRecent(id) ? undefined : termOf(id, 'carry', opening);
      if (word) reasons.set(id, `refers: ${word}`);
    }
    const named = reasons.size > 0;
    for (const { id, domain } of named ? [] : shown) {
      const word = isAside(scene, domain) ? undefined : termOf(id, 'weak', scene.marks);
      if (word) reasons.set(id, `weak: ${word}`);
    }
    const before = reasons.size > 0 ? undefined : memory.last();
    const carried = before && carriedFrom(before, scene, shown, domains);
    if (carried) reasons.set(...carried);
    memory.add(index, [...reasons.keys()], carried !== undefined);
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
  const why = topic && carryReason(scene, domains.get(topic.domain)!, before.adjacent);
  return why ? [topic.id, `carried from ${before.index}: ${why}`] : undefined;
}

interface Remembered {
  index: number;
  topic: string;
  /** Whether no sentence stands between, so that a bare number may go on counting. */
  adjacent: boolean;
}

/** What the last sentences were about. Of several topics the one that the whole document says most is remembered. */
function createMemory(own: readonly TopicReasons[]) {
  const counts = new Map<string, number>();
  for (const reasons of own) for (const id of reasons.keys()) counts.set(id, (counts.get(id) ?? 0) + 1);
  const said = new Map<string, number>();
  let now = 0;
  let hands = 0;
  let last: { index: number; topic: string; at: number } | undefined;
  return {
    isRecent: (topic: string) => now - (said.get(topic) ?? -Infinity) < RECENT,
    last(): Remembered | undefined {
      if (!last || now - last.at >= FARTHEST || hands >= MOST_HANDS) return undefined;
      return { index: last.index, topic: last.topic, adjacent: now === last.at };
    },
    add(index: number, topics: readonly string[], carried: boolean): void {
      now += 1;
      for (const id of topics) said.set(id, now);
      if (topics.length === 0) return;
      const topic = topics.reduce((best, id) => ((counts.get(id) ?? 0) > (counts.get(best) ?? 0) ? id : best));
      hands = carried ? hands + 1 : 0;
      last = { index, topic, at: now };
    },
  };
}
