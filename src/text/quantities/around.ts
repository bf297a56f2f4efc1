/** What stands around a number: currency sign, bound and hedge, before it and behind it. */
import type { Quantity } from '../document.ts';
import type { PhraseMatch } from '../trie.ts';
import { cueAt, cueBefore, touches, type Cue, type CueKind, type CueLine, type Unit } from './cues.ts';

export interface Around {
  /** Tokens of number and surroundings. */
  from: number;
  to: number;
  bound?: Quantity['bound'];
  hedge: boolean;
  sign?: Unit;
}

const STEPS = 4;
const BEFORE: readonly CueKind[] = ['sign', 'bound-before', 'hedge-before'];
const AFTER: readonly CueKind[] = ['bound-after', 'hedge-after'];

/** Reads outwards from a number that covers the tokens `from` … `to - 1`. */
export function readAround(line: CueLine, from: number, to: number): Around {
  const around: Around = { from, to, hedge: false };
  for (let step = 0; step < STEPS; step += 1) {
    const near = takeBefore(line, around, around.from);
    const between = near ? undefined : cueBefore(line, around.from, 'between');
    if (near) continue;
    if (!between || comparesWith(line, between) || !takeBefore(line, around, between.from)) break;
  }
  takeBehind(line, around);
  return around;
}

/** "fewer than the 3,500 announced": a bound before an article compares with a known number and bounds nothing. */
function comparesWith(line: CueLine, between: PhraseMatch<Cue>): boolean {
  return (
    cueAt(line, between.from, 'article') !== undefined && cueBefore(line, between.from, 'bound-before') !== undefined
  );
}

/** The currency sign inside a range whose first words stand before it ("between $8 billion and $10 billion"). */
export function signInside(line: CueLine, from: number, to: number): Unit | undefined {
  for (let place = from + 1; place < to; place += 1) {
    const sign = signBefore(line, place);
    if (sign && sign.from > from) return sign.value.unit;
  }
  return undefined;
}

/** Takes bounds and hedges that begin where `around` ends. */
export function takeBehind(line: CueLine, around: Around): void {
  for (let step = 0; step < STEPS; step += 1) {
    const found = best(AFTER.map((kind) => cueAt(line, around.to, kind)));
    if (found.length === 0) return;
    for (const cue of found) note(around, cue.value);
    around.to = found[0]!.to;
  }
}

function takeBefore(line: CueLine, around: Around, at: number): boolean {
  if (cueBefore(line, at, 'particle')) return false;
  const found = best(BEFORE.map((kind) => (kind === 'sign' ? signBefore(line, at) : cueBefore(line, at, kind))));
  for (const cue of found) note(around, cue.value);
  if (found.length > 0) around.from = found[0]!.from;
  return found.length > 0;
}

/** A currency sign; letters that touch it make it another currency's ("S$" is no "$", "a $" no "A$"). */
function signBefore(line: CueLine, at: number): PhraseMatch<Cue> | undefined {
  const signs = (line.ending[at] ?? []).filter(({ value, from }) => value.kind === 'sign' && isWhole(line, from, at));
  return signs.reduce<PhraseMatch<Cue> | undefined>(
    (best, one) => (best && best.from <= one.from ? best : one),
    undefined,
  );
}

function isWhole(line: CueLine, from: number, to: number): boolean {
  if (line.tokens[from - 1]?.kind === 'word' && touches(line, from)) return false;
  for (let place = from + 1; place < to; place += 1) if (!touches(line, place)) return false;
  return true;
}

function note(around: Around, cue: Cue): void {
  if (cue.bound) around.bound ??= cue.bound;
  else if (cue.unit) around.sign ??= cue.unit;
  else around.hedge = true;
}

/** The longest of the cues, and all that are as long: "just over" is a hedge and a bound. */
function best(cues: readonly (PhraseMatch<Cue> | undefined)[]): PhraseMatch<Cue>[] {
  const found = cues.filter((cue) => cue !== undefined);
  const longest = Math.max(0, ...found.map((cue) => cue.to - cue.from));
  return found.filter((cue) => cue.to - cue.from === longest);
}
