/** What a composed line must say of its event. */
import type { Data } from '../data/data.ts';
import type { Frame } from '../facts/analysis.ts';

/** Roles and things without which a line would say too little; a passive without agent has its own. */
export function needsOf({ frame, passive }: Frame, data: Data): readonly string[] {
  const { needs, passiveNeeds } = data.frames.find((kind) => kind.id === frame)!;
  return passive && passiveNeeds.length > 0 ? passiveNeeds : needs;
}

/** The state that a pronoun before a count names as its owner ("उसके 13 सैनिक"). */
export function ownerActor({ roles }: Frame): string | undefined {
  return roles['victim']?.own ? roles['victim'].actors[0] : undefined;
}
