/** All words of the units file in one trie, and one line with the cues that begin and end at each of its tokens. */
import type { UnitEntry, UnitsData } from '../../data/units.ts';
import type { Numeral, Quantity } from '../document.ts';
import { fold } from '../fold.ts';
import type { Token } from '../tokens.ts';
import { Trie, type PhraseMatch } from '../trie.ts';

export type CueKind =
  | 'unit'
  | 'model-unit'
  | 'compound'
  | 'sign'
  | 'bound-before'
  | 'bound-after'
  | 'hedge-before'
  | 'hedge-after'
  | 'between'
  | 'article'
  | 'stop'
  | 'join'
  | 'genitive'
  | 'partitive'
  | 'label'
  | 'before-year'
  | 'year-before'
  | 'in-year'
  | 'not-before'
  | 'age'
  | 'calibre'
  | 'count'
  | 'named-count'
  | 'body'
  | 'victim-before'
  | 'victim-verb'
  | 'vote-cue'
  | 'vote-side'
  | 'vote-behind'
  | 'vote-before'
  | 'vote-joint'
  | 'vote-by'
  | 'ballot'
  | 'particle'
  | 'not'
  | 'noun-verb'
  | 'rate'
  | 'pointer';

/** A unit as quantities carry it. */
export type Unit = Pick<UnitEntry, 'unit' | 'kind' | 'factor' | 'lends'>;

export interface Cue {
  kind: CueKind;
  bound?: NonNullable<Quantity['bound']>;
  unit?: Unit;
  /** How a word means its unit: as a noun, unless a noun follows, or unless a neighbour's unit fits. */
  as?: 'noun' | 'modifier' | 'carrier';
  /** True for a label that only names where it begins with a capital ("Order 66", but "order 66 tanks"). */
  capital?: boolean;
}

/** A numeral with its tokens: `from` … `to - 1`. */
export interface PlacedNumeral {
  numeral: Numeral;
  from: number;
  to: number;
}

export interface CueLine {
  text: string;
  tokens: readonly Token[];
  /** Cues by the token they begin at, and by the one they end right before. */
  starting: readonly (readonly PhraseMatch<Cue>[])[];
  ending: readonly (readonly PhraseMatch<Cue>[])[];
  /** Numerals by their first token. */
  numerals: ReadonlyMap<number, PlacedNumeral>;
  /** Whether the line speaks of a vote. */
  vote: boolean;
  /** Whether it speaks of a body or an act of voting, where a pair of dashed numbers is a result. */
  ballot: boolean;
  /** Tokens at which a date begins: no noun phrase reaches over one. */
  dates: ReadonlySet<number>;
  /** Offsets at which a date ends. */
  dateEnds: ReadonlySet<number>;
  /** Tokens that end the name of a state used as an adjective ("Russian", "रूसियों"). */
  demonyms: ReadonlySet<number>;
  /** Offsets of the numerals that belong to a date. */
  dated: ReadonlySet<number>;
}

