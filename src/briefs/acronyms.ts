/** Names that are letters (IAEA) in full where a brief first says them; later ones keep their letters. */
import type { Phrases } from '../data/phrases.ts';
import type { Analyser } from '../facts/analyse.ts';
import { within, type Span } from '../text/document.ts';
import type { Actors } from '../text/names.ts';
import type { Brief } from './brief.ts';
import { wordsIn } from './lines.ts';
import { QUOTATION } from './quoted.ts';

type Body = Pick<Brief, 'bottomLine' | 'keyPoints' | 'figures' | 'disputes' | 'timeline'>;

interface Letters {
  letters: string;
  full: string;
}

interface Words {
  /** Names not yet in full. */
  left: Set<Letters>;
  phrases: Phrases;
  analyser: Analyser;
  /** Whether two lines name the same actors and amounts, as the reader of articles reads them. */
  saysSame(line: string, other: string): boolean;
}

const FULL = 'acronyms.full.';

/** The parts of a brief in the order in which they are read, with each such name explained once. */
export function explained(
  body: Body,
  { analyser, phrases, bottomLineWords }: { analyser: Analyser; phrases: Phrases; bottomLineWords: number },
): Body {
  const saysSame = (one: string, other: string) => readBack(one, words) === readBack(other, words);
  const words: Words = { left: new Set(lettersOf(analyser.reader.actors, phrases)), phrases, saysSame, analyser };
  const line = <T extends { text: string; language: string }>(part: T): T =>
    part.language === phrases.language ? { ...part, text: inFull(part.text, words) } : part;
  const composed = <T extends Body['keyPoints'][number]>(part: T): T => (part.kind === 'composed' ? line(part) : part);
  const named = <T extends { claimantName?: string | undefined }>(part: T): T =>
    part.claimantName ? { ...part, claimantName: inFull(part.claimantName, words, false) } : part;
  const bottomLine = body.bottomLine && fitting(body.bottomLine, composed, words, bottomLineWords);
  const keyPoints = body.keyPoints.map(composed);
  const figures = body.figures.map(named);
  const disputes = body.disputes.map((dispute) => ({ ...dispute, positions: dispute.positions.map(named) }));
  const isQuote = ({ text, citations }: Body['timeline'][number]) => citations.some(({ quote }) => quote === text);
  const timeline = body.timeline.map((entry) => (isQuote(entry) ? entry : line(entry)));
  return { bottomLine, keyPoints, figures, disputes, timeline };
}

/** A bottom line without room for names in full keeps their letters; the next line explains them. */
function fitting<T extends { text: string }>(line: T, say: (line: T) => T, { left }: Words, most: number): T {
  const before = [...left];
  const said = say(line);
  if (wordsIn(said.text) <= most) return said;
  for (const name of before) left.add(name);
  return line;
}

function readBack(text: string, { analyser, phrases }: Words): string {
  const { figures, document } = analyser.analyse({ id: 'line', language: phrases.language, text });
  const names = [...new Set(document.names.map(({ id }) => id))].sort();
  return JSON.stringify([names, figures.map(({ value, min, max, unit }) => [value, min, max, unit])]);
}

function lettersOf(actors: Actors, phrases: Phrases): Letters[] {
  return phrases.keys
    .filter((key) => key.startsWith(FULL))
    .map((key) => ({ letters: actors.nameOf(key.slice(FULL.length), phrases.language) ?? '', full: phrases.say(key) }))
    .filter(({ letters }) => letters !== '');
}

/** A text with every name not yet explained in full at its first place outside quotations; as it was if that says another thing. */
function inFull(text: string, words: Words, mayOpen = true): string {
  const { left, phrases, saysSame } = words;
  let said = text;
  for (const name of [...left].filter(({ letters }) => text.includes(letters))) {
    const explained = replaceFirst(said, name.letters, phrases.say('acronyms.form', { ...name }));
    if (explained === said || !saysSame(said, explained)) continue;
    said = mayOpen && said.startsWith(name.letters) ? capital(explained, phrases.language) : explained;
    left.delete(name);
  }
  return said;
}

/** Replaces whole words outside quotation marks, once; an article that the line has already is not said again. */
function replaceFirst(text: string, letters: string, full: string): string {
  const quotes = [...text.matchAll(QUOTATION)].map(({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
  const at = wordAt(text, letters, quotes);
  if (at < 0) return text;
  const [first = ''] = full.split(' ', 1);
  const isSaid = text.slice(0, at).toLowerCase().endsWith(` ${first.toLowerCase()} `);
  return `${text.slice(0, at)}${isSaid ? full.slice(first.length + 1) : full}${text.slice(at + letters.length)}`;
}

function capital(line: string, language: string): string {
  return line.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(language));
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;

function wordAt(text: string, letters: string, quotes: readonly Span[]): number {
  for (let at = text.indexOf(letters); at >= 0; at = text.indexOf(letters, at + 1)) {
    const span = { start: at, end: at + letters.length };
    const isWord = !LETTER.test(text[at - 1] ?? ' ') && !LETTER.test(text[span.end] ?? ' ');
    if (isWord && !quotes.some((quote) => within(span, quote))) return at;
  }
  return -1;
}
