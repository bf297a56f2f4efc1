/**
 * Date patterns as written in the data, compiled to rows of places and matched against a line's tokens.
 * A row is short and optional places are few, so the work at a token is bounded.
 */
import type { DateRule, DatesData } from '../../data/dates.ts';
import { mayStart } from '../numbers/lexicon.ts';
import { tokenise } from '../tokens.ts';
import {
  dateWordsAt,
  matchPlace,
  placeKind,
  wordAt,
  type DateLine,
  type Place,
  type PlaceKind,
  type Step,
} from './places.ts';

const NOTHING: Captures = {};
const NONE: readonly string[] = [];
const DIGITS: readonly string[] = ['digits'];
const WORDS: readonly string[] = ['words'];

interface Choice {
  place?: Place;
  kind?: PlaceKind;
  group?: string;
  keys?: readonly string[];
}

interface Atom {
  choices: readonly Choice[];
  optional: boolean;
}

export interface DatePattern {
  rule: DateRule;
  atoms: readonly Atom[];
  /** Place in the data: of equally long matches the first wins. */
  order: number;
}

/** Patterns by what they may begin with: `digits`, `words` (a number in words), `month`, `weekday`, `season`, `<group>`, or a word. */
export type PatternIndex = ReadonlyMap<string, readonly DatePattern[]>;

/** What a pattern caught: the value and the tokens of each place. */
export type Captures = Partial<Record<Place, { value: number; from: number; to: number }>>;

export interface PatternMatch {
  rule: DateRule;
  from: number;
  to: number;
  captures: Captures;
}

/** All patterns of all rules, by what they may begin with. */
export function compilePatterns(data: DatesData): PatternIndex {
  const index = new Map<string, DatePattern[]>();
  let order = 0;
  for (const rule of data.rules)
    for (const source of rule.patterns) {
      const pattern = { rule, atoms: source.split(/\s+/).map((part) => atom(part, data)), order: (order += 1) };
      for (const opener of openersOf(pattern.atoms)) index.set(opener, [...(index.get(opener) ?? []), pattern]);
    }
  return index;
}

function openersOf(atoms: readonly Atom[]): Set<string> {
  const needed = atoms.findIndex((one) => !one.optional);
  return new Set(atoms.slice(0, needed + 1).flatMap(({ choices }) => choices.flatMap(choiceOpeners)));
}

const NAMES: ReadonlySet<PlaceKind> = new Set<PlaceKind>(['month', 'weekday', 'season']);
const DIGITS_ALONE: ReadonlySet<PlaceKind> = new Set<PlaceKind>([
  'year',
  'nearYear',
  'monthNumber',
  'shortYear',
  'dotted',
]);

function choiceOpeners({ kind, group, keys }: Choice): string[] {
  if (group) return [group];
  if (!kind) return [keys?.[0] ?? ''];
  if (NAMES.has(kind)) return [kind];
  if (kind === 'wordYear') return ['words'];
  return DIGITS_ALONE.has(kind) ? ['digits'] : ['digits', 'words'];
}

/** The openers that stand at token `at`. */
function openersAt(patterns: PatternIndex, line: DateLine, at: number): readonly string[] {
  const token = line.numbers.tokens[at]!;
  if (token.kind === 'number') return DIGITS;
  const words = dateWordsAt(line, at);
  const counts = mayStart(line.numbers, at);
  if (words.length === 0 && !counts) return patterns.has(token.key) ? [token.key] : NONE;
  return [token.key, ...words.map((match) => match.value.kind), ...(counts ? WORDS : NONE)];
}

function atom(source: string, data: DatesData): Atom {
  const optional = source.length > 1 && source.endsWith('?');
  const body = optional ? source.slice(0, -1) : source;
  return { optional, choices: body.split('|').map((choice) => choiceOf(choice, data)) };
}

function choiceOf(source: string, data: DatesData): Choice {
  const place = /^\{(\w+)\}$/.exec(source)?.[1];
  const kind = placeKind(place ?? '');
  if (kind) return { place: place as Place, kind };
  const group = /^<(.+)>$/.exec(source)?.[1];
  if (group !== undefined && data.groups[group]) return { group: source };
  if (place !== undefined || group !== undefined) throw new RangeError(`no such place or group: ${source}`);
  return { keys: tokenise(source).map((token) => token.key) };
}

/** The longest match of a pattern at token `at`; of equals the first in the data. */
export function matchPatterns(
  patterns: PatternIndex,
  line: DateLine,
  at: number,
  accept: (match: PatternMatch) => boolean,
): PatternMatch | undefined {
  let best: (PatternMatch & { order: number }) | undefined;
  for (const opener of openersAt(patterns, line, at))
    for (const { rule, atoms, order } of patterns.get(opener) ?? []) {
      const found = matchAtoms(line, atoms, 0, at, NOTHING);
      if (!found || found.to <= at) continue;
      const match = { rule, from: at, order, ...found };
      const better = !best || match.to > best.to || (match.to === best.to && order < best.order);
      if (better && accept(match)) best = match;
    }
  return best;
}

function matchAtoms(
  line: DateLine,
  atoms: readonly Atom[],
  index: number,
  at: number,
  captures: Captures,
): { to: number; captures: Captures } | undefined {
  const current = atoms[index];
  if (!current) return { to: at, captures };
  for (const choice of current.choices) {
    const step = matchChoice(line, choice, at);
    if (!step) continue;
    const caught = choice.place
      ? { ...captures, [choice.place]: { value: step.value, from: at, to: step.to } }
      : captures;
    const rest = matchAtoms(line, atoms, index + 1, step.to, caught);
    if (rest) return rest;
  }
  return current.optional ? matchAtoms(line, atoms, index + 1, at, captures) : undefined;
}

function matchChoice(line: DateLine, choice: Choice, at: number): Step | undefined {
  if (choice.kind) return matchPlace(line, choice.kind, at);
  if (choice.group) return wordAt(line, at, choice.group);
  const keys = choice.keys ?? [];
  const { tokens } = line.numbers;
  return keys.every((key, offset) => tokens[at + offset]?.key === key) ? { to: at + keys.length, value: 0 } : undefined;
}
