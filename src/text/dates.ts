/**
 * Reads the dates of a line by the rules of one tongue and resolves them against the publication date.
 * What neither the text nor the publication date fixes is left out.
 */
import type { DateRule, DatesData } from '../data/dates.ts';
import type { NumbersData } from '../data/numbers.ts';
import { parseDate, partsOf } from './dates/calendar.ts';
import type { DateContext } from './dates/choose.ts';
import { compileContexts, type Contexts } from './dates/contexts.ts';
import { compilePatterns, matchPatterns, openingTest, type PatternMatch, type PatternTree } from './dates/patterns.ts';
import { dateWords, type DateLine, type DateWord } from './dates/places.ts';
import { compileSplit, insideName } from './dates/edges.ts';
import { hangsOnYears, resolve, type Resolved } from './dates/resolve.ts';
import { compileTense, type Tense, type TenseReader } from './dates/tense.ts';
import type { DateMention } from './document.ts';
import { perLine, type Line } from './line.ts';
import { compileLexicon, visible, type Lexicon, type NumberLine } from './numbers/lexicon.ts';
import type { NearYears } from './publication.ts';
import type { Token } from './tokens.ts';
import type { Trie } from './trie.ts';

export interface DateReader {
  /**
   * Dates of one sentence, in order, without overlap. `publishedAt` begins with `YYYY-MM-DD`; without it relative and
   * yearless dates are left out, but for a weekday with day and month that fits only one year of `near`. `said` is the ISO
   * date that the text said last, for "the following day".
   */
  read(line: Line, publishedAt?: string, said?: string, near?: NearYears): readonly DateMention[];
  /** Where a line names dates that only a publication date would fix. */
  waiting(line: Line): readonly DateMention[];
}

const NONE: readonly never[] = [];

/** Any day serves to see which dates hang on one. */
const SOME_DAY = { year: 2000, month: 1, day: 1 };

interface Compiled {
  data: DatesData;
  lexicon: Lexicon;
  words: Trie<DateWord>;
  patterns: PatternTree;
  contexts: Contexts;
  tense: TenseReader;
  seasons: readonly (readonly number[])[];
  split: (line: Line) => Line;
  mayOpen: (tokens: readonly Token[], at: number) => boolean;
}

/** What a pattern matched, with what its line alone says of it once that was asked. */
interface Candidate extends PatternMatch {
  allowed?: boolean;
  tense?: Tense | 'none';
}

/** A line with what its patterns match, by first token in order: no context changes that. */
interface Prepared {
  numbers: NumberLine;
  matches: readonly (readonly Candidate[])[];
  /** The dates that the line tells by itself, once they were asked for. */
  own?: readonly DateMention[];
}

/** The date reader of a tongue. */
export function compileDates(data: DatesData, numbers: NumbersData): DateReader {
  const [lexicon, words, patterns] = [compileLexicon(numbers), dateWords(data), compilePatterns(data)];
  const compiled: Compiled = {
    data,
    lexicon,
    words,
    patterns,
    mayOpen: openingTest(patterns, data, words, lexicon),
    contexts: compileContexts(data),
    tense: compileTense(data.tense),
    seasons: data.seasons.map(({ months }) => months),
    split: compileSplit(data.glued),
  };
  const { seasons } = compiled;
  // An article that nothing dates is read for its years, for its day, and for its dates.
  const prepared = perLine((line) => prepare(compiled, compiled.split(line)));
  const datesIn = (line: Line, context: DateContext) => {
    const found = prepared(line);
    if (!found) return NONE;
    if (context.published || context.said || (context.near && found.matches.some((here) => here.some(hangsOnYears))))
      return readDates(compiled, found, line, context);
    return (found.own ??= readDates(compiled, found, line, { seasons }));
  };
  return {
    read: (line, publishedAt, said, near) =>
      datesIn(line, {
        published: parseDate(publishedAt),
        near,
        said: said === undefined ? undefined : partsOf(said),
        seasons,
      }),
    waiting: (line) => {
      const fixed = datesIn(line, { seasons });
      const all = datesIn(line, { seasons, published: SOME_DAY });
      return all.filter(({ start, end }) => !fixed.some((date) => date.start < end && start < date.end));
    },
  };
}

