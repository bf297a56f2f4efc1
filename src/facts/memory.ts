/**
 * A small memory of the discourse: what was counted last, for two sentences. A number that counts nothing by its own words
 * ("put the figure at 1,800", "यह संख्या 30 बताई") takes unit and slot from there, and only where no other reading stands as near.
 */
import type { Span } from '../text/document.ts';
import type { Line } from '../text/line.ts';
import { isOfSize } from './amounts.ts';
import type { Figure } from './analysis.ts';
import type { Cue } from './cues.ts';
import { MEMBERS, SOLDIERS } from './people.ts';
import { sharesClause, type Placed, type Scene } from './scene.ts';
import type { Slot } from '../data/slots.ts';
import type { SlotChoice, SlotReader } from './slots.ts';
import { isReplaced } from './status.ts';

/** How many sentences back a figure may be meant. */
export const REMEMBERED = 2;

/** How many tokens away a word may stand that makes a bare number a count of what was counted before. */
const REACH = 7;
/** How near the cue of a bare number must be to count as its own, by the slot's weight and in tokens. */
const OWN = 7;
const REACH_OWN = 12;
function isNearCue({ far, distance: cost }: SlotChoice): boolean {
  return far !== undefined && far <= REACH_OWN && cost <= OWN;
}

/** Durations, shares and the like stand beside what is counted and are never meant by a bare number. */
const MEASURES: ReadonlySet<string> = new Set(['days', 'years', 'percent', 'km', 'countries']);

export interface Recalled {
  choice: SlotChoice;
  unit: string;
  /** The figure that lends unit and slot, where one does. */
  from?: Figure;
}

/** A figure already read, with its place where it stands in the same line. */
export interface Earlier {
  figure: Figure;
  placed: Placed;
}

/** What was told before a figure: in its sentence, in the last ones (latest first), the names around it, and the last line. */
export interface Told {
  earlier: readonly Earlier[];
  past: readonly (readonly Figure[])[];
  names: readonly Span[];
  before: Line | undefined;
}

/** Whether a word near a number says that it counts what was counted before ("put the figure at", "संख्या"). */
export function looksBack(scene: Scene, placed: Placed): boolean {
  return scene.cues.memory.some((cue) => cue.id === 'carry' && isNear(cue, placed));
}

/**
 * What a number counts that says it by no noun of its own, or by one without a slot (`own`); `unit` is what the text room
 * made of it. Nearest first: a figure of its sentence, a noun of its sentence, the figures of the sentences before.
 */
export function recall(
  scene: Scene,
  placed: Placed,
  { unit, choice: own }: { unit: string; choice?: SlotChoice | undefined },
  told: Told,
  slots: SlotReader,
): Recalled | undefined {
  if (isAside(scene, placed)) return undefined;
  const isTold = looksBack(scene, placed);
  const { known, borrowed } = placed.quantity;
  const isOwn = known && !borrowed && unit !== MEMBERS;
  const here = antecedentHere(scene, placed, told.earlier);
  const fits = (figure: Figure) =>
    mayCount(scene, placed, unit, figure.unit, told.names) || isCountedAs(figure, unit, slots);
  if (here && fits(here.figure) && (here.compared || !isOwn)) {
    const found = resolve(scene, placed, [here.figure], slots, here.compared || isTold);
    if (!found || !isReplaced(scene, placed)) return found;
    return { ...found, choice: { ...found.choice, slot: slots.present(found.choice.slot, found.unit) } };
  }
  const mentioned = isOwn || here ? undefined : fromMention(scene, placed, slots, isTold);
  if (mentioned) return mentioned;
  if ((isOwn && !isTold) || told.earlier.some(({ figure }) => figure.slot)) return undefined;
  const past = recallPast(scene, placed, told.past, fits, slots, isTold);
  return isOwn && own?.slot.default && !isState(past?.choice.slot) ? undefined : past;
}

/** What is there, given or at a drill may be told on by "the number of soldiers"; who fell or left needs its own word. */
function isState(slot: Slot | undefined): boolean {
  return slot?.kin !== undefined && slot.kin !== 'loss' && slot.kin !== 'left';
}

function recallPast(
  scene: Scene,
  placed: Placed,
  past: Told['past'],
  fits: (figure: Figure) => boolean,
  slots: SlotReader,
  isTold: boolean,
): Recalled | undefined {
  for (const figures of past) {
    const counted = figures.filter(({ unit: counts }) => slots.takes(counts) && !MEASURES.has(counts));
    if (!counted.some(({ slot }) => slot)) continue;
    const isOne = counted.every((figure) => figure.slot && fits(figure) && isOfSize(placed.quantity, figure));
    return isOne ? resolve(scene, placed, counted, slots, isTold) : undefined;
  }
  return undefined;
}

/**
 * "the only state with soldiers there, keeps 250": a bare number counts what its sentence names, where its own cue or a word
 * that looks back says so. Losses are never told so: who shot need not be who fell; nor are what a slot only takes too, as the "staff" that says it.
 */
