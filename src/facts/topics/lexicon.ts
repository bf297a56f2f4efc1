/** All words that speak for or against topics in one language, in one trie, and what a sentence holds of them. */
import type { DomainData, TopicsData } from '../../data/topics.ts';
import type { Token } from '../../text/tokens.ts';
import { Trie, type PhraseMatch } from '../../text/trie.ts';

type Role =
  | { kind: 'primary' | 'carry' | 'weak' | 'not'; topic: string }
  | { kind: 'group'; owner: string; group: string }
  | { kind: 'for' | 'bar'; domain: string }
  | { kind: 'against'; domain: string; field: string }
  | { kind: 'opens' | 'refers' | 'aside' | 'courtesy'; domain: string };

/** What a phrase does: a term of a topic, a word of a named group, a vote on the domain, or a sign of the discourse. */
export type Mark = Role & { phrase: string };

export type Match = PhraseMatch<Mark>;

export interface Lexicon {
  /** Every mark in a run of tokens, in order of start, without those that a domain's "not" phrase covers. */
  marks(tokens: readonly Token[]): Match[];
}

/** The lexicon of one language over all topics and domains. */
export function compileLexicon(
  topics: readonly TopicsData[],
  domains: ReadonlyMap<string, DomainData>,
  language: string,
): Lexicon {
  const trie = new Trie<Mark>();
  const add = (phrases: readonly string[], role: Role) =>
    phrases.forEach((phrase) => trie.add(phrase, { ...role, phrase }));
  for (const topic of topics) addTopic(topic, language, add);
  for (const domain of domains.values()) addDomain(domain, language, add);
  return { marks: (tokens) => unbarred(trie.matches(tokens)) };
}

type Add = (phrases: readonly string[], role: Role) => void;

function addTopic({ id, terms }: TopicsData, language: string, add: Add): void {
  const own = terms[language];
  if (!own) return;
  for (const kind of ['primary', 'carry', 'weak', 'not'] as const) add(own[kind], { kind, topic: id });
  for (const [group, words] of Object.entries(own.groups)) add(words, { kind: 'group', owner: id, group });
}

function addDomain({ id, words }: DomainData, language: string, add: Add): void {
  const own = words[language];
  if (!own) return;
  add(own.for, { kind: 'for', domain: id });
  add(own.not, { kind: 'bar', domain: id });
  for (const [field, phrases] of Object.entries(own.against)) add(phrases, { kind: 'against', domain: id, field });
  for (const [group, phrases] of Object.entries(own.groups)) add(phrases, { kind: 'group', owner: id, group });
  for (const kind of ['opens', 'refers', 'aside', 'courtesy'] as const) add(own.discourse[kind], { kind, domain: id });
}

/** A domain's "not" phrase covers whatever lies in it but votes for another field. */
function unbarred(all: Match[]): Match[] {
  if (!all.some(({ value }) => value.kind === 'bar')) return all;
  const bars = all.filter(({ value }) => value.kind === 'bar');
  const stays = ({ value }: Match) => value.kind === 'aside' || value.kind === 'against';
  return all.filter((match) => stays(match) || !bars.some((bar) => overlaps(bar, match)));
}

/** What a sentence holds for one topic: all marks but those that one of its "not" phrases covers. */
export function marksFor(topic: string, marks: readonly Match[]): readonly Match[] {
  const isBar = ({ value }: Match) => value.kind === 'not' && value.topic === topic;
  if (!marks.some(isBar)) return marks;
  const bars = marks.filter(isBar);
  return marks.filter((match) => !bars.some((bar) => overlaps(bar, match)));
}

function overlaps(a: Match, b: Match): boolean {
  return a.start < b.end && b.start < a.end;
}
