/** What a figure without a cue of its own answers by what stands beside it: its list, its drill, or fighters who fall. */
import { looksBack, type Told } from './memory.ts';
import { slotOfDrill, slotOfList } from './pairs.ts';
import { SOLDIERS } from './people.ts';
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
