/**
 * Reads counted and measured things: a numeral with its bound, hedge and unit, and the noun that carries the unit.
 * A number without a noun of its own takes the unit of its neighbour in the same list, or of "the number of …".
 */
import type { NumbersData } from '../data/numbers.ts';
import type { UnitsData } from '../data/units.ts';
import type { DateMention, NameMention, Numeral, Quantity } from './document.ts';
import type { Line } from './line.ts';
import { product } from './numbers/cardinal.ts';
import { cueLine } from './quantities/cue-line.ts';
import { readAround, signInside, takeBehind, type Around } from './quantities/around.ts';
import {
  compileCues,
  cueAt,
  keys,
  namedUnit,
  touches,
  type Cue,
  type CueLine,
  type PlacedNumeral,
  type Unit,
} from './quantities/cues.ts';
import { dashBehind, isNoCount } from './quantities/exclude.ts';
import { findNoun, type Noun, type NounManners } from './quantities/noun.ts';
import { borrow } from './quantities/borrow.ts';
import { isVote, type Measured } from './quantities/neighbours.ts';
import { doubtfulFactor, isWorth } from './quantities/worth.ts';
import type { Trie } from './trie.ts';

export interface QuantityReader {
  /** Quantities of one sentence in order. `numerals`, `dates` and `names` are those of the same line. */
  read(
    line: Line,
    numerals: readonly Numeral[],
    dates: readonly DateMention[],
    names?: readonly NameMention[],
  ): Quantity[];
}

interface Compiled {
  data: UnitsData;
  trie: Trie<Cue>;
  articles: ReadonlySet<string>;
  manners: NounManners;
}

/** What a figure without any noun is counted in. */
const NO_UNIT = 'unknown';
const PERCENT: Unit = { unit: 'percent', kind: 'other', factor: 1 };
const MEASURES: ReadonlySet<string> = new Set(['money', 'time', 'distance', 'area', 'mass']);

/** The quantity reader of a tongue. Of `numbers` only the words for one matter: they are articles too. */
export function compileQuantities(units: UnitsData, numbers: NumbersData): QuantityReader {
  const compiled: Compiled = {
    data: units,
    trie: compileCues(units),
    articles: keys(numbers.words['1'] ?? []),
    manners: mannersOf(units),
  };
  return {
    read: (line, numerals, dates, names = []) =>
      numerals.length === 0
        ? []
        : readQuantities(compiled, cueLine(compiled.trie, line, { numerals, dates, names }), line.sentence.index),
  };
}

function mannersOf({ plurals, bareNouns, verbs }: UnitsData): NounManners {
  const { endings, participles, auxiliaries, vectors } = verbs;
  const kept = {
    endings: [...keys(endings)],
    participles: [...keys(participles)],
    auxiliaries: keys(auxiliaries),
    vectors: keys(vectors),
  };
  return { plurals: [...keys(plurals)], bareNouns, verbs: kept };
}

function readQuantities(compiled: Compiled, cues: CueLine, sentence: number): Quantity[] {
  const counts = [...cues.numerals.values()].filter((placed) => !isNoCount(cues, placed, compiled.data.owners));
  const measured = counts.flatMap((placed) => measure(compiled, cues, placed) ?? []);
  for (const [index, one] of measured.entries()) borrow(compiled.data, cues, measured, index, one);
  return measured.filter((one) => isWorth(compiled.articles, cues, one)).map((one) => quantity(cues, one, sentence));
}

/** Number, surroundings and own noun; undefined for a dashed adjective that counts nothing ("12-point"). */
function measure(compiled: Compiled, cues: CueLine, placed: PlacedNumeral): Measured | undefined {
  const around = readAround(cues, placed.from, placed.to);
  if (placed.numeral.min !== undefined && placed.numeral.max !== undefined) fitRange(cues, placed, around);
  if (placed.numeral.kind === 'percent') return { placed, around, unit: PERCENT, stop: around.to, rule: 'percent' };
  if (around.sign) return { placed, around, unit: around.sign, stop: around.to, rule: 'currency-sign' };
  const calibre = cueAt(cues, placed.to, 'calibre');
  if (calibre)
    return {
      placed,
      around,
      unit: namedUnit(compiled.data, compiled.data.calibres.unit),
      stop: calibre.to,
      rule: 'measure',
    };
  if (around.to === placed.to && dashBehind(cues, placed)) {
    const compound = cueAt(cues, placed.to + 1, 'compound');
    if (!compound) return undefined;
    const noun = { from: placed.to + 1, to: compound.to };
    return { placed, around, noun, unit: compound.value.unit, stop: compound.to, rule: 'compound' };
  }
  return apart(cues, placed, around) ?? withNoun(compiled, cues, placed, around);
}

