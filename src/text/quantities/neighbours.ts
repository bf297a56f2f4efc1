/** Units that a number takes from elsewhere in its sentence: a shared head, the figure before, a noun that says "number of". */
import type { UnitsData } from '../../data/units.ts';
import type { Around } from './around.ts';
import { cueAt, cueBefore, namedUnit, type CueLine, type PlacedNumeral, type Unit } from './cues.ts';
import type { Noun } from './noun.ts';

/** A number being measured, before its neighbours are known. */
export interface Measured {
  placed: PlacedNumeral;
  around: Around;
  noun?: Noun;
  unit?: Unit;
  /** Where the search for its noun stopped. */
  stop: number;
  rule: string;
  /** True for a unit that other words than the number's own lend it: the figure before, a nation's name. */
  borrowed?: boolean;
  /** For a number without a unit: what the nearest noun before it counts. */
  mentions?: Unit | undefined;
}

const VOTE_REACH = 4;
/** Tokens of the first number of a pair and its joint. */
const LONGEST_SIDE = 5;
const DASHES: ReadonlySet<string> = new Set(['-', '\u2013']);
const COUNT_REACH = 14;
/** How far behind a number the word that says "number of" may begin. */
const COUNT_AHEAD = 3;
const MENTION_REACH = 24;
const COMPLEMENT_REACH = 4;
const NEAR = 4;
const RATE_REACH = 20;
const CARRIED: ReadonlySet<string> = new Set(['people', 'arms', 'transport', 'other']);

/** Kinds of things that a number far from their noun may still count. */
const LENT: ReadonlySet<string> = new Set(['people', 'arms', 'transport']);

function isLent({ kind, lends }: Unit): boolean {
  return lends ?? LENT.has(kind);
}

/** "सात रूसी और दो चीनी विमान": the first number ends at a joiner, and the second one's noun is meant for both. */
export function sharedUnit(line: CueLine, one: Measured, after: Measured | undefined): Unit | undefined {
  const join = cueAt(line, one.stop, 'join');
  if (!join || !after?.unit || !CARRIED.has(after.unit.kind) || after.rule !== 'noun') return undefined;
  return after.around.from === join.to ? after.unit : undefined;
}

/**
 * People where no noun says so: "killed 12", "12 were killed". They are what the figure before counts when that is people
 * too.
 */
export function victimUnit(
  line: CueLine,
  data: UnitsData,
  one: Measured,
  before: Measured | undefined,
): Unit | undefined {
  if (!cueBefore(line, one.around.from, 'victim-before') && !isVictimSubject(line, one)) return undefined;
  return before?.unit?.kind === 'people' ? before.unit : namedUnit(data, data.victims.unit);
}

function isVictimSubject(line: CueLine, one: Measured): boolean {
  const verb = cueAt(line, one.stop, 'victim-verb');
  return verb !== undefined && cueAt(line, verb.to, 'unit')?.value.as === 'carrier';
}

/** The unit of the figure before; a measure only when it is close ("from 5 to 7 km"). */
export function carriedUnit(line: CueLine, one: Measured, before: Measured | undefined): Unit | undefined {
  if (!before?.unit || before.rule === 'percent' || isInside(line, one, before)) return undefined;
  const { from } = one.around;
  const close = from - before.around.to <= NEAR && line.tokens[from - 1]?.key !== ',';
  return isLent(before.unit) || close ? before.unit : undefined;
}

/** "two battalions of 850": the second number says what each of the first holds. */
function isInside(line: CueLine, one: Measured, before: Measured): boolean {
  return before.noun !== undefined && cueAt(line, before.noun.to, 'partitive')?.to === one.around.from;
}

/** A unit that a count's own words tell, or that they only hint at ("the toll", "आबादी", "the number of dead"). */
export interface Counted {
  unit: Unit;
  hinted: boolean;
}

/** "सैनिकों की संख्या 5,500", "the number of soldiers … to 41", "आबादी ग्यारह लाख": nearest before the number. */
export function countedUnit(
  line: CueLine,
  data: UnitsData,
  one: Measured,
  before: Measured | undefined,
): Counted | undefined {
  const first = Math.max(0, one.placed.from - COUNT_REACH, before?.placed.to ?? 0);
  for (let place = one.placed.from - 1; place >= first; place -= 1) {
    const named = cueAt(line, place, 'named-count');
    if (named?.value.unit) return { unit: named.value.unit, hinted: true };
    const count = cueAt(line, place, 'count');
    const counted = count && complement(line, data.counts.complement, count.from, count.to);
    if (counted) return counted;
  }
  return data.counts.complement === 'after' ? countedAhead(line, one) : undefined;
}

