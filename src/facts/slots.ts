/**
 * Which question a counted thing answers: among the slots that take its unit, the one whose cue stands nearest.
 * A verb-last tongue puts the cue after the figure, so one before it counts as farther. Each choice says why.
 */
import type { Slot, SlotList } from '../data/slots.ts';
import { sizeOf } from './amounts.ts';
import { ownCue, weakCue, type Cue } from './cues.ts';
import { distance, sharesClause, type Placed, type Scene } from './scene.ts';

export interface SlotChoice {
  slot: Slot;
  /** Name of the rule and the words it rests on, for people who ask why. */
  rule: string;
  /** Weighted distance of the cue; infinite when the slot was taken by default. */
  distance: number;
  /** Tokens between the cue and the figure, whatever the slot's weight. */
  far?: number;
  /** True when only the unit speaks for the slot: any other reading comes first. */
  isDefault?: boolean;
}

/** How to choose: whether a weak word or the unit alone may decide, and which slot wins among equally near ones. */
export interface Manner {
  mayDefault?: boolean;
  prefer?: string | undefined;
}

export interface SlotReader {
  /** The slot of a quantity, as if it counted `unit`. */
  choose(scene: Scene, placed: Placed, unit: string, manner?: Manner): SlotChoice | undefined;
  /** Whether the words of a slot's event that is still to come stand in the quantity's clause ("is sending"). */
  underway(scene: Scene, placed: Placed, slot: Slot): boolean;
  byId(id: string): Slot | undefined;
  /** The slot of what is there or given where `slot` asks for what is planned; else itself. */
  present(slot: Slot, unit: string): Slot;
  /** The slot that asks of this unit what `slot` asks of its own. */
  kinOf(slot: Slot, unit: string): Slot | undefined;
  /** The slot that the unit fills unless told otherwise. */
  usual(unit: string): Slot | undefined;
  /** Whether some slot counts in this unit. */
  takes(unit: string): boolean;
}

const AGAINST_ORDER = 1.7;
const FARTHEST = 14;
/** The weight above which a slot's cues may stand farther away than that. */
const STRETCH = 1.5;
/** What a supporting word in the clause takes off the distance. */
const SUPPORT = 0.6;

interface Kind {
  slot: Slot;
  cues: ReadonlySet<string>;
  weak: string;
  needs: ReadonlySet<string>;
  context: ReadonlySet<string>;
  support: ReadonlySet<string>;
  fallback: ReadonlySet<string>;
  recent: ReadonlySet<string>;
}

/** A slot reader for one language. `verbLast` is the language's order of verb and object. */
export function compileSlots(list: SlotList, verbLast: boolean): SlotReader {
  const kinds = list.map((slot) => ({
    slot,
    cues: new Set([...slot.groups, ownCue(slot.id)]),
    weak: weakCue(slot.id),
    needs: new Set(slot.needs),
    context: new Set(slot.context),
    support: new Set(slot.support),
    fallback: new Set(slot.fallback),
    recent: new Set(slot.recent),
  }));
  const byUnit = new Map<string, Kind[]>();
  for (const kind of kinds) for (const unit of kind.slot.units) byUnit.set(unit, [...(byUnit.get(unit) ?? []), kind]);
  const byId = new Map(list.map((slot) => [slot.id, slot]));
  return {
    byId: (id) => byId.get(id),
    present: (slot, unit) => byUnit.get(unit)?.find((kind) => kind.slot.planned === slot.id)?.slot ?? slot,
    kinOf: ({ kin }, unit) =>
      kin && kin !== 'left' ? byUnit.get(unit)?.find(({ slot }) => slot.kin === kin)?.slot : undefined,
    usual: (unit) => byUnit.get(unit)?.find(({ slot }) => slot.default)?.slot,
    takes: (unit) => byUnit.has(unit),
    underway: (scene, placed, slot) =>
      scene.cues.slot.some((cue) => slot.underway.includes(cue.id) && sharesClause(cue, placed)),
    choose(scene, placed, unit, { mayDefault = true, prefer } = {}) {
      const fitting = (byUnit.get(unit) ?? []).filter(
        (kind) => mayFill(scene, kind) && sizeOf(placed.quantity) >= kind.slot.least,
      );
      if (fitting.length === 0) return undefined;
      const far = scene.cues.slot.map((cue) => farOf(scene, cue, placed, verbLast));
      return nearest(scene, placed, fitting, far, prefer) ?? (mayDefault ? fallback(scene, fitting, far) : undefined);
    },
  };
}