function readDates(
  compiled: Compiled,
  { numbers, matches }: Prepared,
  line: Line,
  context: DateContext,
): DateMention[] {
  const dates: DateMention[] = [];
  let { said } = context;
  let past = 0;
  for (const here of matches) {
    if (here[0]!.from < past) continue;
    const accept = (found: PatternMatch) => fits(compiled, numbers, found, said !== undefined);
    const match = farther(matches, here.find(accept), accept);
    if (!match) continue;
    // Without a day to measure from, no tense helps: most numbers of an undated article fix nothing.
    const fixed = context.published || said ? undefined : resolve(match, context);
    const tense = fixed?.length === 0 ? undefined : tenseOf(compiled, numbers, match);
    const found = fixed ?? resolve(match, { ...context, tense, said });
    for (const date of found) dates.push(mention(numbers, date, match.rule, line.sentence.index, tense));
    const last = found.findLast(({ slip }) => !slip);
    if (last) said = partsOf(last.iso);
    past = match.to;
  }
  return dates;
}

/** "since March 2024": a match that stops before the year gives way to the one that begins inside it and has it. */
function farther(
  matches: Prepared['matches'],
  match: PatternMatch | undefined,
  accept: (found: PatternMatch) => boolean,
): PatternMatch | undefined {
  const month = match?.captures.month;
  if (!match || !month || match.captures.year) return match;
  for (const inside of matches) {
    if (inside[0]!.from <= match.from) continue;
    if (inside[0]!.from > month.from) break;
    const inner = inside.find(accept);
    if (inner?.captures.year && inner.captures.month?.from === month.from && inner.to > match.to) return inner;
  }
  return match;
}

/** The line prepared; `null` where no pattern matches anything. */
function prepare({ lexicon, words, patterns, data, mayOpen }: Compiled, line: Line): Prepared | null {
  const tokens = visible(line.tokens);
  let dateLine: DateLine | undefined;
  const matches: (readonly PatternMatch[])[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (!mayOpen(tokens, at)) continue;
    const { capitals, yearPairs } = data;
    dateLine ??= { numbers: lexicon.lineOf(line), words, capitals, yearPairs, found: [] };
    const here = matchPatterns(patterns, dateLine, at);
    if (here.length > 0) matches.push(here);
  }
  return dateLine && matches.length > 0 ? { numbers: dateLine.numbers, matches } : null;
}

function mention(
  numbers: NumberLine,
  date: Resolved,
  rule: DateRule,
  sentence: number,
  tense: Tense | undefined,
): DateMention {
  const { from, to, byWeekday, iso, precision, slip } = date;
  return {
    start: numbers.tokens[from]!.start,
    end: numbers.tokens[to - 1]!.end,
    sentence,
    iso,
    precision,
    slip,
    rule: rule.name,
    counts: rule.counts ? true : undefined,
    clue: rule.isToday ? 'today' : rule.thisYear ? 'this-year' : byWeekday ? 'weekday' : undefined,
    names: rule.names ? true : undefined,
    ahead: tense === 'future' ? true : undefined,
  };
}

function fits(compiled: Compiled, line: NumberLine, match: Candidate, hasSaid: boolean): boolean {
  const { anchor, needs } = match.rule;
  if (anchor === 'said' && !hasSaid) return false;
  match.allowed ??= !insideName(line, match.from, match.to) && compiled.contexts.allow(line, match);
  return match.allowed && (needs === undefined || tenseOf(compiled, line, match) === needs);
}

function tenseOf(compiled: Compiled, line: NumberLine, match: Candidate): Tense | undefined {
  match.tense ??= readTense(compiled, line, match) ?? 'none';
  return match.tense === 'none' ? undefined : match.tense;
}

function readTense(compiled: Compiled, line: NumberLine, match: PatternMatch): Tense | undefined {
  const { tense, contexts } = compiled;
  if (contexts.isPromised(line, match) && tense.promised(line.tokens, match.from, match.to)) return 'future';
  if (contexts.hints(line, match) && tense.aims(line.tokens, match.from)) return 'future';
  if (contexts.isEnd(line, match) && tense.movesAhead(line.tokens, match.from, match.to)) return 'future';
  const found = tense.at(line.tokens, match.from, match.to);
  if (match.rule.as === 'interval' || (found !== undefined && found !== 'present')) return found;
  return contexts.hints(line, match) ? 'future' : found;
}
