/**
 * Splits a text into sentences with offsets, for tongues that end them with । or with a point.
 * One splitter serves reading, composing and the gate, so that they can never disagree on where a sentence ends.
 */
import type { LanguageData } from '../data/language.ts';
import type { Sentence, Span } from './document.ts';
import { datelineLength, isDatelineSentence, type DatelineWords } from './datelines.ts';
import { endingAt, type EndingWords } from './endings.ts';
import { fold } from './fold.ts';
import { tokenise } from './tokens.ts';

interface Rules extends DatelineWords, EndingWords {}

export type Splitter = (text: string) => Sentence[];

/** A row of marks; points with blanks between them are one row ("wait . . ."). */
const TERMINATORS = /[।॥?!…]+|\.(?: ?\.)*|\|/g;
const LINE = /[^\n]+/g;
const HEADING_WORDS = 16;
/** A question this short on a line of its own introduces a section. */
const QUESTION_WORDS = 12;
const DATELINE_LINES = 3;

/** A splitter that knows the abbreviations and final verbs of every language given. */
export function compileSplitter(languages: readonly LanguageData[]): Splitter {
  const all = (pick: (data: LanguageData['sentence']) => string[]) =>
    new Set(languages.flatMap((language) => pick(language.sentence)).map(fold));
  const rules: Rules = {
    abbreviations: all((data) => data.abbreviations),
    beforeNumber: all((data) => data.beforeNumber),
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
    const mayOpen = lineNumber < DATELINE_LINES;
    const whole = trim(text, line);
    for (const { start, end } of splitLine(text, line, mayOpen, rules).map((span) => trim(text, span))) {
      if (end === start) continue;
      const kind = kindOf(text, { start, end }, whole, mayOpen, rules);
      sentences.push({ start, end, index: sentences.length, kind });
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
  const base = start;
  for (const match of text.slice(base, line.end).matchAll(TERMINATORS)) {
    const mark = { start: base + match.index, end: base + match.index + match[0].length };
    const end = mark.start < start ? undefined : endingAt(text, line, mark, rules);
    if (end === undefined) continue;
    spans.push({ start, end });
    start = end;
  }
  if (start < line.end) spans.push({ start, end: line.end });
  return spans;
}

/** What a span is, from its place in its line, which is given without the blanks around it. */
function kindOf(text: string, span: Span, line: Span, mayOpen: boolean, rules: Rules): Sentence['kind'] {
  const first = span.start === line.start;
  const alone = first && span.end === line.end;
  if (!first || (!alone && !mayOpen)) return 'sentence';
  const words = text.slice(span.start, span.end);
  if (!alone && (datelineLength(`${words} `, rules) > 0 || isDatelineSentence(words, rules))) return 'dateline';
  if (!alone) return 'sentence';
  const ended = /[।॥!….]["'”’»)\]]*$/.test(words);
  const asks = words.endsWith('?');
  if (ended && !asks) return 'sentence';
  return tokenise(words).length > (asks ? QUESTION_WORDS : HEADING_WORDS) ? 'sentence' : 'heading';
}

function trim(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text[start]!)) start += 1;
  while (end > start && /\s/.test(text[end - 1]!)) end -= 1;
  return { start, end };
}
