/** How many of the stream's copies were found as copies of one story, and how many articles were taken for copies that are none. */
import { groupedBy } from './grouped.ts';
import type { Item } from './stream.ts';

export interface CopyScore {
  /** Articles that print again what another had printed. */
  made: number;
  found: number;
  recall: number;
  /** Articles that are taken for a copy of a story that they do not print. */
  falseCopies: number;
  precision: number;
  /** By the way of copying: found of made. */
  byWay: Record<string, string>;
  missed: { title: string; original: string; way: string }[];
  wrong: { title: string; original: string }[];
}

/** @param copies article id → id of its original */
export function copyScore(items: ReadonlyMap<string, Item>, copies: ReadonlyMap<string, string>): CopyScore {
  const storyOf = (id: string) => items.get(id)?.original ?? items.get(id)?.id;
  const made = [...items].filter(([, { original }]) => original !== undefined);
  const isFound = (id: string) => counterparts(id, copies, items, storyOf);
  const found = made.filter(([id]) => isFound(id));
  const wrong = [...copies].filter(([id, original]) => storyOf(id) !== storyOf(original));
  const byWay: Record<string, string> = {};
  for (const [way, all] of groupedBy(made, ([, item]) => item.way!))
    byWay[way] = `${all.filter(([id]) => isFound(id)).length} of ${all.length}`;
  const right = copies.size - wrong.length;
  return {
    ...{ made: made.length, found: found.length, recall: made.length === 0 ? 1 : found.length / made.length },
    ...{ falseCopies: wrong.length, precision: copies.size === 0 ? 1 : right / copies.size, byWay },
    missed: made
      .filter(([id]) => !isFound(id))
      .map(([, item]) => ({ title: item.title, original: item.original!, way: item.way! })),
    wrong: wrong.map(([id, original]) => ({
      title: items.get(id)!.title,
      original: items.get(original)?.title ?? original,
    })),
  };
}

/** Whether it counts as one with another printing of its story: whichever of them is held to be the first. */
function counterparts(
  id: string,
  copies: ReadonlyMap<string, string>,
  items: ReadonlyMap<string, Item>,
  storyOf: (id: string) => string | undefined,
): boolean {
  const original = copies.get(id);
  if (original !== undefined) return items.has(original) && storyOf(original) === storyOf(id);
  return [...copies].some(([copy, of]) => of === id && storyOf(copy) === storyOf(id));
}