function fromMention(scene: Scene, placed: Placed, slots: SlotReader, isTold: boolean): Recalled | undefined {
  const { mentions: unit, noun } = placed.quantity;
  if (!unit || (noun && !isCue(scene, placed))) return undefined;
  const own = slots.choose(scene, placed, unit, { mayDefault: isTold });
  const near = own && (own.isDefault ? own.slot.default : isNearCue(own));
  const isMain = own?.slot.units[0] === unit;
  return near && isMain && isOfTopic(own) && own.slot.kin !== 'loss' ? { choice: named(own), unit } : undefined;
}

/** Whether a quantity may count what an earlier figure counts: it names nothing, or the same, or only people or a nation. */
function mayCount(scene: Scene, placed: Placed, unit: string, of: string, names: readonly Span[]): boolean {
  const { known, noun, borrowed } = placed.quantity;
  if (known && (unit === MEMBERS || borrowed)) return of === SOLDIERS || of === unit;
  if (known) return of === unit;
  if (!noun || isCue(scene, placed)) return true;
  return of === SOLDIERS && names.some((name) => noun.start >= name.start && noun.end <= name.end);
}

/** "47 members voted for it, and 9 against": members that are counted as votes. */
function isCountedAs({ slot, unit: as }: Figure, unit: string, slots: SlotReader): boolean {
  const found = slot ? slots.byId(slot) : undefined;
  return found?.as === as && found.units.includes(unit);
}

/** "हज़ारों लौट चुके": what no table knows as a noun may be the verb. */
function isCue({ cues }: Scene, { to, end }: Placed): boolean {
  return [...cues.slot, ...cues.memory].some((cue) => cue.from >= to && cue.from < Math.max(end, to + 1));
}

/** "Gryparis, 55, told": a number between two commas is an aside, mostly an age. */
function isAside({ line }: Scene, { from, to }: Placed): boolean {
  return line.tokens[from - 1]?.key === ',' && line.tokens[to]?.key === ',';
}

/** The figure of the same sentence that this one may be compared with, or counted out of. */
function antecedentHere(scene: Scene, placed: Placed, earlier: readonly Earlier[]): Antecedent | undefined {
  const last = earlier.findLast(({ figure }) => figure.slot && !MEASURES.has(figure.unit));
  if (!last) return undefined;
  const between = (cue: Cue) => cue.from >= last.placed.to && cue.to <= placed.from;
  return { figure: last.figure, compared: scene.cues.memory.some((cue) => cue.id === 'compare' && between(cue)) };
}

interface Antecedent {
  figure: Figure;
  /** Whether a word of comparison stands between the two. */
  compared: boolean;
}

/** Whether a cue stands within reach of a number, in its clause. */
export function isNear(cue: Cue, placed: Placed): boolean {
  const gap = cue.to <= placed.from ? placed.from - cue.to : cue.from - placed.to;
  return gap <= REACH && sharesClause(cue, placed);
}

/**
 * One antecedent, or several that agree: the number's own cue chooses among them, else all must fill one slot.
 * Without a word that looks back (`told`), the own cue must be there.
 */
function resolve(
  scene: Scene,
  placed: Placed,
  counted: readonly Figure[],
  slots: SlotReader,
  told: boolean,
): Recalled | undefined {
  const units = new Set(counted.map(({ unit }) => unit));
  if (units.size !== 1) return byOwnCue(scene, placed, counted, slots);
  const from = counted.at(-1)!;
  const own = slots.choose(scene, placed, from.unit, { mayDefault: false, prefer: from.slot });
  if (own && isNearCue(own) && isOfTopic(own)) return { choice: carried(own), unit: from.unit, from };
  const slot = told ? oneSlot(counted, slots) : undefined;
  return slot ? { choice: { slot, rule: 'carried-unit', distance: Infinity }, unit: from.unit, from } : undefined;
}

/** "34 were fired" after missiles and ships: of several counted things, the only one whose question the number's own cue asks. */
function byOwnCue(scene: Scene, placed: Placed, counted: readonly Figure[], slots: SlotReader): Recalled | undefined {
  const fitting = counted.flatMap((from) => {
    const own = slots.choose(scene, placed, from.unit, { mayDefault: false, prefer: from.slot });
    return own && isNearCue(own) && own.slot.id === from.slot && isOfTopic(own) ? [{ own, from }] : [];
  });
  const [only] = fitting;
  return fitting.length === 1 && only
    ? { choice: carried(only.own), unit: only.from.unit, from: only.from }
    : undefined;
}

/** The slot that all fill; what is there and what is planned are one question, asked of two times. */
function oneSlot(counted: readonly Figure[], slots: SlotReader): Slot | undefined {
  const ids = new Set(counted.map(({ slot }) => slot!));
  const base = [...ids].map((id) => slots.byId(id)).find((slot) => slot?.planned && ids.has(slot.planned));
  if (base) ids.delete(base.planned!);
  const [only] = ids;
  return ids.size === 1 && only ? slots.byId(only) : undefined;
}

function isOfTopic({ slot }: SlotChoice): boolean {
  return slot.topic !== 'other';
}

function named(choice: SlotChoice): SlotChoice {
  return { ...choice, rule: `named before, ${choice.rule}` };
}

function carried(choice: SlotChoice): SlotChoice {
  return { ...choice, rule: `carried-unit, ${choice.rule}` };
}