/** The trie of a tongue's counting words. */
export function compileCues(data: UnitsData): Trie<Cue> {
  const trie = new Trie<Cue>();
  const add = (words: readonly string[], cue: Cue) => {
    for (const word of words) trie.add(word, cue);
  };
  for (const entry of data.units) addUnit(add, entry);
  for (const { unit, signs, words } of data.currencies) {
    const money: Unit = { unit, kind: 'money', factor: 1 };
    add(signs, { kind: 'sign', unit: money });
    add(words, { kind: 'unit', unit: money, as: 'noun' });
    add(words, { kind: 'compound', unit: money, as: 'noun' });
  }
  addBounds(add, data);
  add(data.between, { kind: 'between' });
  add(data.articles, { kind: 'between' });
  add(data.articles, { kind: 'article' });
  add(data.stops, { kind: 'stop' });
  add(data.joins, { kind: 'join' });
  add(data.genitives, { kind: 'genitive' });
  add(data.partitives, { kind: 'partitive' });
  for (const word of data.labels) trie.add(word, { kind: 'label', capital: /^\p{Lu}/u.test(word) });
  add(data.beforeYear, { kind: 'before-year' });
  add(data.inYear, { kind: 'in-year' });
  add(data.yearBefore, { kind: 'year-before' });
  add(data.notBefore, { kind: 'not-before' });
  add(data.ages, { kind: 'age' });
  add(data.calibres.words, { kind: 'calibre' });
  add(data.victims.before, { kind: 'victim-before' });
  add(data.victims.verbs, { kind: 'victim-verb' });
  add(data.votes.cues, { kind: 'vote-cue' });
  add(data.votes.sides, { kind: 'vote-side' });
  add(data.votes.behind, { kind: 'vote-behind' });
  add(data.votes.before, { kind: 'vote-before' });
  add(data.votes.joints, { kind: 'vote-joint' });
  add(data.votes.by, { kind: 'vote-by' });
  add(data.votes.ballots, { kind: 'ballot' });
  add(data.bounds.particles, { kind: 'particle' });
  add(data.bounds.negations, { kind: 'not' });
  add(data.counts.verbs, { kind: 'noun-verb' });
  add(data.counts.pointers, { kind: 'pointer' });
  add(data.rates, { kind: 'rate' });
  add(data.rates, { kind: 'stop' });
  add(data.counts.words, { kind: 'count' });
  for (const [unit, words] of Object.entries(data.counts.named))
    add(words, { kind: 'named-count', unit: namedUnit(data, unit) });
  for (const [unit, words] of Object.entries(data.counts.bodies))
    add(words, { kind: 'body', unit: namedUnit(data, unit) });
  return trie;
}

type Add = (words: readonly string[], cue: Cue) => void;

function addUnit(add: Add, entry: UnitEntry): void {
  const unit: Unit = { unit: entry.unit, kind: entry.kind, factor: entry.factor, lends: entry.lends };
  add(entry.nouns, { kind: 'unit', unit, as: 'noun' });
  add(entry.modifiers, { kind: 'unit', unit, as: 'modifier' });
  add(entry.carriers, { kind: 'unit', unit, as: 'carrier' });
  add(entry.modelNouns, { kind: 'model-unit', unit, as: 'noun' });
  add(entry.compounds, { kind: 'compound', unit, as: 'noun' });
}

function addBounds(add: Add, data: UnitsData): void {
  for (const side of ['before', 'after'] as const) {
    for (const [bound, words] of Object.entries(data.bounds[side]))
      add(words, { kind: `bound-${side}`, bound: bound as NonNullable<Cue['bound']> });
    add(data.hedges[side], { kind: `hedge-${side}` });
  }
}

/** The unit of a name as the table has it, or one of no special kind. */
export function namedUnit(data: UnitsData, name: string): Unit {
  const entry = data.units.find(({ unit }) => unit === name);
  return { unit: name, kind: entry?.kind ?? 'other', factor: 1, lends: entry?.lends };
}

/** The longest cue of a kind that starts at token `at`. */
export function cueAt(line: CueLine, at: number, kind: CueKind): PhraseMatch<Cue> | undefined {
  return longest(line.starting[at], kind);
}

/** The longest cue of a kind that ends right before token `at`. */
export function cueBefore(line: CueLine, at: number, kind: CueKind): PhraseMatch<Cue> | undefined {
  return longest(line.ending[at], kind);
}

function longest(matches: readonly PhraseMatch<Cue>[] | undefined, kind: CueKind): PhraseMatch<Cue> | undefined {
  let best: PhraseMatch<Cue> | undefined;
  if (matches === undefined) return best;
  for (const match of matches)
    if (match.value.kind === kind && (!best || match.to - match.from > best.to - best.from)) best = match;
  return best;
}

/** Whether a label stands right before token `at`: what follows is the number of a name. */
export function isLabelled(line: CueLine, at: number): boolean {
  const label = cueBefore(line, at, 'label');
  return (
    label !== undefined && (label.value.capital !== true || /^\p{Lu}/u.test(line.text.slice(label.start, label.end)))
  );
}

/** Whether token `at` touches the one before it. */
export function touches(line: CueLine, at: number): boolean {
  return at > 0 && line.tokens[at]?.start === line.tokens[at - 1]?.end;
}

/** Folded keys of single words. */
export function keys(words: readonly string[]): Set<string> {
  return new Set(words.map(fold));
}
