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

/** Originals under the keys of their prints, copies under those of their own, and copies by their original. */
function createShelves() {
  const bands = new Map<string, Told[]>();
  const copyBands = new Map<string, Told[]>();
  const byId = new Map<string, Told>();
  const copiesOf = new Map<string, Set<Told>>();
  const enter = (told: Told) => {
    byId.set(told.id, told);
    const shelf = told.copyOf === undefined ? bands : copyBands;
    for (const key of keysOf(told)) shelf.set(key, [...(shelf.get(key) ?? []), told]);
    if (told.copyOf !== undefined) copiesOf.set(told.copyOf, (copiesOf.get(told.copyOf) ?? new Set()).add(told));
  };
  const leave = (told: Told) => {
    byId.delete(told.id);
    const shelf = told.copyOf === undefined ? bands : copyBands;
    for (const key of keysOf(told)) {
      const rest = (shelf.get(key) ?? []).filter((each) => each !== told);
      if (rest.length > 0) shelf.set(key, rest);
      else shelf.delete(key);
    }
    if (told.copyOf === undefined) return;
    const copies = copiesOf.get(told.copyOf);
    copies?.delete(told);
    if (copies?.size === 0) copiesOf.delete(told.copyOf);
  };
  /** Copies that share a key with an article, of originals that are later than it. */
  const laterCopies = (told: Told) => {
    const sharing = new Set(keysOf(told).flatMap((key) => copyBands.get(key) ?? []));
    return [...sharing].filter(({ copyOf }) => {
      const original = byId.get(copyOf!);
      return original !== undefined && byDate(told, original) < 0;
    });
  };
  return { bands, byId, copiesOf, laterCopies, enter, leave };
}

async function settle(known: Shelves, told: Told, pairsOf: PairsOf): Promise<Set<Told>> {
  const before = new Map<Told, string | undefined>([[told, told.copyOf]]);
  const open = [told];
  // What an original displaces is later than it, so time goes forward here and comes to an end.
  for (let next; (next = open.sort(byDate).shift());) {
    const alike = await alikeAmong(next, likeliest(keysOf(next), known.bands), pairsOf);
    const [original] = alike.filter((other) => byDate(other, next!) < 0).sort(byDate);
    if (original) next.copyOf = original.id;
    const displaced = original ? [] : await displacedBy(known, next, alike, pairsOf);
    for (const each of displaced) {
      if (!before.has(each)) before.set(each, each.copyOf);
      known.leave(each);
      delete each.copyOf;
    }
    open.push(...displaced);
    known.enter(next);
  }
  return new Set([...before].filter(([each, was]) => each === told || each.copyOf !== was).map(([each]) => each));
}

/** Later originals like a new one, with all their copies, and copies of later originals that are like it themselves. */
async function displacedBy(known: Shelves, told: Told, originals: readonly Told[], pairsOf: PairsOf): Promise<Told[]> {
  const found = originals.flatMap((other) => [other, ...(known.copiesOf.get(other.id) ?? [])]);
  const copies = known.laterCopies(told).filter((copy) => !found.includes(copy) && byDate(told, copy) < 0);
  return [...found, ...(await alikeAmong(told, copies, pairsOf))];
}

async function alikeAmong(told: Told, others: readonly Told[], pairsOf: PairsOf): Promise<Told[]> {
  const alike: Told[] = [];
  for (const other of others) if (await isCopy(told, other, pairsOf)) alike.push(other);
  return alike;
}

function keysOf({ print }: Told): string[] {
  return isPrint(print) && print.length > 0 ? bandKeys(print) : [];
}

async function isCopy(a: Told, b: Told, pairsOf: PairsOf): Promise<boolean> {
  if (countsOtherwise(new Set(a.marks.numbers), new Set(b.marks.numbers))) return false;
  return printsAgree(a.print, b.print) ?? pairsAgree(await pairsOf(a.id), await pairsOf(b.id));
}
