/**
 * Which question a counted thing answers: among the slots that take its unit, the one whose cue stands nearest.
 * Distances are in tokens; a verb-last tongue puts the cue after the figure, so one before it counts as farther.
 */
import type { Slot, SlotList, SlotsData } from '../data/slots.ts';
import type { Quantity } from '../text/document.ts';
import type { Line } from '../text/line.ts';
import { Trie, type PhraseMatch } from '../text/trie.ts';

export interface SlotChoice {
  slot: Slot;
  /** Weighted distance of the cue; infinite when the slot was taken by default. */
  distance: number;
}

export interface SlotReader {
  cues(line: Line): PhraseMatch<Cue>[];
  choose(
    line: Line,
    cues: readonly PhraseMatch<Cue>[],
    quantity: Quantity,
    others: readonly Quantity[],
  ): SlotChoice | undefined;
}

interface Cue {
  slot: string;
  weight: number;
}

const AGAINST_ORDER = 1.7;
const PER_NUMBER_BETWEEN = 4;
const PER_COMMA_BETWEEN = 2;
const FARTHEST = 16;

/** A slot reader for one language. `verbLast` is the language's order of verb and object. */
export function compileSlots(list: SlotList, cues: SlotsData, verbLast: boolean): SlotReader {
  const trie = new Trie<Cue>();
  for (const [slot, { near, weight }] of Object.entries(cues))
    for (const phrase of near) trie.add(phrase, { slot, weight });
  return {
    cues: (line) => trie.matches(line.tokens),
    choose(line, found, quantity, others) {
      const fitting = list.filter((slot) => slot.units.includes(quantity.unit));
      const best = fitting
        .map((slot) => ({ slot, distance: nearest(line, slot, found, quantity, others, verbLast) }))
        .sort((a, b) => a.distance - b.distance)[0];
      if (best && best.distance <= FARTHEST) return best;
      const byDefault = fitting.find((slot) => slot.default);
      return byDefault ? { slot: byDefault, distance: Infinity } : undefined;
    },
  };
}

function nearest(
  line: Line,
  slot: Slot,
  cues: readonly PhraseMatch<Cue>[],
  quantity: Quantity,
  others: readonly Quantity[],
  verbLast: boolean,
): number {
  const own = cues.filter((cue) => cue.value.slot === slot.id);
  return Math.min(Infinity, ...own.map((cue) => distance(line, cue, quantity, others, verbLast) / cue.value.weight));
}

function distance(
  line: Line,
  cue: PhraseMatch<Cue>,
  quantity: Quantity,
  others: readonly Quantity[],
  verbLast: boolean,
): number {
  const before = cue.end <= quantity.start;
  const gap = before ? { start: cue.end, end: quantity.start } : { start: quantity.end, end: cue.start };
  if (gap.end <= gap.start) return 0;
  const between = line.tokens.filter((token) => token.start >= gap.start && token.end <= gap.end);
  const numbers = others.filter(
    (other) => other !== quantity && other.start >= gap.start && other.end <= gap.end,
  ).length;
  const commas = between.filter((token) => token.key === ',' || token.key === ';').length;
  const raw = between.length + 1 + numbers * PER_NUMBER_BETWEEN + commas * PER_COMMA_BETWEEN;
  return before && verbLast ? raw * AGAINST_ORDER : raw;
}
