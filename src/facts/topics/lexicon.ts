/** All words that speak for or against topics in one language, in one trie, and what a sentence holds of them. */
import type { DomainData, TopicsData } from '../../data/topics.ts';
import type { Span } from '../../text/document.ts';
import type { Token } from '../../text/tokens.ts';
import { Trie, type PhraseMatch } from '../../text/trie.ts';

interface Term {
  kind: 'primary' | 'carry' | 'weak' | 'not';
  topic: string;
  domain: string;
}

export interface GroupWord {
  kind: 'group';
  owner: string;
  group: string;
}

interface Sign {
  kind: 'for' | 'bar' | 'against' | 'opens' | 'refers' | 'aside' | 'courtesy';
  domain: string;
  /** The other field that a word `against` speaks for. */
  field?: string;
}

type Role = Term | GroupWord | Sign;

/** What a phrase does: a term of a topic, a word of a named group, a vote on the domain, or a sign of the discourse. */
export type Mark = Role & { phrase: string };

export type Match = PhraseMatch<Mark>;

type MatchOf<R extends Role> = PhraseMatch<R & { phrase: string }>;

/** The marks of a run of tokens in order of start, all and by their kinds: mostly a step asks for one that is not there. */
export type Marks = {
  readonly all: readonly Match[];
  /** Those that speak for a domain or against it. */
  readonly votes: readonly Match[];
} & { readonly [K in Term['kind']]: readonly MatchOf<Term>[] } & {
  readonly [K in GroupWord['kind']]: readonly MatchOf<GroupWord>[];
} & { readonly [K in Sign['kind']]: readonly MatchOf<Sign>[] };

export interface Lexicon {
  /** Every mark in a run of tokens but those that a domain's "not" phrase covers. */
  marks(tokens: readonly Token[]): Marks;
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
  return { marks: (tokens) => unbarred(marksOf(trie.matches(tokens))) };
}

type Add = (phrases: readonly string[], role: Role) => void;

function addTopic({ id, domain, terms }: TopicsData, language: string, add: Add): void {
  const own = terms[language];
  if (!own) return;
  for (const kind of ['primary', 'carry', 'weak', 'not'] as const) add(own[kind], { kind, topic: id, domain });
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
function unbarred(marks: Marks): Marks {
  const { all, bar: bars } = marks;
  if (bars.length === 0) return marks;
  const stays = ({ value }: Match) => value.kind === 'aside' || value.kind === 'against';
  return marksOf(all.filter((match) => stays(match) || !bars.some((bar) => overlaps(bar, match))));
}

const NONE: readonly never[] = [];
/** No mark at all. */
const NO_MARKS: Marks = {
  all: NONE,
  votes: NONE,
  primary: NONE,
  carry: NONE,
  weak: NONE,
  not: NONE,
  group: NONE,
  for: NONE,
  bar: NONE,
  against: NONE,
  opens: NONE,
  refers: NONE,
  aside: NONE,
  courtesy: NONE,
};

/** Marks, in order of start, by their kinds. */
export function marksOf(all: readonly Match[]): Marks {
  if (all.length === 0) return NO_MARKS;
  const marks: Record<keyof Marks, readonly Match[]> = { ...NO_MARKS, all };
  const put = (kind: keyof Marks, match: Match) => {
    if (marks[kind] === NONE) marks[kind] = [match];
    else (marks[kind] as Match[]).push(match);
  };
  for (const match of all) {
    const { kind } = match.value;
    put(kind, match);
    if (kind === 'for' || kind === 'primary' || kind === 'against') put('votes', match);
  }
  return marks as Marks;
}

/** What a sentence holds for one topic: all marks but those that one of its "not" phrases covers. */
export function marksFor(topic: string, marks: Marks): Marks {
  if (!marks.not.some(({ value }) => value.topic === topic)) return marks;
  const bars = marks.not.filter(({ value }) => value.topic === topic);
  return marksOf(marks.all.filter((match) => !bars.some((bar) => overlaps(bar, match))));
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
