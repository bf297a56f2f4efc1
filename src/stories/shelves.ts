/** Where copies and originals stand by their prints: those with which an article shares most of its print are found at once. */
import { BANDS, byDate, isPrint, MOST_COMPARED, MOST_COUNTED } from '../corpus/near-copies.ts';
import type { Told } from './story.ts';

/** An article on its shelves. */
interface Shelved {
  told: Told;
  /** Hashes of the bands of its print; none where it says too little to be anyone's copy. */
  bands: Int32Array;
  /** How many bands it shares with the article that is asked for in this turn. */
  shared: number;
  turn: number;
}

export interface Shelves {
  /** Puts an article where it belongs: originals and copies have shelves of their own. */
  enter(told: Told): void;
  /** Takes an article from where it was put; to be called before `copyOf` is changed. */
  leave(told: Told): void;
  /** The originals that share most of its print with an article, in no order; of equals those that came in earlier. */
  likeliest(told: Told): Told[];
  /** Copies that share some of its print with an article, of originals that are later than it. */
  laterCopies(told: Told): Told[];
  byId(id: string): Told | undefined;
  /** The articles here that copy one, which may lie elsewhere. */
  copiesOf(id: string): Told[];
  /** How many articles, and how often, by their prints and by their originals: for tests. */
  counts(): { articles: number; bands: number; copies: number };
}

type Shelf = Map<number, Shelved[]>;

export function createShelves(): Shelves {
  const [originals, copies]: [Shelf, Shelf] = [new Map(), new Map()];
  const known = new Map<string, Shelved>();
  const copiesOf = new Map<string, Set<Told>>();
  const sharing = createSharing();
  const shelfOf = ({ copyOf }: Told) => (copyOf === undefined ? originals : copies);
  const shelved = (told: Told) => known.get(told.id) ?? { told, bands: bandsOf(told), shared: 0, turn: 0 };
  return {
    enter: (told) => {
      const entry = shelved(told);
      known.set(told.id, entry);
      for (const band of entry.bands) put(shelfOf(told), band, entry);
      if (told.copyOf === undefined) return;
      const others = copiesOf.get(told.copyOf);
      if (others) others.add(told);
      else copiesOf.set(told.copyOf, new Set([told]));
    },
    leave: (told) => {
      const entry = known.get(told.id)!;
      known.delete(told.id);
      for (const band of entry.bands) take(shelfOf(told), band, entry);
      if (told.copyOf === undefined) return;
      const others = copiesOf.get(told.copyOf);
      others?.delete(told);
      if (others?.size === 0) copiesOf.delete(told.copyOf);
    },
    likeliest: (told) => {
      const found = sharing(shelved(told), originals, MOST_COUNTED);
      if (found.length > MOST_COMPARED) found.sort((a, b) => b.shared - a.shared).splice(MOST_COMPARED);
      return found.map((entry) => entry.told);
    },
    laterCopies: (told) =>
      sharing(shelved(told), copies, Infinity).flatMap((entry) => {
        const original = known.get(entry.told.copyOf!)?.told;
        return original && byDate(told, original) < 0 ? [entry.told] : [];
      }),
    byId: (id) => known.get(id)?.told,
    copiesOf: (id) => [...(copiesOf.get(id) ?? [])],
    counts: () => ({
      articles: known.size,
      bands: [originals, copies].flatMap((shelf) => [...shelf.values()]).reduce((sum, { length }) => sum + length, 0),
      copies: [...copiesOf.values()].reduce((sum, { size }) => sum + size, 0),
    }),
  };
}

/** Whoever shares a band with an article, in the order of its bands, with how many; of each band the first ones only. */
function createSharing() {
  let turn = 0;
  return (asked: Shelved, shelf: Shelf, most: number): Shelved[] => {
    turn += 1;
    const found: Shelved[] = [];
    for (let place = 0; place < asked.bands.length; place += 1) {
      let counted = 0;
      for (const entry of shelf.get(asked.bands[place]!) ?? []) {
        if (!haveInCommon(asked.told.print, entry.told.print, BANDS[place]!)) continue;
        if ((counted += 1) > most) break;
        if (entry.turn !== turn) {
          [entry.turn, entry.shared] = [turn, 0];
          found.push(entry);
        }
        entry.shared += 1;
      }
    }
    return found;
  };
}

function haveInCommon(a: Uint32Array, b: Uint32Array, { start, end }: (typeof BANDS)[number]): boolean {
  for (let at = start; at < end; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

/** On each shelf they stand in the order in which they came in, whatever became of them since. */
function put(shelf: Shelf, band: number, entry: Shelved): void {
  const standing = shelf.get(band);
  if (!standing) shelf.set(band, [entry]);
  else if (standing.at(-1)!.told.number < entry.told.number) standing.push(entry);
  else standing.splice(placeOf(standing, entry), 0, entry);
}

function take(shelf: Shelf, band: number, entry: Shelved): void {
  const standing = shelf.get(band)!;
  if (standing.length === 1) shelf.delete(band);
  else standing.splice(placeOf(standing, entry), 1);
}

/** Where an article stands, or would. */
function placeOf(standing: readonly Shelved[], { told: { number } }: Shelved): number {
  let [low, high] = [0, standing.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (standing[middle]!.told.number < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Hashes of the bands, each with its place: bands that differ may have the same hash, so they are compared too. */
function bandsOf({ print }: Told): Int32Array {
  if (!isPrint(print) || print.length === 0) return new Int32Array(0);
  const hashes = new Int32Array(BANDS.length);
  for (const [place, { start, end }] of BANDS.entries()) {
    let hash = start;
    for (let at = start; at < end; at += 1) {
      hash = Math.imul(hash ^ print[at]!, 0x85ebca6b);
      hash ^= hash >>> 15;
    }
    hashes[place] = hash;
  }
  return hashes;
}