function mayFill(scene: Scene, { needs, context, recent }: Kind): boolean {
  return (
    (needs.size === 0 || stands(scene, needs)) &&
    (context.size === 0 || mayRestOn(scene, context)) &&
    (recent.size === 0 || stands(scene, recent) || meet(recent, scene.recent()))
  );
}

function stands({ cues }: Scene, groups: ReadonlySet<string>): boolean {
  return cues.slot.some((cue) => groups.has(cue.id));
}

/** Whether a word of the groups stands in the sentence or the ones just before. */
function mayRestOn(scene: Scene, groups: ReadonlySet<string>): boolean {
  return stands(scene, groups) || meet(groups, scene.context());
}

function meet(groups: ReadonlySet<string>, told: ReadonlySet<string>): boolean {
  for (const group of told) if (groups.has(group)) return true;
  return false;
}

function farOf(scene: Scene, cue: Cue, placed: Placed, verbLast: boolean): number {
  const far = distance(scene, cue, placed);
  return verbLast && cue.to <= placed.from ? far * AGAINST_ORDER : far;
}

function nearest(
  scene: Scene,
  placed: Placed,
  fitting: readonly Kind[],
  far: readonly number[],
  prefer: string | undefined,
): SlotChoice | undefined {
  let best: SlotChoice | undefined;
  for (const kind of fitting) {
    const at = closest(scene, far, (cue) => kind.cues.has(cue.id));
    if (at < 0 || far[at]! > FARTHEST * Math.max(1, kind.slot.weight / STRETCH)) continue;
    const helped = scene.cues.slot.some((cue) => kind.support.has(cue.id) && sharesClause(cue, placed));
    const cost = (far[at]! / kind.slot.weight) * (helped ? SUPPORT : 1);
    if (!best || cost < best.distance || (cost === best.distance && (kind.slot.id === prefer || best.slot.default)))
      best = { slot: kind.slot, rule: `cue ${said(scene, scene.cues.slot[at]!)}`, distance: cost, far: far[at]! };
  }
  return best;
}

/**
 * Without a cue: a slot whose weak word stands near, else one whose event its sentence or the ones before tell, else the
 * slot that its unit fills unless told otherwise.
 */
function fallback(scene: Scene, fitting: readonly Kind[], far: readonly number[]): SlotChoice | undefined {
  for (const { slot, weak } of fitting) {
    const at = closest(scene, far, (cue) => cue.id === weak);
    if (at >= 0 && far[at]! <= FARTHEST)
      return { slot, rule: `weak ${said(scene, scene.cues.slot[at]!)}`, distance: Infinity, isDefault: true };
  }
  const told = fitting.find((kind) => kind.fallback.size > 0 && mayRestOn(scene, kind.fallback));
  if (told) return { slot: told.slot, rule: 'event of the sentence', distance: Infinity, isDefault: true };
  const found = fitting.find(({ slot }) => slot.default);
  return found ? { slot: found.slot, rule: 'default', distance: Infinity, isDefault: true } : undefined;
}

function closest({ cues }: Scene, far: readonly number[], fits: (cue: Cue) => boolean): number {
  let best = -1;
  for (let at = 0; at < cues.slot.length; at += 1)
    if (far[at] !== Infinity && (best < 0 || far[at]! < far[best]!) && fits(cues.slot[at]!)) best = at;
  return best;
}

function said({ line }: Scene, cue: Cue): string {
  return line.text.slice(line.tokens[cue.from]!.start, line.tokens[cue.to - 1]!.end);
}
