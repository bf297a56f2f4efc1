/**
 * Which articles on the desk are near copies of which earlier one, as they come in one by one. What `nearCopies` says of all of
 * them at once holds after each: the earliest of its like is the original, in whatever order they come.
 */
import {
  bandKeys,
  byDate,
  countsOtherwise,
  isPrint,
  likeliest,
  pairsAgree,
  printsAgree,
} from '../corpus/near-copies.ts';
import type { Told } from './story.ts';

/** The word pairs of an article's text, by its id: asked only where two prints leave it open. */
export type PairsOf = (id: string) => Promise<ReadonlySet<number>>;

export interface Copies {
  /** An article as it was settled before. */
  enter(told: Told): void;
  leave(told: Told): void;
  /** Settles a new article, and whichever others are copies or originals because of it; answers all whose state is another. */
  settle(told: Told, pairsOf: PairsOf): Promise<Set<Told>>;
  /** The original of an article that lies on the desk too. */
  originalOf(told: Told): Told | undefined;
}

export function createCopies(): Copies {
  const known = createShelves();
  return {
    enter: known.enter,
    leave: known.leave,
    settle: (told, pairsOf) => settle(known, told, pairsOf),
    originalOf: ({ copyOf }) => (copyOf === undefined ? undefined : known.byId.get(copyOf)),
  };
}

type Shelves = ReturnType<typeof createShelves>;

/** Originals under the keys of their prints, and under each its copies. */
function createShelves() {
  const bands = new Map<string, Told[]>();
  const byId = new Map<string, Told>();
  const copiesOf = new Map<string, Set<Told>>();
  const enter = (told: Told) => {
    byId.set(told.id, told);
    if (told.copyOf !== undefined) copiesOf.set(told.copyOf, (copiesOf.get(told.copyOf) ?? new Set()).add(told));
    else for (const key of keysOf(told)) bands.set(key, [...(bands.get(key) ?? []), told]);
  };
  const leave = (told: Told) => {
    byId.delete(told.id);
    if (told.copyOf !== undefined) {
      const copies = copiesOf.get(told.copyOf);
      copies?.delete(told);
      if (copies?.size === 0) copiesOf.delete(told.copyOf);
    } else
      for (const key of keysOf(told)) {
        const rest = (bands.get(key) ?? []).filter((each) => each !== told);
        if (rest.length > 0) bands.set(key, rest);
        else bands.delete(key);
      }
  };
  return { bands, byId, copiesOf, enter, leave };
}

async function settle({ bands, copiesOf, enter, leave }: Shelves, told: Told, pairsOf: PairsOf): Promise<Set<Told>> {
  const before = new Map<Told, string | undefined>([[told, told.copyOf]]);
  const open = [told];
  // What an original displaces is later than it, so time goes forward here and comes to an end.
  for (let next; (next = open.sort(byDate).shift());) {
    const alike: Told[] = [];
    for (const other of likeliest(keysOf(next), bands)) if (await isCopy(next, other, pairsOf)) alike.push(other);
    const [original] = alike.filter((other) => byDate(other, next!) < 0).sort(byDate);
    const displaced = original ? [] : alike.flatMap((other) => [other, ...(copiesOf.get(other.id) ?? [])]);
    for (const each of displaced) {
      if (!before.has(each)) before.set(each, each.copyOf);
      leave(each);
      delete each.copyOf;
    }
    open.push(...displaced);
    if (original) next.copyOf = original.id;
    enter(next);
  }
  return new Set([...before].filter(([each, was]) => each === told || each.copyOf !== was).map(([each]) => each));
}

function keysOf({ print }: Told): string[] {
  return isPrint(print) && print.length > 0 ? bandKeys(print) : [];
}

async function isCopy(a: Told, b: Told, pairsOf: PairsOf): Promise<boolean> {
  if (countsOtherwise(new Set(a.marks.numbers), new Set(b.marks.numbers))) return false;
  return printsAgree(a.print, b.print) ?? pairsAgree(await pairsOf(a.id), await pairsOf(b.id));
}
