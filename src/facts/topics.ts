/**
 * Which topics a sentence holds, decided after the facts: the document must belong to the topic's domain; then its terms,
 * pairs of terms, filled slots and events speak; a denial or "this pact" carries on what the sentence before began.
 */
import type { DomainData, TopicsData } from '../data/topics.ts';
import type { SlotList } from '../data/slots.ts';
import type { Line } from '../text/line.ts';
import { tokenise } from '../text/tokens.ts';
import { Trie, type PhraseMatch } from '../text/trie.ts';
import type { Figure, Frame } from './analysis.ts';

interface Term {
  topic: string;
  kind: 'primary' | 'weak' | 'not' | 'pair';
  /** Pair number and side, for pairs. */
  pair: number;
  side: number;
}

export interface TopicReader {
  /** Topic ids by sentence index. */
  read(
    title: string | undefined,
    lines: readonly Line[],
    figures: readonly Figure[],
    frames: readonly Frame[],
  ): string[][];
}

/** Events that go on about the topic of the sentence before them. */
const CONTINUES = new Set(['deny', 'decline', 'confirm']);

/** A topic reader for one language. */
export function compileTopics(
  topics: readonly TopicsData[],
  domains: ReadonlyMap<string, DomainData>,
  slots: SlotList,
  language: string,
): TopicReader {
  const trie = termTrie(topics, language);
  const gates = new Map([...domains].map(([id, domain]) => [id, compileGate(domain, language)]));
  const topicOfSlot = new Map(slots.map((slot) => [slot.id, slot.topic]));
  return {
    read(title, lines, figures, frames) {
      const open = topics.filter((topic) => gates.get(topic.domain)?.(title, lines) ?? true);
      const found = lines.map((line) => termsIn(line, trie));
      const strong = open.map((topic) => found.map((terms) => isStrong(topic.id, terms)));
      const shown = open.map((topic, at) => strong[at]!.some(Boolean) || titleShows(title, trie, topic.id));
      const slotted = new Set(figures.map(({ sentence, slot }) => `${sentence} ${topicOfSlot.get(slot ?? '')}`));
      const continuing = new Set(frames.filter(({ frame }) => CONTINUES.has(frame)).map(({ sentence }) => sentence));
      const own = lines.map((line, index) => {
        if (line.sentence.kind !== 'sentence') return [];
        const holds = ({ id }: TopicsData, at: number) =>
          strong[at]![index] || (shown[at] && has(found[index]!, id, 'weak')) || slotted.has(`${index} ${id}`);
        return open.filter(holds).map(({ id }) => id);
      });
      return own.map((ids, index) => (ids.length === 0 && continuing.has(index) ? [...(own[index - 1] ?? [])] : ids));
    },
  };
}

function termTrie(topics: readonly TopicsData[], language: string): Trie<Term> {
  const trie = new Trie<Term>();
  for (const topic of topics) {
    const terms = topic.terms[language];
    if (!terms) continue;
    for (const kind of ['primary', 'weak', 'not'] as const)
      for (const phrase of terms[kind]) trie.add(phrase, { topic: topic.id, kind, pair: -1, side: -1 });
    terms.pairs.forEach((sides, pair) =>
      sides.forEach((words, side) =>
        words.forEach((word) => trie.add(word, { topic: topic.id, kind: 'pair', pair, side })),
      ),
    );
  }
  return trie;
}

/** The terms of a sentence, without those that a "not" phrase of the same topic covers. */
function termsIn(line: Line, trie: Trie<Term>): PhraseMatch<Term>[] {
  const all = trie.matches(line.tokens);
  const barred = all.filter((match) => match.value.kind === 'not');
  return all.filter(
    (match) =>
      match.value.kind !== 'not' &&
      !barred.some((bar) => bar.value.topic === match.value.topic && match.start < bar.end && bar.start < match.end),
  );
}

function has(terms: readonly PhraseMatch<Term>[], topic: string, kind: Term['kind']): boolean {
  return terms.some((term) => term.value.topic === topic && term.value.kind === kind);
}

function isStrong(topic: string, terms: readonly PhraseMatch<Term>[]): boolean {
  if (has(terms, topic, 'primary')) return true;
  const sides = new Map<number, Set<number>>();
  for (const { value } of terms)
    if (value.topic === topic && value.kind === 'pair')
      sides.set(value.pair, (sides.get(value.pair) ?? new Set()).add(value.side));
  return [...sides.values()].some((seen) => seen.size >= 2);
}

function titleShows(title: string | undefined, trie: Trie<Term>, topic: string): boolean {
  if (!title) return false;
  return trie.matches(tokenise(title)).some((match) => match.value.topic === topic && match.value.kind !== 'not');
}

/** Whether a document belongs to a domain: enough words for it, and more than against it. */
function compileGate(
  domain: DomainData,
  language: string,
): (title: string | undefined, lines: readonly Line[]) => boolean {
  const words = domain.words[language];
  if (!words) return () => true;
  const trie = new Trie<'for' | 'against'>();
  for (const word of words.for) trie.add(word, 'for');
  for (const word of words.against) trie.add(word, 'against');
  return (title, lines) => {
    const matches = [tokenise(title ?? ''), ...lines.map((line) => line.tokens)].flatMap((tokens) =>
      trie.longest(tokens),
    );
    const pro = matches.filter((match) => match.value === 'for').length;
    const contra = matches.length - pro;
    return pro >= domain.least && pro >= contra * domain.ratio;
  };
}
