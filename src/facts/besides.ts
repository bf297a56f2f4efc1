/** What a figure without a cue of its own answers by what stands beside it: its list, its drill, or fighters who fall. */
import { isNear, looksBack, type Recalled, type Told } from './memory.ts';
import { slotOfDrill, slotOfList } from './pairs.ts';
import { MANKIND, SOLDIERS, type People } from './people.ts';
import type { Placed, Scene } from './scene.ts';
import type { SlotChoice, SlotReader } from './slots.ts';

/** What the list, the drill of the sentence, or a count of a drill told before says of a unit without a cue. */
export function besides(
  scene: Scene,
  placed: Placed,
  { unit, choice }: { unit: string; choice?: SlotChoice | undefined },
  told: Told,
  slots: SlotReader,
): SlotChoice | undefined {
  const past = !choice && looksBack(scene, placed) ? told.past.flat() : [];
  const drilled = [...past.toReversed(), ...told.earlier.map(({ figure }) => figure)];
  return slotOfList(placed, unit, told.earlier, slots) ?? slotOfDrill(unit, drilled, slots);
}

/** "30 rebels were killed": a loss of fighters, as if they were soldiers. */
export function lossOf(scene: Scene, placed: Placed, slots: SlotReader): SlotChoice | undefined {
  const choice = slots.choose(scene, placed, SOLDIERS, { mayDefault: false });
  return choice?.slot.kin === 'loss' ? choice : undefined;
}

/** "120 people were killed, among them 40 soldiers": soldiers counted out of people who were lost are lost with them. */
export function lossAmong(
  scene: Scene,
  placed: Placed,
  unit: string,
  { earlier }: Told,
  slots: SlotReader,
): SlotChoice | undefined {
  const last = earlier.at(-1);
  if (unit !== SOLDIERS || !last || !MANKIND.has(last.figure.unit)) return undefined;
  const isAmong = scene.cues.memory.some(({ id, to }) => id === 'among' && to === placed.from);
  return isAmong ? lossOf(scene, last.placed, slots) : undefined;
}

/** "How many soldiers remain is disputed. A diplomat puts the number at 300": a bare number counts the soldiers just named. */
export function troopsBefore(
  scene: Scene,
  placed: Placed,
  { before, earlier, past }: Told,
  people: People,
  slots: SlotReader,
): Recalled | undefined {
  const { known, noun, borrowed } = placed.quantity;
  if (!before || (known && !borrowed) || noun || earlier.some(({ figure }) => figure.slot)) return undefined;
  if (past.some((figures) => figures.some(({ unit }) => slots.takes(unit)))) return undefined;
  const isCount = scene.cues.memory.some((cue) => cue.id === 'counting' && isNear(cue, placed));
  const choice = isCount && people.areNamed(before) ? slots.choose(scene, placed, SOLDIERS) : undefined;
  return choice?.slot.kin === 'there' ? { unit: SOLDIERS, choice } : undefined;
}
