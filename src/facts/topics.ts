/**
 * Which topics a sentence holds and why, decided after the facts: the document must belong to the topic's domain; then its
 * terms, pairs of words and filled slots speak; then what goes on about the sentences before.
 */
import type { SlotList } from '../data/slots.ts';
import type { DomainData, TopicsData } from '../data/topics.ts';
import type { Document } from '../text/document.ts';
import type { Line } from '../text/line.ts';
import type { Token } from '../text/tokens.ts';
import type { Frame } from './analysis.ts';
import { bySentence, type Local } from './local.ts';
import { isAside } from './topics/carry.ts';
import { discourse, type Scene, type TopicReasons } from './topics/discourse.ts';
import { compileEvidence, termOf } from './topics/evidence.ts';
import { belonging } from './topics/gate.ts';
import { compileLexicon, type Marks } from './topics/lexicon.ts';
import { isState } from './topics/pairs.ts';

export interface TopicReader {
  /** @param views what was found in each sentence, with its figures */
  read(
    document: Document,
    lines: readonly Line[],
    headline: readonly Token[],
    views: readonly Local[],
    frames: readonly Frame[],
  ): TopicReading;
}

export interface TopicReading {
  /** Topics with their reasons by sentence index. */
  reasons: TopicReasons[];
  /** Topics of a domain that the document is not about at all: a striker's contract is no arms deal. */
  foreign: ReadonlySet<string>;
}

/** Events that answer the claim before them. */
const ANSWERING = new Set(['deny', 'decline', 'confirm']);
const NOTHING = { names: [], dates: [], slots: [] };

/** A topic reader for one language. */
export function compileTopics(
  topics: readonly TopicsData[],
  domains: ReadonlyMap<string, DomainData>,
  slots: SlotList,
  language: string,
): TopicReader {
  const lexicon = compileLexicon(topics, domains, language);
  const shownBy = compileEvidence(topics, domains);
  const topicOfSlot = new Map(
    slots.flatMap((slot) => topics.filter(({ id }) => id === slot.topic).map((topic) => [slot.id, topic] as const)),
  );
  return {
    read(document, lines, headline, views, frames) {
      const title = lexicon.marks(headline);
      const marks = lines.map((line) => lexicon.marks(line.tokens));
      const states = countStates(document.names);
      const gates = new Map(
        [...domains.values()].map((domain) => [domain.id, belonging(domain, language, [title, ...marks], states)]),
      );
      const foreign = new Set(topics.flatMap(({ id, domain }) => (gates.get(domain) === 'foreign' ? [id] : [])));
      const open = topics.filter(({ domain }) => (gates.get(domain) ?? 'own') === 'own');
      if (open.length === 0) return { reasons: lines.map(() => new Map()), foreign };
      const scenes = scenesOf(document, lines, marks, views, frames);
      const own = scenes.map((scene) => shownBy(open, scene));
      const shown = open.filter(({ id }) => own.some((reasons) => reasons.has(id)) || holds(title, id));
      const titled = shown.filter(({ id }) => holds(title, id)).map(({ id }) => id);
      const [together, ...apart] = circles(shown);
      const opening = shownBy(together!, { ...NOTHING, marks: title });
      const strong = opened(slotted(scenes, own, topicOfSlot, titled), scenes, together!, opening);
      if (apart.length === 0) return { reasons: discourse(scenes, strong, together!, domains), foreign };
      const spoken = discourse(scenes, within(strong, together!), together!, domains);
      const reasons = merged([
        spoken,
        ...apart.map((circle) => discourse(scenes, within(strong, circle), circle, domains, spoken)),
      ]);
      return { reasons, foreign };
    },
  };
}

function countStates(names: Document['names']): number {
  const states = new Set<string>();
  for (const name of names) if (isState(name)) states.add(name.state ?? name.id);
  return states.size;
}

/** A title that shows one topic tells what a first sentence without any word of a topic is about. */
function opened(
  reasons: readonly TopicReasons[],
  scenes: readonly Scene[],
  topics: readonly TopicsData[],
  title: TopicReasons,
): readonly TopicReasons[] {
  const first = scenes.findIndex(({ line }) => line.sentence.kind === 'sentence');
  if (title.size !== 1 || first < 0 || reasons[first]!.size > 0) return reasons;
  if (topics.some(({ id }) => termOf(id, 'weak', scenes[first]!.marks))) return reasons;
  return reasons.with(first, new Map([...title].map(([topic, why]) => [topic, `title: ${why}`])));
}

/** What stands in each sentence, sorted once: no step below searches the article. */
function scenesOf(
  { numerals }: Document,
  lines: readonly Line[],
  marks: readonly Marks[],
  views: readonly Local[],
  frames: readonly Frame[],
): Scene[] {
  const numeralsOf = bySentence(numerals);
  const answering = new Set(frames.filter(({ frame }) => ANSWERING.has(frame)).map(({ sentence }) => sentence));
  return lines.map((line, index) => {
    const { document, figures } = views[index]!;
    return {
      line,
      marks: marks[index]!,
      names: document.names,
      dates: document.dates,
      claims: document.claims,
      quantities: document.quantities,
      numerals: numeralsOf(index),
      slots: figures.flatMap(({ slot }) => slot ?? []),
      answers: answering.has(index),
    };
  });
}

/**
 * A filled slot gives its topic, from where the title or a sentence has named the topic in words; not beside prices and the like,
 * whose sums and counts are of other things, nor, where the slot counts what may be in anybody's hands, beside words of other topics.
 */
function slotted(
  scenes: readonly Scene[],
  own: readonly TopicReasons[],
  topicOfSlot: ReadonlyMap<string, TopicsData>,
  titled: readonly string[],
): TopicReasons[] {
  const named = new Set(titled);
  return scenes.map((scene, index) => {
    for (const id of own[index]!.keys()) named.add(id);
    if (scene.slots.length === 0) return own[index]!;
    const reasons = new Map(own[index]!);
    for (const slot of scene.slots) {
      const topic = topicOfSlot.get(slot);
      if (!topic || !named.has(topic.id) || isAside(scene, topic.domain)) continue;
      if (topic.alone.includes(slot) && own[index]!.size > 0) continue;
      if (!reasons.has(topic.id)) reasons.set(topic.id, `slot: ${slot}`);
    }
    return reasons;
  });
}

function holds(marks: Marks, topic: string): boolean {
  return (['primary', 'carry', 'weak'] as const).some((kind) => termOf(topic, kind, marks));
}

/** Topics that are weighed against one another; each that stands apart is a circle of its own. */
function circles(shown: readonly TopicsData[]): TopicsData[][] {
  const together = shown.filter(({ apart }) => !apart);
  return [together, ...shown.filter(({ apart }) => apart).map((topic) => [topic])];
}

function within(reasons: readonly TopicReasons[], circle: readonly TopicsData[]): TopicReasons[] {
  const ids = new Set(circle.map(({ id }) => id));
  return reasons.map((found) => (found.size === 0 ? found : new Map([...found].filter(([id]) => ids.has(id)))));
}

function merged(parts: readonly TopicReasons[][]): TopicReasons[] {
  if (parts.length === 1) return parts[0]!;
  return parts[0]!.map((_, index) => {
    const told = parts.map((part) => part[index]!).filter(({ size }) => size > 0);
    return told.length > 1 ? new Map(told.flatMap((reasons) => [...reasons])) : (told[0] ?? parts[0]![index]!);
  });
}
