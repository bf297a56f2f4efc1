/**
 * Splits a text into sentences with offsets, for tongues that end them with । or with a point.
 * One splitter serves reading, composing and the gate, so that they can never disagree on where a sentence ends.
 */
import type { LanguageData } from '../data/language.ts';
import type { Sentence, Span } from './document.ts';
import { datelineLength, isDatelineSentence, type DatelineWords } from './datelines.ts';
import { fold } from './fold.ts';
import { tokenise } from './tokens.ts';

/** Words about sentence ends of all languages together: a Hindi text holds "U.S." too. */
interface Rules extends DatelineWords {
  abbreviations: ReadonlySet<string>;
  mayEnd: ReadonlySet<string>;
  openers: ReadonlySet<string>;
}

export type Splitter = (text: string) => Sentence[];

const TERMINATORS = /[।॥?!…]+|\.+/g;
const CLOSERS = /^["'”’»)\]]*/;
const LINE = /[^\n]+/g;
const LAST_WORD = /[\p{L}\p{M}\p{N}.'’]*$/u;
const HEADING_WORDS = 16;
/** A question this short on a line of its own introduces a section. */
const QUESTION_WORDS = 12;
const DATELINE_LINES = 3;
/** Characters after a mark that decide on it: a bound keeps splitting linear on lines of nothing but marks. */
const LOOK_AHEAD = 60;

/** A splitter that knows the abbreviations and final verbs of every language given. */
export function compileSplitter(languages: readonly LanguageData[]): Splitter {
  const all = (pick: (data: LanguageData['sentence']) => string[]) =>
    new Set(languages.flatMap((language) => pick(language.sentence)).map(fold));
  const rules: Rules = {
    abbreviations: all((data) => data.abbreviations),
    mayEnd: all((data) => data.mayEnd),
    openers: all((data) => data.openers),
    finalVerbs: all((data) => data.finalVerbs),
    agencies: all((data) => data.agencies),
  };
  return (text) => splitText(text, rules);
}

function splitText(text: string, rules: Rules): Sentence[] {
  const sentences: Sentence[] = [];
  let lineNumber = 0;
  for (const match of text.matchAll(LINE)) {
    const line = { start: match.index, end: match.index + match[0].length };
    const spans = splitLine(text, line, lineNumber < DATELINE_LINES, rules).map((span) => trim(text, span));
    for (const span of spans.filter((found) => found.end > found.start)) {
      const first = span.start === trim(text, line).start && lineNumber < DATELINE_LINES;
      sentences.push({ ...span, index: sentences.length, kind: kindOf(text, span, line, first, rules) });
    }
    lineNumber += 1;
  }
  return sentences;
}

function splitLine(text: string, line: Span, mayOpen: boolean, rules: Rules): Span[] {
  const spans: Span[] = [];
  let start = line.start;
  const opening = mayOpen ? datelineLength(text.slice(line.start, line.end), rules) : 0;
  if (opening > 0) {
    spans.push({ start, end: start + opening });
    start += opening;
  }
  for (const match of text.slice(start, line.end).matchAll(TERMINATORS)) {
    const mark = {
      start: line.start + opening + match.index,
      end: line.start + opening + match.index + match[0].length,
    };
    const end = mark.end + CLOSERS.exec(text.slice(mark.end, Math.min(line.end, mark.end + 8)))![0].length;
    if (!endsHere(text, line, mark, end, rules)) continue;
    spans.push({ start, end });
    start = end;
  }
  if (start < line.end) spans.push({ start, end: line.end });
  return spans;
}

/** Whether the mark at `mark`, with closing quotes up to `end`, ends a sentence. */
function endsHere(text: string, line: Span, mark: Span, end: number, rules: Rules): boolean {
  const rest = text.slice(end, Math.min(line.end, end + LOOK_AHEAD));
  if (rest.trim() === '') return line.end <= end + LOOK_AHEAD;
  const next = rest.trimStart();
  const spaced = /^\s/.test(rest);
  if (/^\p{Ll}/u.test(next)) return false;
  const points = text.slice(mark.start, mark.end);
  if (points !== '.') return spaced || /[।॥]/.test(points) || /^["“‘\p{Lu}\p{Lo}]/u.test(rest);
  return pointEnds(text, line, mark, next, spaced || end > mark.end, rules);
}

function pointEnds(text: string, line: Span, mark: Span, next: string, spaced: boolean, rules: Rules): boolean {
  const word = LAST_WORD.exec(text.slice(Math.max(line.start, mark.start - 40), mark.start))?.[0] ?? '';
  const key = fold(word).replace(/^\.+/, '');
  if (!spaced) return gluedPointEnds(word, key, next, rules);
  if (key === '') return true;
  if (rules.finalVerbs.has(key) && !rules.abbreviations.has(key)) return true;
  if (isInitials(word) || rules.abbreviations.has(key)) return mayEndBefore(key, next, rules);
  return /^["'“‘(\[\p{Lu}\p{Lo}\p{N}₹$€£•—–-]/u.test(next);
}

/** "…soon.They" and "…है.रूस" end a sentence; "3.5", "example.com" and "कि.मी." do not. */
function gluedPointEnds(word: string, key: string, next: string, rules: Rules): boolean {
  if (rules.finalVerbs.has(key)) return /^[\p{L}"“]/u.test(next);
  return /^\p{Ll}{3,}$/u.test(word.slice(-3)) && /^(?:["“]|\p{Lu}\p{Ll})/u.test(next);
}

function isInitials(word: string): boolean {
  return /^\p{Lu}$/u.test(word) || /^(?:\p{L}\p{M}*\.)+\p{L}\p{M}*$/u.test(word);
}

function mayEndBefore(key: string, next: string, rules: Rules): boolean {
  const follower = /^\p{L}[\p{L}\p{M}'’]*/u.exec(next)?.[0];
  return rules.mayEnd.has(key) && follower !== undefined && rules.openers.has(fold(follower));
}

function kindOf(text: string, span: Span, line: Span, first: boolean, rules: Rules): Sentence['kind'] {
  const words = text.slice(span.start, span.end);
  const tokens = tokenise(words);
  const whole = trim(text, line);
  const alone = span.start === whole.start && span.end === whole.end;
  if (first && !alone && (datelineLength(`${words} `, rules) > 0 || isDatelineSentence(words, rules)))
    return 'dateline';
  if (!alone || tokens.length > HEADING_WORDS) return 'sentence';
  const ended = /[।॥!….]["'”’»)\]]*$/.test(words);
  const asks = words.endsWith('?') && tokens.length <= QUESTION_WORDS;
  return asks || !(ended || words.endsWith('?')) ? 'heading' : 'sentence';
}

function trim(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text[start]!)) start += 1;
  while (end > start && /\s/.test(text[end - 1]!)) end -= 1;
  return { start, end };
}
