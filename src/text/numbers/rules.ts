/** The rules of the number reader, tried in this order at every token of a line; each reading carries its rule's name. */
import { product, readCardinal } from './cardinal.ts';
import { readDigits } from './digits.ts';
import { readFraction } from './fractions.ts';
import { glued, lexemeAt, type NumberLine } from './lexicon.ts';
import { readRange, readRangeAround } from './ranges.ts';
import type { Cardinal, Reading } from './reading.ts';
import { readShare } from './shares.ts';

export type NumberRule = (line: NumberLine, at: number) => Reading | undefined;

const DASH = /^[-\u2010-\u2015]$/;
const HUNDRED = 100;
const THOUSAND = 1000;

export const numberRules: readonly NumberRule[] = [
  readShare,
  readFraction,
  readRangeAround,
  readRange,
  readVague,
  readOrdinal,
  readPercent,
  readNegative,
  readPlain,
];

function readPlain(line: NumberLine, at: number): Reading | undefined {
  const cardinal = readCardinal(line, at);
  if (!cardinal) return undefined;
  const { value, to } = cardinal;
  if (!cardinal.doubtful) return { kind: 'cardinal', value, to, rule: cardinalRule(cardinal) };
  const thousands = Math.round(value * THOUSAND);
  if (thousands % THOUSAND === 0) return { kind: 'cardinal', value: thousands, to, rule: 'suspicious-grouping' };
  return { kind: 'cardinal', value, to, doubtful: true, rule: 'doubtful-grouping' };
}

/** How a cardinal is written: "12", "12 million", "एक करोड़ 20 लाख", "twelve". */
function cardinalRule(cardinal: Cardinal): string {
  if (cardinal.foreign) return 'foreign-grouping';
  if (cardinal.digits) return cardinal.mixed ? 'mixed-terms' : cardinal.words ? 'digits-and-scale' : 'digits';
  return 'words';
}

/** "minus five", "ऋण 10": a sign in words. */
function readNegative(line: NumberLine, at: number): Reading | undefined {
  const minus = lexemeAt(line, at, 'minus');
  const cardinal = minus && readCardinal(line, minus.to);
  return cardinal && { kind: 'cardinal', value: 0 - cardinal.value, to: cardinal.to, rule: 'negative' };
}

/** "15 प्रतिशत", "half a percent". */
function readPercent(line: NumberLine, at: number): Reading | undefined {
  const part = lexemeAt(line, at, 'scale-only');
  const amount = readCardinal(line, at) ?? (part && { value: part.value.value, to: part.to });
  const percent = amount && lexemeAt(line, amount.to, 'percent');
  return percent && { kind: 'percent', value: amount.value, to: percent.to, rule: 'percent' };
}

/** "दर्जनों", "tens of thousands", "कई हज़ार", "हज़ारों-लाखों": a minimum and no more. */
function readVague(line: NumberLine, at: number): Reading | undefined {
  const several = lexemeAt(line, at, 'several');
  const start = several && lexemeAt(line, several.to, 'scale') ? { value: 1, to: several.to } : undefined;
  const plural = lexemeAt(line, at, 'vague');
  const vague = start ?? (plural && { value: plural.value.value, to: plural.to });
  if (!vague) return undefined;
  const scaled = scales(line, vague);
  return { kind: 'cardinal', min: scaled.value, vague: true, to: secondPlural(line, scaled.to), rule: 'vague' };
}

/** The scales behind a vague plural: "tens of thousands", "सैकड़ों हज़ार", "several hundred thousand". */
function scales(line: NumberLine, vague: { value: number; to: number }): { value: number; to: number } {
  const next = lexemeAt(line, vague.to, 'of')?.to ?? vague.to;
  const scale = lexemeAt(line, next, 'scale') ?? (next > vague.to ? lexemeAt(line, next, 'vague') : undefined);
  if (!scale || vague.value > 1e12) return vague;
  return scales(line, { value: product(vague.value, scale.value.value), to: scale.to });
}

function secondPlural(line: NumberLine, to: number): number {
  if (!DASH.test(line.tokens[to]?.key ?? '')) return to;
  return lexemeAt(line, to + 1, 'vague')?.to ?? to;
}

/** "पहला", "twenty-first", "11वीं", "1st". */
function readOrdinal(line: NumberLine, at: number): Reading | undefined {
  const digits = readDigits(line, at);
  const suffix =
    digits && lexemeAt(line, digits.to, glued(line, digits.to) ? 'ordinal-suffix' : 'ordinal-suffix-apart');
  if (suffix) return { kind: 'ordinal', value: digits.value, to: suffix.to, rule: 'ordinal-digits' };
  const word = lexemeAt(line, at, 'ordinal');
  if (word) return { kind: 'ordinal', value: word.value.value, to: word.to, rule: 'ordinal' };
  return compoundOrdinal(line, at);
}

/** "twenty-first", "एक सौ दसवां", "hundred and first", "दो हज़ारवां": a cardinal with an ordinal behind it that adds to it or multiplies it. */
function compoundOrdinal(line: NumberLine, at: number): Reading | undefined {
  const base = readCardinal(line, at);
  if (!base || base.digits) return undefined;
  const tied = DASH.test(line.tokens[base.to]?.key ?? '') ? base.to + 1 : base.to;
  const joined = base.last > 1 ? lexemeAt(line, base.to, 'join')?.to : undefined;
  const last = lexemeAt(line, joined ?? tied, 'ordinal');
  const value = last && withOrdinal(base, last.value.value);
  return value ? { kind: 'ordinal', value, to: last.to, rule: 'ordinal-compound' } : undefined;
}

function withOrdinal({ value, last }: Cardinal, ordinal: number): number | undefined {
  const head = value % ordinal;
  if (ordinal >= HUNDRED && head > 0 && ordinal % 10 === 0) return value - head + product(head, ordinal);
  const room = last > 1 ? last : value >= 20 && value % 10 === 0 ? 10 : 0;
  return ordinal < room ? value + ordinal : undefined;
}