/** "is to be 2,400 strong": a compound's second part that stands alone at its phrase's end. */
function apart(cues: CueLine, placed: PlacedNumeral, around: Around): Measured | undefined {
  const compound = cueAt(cues, around.to, 'compound');
  if (!compound || compound.value.unit?.kind !== 'people' || cueAt(cues, around.to, 'unit')) return undefined;
  const next = cues.tokens[compound.to];
  if (next?.kind === 'word' && !cueAt(cues, compound.to, 'stop')) return undefined;
  const noun = { from: around.to, to: compound.to };
  return { placed, around, noun, unit: compound.value.unit, stop: compound.to, rule: 'compound' };
}

/** A range may hold its sign inside, and "10 से 20 तक" is a range, not a bound. */
function fitRange(cues: CueLine, placed: PlacedNumeral, around: Around): void {
  around.sign ??= signInside(cues, placed.from, placed.to);
  if (around.bound === 'up-to' && around.from === placed.from) delete around.bound;
}

function withNoun(compiled: Compiled, cues: CueLine, placed: PlacedNumeral, around: Around): Measured {
  if (isVote(cues, placed, around.to))
    return { placed, around, unit: namedUnit(compiled.data, compiled.data.votes.unit), stop: around.to, rule: 'vote' };
  const { noun, stop } = findNoun(cues, around.to, compiled.manners);
  if (!noun) return { placed, around, stop, rule: 'bare' };
  const unit = noun.unit;
  if (unit?.kind === 'time') dropSpan(compiled.data.bounds.spans, cues, placed, around);
  if (unit) takePastNoun(compiled, cues, around, noun, unit);
  return { placed, around, noun, unit, stop, rule: unit ? 'noun' : 'own-noun' };
}

/** "delivered over eight years": the time that something takes; "for over eight years" is longer than that. */
function dropSpan(
  { words, after }: UnitsData['bounds']['spans'],
  cues: CueLine,
  placed: PlacedNumeral,
  around: Around,
) {
  const at = placed.from - 1;
  const before = cues.tokens[at - 1];
  if (around.from !== at || !words.includes(cues.tokens[at]!.key)) return;
  if (before?.kind !== 'word' || after.includes(before.key)) return;
  delete around.bound;
  around.from = placed.from;
}

/** Measures belong to the quantity's words; a bound may stand behind the noun ("5,000 सैनिकों तक"). */
function takePastNoun(compiled: Compiled, cues: CueLine, around: Around, noun: Noun, unit: Unit): void {
  const past = { ...around, to: noun.to };
  if (!compiled.data.bounds.notBehind.includes(unit.kind)) takeBehind(cues, past);
  turnBound(cues, past);
  if (past.to > noun.to) Object.assign(around, past);
  else if (MEASURES.has(unit.kind)) around.to = noun.to;
}

const TURNED: Partial<Record<NonNullable<Around['bound']>, Around['bound']>> = {
  'more-than': 'up-to',
  'less-than': 'at-least',
};

/** "से अधिक सैनिक नहीं": a negation behind the noun turns the bound around. */
function turnBound(cues: CueLine, around: Around): void {
  const turned = around.bound && TURNED[around.bound];
  const not = turned && cueAt(cues, around.to, 'not');
  if (not) Object.assign(around, { bound: turned, to: not.to });
}

/** Every key stands in every quantity, undefined where it has none: objects of one shape are read fastest. */
function quantity(cues: CueLine, one: Measured, sentence: number): Quantity {
  const { placed, around, noun, unit } = one;
  const { numeral } = placed;
  const factor = (unit?.factor ?? 1) * doubtfulFactor(numeral, unit);
  const { value, min, max, vague } = valueOf(numeral, around.bound, factor);
  return {
    start: cues.tokens[around.from]!.start,
    end: cues.tokens[around.to - 1]!.end,
    sentence,
    numeral: { start: numeral.start, end: numeral.end },
    value,
    min,
    max,
    vague,
    bound: around.bound,
    approximate: around.hedge || numeral.vague === true,
    unit: unit?.unit ?? (noun ? ownUnit(cues, noun) : NO_UNIT),
    known: unit !== undefined,
    noun: noun && { start: cues.tokens[noun.from]!.start, end: cues.tokens[noun.to - 1]!.end },
    borrowed: one.borrowed ? true : undefined,
    mentions: one.mentions?.unit,
    rule: one.rule,
  };
}

/** The last word of a noun that no table knows, with all that is glued to it ("F-35s"). */
function ownUnit(cues: CueLine, noun: Noun): string {
  let from = noun.to - 1;
  while (from > noun.from && touches(cues, from)) from -= 1;
  return cues.tokens
    .slice(from, noun.to)
    .map((token) => token.key)
    .join('');
}

/** The value in the canonical unit; a bound turns a plain value into a minimum or a maximum. */
function valueOf(numeral: Numeral, bound: Quantity['bound'], factor: number): Partial<Quantity> {
  const times = (value: number | undefined) => (value === undefined ? undefined : product(value, factor));
  if (numeral.value === undefined)
    return { min: times(numeral.min), max: times(numeral.max), vague: numeral.vague ? true : undefined };
  const value = times(numeral.value);
  if (bound === undefined) return { value };
  return bound === 'up-to' || bound === 'less-than' ? { max: value } : { min: value };
}
