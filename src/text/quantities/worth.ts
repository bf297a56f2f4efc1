/** Which measured numbers are worth keeping as quantities, and what a doubtful mark makes of their value. */
import type { Numeral } from '../document.ts';
import { cueAt, type CueLine, type PlacedNumeral, type Unit } from './cues.ts';
import { isDashed } from './exclude.ts';
import type { Measured } from './neighbours.ts';

/** Kinds of which nobody counts a fraction to the third decimal: a mark before three digits groups there. */
const WHOLE: ReadonlySet<string> = new Set(['people', 'arms', 'transport', 'other']);
/** What is measured to the third decimal as well as by the thousand: a doubtful mark leaves its value unsaid. */
const UNSURE: ReadonlySet<string> = new Set(['money', 'distance', 'area', 'mass']);
/** How many tokens before a number the word that looks back may stand. */
const POINTER_REACH = 8;
const ARTICLE_KINDS: ReadonlySet<string> = new Set(['people', 'arms', 'transport', 'money']);

/** Drops what most likely counts nothing: scores, years, telephone numbers, "one" as an article, small bare numbers. */
export function isWorth(articles: ReadonlySet<string>, cues: CueLine, one: Measured): boolean {
  const { numeral, from, to } = one.placed;
  if (numeral.doubtful && (!one.unit || UNSURE.has(one.unit.kind))) return false;
  if (to - from === 1 && articles.has(cues.tokens[from]!.key)) return isOneCounted(cues, one);
  const year = isPlainDigits(cues, one.placed) && looksLikeYear(numeral.value);
  if (one.rule === 'vote') return true;
  if (one.unit) return one.rule !== 'carried' || !(year || isDashed(cues, one.placed));
  if (isDashed(cues, one.placed) && numeral.kind !== 'range') return false;
  const said = one.around.bound !== undefined || one.around.hedge || numeral.vague === true;
  if (said) return true;
  if (year || (isPlainDigits(cues, one.placed) && (numeral.value ?? 0) >= 1e7)) return false;
  if (one.noun || isPointedAt(cues, one.placed)) return true;
  return numeral.kind === 'range' ? !isDashed(cues, one.placed) : (numeral.value ?? 0) >= 10;
}

/** "One" counts before a noun of these kinds; "one of the …" tells who, not how many. */
function isOneCounted(cues: CueLine, { placed, unit, rule }: Measured): boolean {
  if (!unit || rule !== 'noun' || !ARTICLE_KINDS.has(unit.kind)) return false;
  return !cueAt(cues, placed.to, 'partitive');
}

/** "यह संख्या … महज आठ थी", "the figure was eight": a word that looks back at a count makes even a small number one. */
function isPointedAt(cues: CueLine, { from }: PlacedNumeral): boolean {
  for (let place = from - 1; place >= Math.max(0, from - POINTER_REACH); place -= 1) {
    if (cues.numerals.has(place)) return false;
    if (cueAt(cues, place, 'pointer')) return true;
  }
  return false;
}

function isPlainDigits(cues: CueLine, { from, to }: PlacedNumeral): boolean {
  return to - from === 1 && /^\d+$/.test(cues.tokens[from]!.key);
}

function looksLikeYear(value: number | undefined): boolean {
  return value !== undefined && value >= 1900 && value <= 2100;
}

/** "10.500 soldiers" are ten thousand five hundred, whatever mark the tongue groups by. */
export function doubtfulFactor(numeral: Numeral, unit: Unit | undefined): number {
  return numeral.doubtful && numeral.kind !== 'percent' && unit && WHOLE.has(unit.kind) ? 1000 : 1;
}
