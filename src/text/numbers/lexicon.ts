/**
 * The number words of one tongue in one trie, each with its meaning, so that what is matched and what it is worth
 * cannot drift apart; and one line's tokens with the number words found in them.
 */
import type { NumbersData } from '../../data/numbers.ts';
import { fold } from '../fold.ts';
import { perLine, type Line } from '../line.ts';
import { tokenise, type Token } from '../tokens.ts';
import { Trie, type PhraseMatch } from '../trie.ts';
import { isOneOf, type Word } from '../vocabulary.ts';
import type { Cardinal, Digits } from './reading.ts';
import { digitPatterns, type DigitPatterns } from './digit-patterns.ts';

export type NumberScale = NumbersData['scales'][number];

/** `kind` says which grammar place the words may fill; `value` what they are worth there. */
export interface Lexeme {
  kind: string;
  value: number;
  scale?: NumberScale;
}

export interface Lexicon extends DigitPatterns {
  data: NumbersData;
  trie: Trie<Lexeme>;
  /** Whether a numeral in words may begin with a word. */
  opens: (word: Word) => boolean;
  /** Whether a phrase that holds number words and is no number may begin with a word ("the other one"). */
  opensIdiom: (word: Word) => boolean;
  prefixes: ReadonlySet<string>;
  notGlued: ReadonlySet<string>;
  /** The line as numbers are read in it, made once: numbers and dates read the same one. */
  lineOf: (line: Line) => NumberLine;
}

/** One line being read: its tokens without empty ones, and the number words that start at each. */
export interface NumberLine {
  text: string;
  tokens: readonly Token[];
  lexicon: Lexicon;
  found: (readonly PhraseMatch<Lexeme>[] | undefined)[];
  /** Cardinals already read, by first token; `null` where there is none. */
  cardinals: (Cardinal | null | undefined)[];
  /** Digits already read, likewise: several rules ask for the same ones. */
  digits: (Digits | null | undefined)[];
}

type Spellings = Readonly<Record<string, readonly string[]>>;

const lexicons = new WeakMap<NumbersData, Lexicon>();

/** The lexicon of a tongue, built once: numbers and dates read the same one. */
export function compileLexicon(data: NumbersData): Lexicon {
  const known = lexicons.get(data) ?? buildLexicon(data);
  lexicons.set(data, known);
  return known;
}

function buildLexicon(data: NumbersData): Lexicon {
  const trie = new Trie<Lexeme>();
  addScales(trie, data);
  addOrdinals(trie, data);
  for (const [kind, spellings] of valued(data))
    for (const [value, words] of Object.entries(spellings))
      for (const word of words) trie.add(word, { kind, value: Number(value) });
  for (const [kind, words] of plain(data)) for (const word of words) trie.add(word, { kind, value: 1 });
  const lexicon: Lexicon = {
    data,
    trie,
    ...digitPatterns(data),
    opens: isOneOf(openersOf(data)),
    opensIdiom: isOneOf(firstWords(data.idioms)),
    prefixes: new Set(data.prefixes.map(fold)),
    notGlued: new Set(data.notGlued.map(fold)),
    lineOf: perLine((line) => prepare(lexicon, line)),
  };
  return lexicon;
}

/** Words that are worth something, by kind. */
function valued(data: NumbersData): [kind: string, spellings: Spellings][] {
  return [
    ['word', data.words],
    ['whole', data.wholes],
    ['scale-only', data.scaleOnly],
    ['added', data.added],
    ['added-behind', data.addedBehind],
    ['vague', data.vague],
    ['part', data.shares.parts],
    ['alone', data.shares.alone],
  ];
}

/** Words that only put numbers together, by kind. */
function plain(data: NumbersData): [kind: string, words: readonly string[]][] {
  const { shares, change } = data;
  const around = data.around.flatMap(({ open, join, close }, index): [string, readonly string[]][] => [
    [`open-${index}`, open === undefined ? [] : [open]],
    [`join-${index}`, join],
    [`close-${index}`, close === undefined ? [] : [close]],
  ]);
  return [
    ['tens-join', data.tensJoin],
    ['counted', data.counted],
    ['point', data.point],
    ['minus', data.minus],
    ['over', data.over],
    ['idiom', data.idioms],
    ['share-not', shares.notBefore],
    ['among', shares.among],
    ['every', shares.every],
    ['among-all', shares.amongAll],
    ['in-every', shares.inEvery],
    ['whole-and', data.wholeAnd],
    ['point-first', data.pointFirst],
    ['part-word', shares.partWords],
    ['share-before', shares.before],
    ['share-after', shares.after],
    ['article', data.articles],
    ['join', data.join],
    ['to', data.to],
    ['spaced-after', data.spacedAfter],
    ['several', data.several],
    ['of', data.of],
    ['percent', data.percent],
    ['change-open', change?.open ?? []],
    ['change-amount', change?.amount ?? []],
    ['change-verb', change?.verbs ?? []],
    ['change-behind', change?.behind ?? []],
    ...around,
  ];
}

