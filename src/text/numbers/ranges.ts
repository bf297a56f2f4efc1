/** Two ends of one range, with one scale, sign or percent mark for both where only one is written. */
import { product, readCardinal } from './cardinal.ts';
import { pastSign } from './digits.ts';
import { bareScale, readWords } from './heads.ts';
import { lexemeAt, type NumberLine } from './lexicon.ts';
import type { Cardinal, Reading } from './reading.ts';

const DASH = /^[-\u2010-\u2015]$/;
const CHANGE_REACH = 6;
/** How many times as much a total is at least as what was added to it ("rose by 30 to 150", not "by 10 to 15"). */
const FAR_MORE = 2;
const THOUSAND = 1000;
/** How many of a scale are still said beside one of it ("लाख-दो लाख"). */
const MOST_OF_SCALE = 5;

/** "between X and Y", "X और Y के बीच". */
export function readRangeAround(line: NumberLine, at: number): Reading | undefined {
  for (const [index, around] of line.lexicon.data.around.entries()) {
    const open = around.open === undefined ? at : lexemeAt(line, at, `open-${index}`)?.to;
    const first = open !== undefined && open > at ? pastSign(line, open) : open;
    const range = first === undefined ? undefined : readEnds(line, first, `join-${index}`);
    const close = range && around.close !== undefined ? lexemeAt(line, range.to, `close-${index}`)?.to : range?.to;
    if (range && close !== undefined) return { ...range, to: close, rule: 'range-around' };
  }
  return undefined;
}

export function readRange(line: NumberLine, at: number): Reading | undefined {
  if (isChange(line, at)) return undefined;
  const each = readEach(line, at);
  if (each) return each;
  const range = readEnds(line, at, 'to');
  if (range && endsChange(line, at, range)) return undefined;
  return range ?? (line.lexicon.data.neighbours ? (readNeighbours(line, at) ?? readScales(line, at)) : undefined);
}

/** "5-5 हज़ार", "दो-दो सौ": the number said twice is as many for each, not a range. */
function readEach(line: NumberLine, at: number): Reading | undefined {
  const first = line.lexicon.data.neighbours ? readCardinal(line, at) : undefined;
  if (!first || first.scale > 1 || !DASH.test(line.tokens[first.to]?.key ?? '')) return undefined;
  const second = readCardinal(line, first.to + 1);
  if (!second || second.head !== first.value || second.scale === 1) return undefined;
  return { kind: 'cardinal', value: second.value, to: second.to, rule: 'each' };
}

/** Two ends with a joiner of `kind` between them; a scale or percent sign behind the second may serve both. */
function readEnds(line: NumberLine, at: number, kind: string): Reading | undefined {
  const low = readCardinal(line, at);
  const lowPercent = low && lexemeAt(line, low.to, 'percent');
  const join = low && lexemeAt(line, lowPercent?.to ?? low.to, kind);
  const high = join && readCardinal(line, pastSign(line, join.to));
  if (!high || (lowPercent && !lexemeAt(line, high.to, 'percent'))) return undefined;
  return ends(line, low, high);
}

/** "दो तीन", "चार पाँच सौ": small words side by side, the second a little larger. */
function readNeighbours(line: NumberLine, at: number): Reading | undefined {
  const low = readWords(line, at);
  if (!low || low.value < 1 || !lexemeAt(line, low.to, 'word')) return undefined;
  const high = readCardinal(line, low.to);
  if (!high || high.digits || high.head <= low.value || high.head > low.value * 2 + 1) return undefined;
  const range = ends(line, { ...low, head: low.value, scale: 1, last: 1, words: true }, high);
  return range && { ...range, rule: 'range-neighbours' };
}

/** "लाख दो लाख", "हज़ार-दो हज़ार": a scale that stands for one of itself, and a few of the same behind it. */
function readScales(line: NumberLine, at: number): Reading | undefined {
  const low = bareScale(line, at);
  const scale = low?.to === at ? lexemeAt(line, at, 'scale') : undefined;
  if (!scale) return undefined;
  const first = DASH.test(line.tokens[scale.to]?.key ?? '') ? scale.to + 1 : scale.to;
  const few = readWords(line, first);
  const same = few && lexemeAt(line, few.to, 'scale');
  if (!same || same.value.value !== scale.value.value || few.value < 2 || few.value > MOST_OF_SCALE) return undefined;
  const max = product(few.value, scale.value.value);
  return { kind: 'range', min: scale.value.value, max, to: same.to, rule: 'range-scales' };
}

function ends(line: NumberLine, low: Cardinal, high: Cardinal): Reading | undefined {
  const scale = low.scale === 1 && high.scale > 1 && low.value < high.head;
  const thousands = sharesThousands(line, low, high);
  const min = scale ? product(low.value, high.scale) : thousands ? low.value * THOUSAND : low.value;
  if (min >= high.value) return undefined;
  const percent = lexemeAt(line, high.to, 'percent');
  return {
    kind: percent ? 'percent' : 'range',
    min,
    max: high.value,
    to: percent?.to ?? high.to,
    rule: scale ? 'range-shared-scale' : thousands ? 'range-shared-thousands' : 'range',
    ...(low.doubtful && high.doubtful && !percent ? { doubtful: true } : {}),
  };
}

/** "5-6,000 troops": written thousands behind the second end serve the first, when it would fit below them. */
function sharesThousands(line: NumberLine, low: Cardinal, high: Cardinal): boolean {
  if (!low.digits || !high.digits || low.words || high.words || high.value % THOUSAND !== 0) return false;
  const grouped = line.tokens[high.to - 1]!.key.includes(line.lexicon.data.group);
  return grouped && Number.isInteger(low.value) && low.value > 0 && low.value < high.value / THOUSAND;
}

/** "rose from 10 to 15" and "fell 5 to 120" tell two values, not a range. */
function isChange(line: NumberLine, at: number): boolean {
  return (at > 0 && lexemeAt(line, at - 1, 'change-verb') !== undefined) || isMoved(line, at, 'change-open');
}

/** Whether a word of `kind` stands right before the number and a verb of change shortly before that. */
function isMoved(line: NumberLine, at: number, kind: string): boolean {
  if (at === 0 || lexemeAt(line, at - 1, kind)?.to !== at) return false;
  for (let back = at - 2; back >= 0 && back >= at - CHANGE_REACH; back -= 1)
    if (lexemeAt(line, back, 'change-verb')) return true;
  return false;
}

/** "120 से 150 हो गई", "rose by 30 to 150": what was first has become the second, or was added to make it. */
function endsChange(line: NumberLine, at: number, { to, min, max, rule }: Reading): boolean {
  if (lexemeAt(line, to, 'change-behind')) return true;
  return rule === 'range' && max! > min! * FAR_MORE && isMoved(line, at, 'change-amount');
}
