/**
 * Reads the dates of a line by the rules of one tongue and resolves them against the publication date.
 * What neither the text nor the publication date fixes is left out.
 */
import type { DatesData } from '../data/dates.ts';
import type { NumbersData } from '../data/numbers.ts';
import { parseDate, type PlainDate } from './dates/calendar.ts';
import { compilePatterns, matchPatterns, type PatternIndex, type PatternMatch } from './dates/patterns.ts';
import { dateWords, type DateLine, type DateWord } from './dates/places.ts';
import { resolve, type Resolved } from './dates/resolve.ts';
import { compileTense, type Tense, type TenseReader } from './dates/tense.ts';
import type { DateMention } from './document.ts';
import type { Line } from './line.ts';
import { compileLexicon, glued, numberLine, type Lexicon, type NumberLine } from './numbers/lexicon.ts';
import { fold } from './fold.ts';
import type { Token } from './tokens.ts';
import { Trie } from './trie.ts';

export interface DateReader {
  /**
   * Dates of one sentence, in order, without overlap. `publishedAt` begins with `YYYY-MM-DD`; without it relative and
   * yearless dates are left out.
   */
  read(line: Line, publishedAt?: string): DateMention[];
}

interface Compiled {
  data: DatesData;
  lexicon: Lexicon;
  words: Trie<DateWord>;
  patterns: PatternIndex;
  ambiguous: ReadonlySet<string>;
  contexts: ReadonlyMap<readonly string[], Trie<true>>;
  tense: TenseReader;
}

/** The date reader of a tongue. @throws RangeError when a pattern names a place or group that does not exist. */
export function compileDates(data: DatesData, numbers: NumbersData): DateReader {
  const compiled: Compiled = {
    data,
    lexicon: compileLexicon(numbers),
    words: dateWords(data),
    patterns: compilePatterns(data),
    ambiguous: new Set(data.ambiguous.map(fold)),
    contexts: contextsOf(data),
    tense: compileTense(data.tense),
  };
  return { read: (line, publishedAt) => readDates(compiled, line, parseDate(publishedAt)) };
}

/** One trie for every list of context words. */
function contextsOf(data: DatesData): Map<readonly string[], Trie<true>> {
  const lists = [data.alone.before, data.alone.after, data.tense.hintBefore, data.tense.hintAfter];
  for (const rule of data.rules) lists.push(rule.before, rule.after, rule.notBefore, rule.notAfter);
  return new Map(
    lists.map((list) => {
      const trie = new Trie<true>();
      for (const phrase of list) trie.add(phrase, true);
      return [list, trie];
    }),
  );
}

function readDates(compiled: Compiled, line: Line, published: PlainDate | undefined): DateMention[] {
  const numbers = numberLine(compiled.lexicon, line);
  const dateLine: DateLine = { numbers, words: compiled.words, capitals: compiled.data.capitals, found: new Map() };
  const dates: DateMention[] = [];
  for (let at = 0; at < numbers.tokens.length;) {
    const match = matchPatterns(compiled.patterns, dateLine, at, (found) => fits(compiled, numbers, found));
    if (match)
      for (const date of resolve(match, { published, tense: tenseOf(compiled, numbers, match) }))
        dates.push(mention(numbers, date, match.rule.name, line.sentence.index));
    at = match ? match.to : at + 1;
  }
  return dates;
}

function mention(numbers: NumberLine, date: Resolved, rule: string, sentence: number): DateMention {
  const { from, to, ...rest } = date;
  return { start: numbers.tokens[from]!.start, end: numbers.tokens[to - 1]!.end, sentence, ...rest, rule };
}

function fits(compiled: Compiled, line: NumberLine, match: PatternMatch): boolean {
  const { rule, from, to } = match;
  if (insideName(line, from, to)) return false;
  if (beside(compiled, line, match, rule.notBefore, rule.notAfter)) return false;
  if (isAmbiguous(compiled, line, match)) {
    const { before, after } = compiled.data.alone;
    if (!beside(compiled, line, match, before, after)) return false;
  }
  if (rule.before.length === 0 && rule.after.length === 0) return true;
  return beside(compiled, line, match, rule.before, rule.after);
}

/** A month or weekday that is also another word, standing alone. */
function isAmbiguous(compiled: Compiled, line: NumberLine, { from, to }: PatternMatch): boolean {
  const words = line.tokens.slice(from, to).filter((token) => token.kind !== 'mark');
  return words.length === 1 && compiled.ambiguous.has(words[0]!.key);
}

/** Whether a phrase of one list ends right before the match, or one of the other begins right behind it. */
function beside(
  compiled: Compiled,
  line: NumberLine,
  match: PatternMatch,
  before: readonly string[],
  after: readonly string[],
): boolean {
  return (
    endsAt(line.tokens, match.from, compiled.contexts.get(before)!) ||
    compiled.contexts.get(after)!.matchesAt(line.tokens, match.to).length > 0
  );
}

const LONGEST_CONTEXT = 4;

function endsAt(tokens: readonly Token[], at: number, trie: Trie<true>): boolean {
  for (let from = at - 1; from >= Math.max(0, at - LONGEST_CONTEXT); from -= 1)
    if (trie.matchesAt(tokens, from).some((match) => match.to === at)) return true;
  return false;
}

/** Digits glued to letters, to further digits or to a dashed name are no date ("Barkane-2021", "1990s", "2024:5"). */
function insideName(line: NumberLine, from: number, to: number): boolean {
  const first = line.tokens[from]!;
  const last = line.tokens[to - 1]!;
  if (first.kind === 'number' && glued(line, from) && !opens(line, from)) return true;
  if (last.kind !== 'number' || !glued(line, to)) return false;
  const next = line.tokens[to]!;
  if (next.kind !== 'mark') return /^[\p{L}\p{M}\p{Nd}]/u.test(next.key) && !isFarScript(last, next);
  return /^[-\u2010-\u2015:/.']$/.test(next.key) && glued(line, to + 1) && line.tokens[to + 1]!.kind !== 'mark';
}

/** "2024में": a postposition typed without a space, in another script than the digits. */
function isFarScript(digits: Token, word: Token): boolean {
  return digits.kind === 'number' && !/^[a-z]/.test(word.key) && word.kind === 'word';
}

/** What may stand glued before a date in digits: a bracket, a quotation mark, a comma; no letter, sign or dash behind a word. */
function opens(line: NumberLine, at: number): boolean {
  const before = line.tokens[at - 1]!;
  if (before.kind !== 'mark') return false;
  if (!/^[-\u2010-\u2015]$/.test(before.key)) return !/^[$\p{Sc}#:/.']$/u.test(before.key);
  return !glued(line, at - 1);
}

function tenseOf(compiled: Compiled, line: NumberLine, match: PatternMatch): Tense | undefined {
  const tense = compiled.tense.at(line.tokens, match.from, match.to);
  if (tense) return tense;
  const { hintBefore, hintAfter } = compiled.data.tense;
  return beside(compiled, line, match, hintBefore, hintAfter) ? 'future' : undefined;
}
