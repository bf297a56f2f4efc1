/**
 * Computes where sources disagree; nothing here is written by hand or by a model. Same slot, same thing, same time, values that
 * cannot both be true: `conflict`. Claim against denial: `denial`. Another period or kind: `scope`, shown side by side.
 * A newer figure of the same claimant: `update`, and the older one is no position any more.
 */
import type { Data } from '../data/data.ts';
import type { Slot } from '../data/slots.ts';
import { sizeOf } from './amounts.ts';
import type { Analysis, Figure } from './analysis.ts';
import {
  canBothHold,
  isGrown,
  isMagnitudesApart,
  isOlder,
  isOtherDay,
  isSameThing,
  isSameTime,
  isSameVoice,
  ORDERS_OF_MAGNITUDE,
} from './compare.ts';
import { countsIn, type Count } from './counts.ts';
import { findDenials } from './denials.ts';
import type { Difference, Disagreement } from './disagreement.ts';

/** Different figures of one slot that are compared, in the articles' order: pairs grow with the square. */
const MOST_COMPARED = 60;

/** Every disagreement among articles, in the order of the slot list; denials last. With `wanted`, those on its slots alone. */
export function findDisputes(
  analyses: readonly Analysis[],
  data: Data,
  wanted: ReadonlySet<string> = allSlots(data),
  isTold?: (analysis: Analysis, sentence: number) => boolean,
): Disagreement[] {
  const slots = data.slots.filter(({ id }) => wanted.has(id));
  // A family speaks under its first slot's name.
  const families = familiesOf(data).filter(([first]) => wanted.has(first!.id));
  const counted = new Set([...slots, ...families.flat()].map(({ id }) => id));
  const counts = countsIn(analyses, data, counted, isTold);
  const bySlot = new Map(data.slots.map((slot): [string, Count[]] => [slot.id, []]));
  for (const count of counts) bySlot.get(count.figure.slot!)?.push(count);
  const told = new Map<string, Count[]>();
  for (const count of counts) {
    const alike = told.get(keyOf(count));
    if (alike) alike.push(count);
    else told.set(keyOf(count), [count]);
  }
  return [
    ...[...slots.flatMap((slot) => slotDisputes(slot, bySlot.get(slot.id)!)), ...scopeDisputes(families, counts)].map(
      (dispute) => withRepeats(dispute, told),
    ),
    ...findDenials(analyses, data, wanted),
  ];
}

function allSlots({ slots, topics }: Data): Set<string> {
  const denied = [...topics.values()].flatMap(({ denial }) => denial?.slot ?? []);
  return new Set([...slots.map(({ id }) => id), ...denied]);
}

/** Slots that stand side by side, such as shells in all and mixed rounds in one year. */
function familiesOf(data: Data): Slot[][] {
  const families = new Map<string, Slot[]>();
  for (const slot of data.slots)
    if (slot.family) families.set(slot.family, [...(families.get(slot.family) ?? []), slot]);
  return [...families.values()];
}

/** A disagreement of counts while it is found. */
interface CountDispute extends Disagreement {
  facts: Count[];
}

/** Each position with the other sentences that give it, and whatever makes it doubtful for them too. */
function withRepeats(dispute: CountDispute, told: ReadonlyMap<string, readonly Count[]>): Disagreement {
  const suspects = new Map(dispute.suspects);
  const facts = dispute.facts.map((fact) => {
    const repeats = told.get(keyOf(fact))!.filter((count) => count !== fact && isSameThing(count, fact));
    const note = dispute.suspects.get(fact.figure);
    if (note) for (const { figure } of repeats) suspects.set(figure, note);
    return repeats.length > 0 ? { ...fact, repeats } : fact;
  });
  return { ...dispute, facts, suspects };
}

function slotDisputes(slot: Slot, counts: readonly Count[]): CountDispute[] {
  return groups(distinct(counts).slice(0, MOST_COMPARED)).flatMap((group) => {
    const current = group
      .filter(({ figure }) => !figure.former)
      .filter((count) => !group.some((other) => isReplacedBy(count, other)));
    return [...positions(slot, current), ...updates(slot, group)];
  });
}

/** A newer count of the same voice takes the place of an older one, unless it is of another day's event. */
function isReplacedBy(count: Count, other: Count): boolean {
  return isSameVoice(count, other) && isOlder(count, other) && !isOtherDay(count, other);
}

