/** Two figures side by side: one amount in two currencies, or the two sides of a vote. */
import type { NameMention } from '../text/document.ts';
import type { Figure } from './analysis.ts';
import type { Earlier } from './memory.ts';
import type { Placed, Scene } from './scene.ts';
import type { SlotChoice, SlotReader } from './slots.ts';

/** The slot that a figure takes from the one right before it: the same after "($629 million" + "(", the opposite after "88-". */
export function pairedSlot(
  scene: Scene,
  placed: Placed,
  unit: string,
  last: Earlier | undefined,
  slots: SlotReader,
): SlotChoice | undefined {
  const slot = last?.figure.slot ? slots.byId(last.figure.slot) : undefined;
  if (!last || !slot) return undefined;
  const joined = (list: string) =>
    scene.cues.memory.some(({ id, from, to }) => id === list && from >= last.placed.to && to === placed.from) &&
    between(scene, last.placed, placed) <= LONGEST_JOINT;
  if (slot.opposite && joined('pair')) {
    const opposite = slots.byId(slot.opposite);
    if (opposite) return { slot: opposite, rule: 'pair', distance: 0 };
  }
  const twice = unit !== last.figure.unit && slot.units.includes(unit) && joined('same');
  return twice ? { slot, rule: 'same-amount', distance: 0 } : undefined;
}

/** "9,000 soldiers, 40 tanks and two frigates": a member of a list answers of its own unit what the one before it answers. */
export function slotOfList(
  placed: Placed,
  unit: string,
  earlier: readonly Earlier[],
  slots: SlotReader,
): SlotChoice | undefined {
  const mate = earlier.findLast(
    (one) => one.placed.listFrom === placed.listFrom && one.placed.listEnd > one.placed.end,
  );
  return kinSlot(mate ? [mate.figure] : [], unit, slots, 'list');
}

/** "counted 118 aircraft, 67 of which crossed the line, and 31 ships": what else is told of a drill answers for the drill. */
export function slotOfDrill(unit: string, told: readonly Figure[], slots: SlotReader): SlotChoice | undefined {
  const drilled = told.filter(({ slot }) => slot && slots.byId(slot)?.kin === 'drill');
  return kinSlot(drilled, unit, slots, 'drill told before');
}

function kinSlot(figures: readonly Figure[], unit: string, slots: SlotReader, rule: string): SlotChoice | undefined {
  const id = figures.at(-1)?.slot;
  const slot = id === undefined ? undefined : slots.byId(id);
  const kin = slot && slots.kinOf(slot, unit);
  return kin ? { slot: kin, rule, distance: Infinity } : undefined;
}

/** "24 of the 50 howitzers", "41 के मुकाबले 58 मत": a number without a noun takes unit and slot from the figure it leads to. */
export function slotFromNext(
  scene: Scene,
  { figure, placed }: Earlier,
  next: Earlier,
  { slots, relatives }: { slots: SlotReader; relatives: ReadonlySet<string> },
  names: readonly NameMention[],
): { unit: string; choice: SlotChoice } | undefined {
  const slot = next.figure.slot ? slots.byId(next.figure.slot) : undefined;
  if (!slot || (placed.quantity.known && placed.quantity.unit !== next.figure.unit)) return undefined;
  const joined = (list: string) =>
    scene.cues.memory.some(({ id, from, to }) => id === list && from === placed.to && to === next.placed.from);
  const { unit } = next.figure;
  if (!figure.slot && joined('part') && !isToldOfNoun(scene, next, relatives, names))
    return { unit, choice: { slot, rule: 'part-of-next', distance: 0 } };
  const opposite = slot.id !== figure.slot || !joined('beaten') ? undefined : slots.byId(slot.opposite ?? '');
  return opposite ? { unit, choice: { slot: opposite, rule: 'pair', distance: 0 } } : undefined;
}

/** "9 of the 40 tanks (that) the US gave still run": what a clause behind the noun tells is told of the forty. */
function isToldOfNoun(
  { line: { tokens } }: Scene,
  { placed }: Earlier,
  relatives: ReadonlySet<string>,
  names: readonly NameMention[],
): boolean {
  let at = placed.end;
  while (relatives.has(tokens[at]?.key ?? '')) at += 1;
  return names.some(({ start }) => start === tokens[at]?.start) || (at > placed.end && tokens[at]?.kind === 'word');
}

/** Tokens between two figures of a pair: the first one's noun and the joint itself. */
const LONGEST_JOINT = 3;

function between(scene: Scene, last: Placed, placed: Placed): number {
  return scene.line.tokens.slice(last.to, placed.from).length;
}

/** "300 of the 1,200 soldiers have gone home": only the part is lost or gone; the whole is what there was. */
export function wholeOf(
  scene: Scene,
  { placed }: Earlier,
  next: Earlier,
  slots: SlotReader,
): { unit: string; choice?: SlotChoice } | undefined {
  const { unit, slot: id } = next.figure;
  const slot = id === undefined ? undefined : slots.byId(id);
  if (slot?.kin !== 'loss' && slot?.kin !== 'left') return undefined;
  const isPart = scene.cues.memory.some(
    (cue) => cue.id === 'part' && cue.from === placed.to && cue.to === next.placed.from,
  );
  const whole = isPart ? slots.usual(unit) : undefined;
  return isPart
    ? { unit, ...(whole ? { choice: { slot: whole, rule: 'whole', distance: Infinity } } : {}) }
    : undefined;
}
