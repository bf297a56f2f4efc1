/** Divides lines into parts that each fit one Telegram message: between blocks, else lines, else words, else graphemes. */
import type { Line, Run } from './lines.ts';

/** Limits of one part. Units are UTF-16 units of visible text. */
export interface PartLimits {
  units: number;
  entities: number;
}

const MOST_CARRIED = 2;
/** Less room than this at the end of a part is left empty rather than filled with a piece of a line. */
const LEAST_PIECE = 200;
/** A run has at most two marks; one more for its quotation. */
const LEAST_ENTITIES = 3;
const EMPTY: PartLimits = { units: 0, entities: 0 };

interface Packing {
  limits: PartLimits;
  parts: Line[][];
  current: Line[];
  used: PartLimits;
  /** Headings that moved here from the part before; they alone are no reason to close this one. */
  carried: number;
}

/** Lines in parts, in order. Every part keeps both limits; a heading is not left at the end of a part. */
export function partsOf(lines: readonly Line[], limits: PartLimits): Line[][] {
  const packing: Packing = { limits, parts: [], current: [], used: EMPTY, carried: 0 };
  for (const block of blocksOf(lines)) {
    if (!fits(packing, block) && fitsAlone(packing, block)) close(packing);
    const whole = fits(packing, block);
    for (const line of block)
      if (whole) push(packing, line);
      else addLine(packing, line);
  }
  return packing.current.length > 0 ? [...packing.parts, packing.current] : packing.parts;
}

function blocksOf(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (last?.[0]?.block === line.block) last.push(line);
    else blocks.push([line]);
  }
  return blocks;
}

/** Adds a line of a block that is divided: to this part, else to the next, and only if it fits into neither, in pieces. */
function addLine(packing: Packing, line: Line): void {
  let rest = line;
  while (!fits(packing, [rest])) {
    const { limits, used, current, carried } = packing;
    const room = limits.units - used.units - rest.gap;
    const entities = limits.entities - used.entities;
    const inPieces = !fitsAlone(packing, [rest]);
    if (current.length > carried && !inPieces) close(packing);
    else if (current.length > 0 && (!inPieces || room < LEAST_PIECE || entities < LEAST_ENTITIES))
      close(packing, current.length > carried ? MOST_CARRIED : 0);
    else {
      const [head, tail] = cut(rest, room, entities);
      push(packing, head);
      close(packing);
      rest = tail;
    }
  }
  if (rest.runs.length > 0) push(packing, rest);
}

function push(packing: Packing, line: Line): void {
  packing.used = plus(packing.used, line, packing.current.at(-1));
  packing.current.push(line);
}

/** Ends the part; headings at its end move on to the next one. */
function close(packing: Packing, most = MOST_CARRIED): void {
  const { current } = packing;
  let end = current.length;
  while (end > 0 && current.length - end < most && current[end - 1]!.leads) end--;
  if (end === 0) end = current.length;
  if (end > 0) packing.parts.push(current.slice(0, end));
  packing.current = [];
  packing.used = EMPTY;
  for (const line of current.slice(end)) push(packing, line);
  packing.carried = packing.current.length;
}

function fits({ current, used, limits }: Packing, more: readonly Line[]): boolean {
  let sum = used;
  let before = current.at(-1);
  for (const line of more) {
    sum = plus(sum, line, before);
    if (sum.units > limits.units || sum.entities > limits.entities) return false;
    before = line;
  }
  return true;
}

function fitsAlone(packing: Packing, lines: readonly Line[]): boolean {
  return fits({ ...packing, current: [], used: EMPTY }, lines);
}

/** Telegram counts one entity for each mark and one for each quotation; line breaks count as text. */
function plus({ units, entities }: PartLimits, line: Line, before: Line | undefined): PartLimits {
  const opened = line.fold !== undefined && line.fold !== before?.fold ? 1 : 0;
  return {
    units: units + (before ? line.gap : 0) + line.runs.reduce((sum, run) => sum + run.text.length, 0),
    entities: entities + opened + line.runs.reduce((sum, run) => sum + run.marks.length, 0),
  };
}

/** A head of at most `room` units and `entities` marks, and the rest. The head is never empty, the rest neither. */
function cut(line: Line, room: number, entities: number): [Line, Line] {
  const whole = line.runs.map((run) => run.text).join('');
  const at = cutPlace(whole, Math.max(1, Math.min(room, unitsWithin(line.runs, entities - 1), whole.length - 1)));
  const tail = slice(line.runs, at, whole.length);
  const { leads: _, ...piece } = line;
  return [
    { ...piece, runs: slice(line.runs, 0, at) },
    { ...piece, runs: withoutLeadingSpace(tail), gap: 1 },
  ];
}

/** How many units of the runs hold at most that many marks. */
function unitsWithin(runs: readonly Run[], entities: number): number {
  let units = 0;
  let marks = 0;
  for (const run of runs) {
    marks += run.marks.length;
    if (marks > entities) return units;
    units += run.text.length;
  }
  return units;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Text after the place that a segmenter needs to see. */
const LOOK_AHEAD = 64;

/** `a/b` is no command; a part that began with `/b` would be one. */
const COMMAND = /^\/\w/;

/** The best place at or before `room`: a space in its second half, else the edge of a grapheme, else of a code point. */
function cutPlace(text: string, room: number): number {
  const space = text.slice(0, room + 1).search(/\s\S*$/u);
  const wanted = space > room / 2 ? space : room;
  const segments = graphemes.segment(text.slice(0, room + LOOK_AHEAD));
  const edge = segments.containing(wanted)?.index ?? wanted;
  if (edge > 0) return COMMAND.test(text.slice(edge, edge + 2)) ? segments.containing(edge - 1)!.index || edge : edge;
  return room > 1 && /[\ud800-\udbff]/.test(text[room - 1]!) ? room - 1 : room;
}

function slice(runs: readonly Run[], start: number, end: number): Run[] {
  let offset = 0;
  const sliced = runs.map((run) => {
    const text = run.text.slice(Math.max(0, start - offset), Math.max(0, end - offset));
    offset += run.text.length;
    return { ...run, text };
  });
  return sliced.filter((run) => run.text !== '');
}

/** A space that carries a combining mark is visible and stays. */
function withoutLeadingSpace([first, ...others]: Run[]): Run[] {
  if (!first) return [];
  const text = first.text.replace(/^\s+(?!\p{M}|\s)/u, '');
  return text === '' ? others : [{ ...first, text }, ...others];
}
