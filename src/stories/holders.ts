/** How many stories hold a key, and how many articles let it be heard: by that it shows more or less to meet in it. */
import { withRoom, type KeyNumbers } from './key-numbers.ts';
import { rarityOf } from './keys.ts';
import type { Rarity } from './likeness.ts';
import type { Lying, Story } from './story.ts';

/** So many articles tell little of how rare a word is. */
const FEW = 50;

export interface Holders {
  /** The stories that hold a key, by its number, unless they are more than so many. */
  of(number: number, most: number): ReadonlySet<Story> | undefined;
  /** Worked out once for each key until `renew`. */
  rarity: Rarity;
  /** To be called before rarities are asked for, whenever stories or keys may be others than before. */
  renew(): void;
  /** Moves a story from the keys that it had to those that it has; each has a key once. */
  move(story: Story, before: Int32Array, after: Int32Array): void;
  /** Keys that are held, each as often as it is. */
  count(): number;
}

/** @param all how many stories there are */
export function createHolders(keys: KeyNumbers, all: () => number): Holders {
  const holders = new Map<number, Set<Story>>();
  let [turn, state] = [0, 1];
  let [turns, counts] = [new Int32Array(0), new Int32Array(0)];
  let [rarities, states] = [new Float64Array(0), new Int32Array(0)];
  const drop = (number: number, story: Story) => {
    const held = holders.get(number)!;
    held.delete(story);
    counts[number]! -= 1;
    if (held.size === 0) holders.delete(number);
  };
  const add = (number: number, story: Story) => {
    const held = holders.get(number);
    counts[number]! += 1;
    if (held) held.add(story);
    else holders.set(number, new Set([story]));
  };
  const workOut = (number: number): number => {
    rarities = withRoom(rarities, keys.bound());
    states = withRoom(states, keys.bound());
    states[number] = state;
    return (rarities[number] = rarityOf(keys.keyOf(number), counts[number] ?? 0, all()));
  };
  return {
    of: (number, most) => ((counts[number] ?? 0) <= most ? holders.get(number) : undefined),
    rarity: (number) => (states[number] === state ? rarities[number]! : workOut(number)),
    renew: () => void (state += 1),
    move: (story, before, after) => {
      turns = withRoom(turns, keys.bound());
      counts = withRoom(counts, keys.bound());
      turn += 2;
      for (const number of after) turns[number] = turn;
      for (const number of before)
        if (turns[number] === turn) turns[number] = turn + 1;
        else drop(number, story);
      for (const number of after) if (turns[number] === turn) add(number, story);
    },
    count: () => [...holders.values()].reduce((sum, { size }) => sum + size, 0),
  };
}

/** In how many articles a key is heard. */
export function createHearing(keys: KeyNumbers) {
  let counts = new Int32Array(0);
  let articles = 0;
  const heard: Rarity = (number) => Math.log((articles + FEW) / ((counts[number] ?? 0) + 1));
  return {
    heard,
    hear: ({ marks }: Lying, by: 1 | -1) => {
      articles += by;
      counts = withRoom(counts, keys.bound());
      for (const number of marks.heard) counts[number]! += by;
    },
  };
}
