/** One sentence as speech is read in it: its tokens, names and cues, and small questions about them. */
import type { NameMention, Span } from '../document.ts';
import type { Line } from '../line.ts';
import type { Token } from '../tokens.ts';
import type { CueRule, SpeechLexicon } from './lexicon.ts';
import { BREAKS, QUOTES } from './marks.ts';

export interface Scene {
  text: string;
  span: Span;
  sentence: number;
  tokens: readonly Token[];
  names: readonly NameMention[];
  /** The name that each token is part of, so that questions about names cost nothing on long lines. */
  nameAt: readonly (NameMention | undefined)[];
  /** Tokens at which the sentence turns away from what was said: a semicolon, or a comma before "while", "लेकिन". */
  turns: readonly number[];
  lexicon: SpeechLexicon;
}

/** A cue over tokens `from` … `to`. */
export interface Cue {
  from: number;
  to: number;
  rule: CueRule;
}

/** Tokens `from` … `to` of a noun phrase. */
export interface Phrase {
  from: number;
  to: number;
}

export function sceneOf(line: Line, names: readonly NameMention[], lexicon: SpeechLexicon): Scene {
  const { start, end, index } = line.sentence;
  const { tokens, text } = line;
  const nameAt = namesByToken(tokens, names);
  const turns: number[] = [];
  for (let at = 0; at < tokens.length; at += 1) if (isTurn(tokens[at]!, tokens[at + 1], lexicon)) turns.push(at);
  return { text, span: { start, end }, sentence: index, tokens, names, nameAt, turns, lexicon };
}

function namesByToken(tokens: readonly Token[], names: readonly NameMention[]): (NameMention | undefined)[] {
  if (names.length === 0) return [];
  let next = 0;
  return tokens.map((token) => {
    while (next < names.length && names[next]!.end <= token.start) next += 1;
    const name = names[next];
    return name && name.start <= token.start ? name : undefined;
  });
}

function isTurn(token: Token, next: Token | undefined, lexicon: SpeechLexicon): boolean {
  return token.key === ';' || (token.key === ',' && next !== undefined && lexicon.words.contrasts.has(next.key));
}

export function keyAt(scene: Scene, index: number): string {
  return scene.tokens[index]?.key ?? '';
}

export function isQuote(key: string): boolean {
  return QUOTES.has(key);
}

/** Whether a token parts phrases: a comma, a stop, a bracket, a quotation mark, or a dash set off by spaces. */
export function isBreak(scene: Scene, index: number): boolean {
  const token = scene.tokens[index];
  if (!token || token.kind !== 'mark') return false;
  if (token.key === '-') return !isTight(scene, index);
  if (isApostrophe(scene, index)) return false;
  return BREAKS.has(token.key) || QUOTES.has(token.key);
}

/** "the farmers' union": a mark glued to a plural is a possessor's, no quotation's. */
export function isApostrophe(scene: Scene, index: number): boolean {
  const token = scene.tokens[index];
  const before = scene.tokens[index - 1];
  if (!before || !token || (token.key !== "'" && token.key !== '\u2019') || before.end !== token.start) return false;
  const { plurals } = scene.lexicon;
  return before.kind === 'word' && plurals.some((ending) => before.key.endsWith(ending));
}

/** A hyphen inside a word touches both neighbours. */
function isTight(scene: Scene, index: number): boolean {
  const token = scene.tokens[index]!;
  return scene.tokens[index - 1]?.end === token.start && scene.tokens[index + 1]?.start === token.end;
}

export function spanOf(scene: Scene, phrase: Phrase): Span {
  return { start: scene.tokens[phrase.from]!.start, end: scene.tokens[phrase.to - 1]!.end };
}

/** Whether a token is part of a name: the points of an abbreviation or an "of" in it end no phrase. */
export function insideName(scene: Scene, index: number): boolean {
  return scene.nameAt[index] !== undefined;
}

/** The name whose last token is `index`; a possessor's ending may stand past it. */
export function nameEndingAt(scene: Scene, index: number): NameMention | undefined {
  const name = scene.nameAt[index];
  return name !== undefined && name !== scene.nameAt[index + 1] ? name : undefined;
}

export function nameStartingAt(scene: Scene, index: number): NameMention | undefined {
  const name = scene.nameAt[index];
  return name !== undefined && name.start === scene.tokens[index]!.start ? name : undefined;
}

/** The names that lie wholly in a phrase. */
export function namesIn(scene: Scene, phrase: Phrase): NameMention[] {
  const span = spanOf(scene, phrase);
  const found = new Set(scene.nameAt.slice(phrase.from, phrase.to));
  return [...found].filter(
    (name) => name !== undefined && name.start >= span.start && name.end <= span.end,
  ) as NameMention[];
}

/** Whether one of a phrase's tokens is among some words. */
export function holdsOneOf(scene: Scene, phrase: Phrase, words: ReadonlySet<string>): boolean {
  for (let at = phrase.from; at < phrase.to; at += 1) if (words.has(keyAt(scene, at))) return true;
  return false;
}

/** Index of the first token that starts at or after an offset. */
export function tokenAt(scene: Scene, offset: number): number {
  let low = 0;
  let high = scene.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (scene.tokens[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
