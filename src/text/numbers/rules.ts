/** The rules of the number reader, each with its name, tried in this order at every token of a line. */
import type { Numeral } from '../document.ts';
import { product, readCardinal, readWords, type Cardinal } from './cardinal.ts';
import { readDigits } from './digits.ts';
import { glued, lexemeAt, type NumberLine } from './lexicon.ts';

/** What a rule produces: a numeral that reaches from `from` (by default where the rule was tried) to before `to`. */
export type Reading = Pick<Numeral, 'kind' | 'value' | 'min' | 'max' | 'vague'> & { to: number; rule: string };

export interface NumberRule {
  name: string;
  read(line: NumberLine, at: number): Omit<Reading, 'rule'> | undefined;
}

const DASH = /^[-\u2010-\u2015]$/;
const CHANGE_REACH = 6;

export const numberRules: readonly NumberRule[] = [
  { name: 'share', read: readShare },
  { name: 'range-around', read: readAround },
  { name: 'range', read: readRange },
  { name: 'vague', read: readVague },
  { name: 'ordinal', read: readOrdinal },
  { name: 'percent', read: readPercent },
  { name: 'cardinal', read: readPlain },
];

function readPlain(line: NumberLine, at: number): Omit<Reading, 'rule'> | undefined {
  const cardinal = readCardinal(line, at);
  return cardinal && { kind: 'cardinal', value: cardinal.value, to: cardinal.to };
}

function readPercent(line: NumberLine, at: number): Omit<Reading, 'rule'> | undefined {
  const cardinal = readCardinal(line, at);
  const percent = cardinal && lexemeAt(line, cardinal.to, 'percent');
  return percent && { kind: 'percent', value: cardinal.value, to: percent.to };
}

/** "दो-तिहाई", "three quarters", "पाँचवां हिस्सा", "half of": a part as a percentage. */
function readShare(line: NumberLine, at: number): Omit<Reading, 'rule'> | undefined {
  return readParts(line, at) ?? readPartOrdinal(line, at) ?? readAlone(line, at);
}

function readParts(line: NumberLine, at: number): Omit<Reading, 'rule'> | undefined {
  const top = readWords(line, at) ?? readDigits(line, at);
  if (!top || top.value < 1) return undefined;
  const part = lexemeAt(line, DASH.test(line.tokens[top.to]?.key ?? '') ? top.to + 1 : top.to, 'part');
  if (!part || top.value >= part.value.value || DASH.test(line.tokens[part.to]?.key ?? '')) return undefined;
  return { kind: 'percent', value: percentage(top.value / part.value.value), to: part.to };
}

function readPartOrdinal(line: NumberLine, at: number): Omit<Reading, 'rule'> | undefined {
  const ordinal = lexemeAt(line, at, 'ordinal');
  const part = ordinal && lexemeAt(line, ordinal.to, 'part-word');
  if (!part || ordinal.value.value < 3) return undefined;
  return { kind: 'percent', value: percentage(1 / ordinal.value.value), to: ordinal.to };
}

function readAlone(line: NumberLine, at: number): Omit<Reading, 'rule'> | undefined {
  const alone = lexemeAt(line, at, 'alone');
  if (!alone) return undefined;
  const before = at > 0 && lexemeAt(line, at - 1, 'share-before')?.to === at;
  if (!before && !lexemeAt(line, alone.to, 'share-after')) return undefined;
  return { kind: 'percent', value: alone.value.value, to: alone.to };
}

function percentage(part: number): number {
  return Math.round(part * 1e6) / 1e4;
}

/** "between X and Y", "X और Y के बीच". */
function readAround(line: NumberLine, at: number): Omit<Reading, 'rule'> | undefined {
  for (const [index, around] of line.lexicon.data.around.entries()) {
    const open = around.open === undefined ? at : lexemeAt(line, at, `open-${index}`)?.to;
    const range = open === undefined ? undefined : readEnds(line, open, `join-${index}`);
    const close = range && around.close !== undefined ? lexemeAt(line, range.to, `close-${index}`)?.to : range?.to;
    if (range && close !== undefined) return { ...range, to: close };
  }
  return undefined;
}

