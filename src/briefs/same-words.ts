/** Sentences that say one thing in nearly the same words, one group each: by the pairs of neighbouring words that they share. */

/** Share of word pairs that two sentences must have in common. */
const ALIKE = 0.6;
/** A sentence of fewer pairs is a copy only of one in the very same words. */
const FEWEST_PAIRS = 4;

/** Groups in the order of their first items, which stand first in them. `wordsOf` gives an item's words in reading order. */
export function groupedByWords<T>(items: readonly T[], wordsOf: (item: T) => readonly string[]): T[][] {
  const groups: { items: T[]; pairs: number }[] = [];
  /** Which groups' first items hold a pair. */
  const holders = new Map<string, number[]>();
  for (const item of items) {
    const keys = keysOf(wordsOf(item));
    const group = groups[likeliest(keys, holders, groups)];
    if (group) group.items.push(item);
    else {
      for (const key of keys) holders.set(key, [...(holders.get(key) ?? []), groups.length]);
      groups.push({ items: [item], pairs: keys.size });
    }
  }
  return groups.map((group) => group.items);
}

/** A sentence's word pairs; a short one's words as a whole. */
function keysOf(words: readonly string[]): Set<string> {
  const pairs = new Set(words.slice(1).map((word, at) => `${words[at]!} ${word}`));
  return pairs.size < FEWEST_PAIRS ? new Set([`= ${words.join(' ')}`]) : pairs;
}

/** The group that is alike and shares most; -1 where none is. */
function likeliest(
  keys: ReadonlySet<string>,
  holders: ReadonlyMap<string, readonly number[]>,
  groups: readonly { pairs: number }[],
): number {
  const shared = new Map<number, number>();
  for (const key of keys) for (const group of holders.get(key) ?? []) shared.set(group, (shared.get(group) ?? 0) + 1);
  const likeness = (group: number, count: number) => count / (keys.size + groups[group]!.pairs - count);
  const alike = [...shared].filter(([group, count]) => likeness(group, count) >= ALIKE);
  return alike.sort(([a, more], [b, less]) => less - more || a - b)[0]?.[0] ?? -1;
}