/** "put at 30 its tally of bridges": the noun that says "number of" may follow where its complement does. */
function countedAhead(line: CueLine, { around }: Measured): Counted | undefined {
  for (let place = around.to; place < around.to + COUNT_AHEAD && !line.numerals.has(place); place += 1) {
    const count = cueAt(line, place, 'count');
    if (count) return complement(line, 'after', count.from, count.to);
  }
  return undefined;
}

/** What the nearest noun before a bare number counts, or the body of people it names, for readers who know whether the number looks back at it. */
export function mentionedUnit(line: CueLine, { around }: Measured): Unit | undefined {
  for (let place = around.from - 1; place >= Math.max(0, around.from - MENTION_REACH); place -= 1) {
    const noun = cueAt(line, place, 'unit')?.value;
    if (noun?.unit && noun.as !== 'carrier' && isLent(noun.unit)) return noun.unit;
    const body = cueAt(line, place, 'body');
    if (body) return body.value.unit;
  }
  return undefined;
}

/** "सैनिक 7 हजार से ऊपर हैं": the noun right before a bare number that a verb of being follows. */
export function nounBefore(line: CueLine, { around }: Measured): Unit | undefined {
  const noun = cueBefore(line, around.from, 'unit')?.value;
  const counts = noun?.as === 'noun' && noun.unit && CARRIED.has(noun.unit.kind);
  return counts && cueAt(line, around.to, 'noun-verb') ? noun.unit : undefined;
}

/** "shells … raise output to 9,000 a month": a rate counts the arms that were named last. */
export function rateUnit(line: CueLine, { around }: Measured): Unit | undefined {
  if (!cueAt(line, around.to, 'rate')) return undefined;
  for (let place = around.from - 1; place >= Math.max(0, around.from - RATE_REACH); place -= 1) {
    const unit = cueAt(line, place, 'unit')?.value.unit;
    if (unit?.kind === 'arms') return unit;
  }
  return undefined;
}

/** The counted noun beside "number": before its genitive, or behind it. */
function complement(line: CueLine, side: 'before' | 'after', from: number, to: number): Counted | undefined {
  let carrier: Unit | undefined;
  for (let distance = 0; distance < COMPLEMENT_REACH; distance += 1) {
    const noun = cueAt(line, side === 'after' ? to + distance : from - 1 - distance, 'unit')?.value;
    if (!noun?.unit || !CARRIED.has(noun.unit.kind)) continue;
    if (noun.as !== 'carrier') return { unit: noun.unit, hinted: false };
    carrier ??= noun.unit;
  }
  return carrier && { unit: carrier, hinted: true };
}

/**
 * "95 ने पक्ष में … वोट", "81-27 के मत से", "by 52-11", "a vote of 19 to nil": a number beside a side or the word vote, in a
 * sentence about a vote, or one of a pair there.
 */
export function isVote(line: CueLine, placed: PlacedNumeral, at: number): boolean {
  const behind = cueAt(line, at, 'vote-behind');
  if (behind) return true;
  if (opensPair(line, placed) || closesPair(line, placed)) return true;
  if (!line.vote) return false;
  for (let place = at; place < at + VOTE_REACH && !line.numerals.has(place); place += 1)
    if (cueAt(line, place, 'vote-side')) return true;
  return false;
}

/** The first of a pair counts votes as the second does, behind "a vote of", or with a dash in a sentence about a ballot. */
function opensPair(line: CueLine, { from, to }: PlacedNumeral): boolean {
  const joint = line.tokens[to]?.key ?? '';
  const second = line.numerals.get(to + 1);
  if (!second || cueAt(line, second.to, 'unit')) return second !== undefined && isBehindVote(line, second, joint);
  if (cueBefore(line, from, 'vote-before')) return DASHES.has(joint) || cueAt(line, to, 'vote-joint') !== undefined;
  if (line.ballot && cueBefore(line, from, 'vote-by') && cueAt(line, to, 'vote-joint')) return true;
  return DASHES.has(joint) && (line.ballot || isBehindVote(line, second, joint));
}

function isBehindVote(line: CueLine, second: PlacedNumeral, joint: string): boolean {
  return DASHES.has(joint) && cueAt(line, second.to, 'vote-behind') !== undefined;
}

function closesPair(line: CueLine, { from }: PlacedNumeral): boolean {
  for (let at = from - 2; at >= Math.max(0, from - LONGEST_SIDE); at -= 1) {
    const first = line.numerals.get(at);
    if (first) return first.to + 1 === from && opensPair(line, first);
  }
  return false;
}