function readRange(line: NumberLine, at: number): Omit<Reading, 'rule'> | undefined {
  if (isChange(line, at)) return undefined;
  return readEnds(line, at, 'to') ?? (line.lexicon.data.neighbours ? readNeighbours(line, at) : undefined);
}

/** Two ends with a joiner of `kind` between them; a scale or percent sign behind the second may serve both. */
function readEnds(line: NumberLine, at: number, kind: string): Omit<Reading, 'rule'> | undefined {
  const low = readCardinal(line, at);
  const lowPercent = low && lexemeAt(line, low.to, 'percent');
  const join = low && lexemeAt(line, lowPercent?.to ?? low.to, kind);
  const high = join && readCardinal(line, join.to);
  if (!high || (lowPercent && !lexemeAt(line, high.to, 'percent'))) return undefined;
  return ends(line, low, high);
}

/** "दो तीन", "चार पाँच सौ": small words side by side, the second a little larger. */
function readNeighbours(line: NumberLine, at: number): Omit<Reading, 'rule'> | undefined {
  const low = readWords(line, at);
  if (!low || low.value < 1 || !lexemeAt(line, low.to, 'word')) return undefined;
  const high = readCardinal(line, low.to);
  if (!high || high.digits || high.head <= low.value || high.head > low.value * 2 + 1) return undefined;
  return ends(line, { ...low, head: low.value, scale: 1, last: 1, words: true }, high);
}

function ends(line: NumberLine, low: Cardinal, high: Cardinal): Omit<Reading, 'rule'> | undefined {
  const shared = low.scale === 1 && high.scale > 1 && low.value < high.head;
  const min = shared ? product(low.value, high.scale) : low.value;
  if (min >= high.value || min < 0) return undefined;
  const percent = lexemeAt(line, high.to, 'percent');
  return { kind: percent ? 'percent' : 'range', min, max: high.value, to: percent?.to ?? high.to };
}

/** "rose from 10 to 15" and "fell 5 to 120" tell two values, not a range. */
function isChange(line: NumberLine, at: number): boolean {
  if (at > 0 && lexemeAt(line, at - 1, 'change-verb')) return true;
  if (at === 0 || lexemeAt(line, at - 1, 'change-open')?.to !== at) return false;
  for (let back = at - 2; back >= 0 && back >= at - CHANGE_REACH; back -= 1)
    if (lexemeAt(line, back, 'change-verb')) return true;
  return false;
}

/** "दर्जनों", "tens of thousands", "कई हज़ार", "हज़ारों-लाखों": a minimum and no more. */
function readVague(line: NumberLine, at: number): Omit<Reading, 'rule'> | undefined {
  const several = lexemeAt(line, at, 'several');
  const start = several && lexemeAt(line, several.to, 'scale') ? { value: 1, to: several.to } : undefined;
  const plural = lexemeAt(line, at, 'vague');
  const vague = start ?? (plural && { value: plural.value.value, to: plural.to });
  if (!vague) return undefined;
  const scaled = scales(line, vague);
  return { kind: 'cardinal', min: scaled.value, vague: true, to: secondPlural(line, scaled.to) };
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
function readOrdinal(line: NumberLine, at: number): Omit<Reading, 'rule'> | undefined {
  const digits = readDigits(line, at);
  const suffix = digits && glued(line, digits.to) && lexemeAt(line, digits.to, 'ordinal-suffix');
  if (suffix) return { kind: 'ordinal', value: digits.value, to: suffix.to };
  const word = lexemeAt(line, at, 'ordinal');
  if (word) return { kind: 'ordinal', value: word.value.value, to: word.to };
  return compoundOrdinal(line, at);
}

/** "twenty-first", "एक सौ दसवां": a cardinal with a smaller ordinal behind it. */
function compoundOrdinal(line: NumberLine, at: number): Omit<Reading, 'rule'> | undefined {
  const base = readCardinal(line, at);
  if (!base || base.digits) return undefined;
  const last = lexemeAt(line, DASH.test(line.tokens[base.to]?.key ?? '') ? base.to + 1 : base.to, 'ordinal');
  const room = base.last > 1 ? base.last : base.value >= 20 && base.value % 10 === 0 ? 10 : 0;
  if (!last || last.value.value >= room) return undefined;
  return { kind: 'ordinal', value: base.value + last.value.value, to: last.to };
}
