/**
 * Which sentences answer a question, and how well. All of its words matter: a sentence meets what it names itself, and in part
 * what its neighbours and its article's opening name; who is spoken of carries on, what is spoken of hardly does.
 */
import type { Data } from '../data/data.ts';
import type { Analysis } from '../facts/analysis.ts';
import { slice } from '../text/document.ts';
import type { Token } from '../text/tokens.ts';
import { Trie } from '../text/trie.ts';
import { askingOf, type Asking } from './asking.ts';
import type { Part, Question } from './question.ts';
import { LEAD } from './terms.ts';

export interface Answers {
  belongs(analysis: Analysis, sentence: number): boolean;
  /** BM25 over the sentences given, as a share of the best. */
  relevance(analysis: Analysis, sentence: number): number;
}

/** What a part weighs, and what it counts for where only a neighbour or the article's opening names it. */
const WEIGHT = { actor: 1, word: 1.2, light: 0.4 };
const BORROWED = { actor: 0.8, word: 0.5, light: 0.5 };
/** The share of a question that a sentence must meet. */
const ENOUGH = 0.7;
const [SATURATION, LENGTH_SHARE, SMOOTHING] = [1.2, 0.5, 0.3];

type Kind = keyof typeof WEIGHT;

/** How often each part of the question stands in a sentence; `words` is the sentence's length. */
interface Row {
  counts: number[];
  words: number;
  /** States that it speaks of; whose word it gives does not count. */
  states: Set<string>;
}

interface Read {
  rows: Row[];
  /** The title and the first sentences. */
  opening: Row;
}

type Matcher = (tokens: readonly Token[]) => number[];

/** Reads the articles for a question. */
export function answersTo(question: Question, analyses: readonly Analysis[], data: Data): Answers {
  const { parts } = question;
  const asking = askingOf(data);
  const matches = compileMatcher(parts);
  const read = new Map(analyses.map((analysis) => [analysis, readArticle(analysis, parts, matches, asking)]));
  const kinds = parts.map(kindOf);
  const score = compileScore(
    [...read.values()].flatMap(({ rows }) => rows),
    parts.length,
  );
  const scoreAt = (analysis: Analysis, sentence: number) => {
    const rows = read.get(analysis)?.rows ?? [];
    const own = (at: number) => (rows[at] ? score(rows[at]) : 0);
    return own(sentence) + SMOOTHING * Math.max(own(sentence - 1), own(sentence + 1));
  };
  let best = 0;
  for (const [analysis, { rows }] of read) for (const at of rows.keys()) best = Math.max(best, scoreAt(analysis, at));
  return {
    belongs: (analysis, sentence) => meets(read.get(analysis), sentence, kinds),
    relevance: (analysis, sentence) => (best > 0 ? scoreAt(analysis, sentence) / best : 0),
  };
}

function kindOf({ actor, light }: Part): Kind {
  if (actor !== undefined) return 'actor';
  return light ? 'light' : 'word';
}

/** How often each part's phrases stand among tokens. */
export function compileMatcher(parts: readonly Part[]): Matcher {
  const trie = new Trie<number>();
  parts.forEach(({ phrases }, part) => phrases.forEach((stems) => trie.addKeys(stems, part)));
  return (tokens) => {
    const counts = parts.map(() => 0);
    for (const { value } of trie.matches(tokens)) counts[value]! += 1;
    return counts;
  };
}

/** The rows of an article's sentences, which tell how often each part stands in them. */
export function readArticle(analysis: Analysis, parts: readonly Part[], matches: Matcher, asking: Asking): Read {
  const { document } = analysis;
  const { stems } = asking;
  const rowOf = (text: string): Row => {
    const tokens = stems.tokens(text);
    return { counts: matches(tokens), words: tokens.length, states: new Set() };
  };
  const rows = document.sentences.map((sentence) => rowOf(slice(document.text, sentence)));
  for (const { id, state, sentence } of document.names) addActor(rows[sentence], id, state, parts);
  const title = rowOf(document.title ?? '');
  for (const { value } of asking.actorsIn(document.title ?? '')) addActor(title, value.id, value.state, parts);
  const lead = [title, ...rows.slice(0, LEAD)];
  const opening: Row = {
    counts: parts.map((_, part) => lead.reduce((sum, { counts }) => sum + counts[part]!, 0)),
    words: 0,
    states: new Set(lead.flatMap(({ states }) => [...states])),
  };
  for (const { sentence, actor } of document.claims) if (actor !== undefined) rows[sentence]?.states.delete(actor);
  return { rows, opening };
}

/** A name counts for its own actor and for the state that it stands for or lies in. */
function addActor(row: Row | undefined, id: string, state: string | undefined, parts: readonly Part[]): void {
  if (!row) return;
  if (state !== undefined) row.states.add(state);
  parts.forEach(({ actor }, part) => {
    if (actor !== undefined && (actor === id || actor === state)) row.counts[part]! += 1;
  });
}

/**
 * A sentence must itself name what is asked for, and not only who has a part in it. Where actors are asked for, one of them must
 * be meant: the sentence names it, or speaks of no other state than those around it do. Of all that is asked, enough must be met.
 */
function meets(read: Read | undefined, at: number, kinds: readonly Kind[]): boolean {
  const row = read?.rows[at];
  if (!read || !row || kinds.length === 0) return false;
  const own = (part: number) => row.counts[part]! > 0;
  const lenders = [read.rows[at - 1], read.rows[at + 1], read.opening].filter((lender) => lender !== undefined);
  const lent = (kind: Kind, part: number) =>
    lenders.some((lender) => lender.counts[part]! > 0 && (kind !== 'actor' || isCovered(row.states, lender.states)));
  const met = kinds.map((kind, part) => (own(part) ? 1 : lent(kind, part) ? BORROWED[kind] : 0));
  const asked = kinds.includes('word') ? 'word' : 'actor';
  const named = kinds.some((kind, part) => kind === asked && own(part));
  const meant = !kinds.includes('actor') || kinds.some((kind, part) => kind === 'actor' && met[part]! > 0);
  return named && meant && share(kinds, met) > ENOUGH;
}

function isCovered(few: ReadonlySet<string>, many: ReadonlySet<string>): boolean {
  return [...few].every((state) => many.has(state));
}

/** The weight of what is met over the weight of all. */
function share(kinds: readonly Kind[], met: readonly number[]): number {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return sum(kinds.map((kind, part) => WEIGHT[kind] * met[part]!)) / sum(kinds.map((kind) => WEIGHT[kind]));
}

/** BM25 of a sentence, the sentences being the collection. */
function compileScore(rows: readonly Row[], parts: number): (row: Row) => number {
  const mean = rows.reduce((sum, { words }) => sum + words, 0) / Math.max(1, rows.length) || 1;
  const rarity = Array.from({ length: parts }, (_, part) => {
    const holding = rows.filter(({ counts }) => counts[part]! > 0).length;
    return Math.log(1 + (rows.length - holding + 0.5) / (holding + 0.5));
  });
  return ({ counts, words }) => {
    const dampened = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * words) / mean);
    return counts.reduce(
      (sum, count, part) => sum + (rarity[part]! * count * (SATURATION + 1)) / (count + dampened),
      0,
    );
  };
}
