/** How far two spellings lie apart, and which known names lie nearest to a typed one. */
import { fold } from '../text/fold.ts';

/** Longer words are cut before they are compared: a typed name has no use for more, and the cost stays bounded. */
const LONGEST = 64;

/** A word of three letters may have one wrong, one of five two, and a title of many words no more than a few. */
const LETTERS_PER_SLIP = 3;
const MOST_SLIPS = 4;

/** Insertions, deletions, replacements and swaps of neighbours between two strings (optimal string alignment). */
export function editDistance(left: string, right: string): number {
  const a = [...left].slice(0, LONGEST);
  const b = [...right].slice(0, LONGEST);
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(current[column - 1]! + 1, above[column]! + 1, above[column - 1]! + (same ? 0 : 1));
      if (a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) cost = Math.min(cost, before[column - 2]! + 1);
      current.push(cost);
    }
    before = above;
    above = current;
  }
  return above[b.length]!;
}

/** A name that can be typed, and what it stands for. */
export interface Named {
  name: string;
  id: string;
}

/** At most `limit` ids whose names lie nearest to `typed`, nearest first; equal distances keep their order. */
export function nearest(typed: string, names: readonly Named[], limit: number): string[] {
  const key = fold(typed.trim());
  const ranked = names
    .map(({ name, id }) => ({ id, distance: distanceTo(key, fold(name)) }))
    .sort((left, right) => left.distance - right.distance);
  return [...new Set(ranked.map(({ id }) => id))].slice(0, limit);
}

/** The same, but only names so near that a slip of the hand explains them; none for words that are simply others. */
export function near(typed: string, names: readonly Named[], limit: number): string[] {
  const key = fold(typed.trim());
  const slips = Math.min(MOST_SLIPS, Math.round([...key].length / LETTERS_PER_SLIP));
  return nearest(
    typed,
    names.filter(({ name }) => distanceTo(key, fold(name)) <= slips),
    limit,
  );
}

/** Whoever types the beginning of a name has made no mistake yet. */
function distanceTo(typed: string, name: string): number {
  return typed.length >= 2 && name.startsWith(typed) ? 0.5 : editDistance(typed, name);
}
