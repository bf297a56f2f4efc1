/** The lines of a digest as readers see them, each with what its sources truly tell. */
import type { Citation } from '../../src/briefs/brief.ts';
import { citationMarks } from '../../src/messages/citation-marks.ts';
import type { Block, Inline } from '../../src/messages/message.ts';
import { inlineText } from '../../test/messages/plain-text.ts';
import type { SentEdition } from './reader.ts';
import type { Line } from './telling.ts';

export interface DigestLine {
  text: string;
  /** The kind of block that it stands in. */
  block: Block['kind'];
  citations: Citation[];
  /** The stream's own sentences behind it. */
  sentences: Line[];
}

/** The sentences of every edition of an article, by its id. */
export type SentencesOf = (articleId: string) => readonly Line[];

/** Lines that cite something; headings and small print do not. */
export function digestLines({ edition }: SentEdition, sentencesOf: SentencesOf): DigestLine[] {
  const marks = citationMarks(edition.briefs[0]!).all;
  return edition.message.blocks.flatMap(linesOf).flatMap(({ inlines, block }) => {
    const numbers = inlines.flatMap((inline) => (inline.kind === 'mark' ? [inline.number] : []));
    if (numbers.length === 0) return [];
    const citations = numbers.map((number) => marks[number - 1]!.citation);
    const sentences = citations.flatMap(({ source, quote }) => matching(sentencesOf(source), quote));
    return [{ text: inlineText(inlines), block, citations, sentences }];
  });
}

function linesOf(block: Block): { inlines: Inline[]; block: Block['kind'] }[] {
  if (block.kind === 'list') return block.items.map((inlines) => ({ inlines, block: block.kind }));
  if (block.kind === 'fold') return block.blocks.flatMap(linesOf);
  return [{ inlines: block.text, block: block.kind }];
}

/** A quotation may have a dateline that the sentence has not, and a list of sentences may hold it twice. */
function matching(sentences: readonly Line[], quote: string): Line[] {
  const same = sentences.filter(({ text }) => text === quote);
  if (same.length > 0) return same;
  return sentences.filter(({ text }) => quote.includes(text.replace(/[.।]$/u, '')) || text.includes(quote));
}

/** Whether a line shows a number: in the words of its source, or in digits of any grouping. */
export function shows(line: string, value: number, words: string | undefined): boolean {
  if (words !== undefined && standsIn(plain(words), plain(line))) return true;
  return numbersIn(line).includes(value);
}

function standsIn(words: string, line: string): boolean {
  const at = line.indexOf(words);
  return at >= 0 && !/[\p{L}\p{M}\p{Nd}]/u.test((line[at - 1] ?? ' ') + (line[at + words.length] ?? ' '));
}

function numbersIn(line: string): number[] {
  return (plain(line).match(/\d+(?:\.\d+)?/gu) ?? []).map(Number);
}

/** Digits of any script without the marks that group them. */
function plain(text: string): string {
  return text
    .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
    .replace(/(?<=\d),(?=\d)/gu, '')
    .toLowerCase();
}

/** Unicode has the ten digits of each script in a row whose first code point ends in 0 or 6 (hexadecimal). */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0)!;
  return code < 128 ? code - 48 : (code - 6) % 16;
}
