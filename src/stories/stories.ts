/** Stories under the keys of what they tell, and those that an article may belong to. */
import { rarityOf } from './keys.ts';
import { heardOf } from './likeness.ts';
import type { Marks } from './marks.ts';
import { storyOf, type Story, type Told } from './story.ts';

/** Days without a word after which a story is over. */
const LONGEST_SILENCE_DAYS = 4;
const DAY_MS = 86_400_000;
/** Stories that hold a key: where there are more, it shows too little to look for them. */
const MOST_HOLDING = 48;
const KEYS_ASKED = 20;
const MOST_COMPARED = 8;
/** What a title says weighs so much among the names. */
const TOP_WEIGHT = 3;
/** So many articles tell little of how rare a word is. */
const FEW = 50;

type Holders = ReadonlyMap<number, ReadonlySet<Story>>;
type Rarity = (key: number) => number;

export function createStories() {
  const stories = new Map<string, Story>();
  const holders = new Map<number, Set<Story>>();
  const hearing = new Map<number, number>();
  let articles = 0;
  const rarity: Rarity = (key) => rarityOf(key, holders.get(key)?.size ?? 0, stories.size);
  const heard: Rarity = (key) => Math.log((articles + FEW) / ((hearing.get(key) ?? 0) + 1));
  const hear = ({ marks }: Told, by: 1 | -1) => {
    articles += by;
    for (const key of new Set(heardOf(marks))) {
      const count = (hearing.get(key) ?? 0) + by;
      if (count > 0) hearing.set(key, count);
      else hearing.delete(key);
    }
  };

  const replace = (before: Story | undefined, after: Story | undefined) => {
    const known = before?.keys ?? new Set<number>();
    for (const key of known) if (!after?.keys.has(key)) drop(holders, key, before!);
    if (!after) {
      if (before) stories.delete(before.id);
      return;
    }
    // The same object under the keys that stay: most of them do.
    const story = before ? Object.assign(before, after) : after;
    stories.set(story.id, story);
    for (const key of story.keys) {
      if (known.has(key)) continue;
      const held = holders.get(key);
      if (held) held.add(story);
      else holders.set(key, new Set([story]));
    }
  };
  const withArticles = (id: string, articles: Told[]) =>
    replace(stories.get(id), articles.length > 0 ? storyOf(id, articles) : undefined);
  return {
    rarities: { told: rarity, heard },
    add: (id: string, told: readonly Told[]) => {
      for (const each of told) hear(each, 1);
      withArticles(id, [...(stories.get(id)?.articles ?? []), ...told]);
    },
    remove: (id: string, told: Told) => {
      hear(told, -1);
      withArticles(id, stories.get(id)?.articles.filter((each) => each !== told) ?? []);
    },
    /** After some of its articles have become copies, or originals. */
    refresh: (id: string) => withArticles(id, stories.get(id)?.articles ?? []),
    likeliest: (marks: Marks, at: number) => likeliest(marks, at, holders, rarity),
  };
}

function drop(holders: Map<number, Set<Story>>, key: number, story: Story): void {
  const held = holders.get(key);
  held?.delete(story);
  if (held?.size === 0) holders.delete(key);
}

/** The stories that share most with an article, by its rarest keys. */
function likeliest({ names, tops, facts, words }: Marks, at: number, holders: Holders, rarity: Rarity): Story[] {
  const asked: { held: ReadonlySet<Story>; weight: number }[] = [];
  for (const each of [names, tops.flatMap((top) => [top, TOP_WEIGHT]), facts, words])
    for (let place = 0; place < each.length; place += 2) {
      const held = holders.get(each[place]!);
      if (held && held.size <= MOST_HOLDING) asked.push({ held, weight: rarity(each[place]!) * each[place + 1]! });
    }
  asked.sort((a, b) => b.weight - a.weight);
  const shared = new Map<Story, number>();
  for (const { held, weight } of asked.slice(0, KEYS_ASKED))
    for (const story of held)
      if (silenceOf(story, at) <= LONGEST_SILENCE_DAYS) shared.set(story, (shared.get(story) ?? 0) + weight);
  return [...shared]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_COMPARED)
    .map(([story]) => story);
}

/** Days between an article and the nearest end of a story. */
export function silenceOf({ first, last }: Story, at: number): number {
  return Math.max(0, first - at, at - last) / DAY_MS;
}
