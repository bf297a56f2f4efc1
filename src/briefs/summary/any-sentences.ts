/**
 * The sentences of a text in whatever language: by Saar's own splitter where a data pack reads it, else by the rules of Unicode.
 * Headings and datelines are left out, unless there is nothing else.
 */
import type { Data } from '../../data/data.ts';
import { oncePer } from '../../data/once-per.ts';
import type { Span } from '../../text/document.ts';
import { compileSplitter } from '../../text/sentences.ts';
import { termsOf } from './terms.ts';

/** A line of its own that is not longer, in words, and does not end like a sentence is a heading. */
const HEADING_WORDS = 16;
const ENDED = /\p{Sentence_Terminal}["'”’»)\]」』】]*$/u;
const LINE = /[^\n]+/g;

interface Part extends Span {
  said: boolean;
}

const splitterOf = oncePer((data: Data) => compileSplitter([...data.languages.values()].map((pack) => pack.language)));

/** Spans of the sentences, in reading order. `language` is a tag; `und` where nobody knows. */
export function sentencesOf(text: string, language: string, data: Data): Span[] {
  const parts = data.languages.has(language)
    ? splitterOf(data)(text).map(({ start, end, kind }) => ({ start, end, said: kind === 'sentence' }))
    : byUnicode(text, language);
  const said = parts.filter((part) => part.said);
  return (said.length > 0 ? said : parts).map(({ start, end }) => ({ start, end }));
}

function byUnicode(text: string, language: string): Part[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  return Array.from(text.matchAll(LINE)).flatMap((line) => {
    const parts = Array.from(segmenter.segment(line[0])).flatMap(({ segment, index }) =>
      trimmed(segment, line.index + index),
    );
    return parts.map((part) => ({ ...part, said: parts.length > 1 || !isHeading(text, part) }));
  });
}

/** The segment without the blanks around it; nothing when it is all blanks. */
function trimmed(segment: string, index: number): Span[] {
  const start = index + segment.length - segment.trimStart().length;
  const words = segment.trim();
  return words === '' ? [] : [{ start, end: start + words.length }];
}

function isHeading(text: string, span: Span): boolean {
  return !ENDED.test(text.slice(span.start, span.end)) && termsOf(text, [span]).terms.length <= HEADING_WORDS;
}
