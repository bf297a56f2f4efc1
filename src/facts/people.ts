/** Which counted people are soldiers: by a word in their own phrase ("five military deaths"), or by whose losses they are. */
import type { SlotsData } from '../data/slots.ts';
import { fold } from '../text/fold.ts';
import type { Line } from '../text/line.ts';
import type { Placed, Scene } from './scene.ts';

export interface People {
  /** The quantity's unit, `soldiers` where its own words say so. */
  unitOf(scene: Scene, placed: Placed): string;
  /** Whether the counted phrase names people who fight for nobody's army ("30 rebels"): soldiers where they are lost. */
  areArmed(scene: Scene, placed: Placed): boolean;
  /** Whether a sentence names soldiers. */
  areNamed(line: Line): boolean;
}

/** Units of the text room that soldiers may be counted in. */
export const MEMBERS = 'members';
export const MANKIND: ReadonlySet<string> = new Set(['people', MEMBERS, 'persons']);
export const SOLDIERS = 'soldiers';

/** How many tokens before a count of losses "its" or "suffered" may stand. */
const REACH_SUFFER = 8;
/** How many tokens before an aside the body may stand that it counts. */
const REACH_BODY = 8;
/** How many tokens behind "men" another kind of people may follow. */
const REACH_OTHERS = 3;

/** A reader for one language. */
export function compilePeople({ memory }: SlotsData): People {
  const set = (list: readonly string[]) => new Set(list.map(fold));
  const [military, armed] = [set(memory.military), set(memory.armed)];
  const [losses, suffer] = [set(memory.losses), set(memory.suffer)];
  const [men, after, not] = [set(memory.men.words), set(memory.men.after), set(memory.men.not)];
  const has = ({ line: { tokens } }: Scene, from: number, to: number, words: ReadonlySet<string>): boolean => {
    for (let at = Math.max(0, from); at < Math.min(to, tokens.length); at += 1)
      if (words.has(tokens[at]!.key)) return true;
    return false;
  };
  const areArmy = (scene: Scene, { from, to, end }: Placed) =>
    has(scene, from, Math.max(to, end), military) ||
    (has(scene, to, end, losses) && has(scene, end, end + 1, military));
  const areOwnLosses = (scene: Scene, { from, to, end, clause }: Placed) =>
    has(scene, to, Math.max(end, to + 1), losses) &&
    has(scene, from - REACH_SUFFER, from, suffer) &&
    has(scene, clause.from, from, military);
  const bodies = set(memory.bodies);
  const areOfBody = (scene: Scene, { from }: Placed) => {
    for (let at = from - 1, isAside = false; at >= Math.max(0, from - REACH_BODY); at -= 1) {
      const { kind, key } = scene.line.tokens[at]!;
      if (kind === 'number') return false;
      if (isAside && bodies.has(key)) return true;
      isAside ||= kind === 'mark';
    }
    return false;
  };
  const areMen = (scene: Scene, { from, to, end }: Placed) =>
    has(scene, to, Math.max(to + 1, end), men) &&
    (after.size === 0 || has(scene, from - 1, from + 1, after) || has(scene, end, end + REACH_OTHERS, military)) &&
    !has(scene, end, end + REACH_OTHERS, not);
  const troops = set(memory.troops);
  return {
    areNamed: ({ tokens }) => tokens.some(({ key }) => troops.has(key)),
    areArmed: (scene, { from, to, end }) => has(scene, from, Math.max(to, end), armed),
    unitOf(scene, placed) {
      const { unit, known } = placed.quantity;
      if (known && !MANKIND.has(unit)) return unit;
      if (!known) return areMen(scene, placed) ? SOLDIERS : unit;
      const are = [areArmy, areOwnLosses, areMen, areOfBody];
      return are.some((each) => each(scene, placed)) ? SOLDIERS : unit;
    },
  };
}