/** Counts of one thing: each is of the same thing as all the others of its group. */
function groups(counts: readonly Count[]): Count[][] {
  const found: Count[][] = [];
  for (const count of counts) {
    const home = found.find((group) => group.every((other) => isSameThing(count, other)));
    if (home) home.push(count);
    else found.push([count]);
  }
  return found;
}

/** What a group's voices hold now, as one dispute: a conflict if any two of them contradict each other for the same time. */
function positions(slot: Slot, group: readonly Count[]): CountDispute[] {
  const apart = pairs(group).flatMap(([a, b]) => {
    const kind = kindOf(slot, a, b);
    return kind ? [{ a, b, kind }] : [];
  });
  if (apart.length === 0) return [];
  const members = group.filter((count) => apart.some(({ a, b }) => a === count || b === count));
  const suspects = suspectsIn(members);
  if (apart.some(({ kind }) => kind === 'conflict'))
    return [{ slot: slot.id, kind: 'conflict', facts: members, suspects }];
  return [{ slot: slot.id, kind: 'scope', note: apart[0]!.kind as Difference, facts: members, suspects }];
}

/** `conflict`, or in what the two differ that makes them none; undefined where they are no positions on one question. */
function kindOf(slot: Slot, a: Count, b: Count): 'conflict' | Difference | undefined {
  if (canBothHold(a, b) || isSameVoice(a, b)) return undefined;
  if (a.figure.suspect || b.figure.suspect || isMagnitudesApart(a, b)) return 'conflict';
  const isOfPeriod = a.figure.period !== b.figure.period || a.lasting !== b.lasting;
  if (isOtherDay(a, b)) return isOfPeriod ? 'period' : 'date';
  if (isSameTime(a, b)) return slot.cumulative && isGrown(a, b) ? 'date' : 'conflict';
  if (slot.cumulative && !a.figure.period && !b.figure.period) return undefined;
  return isOfPeriod ? 'period' : 'date';
}

/** The counts that a voice has replaced by a newer one of its own, with the newer one. */
function updates(slot: Slot, group: readonly Count[]): CountDispute[] {
  const replaced = pairs(group).filter(
    ([a, b]) => !canBothHold(a, b) && [isReplacedBy(a, b), isReplacedBy(b, a)].includes(true) && a.to !== b.to,
  );
  const members = group.filter((count) => replaced.some((pair) => pair.includes(count)));
  return members.length === 0 ? [] : [{ slot: slot.id, kind: 'update', facts: members, suspects: new Map() }];
}

function suspectsIn(counts: readonly Count[]): Map<Figure, string> {
  const sizes = counts.map(({ figure }) => sizeOf(figure));
  const isLone = (size: number) =>
    counts.length > 2 && sizes.every((other) => other === size || other / size >= ORDERS_OF_MAGNITUDE);
  return new Map(
    counts
      .filter(({ figure }) => figure.suspect || isLone(sizeOf(figure)))
      .map(({ figure }) => [figure, figure.note ?? 'magnitude']),
  );
}

/** Different slots of one family: side by side, never a conflict. */
function scopeDisputes(families: readonly (readonly Slot[])[], counts: readonly Count[]): CountDispute[] {
  return families.flatMap((slots) => {
    const precise = distinct(
      counts.filter(
        ({ figure }) => figure.status === 'done' && !figure.vague && slots.some((slot) => slot.id === figure.slot),
      ),
    ).slice(0, MOST_COMPARED);
    const facts = precise.filter((count) =>
      precise.some((other) => other.figure.slot !== count.figure.slot && isSameDeal(count, other)),
    );
    return facts.length > 1
      ? [{ slot: slots[0]!.id, kind: 'scope' as const, note: 'kind' as const, facts, suspects: new Map() }]
      : [];
  });
}

/** Units differ between the slots of a family; whose thing it is and the scene must not. */
function isSameDeal(a: Count, b: Count): boolean {
  return isSameThing(a, { ...b, figure: { ...b.figure, unit: a.figure.unit } });
}

/** One count for each amount and voice: a figure repeated by many outlets is one position. */
function distinct(counts: readonly Count[]): Count[] {
  const seen = new Map<string, Count>();
  for (const count of counts) if (!seen.has(keyOf(count))) seen.set(keyOf(count), count);
  return [...seen.values()];
}

function keyOf({ figure, voice, subject }: Count): string {
  const { slot, value, min, max, unit, period } = figure;
  return JSON.stringify([slot, value, min, max, unit, period, voice, subject]);
}

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, index) => items.slice(index + 1).map((b): [T, T] => [a, b]));
}
