/**
 * Cuts a sentence into clauses, so that a role, a date or a hedge is read with the verb it belongs to.
 * No parser: commas before clause openers, verbs before a joiner, and words that open a content clause decide.
 */
import type { LanguageData } from '../data/language.ts';
import type { Span } from './document.ts';
import { fold } from './fold.ts';
import type { Line } from './line.ts';
import type { Token } from './tokens.ts';
import { perWord, type Word } from './vocabulary.ts';

export interface Clause extends Span {
  /** First token and one past the last, in the line. */
  from: number;
  to: number;
  kind: 'main' | 'content' | 'conditional' | 'relative';
}

export type ClauseReader = (line: Line) => Clause[];

/** What a word may be to a clause, as bits: one look-up a token answers every question. */
const OPENER = 1;
const CONTENT = 2;
const CONDITIONAL = 4;
const FINAL_VERB = 8;
const JOINER = 16;
const BREAK = 32;
const QUOTE = 64;

type Marks = (word: Word) => number;

const BREAKS = [',', ';', ':', '–', '—', '-'];
const QUOTES = ['"', '“', '”', "'", '‘', '’'];

/** A clause reader for one language; `joiners` are the words that join phrases (और, and). */
export function compileClauses(language: LanguageData, joiners: readonly string[]): ClauseReader {
  const marks = new Map<string, number>();
  const put = (words: readonly string[], bit: number) => {
    for (const key of words.map(fold)) marks.set(key, (marks.get(key) ?? 0) | bit);
  };
  put(language.clause.openers, OPENER);
  put(language.clause.content, CONTENT);
  put(language.clause.conditional, CONDITIONAL);
  put(language.sentence.finalVerbs, FINAL_VERB);
  put(joiners, JOINER);
  put(BREAKS, BREAK);
  put(QUOTES, QUOTE);
  const marksOf = perWord((key) => marks.get(key) ?? 0);
  return (line) => clausesOf(line, marksOf);
}

function clausesOf(line: Line, marks: Marks): Clause[] {
  const bits = line.tokens.map((token) => marks(token.word));
  const clauses: Clause[] = [];
  let from = 0;
  for (let at = 1; at <= bits.length; at += 1) {
    if (at < bits.length && !startsClause(bits, at, line.tokens)) continue;
    clauses.push(clause(line, from, at, bits));
    from = at;
  }
  return clauses;
}

/** Whether a new clause begins at token `at`. */
function startsClause(bits: readonly number[], at: number, tokens: readonly Token[]): boolean {
  const before = bits[at - 1]!;
  const here = bits[at]!;
  if (((before | here) & (CONTENT | JOINER | BREAK | CONDITIONAL | QUOTE)) === 0) return false;
  const earlier = bits[at - 2] ?? 0;
  if (before & CONTENT || (before & QUOTE && earlier & CONTENT)) return true;
  if (here & JOINER && before & FINAL_VERB) return true;
  if (!(before & BREAK)) return (here & CONDITIONAL) !== 0 && tokens[at]!.kind === 'word';
  return ((here & (OPENER | CONTENT)) | (earlier & FINAL_VERB)) !== 0;
}

function clause(line: Line, from: number, to: number, bits: readonly number[]): Clause {
  const first = bits[from] ?? 0;
  const kind =
    first & CONDITIONAL
      ? 'conditional'
      : (bits[from - 1] ?? 0) & CONTENT
        ? 'content'
        : from > 0 && first & OPENER
          ? 'relative'
          : 'main';
  return { start: line.tokens[from]!.start, end: line.tokens[to - 1]!.end, from, to, kind };
}

/** The clause that holds an offset; the last one when none does. */
export function clauseAt(clauses: readonly Clause[], offset: number): Clause {
  return clauses.find((clause) => offset >= clause.start && offset < clause.end) ?? clauses.at(-1)!;
}
