/**
 * Which articles on the desk are near copies of which earlier one, as they come in one by one. What `nearCopies` says of all of
 * them at once holds after each: the earliest of its like is the original, in whatever order they come.
 */
import { byDate, countsOtherwise, pairsAgree, printsAgree } from '../corpus/near-copies.ts';
import { createShelves, type Shelves } from './shelves.ts';
import type { Told } from './story.ts';

/** The word pairs of an article's text, by its id: asked only where two prints leave it open. */
export type PairsOf = (id: string) => Promise<ReadonlySet<number>>;

export interface Copies {
  /** An article as it was settled before. */
  enter(told: Told): void;
  leave(told: Told): void;
  /** Settles a new article, and whichever others are copies or originals because of it; answers all whose state is another. */
  settle(told: Told, pairsOf: PairsOf): Promise<Set<Told>>;
  /** Gives the copies of an article to the one among them that takes its place; answers them. That one may lie elsewhere. */
  inherit(id: string, heir: string): Told[];
  /** The original of an article that lies on the desk too. */
  originalOf(told: Told): Told | undefined;
  counts: Shelves['counts'];
}

export function createCopies(): Copies {
  const known = createShelves();
  return {
    enter: known.enter,
    leave: known.leave,
    counts: known.counts,
    settle: (told, pairsOf) => settle(known, told, pairsOf),
    inherit: (id, heir) => {
      const copies = known.copiesOf(id);
      for (const each of copies) {
        known.leave(each);
        if (each.id === heir) delete each.copyOf;
        else each.copyOf = heir;
        known.enter(each);
      }
      return copies;
    },
    originalOf: ({ copyOf }) => (copyOf === undefined ? undefined : known.byId(copyOf)),
  };
}

async function settle(known: Shelves, told: Told, pairsOf: PairsOf): Promise<Set<Told>> {
  const before = new Map<Told, string | undefined>([[told, told.copyOf]]);
  const open = [told];
  // What an original displaces is later than it, so time goes forward here and comes to an end.
  for (let next; (next = open.sort(byDate).shift());) {
    const alike = await alikeAmong(next, known.likeliest(next), pairsOf);
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
  const found = new Set(originals.flatMap((other) => [other, ...known.copiesOf(other.id)]));
  const copies = known.laterCopies(told).filter((copy) => !found.has(copy) && byDate(told, copy) < 0);
  return [...found, ...(await alikeAmong(told, copies, pairsOf))];
}

async function alikeAmong(told: Told, others: readonly Told[], pairsOf: PairsOf): Promise<Told[]> {
  const own = new Set(told.marks.numbers);
  const alike: Told[] = [];
  for (const other of others) {
    // One that came twice without leaving would displace itself, and that without end.
    if (other.id === told.id) continue;
    const verdict = printsAgree(told.print, other.print);
    if (verdict === false || countsOtherwise(own, new Set(other.marks.numbers))) continue;
    if (verdict ?? pairsAgree(await pairsOf(told.id), await pairsOf(other.id))) alike.push(other);
  }
  return alike;
}
