/**
 * Cuts a sentence into clauses, so that a role, a date or a hedge is read with the verb it belongs to.
 * No parser: commas before clause openers, verbs before a joiner, and words that open a content clause decide.
 */
import type { LanguageData } from '../data/language.ts';
import type { Span } from './document.ts';
import { fold } from './fold.ts';
import type { Line } from './line.ts';
import type { Token } from './tokens.ts';

export interface Clause extends Span {
  /** First token and one past the last, in the line. */
  from: number;
  to: number;
  kind: 'main' | 'content' | 'conditional' | 'relative';
}

export type ClauseReader = (line: Line) => Clause[];

interface Words {
  openers: ReadonlySet<string>;
  content: ReadonlySet<string>;
  conditional: ReadonlySet<string>;
  finalVerbs: ReadonlySet<string>;
  joiners: ReadonlySet<string>;
}

const BREAKS = new Set([',', ';', ':', '–', '—', '-']);
const QUOTES = new Set(['"', '“', '”', "'", '‘', '’']);

/** A clause reader for one language; `joiners` are the words that join phrases (और, and). */
export function compileClauses(language: LanguageData, joiners: readonly string[]): ClauseReader {
  const set = (list: readonly string[]) => new Set(list.map(fold));
  const words: Words = {
    openers: set(language.clause.openers),
    content: set(language.clause.content),
    conditional: set(language.clause.conditional),
    finalVerbs: set(language.sentence.finalVerbs),
    joiners: set(joiners),
  };
  return (line) => clausesOf(line, words);
}

function clausesOf(line: Line, words: Words): Clause[] {
  const starts = [0];
  for (let at = 1; at < line.tokens.length; at += 1) if (startsClause(line.tokens, at, words)) starts.push(at);
  return starts.map((from, index) => clause(line, from, starts[index + 1] ?? line.tokens.length, words));
}

/** Whether a new clause begins at token `at`. */
function startsClause(tokens: readonly Token[], at: number, words: Words): boolean {
  const before = tokens[at - 1]!;
  const here = tokens[at]!;
  if (words.content.has(before.key) || (QUOTES.has(before.key) && words.content.has(tokens[at - 2]?.key ?? '')))
    return true;
  if (words.joiners.has(here.key) && words.finalVerbs.has(before.key)) return true;
  if (!BREAKS.has(before.key)) return words.conditional.has(here.key) && here.kind === 'word';
  return words.openers.has(here.key) || words.content.has(here.key) || words.finalVerbs.has(tokens[at - 2]?.key ?? '');
}

function clause(line: Line, from: number, to: number, words: Words): Clause {
  const first = line.tokens[from]!;
  const kind = words.conditional.has(first.key)
    ? 'conditional'
    : words.content.has(line.tokens[from - 1]?.key ?? '')
      ? 'content'
      : from > 0 && words.openers.has(first.key)
        ? 'relative'
        : 'main';
  return { start: first.start, end: line.tokens[to - 1]!.end, from, to, kind };
}

/** The clause that holds an offset; the last one when none does. */
export function clauseAt(clauses: readonly Clause[], offset: number): Clause {
  return clauses.find((clause) => offset >= clause.start && offset < clause.end) ?? clauses.at(-1)!;
}