/** First words of every phrase that a rule may start with, so that other words cost one look-up. */
function openersOf(data: NumbersData): Set<string> {
  const { suffixes } = data.ordinals;
  const plain = [...Object.values(data.words), ...data.scales.map(({ words }) => words)].flat();
  const tables = [data.wholes, data.scaleOnly, data.added, data.vague, data.shares.alone, data.ordinals.words];
  const opens = data.around.flatMap(({ open }) => open ?? []);
  const phrases = [...plain, ...tables.flatMap((table) => Object.values(table).flat()), ...data.articles, ...opens];
  phrases.push(
    ...data.minus,
    ...data.pointFirst,
    ...data.shares.every,
    ...data.several,
    ...plain.flatMap((word) => suffixes.map((suffix) => word + suffix)),
  );
  return firstWords(phrases);
}

function firstWords(phrases: readonly string[]): Set<string> {
  return new Set(phrases.flatMap((phrase) => tokenise(phrase)[0]?.key ?? []));
}

function addScales(trie: Trie<Lexeme>, data: NumbersData): void {
  for (const scale of data.scales) {
    const lexeme = (kind: string): Lexeme => ({ kind, value: scale.value, scale });
    for (const word of scale.words) trie.add(word, lexeme('scale'));
    for (const word of scale.glued) trie.add(word, lexeme('glued'));
    for (const word of scale.gluedMoney) trie.add(word, lexeme('glued-money'));
    for (const word of scale.notBefore) trie.add(word, { kind: `not-${scale.value}`, value: 1 });
  }
}

/** Irregular ordinals as listed; the regular ones are a cardinal or a scale with a suffix. */
function addOrdinals(trie: Trie<Lexeme>, data: NumbersData): void {
  const regular: [string, readonly string[]][] = [
    ...Object.entries(data.words),
    ...data.scales.map((scale): [string, readonly string[]] => [String(scale.value), scale.words]),
  ];
  for (const [value, words] of Object.entries(data.ordinals.words))
    for (const word of words) trie.add(word, { kind: 'ordinal', value: Number(value) });
  for (const [value, words] of regular)
    for (const word of words)
      for (const suffix of data.ordinals.suffixes)
        if (Number(value) > 0) trie.add(word + suffix, { kind: 'ordinal', value: Number(value) });
  for (const suffix of data.ordinals.digitSuffixes) trie.add(suffix, { kind: 'ordinal-suffix', value: 1 });
  for (const suffix of data.ordinals.suffixesApart) trie.add(suffix, { kind: 'ordinal-suffix-apart', value: 1 });
}

/** A line for the number rules. Tokens of joiners alone are dropped: they fold to nothing. */
function prepare(lexicon: Lexicon, line: Line): NumberLine {
  return { text: line.text, tokens: visible(line.tokens), lexicon, found: [], cardinals: [], digits: [] };
}

/** The tokens without those of joiners alone; the same list when there are none. */
export function visible(tokens: readonly Token[]): readonly Token[] {
  return tokens.some(({ key }) => key === '') ? tokens.filter((token) => token.key !== '') : tokens;
}

/** The longest phrase of `kind` that starts at token `at`. */
export function lexemeAt(line: NumberLine, at: number, kind: string): PhraseMatch<Lexeme> | undefined {
  const found = (line.found[at] ??= line.lexicon.trie.matchesAt(line.tokens, at));
  for (let index = found.length - 1; index >= 0; index -= 1) if (found[index]!.value.kind === kind) return found[index];
  return undefined;
}

/** Whether anything of a number may start at a token: a cheap test before the rules are tried. */
export function mayStart(lexicon: Lexicon, token: Token): boolean {
  return token.kind === 'number' || lexicon.opens(token.word) || isVulgar(token);
}

/** Whether a token is a fraction in one sign ("½"), which folds to digits around a fraction slash. */
export function isVulgar(token: Token): boolean {
  return token.kind === 'mark' && token.key.length > 2 && token.key.includes('\u2044');
}

/** Whether token `at` follows the one before it without a gap. */
export function glued(line: NumberLine, at: number): boolean {
  const token = line.tokens[at];
  const before = line.tokens[at - 1];
  return token !== undefined && before !== undefined && token.start === before.end;
}
