/** Stories under the keys of what they tell, and those that an article may belong to. */
import { createHearing, createHolders, type Holders } from './holders.ts';
import type { KeyNumbers } from './key-numbers.ts';
import { createLikenesses, type Likeness } from './likeness.ts';
import type { Keys, NumberedMarks } from './numbered.ts';
import { createCores, largest, voicesOf, type Lying, type Story } from './story.ts';

/** Days without a word after which a story is over. */
const LONGEST_SILENCE_DAYS = 4;
const DAY_MS = 86_400_000;
/** Stories that hold a key: where there are more, it shows too little to look for them. */
const MOST_HOLDING = 48;
const KEYS_ASKED = 24;
const MOST_COMPARED = 6;
/** What a title says weighs so much among the names. */
const TOP_WEIGHT = 3;

export function createStories(keys: KeyNumbers) {
  const stories = new Map<string, Story>();
  const holders = createHolders(keys, () => stories.size);
  const { heard, hear } = createHearing(keys);
  const likeliest = createChoice(holders);
  const { begin, retell } = createTelling(keys, holders);
  const likenesses = createLikenesses(keys.bound, { told: holders.rarity, heard });
  return {
    count: () => stories.size,
    has: (id: string) => stories.has(id),
    /** Keys of stories, each as often as it is held. */
    held: holders.count,
    add: (id: string, lying: readonly Lying[]) => {
      for (const each of lying) hear(each, 1);
      const story = stories.get(id);
      if (!story) {
        stories.set(id, begin(id, [...lying]));
        return;
      }
      story.articles.push(...lying);
      const { first, last } = timesOf(lying);
      story.first = Math.min(story.first, first);
      story.last = Math.max(story.last, last);
      retell(story);
    },
    remove: (id: string, lying: Lying) => {
      const story = stories.get(id)!;
      hear(lying, -1);
      story.articles.splice(story.articles.indexOf(lying), 1);
      if (story.articles.length === 0) {
        stories.delete(id);
        holders.move(story, story.keys, NONE);
        return;
      }
      const { at } = lying.told;
      if (at <= story.first || at >= story.last) Object.assign(story, timesOf(story.articles));
      retell(story);
    },
    /** After some of its articles have become copies, or originals. */
    refresh: (id: string) => retell(stories.get(id)!),
    /** The stories that share most with an article, and what each is like. */
    compared: (marks: NumberedMarks, at: number): { story: Story; likeness: Likeness }[] => {
      holders.renew();
      const found = likeliest(marks, at);
      const like = likenesses(
        marks,
        found.map(({ core }) => core),
      );
      return found.map((story, place) => ({ story, likeness: like[place]! }));
    },
  };
}

const NONE = new Int32Array(0);

/** What stories are about, as their articles come and go; they stand under the keys of it. */
function createTelling(keys: KeyNumbers, holders: Holders) {
  const { coreOf, keysOf } = createCores(keys.bound);
  return {
    begin: (id: string, articles: Lying[]): Story => {
      const voices = voicesOf(articles);
      const core = coreOf(voices);
      const shared = { turn: 0, place: 0, weight: 0 };
      const story = { id, articles, voices, ...timesOf(articles), core, keys: keysOf(core), shared };
      holders.move(story, NONE, story.keys);
      return story;
    },
    /** After its articles became others, or copies. */
    retell: (story: Story) => {
      const voices = voicesOf(story.articles);
      if (areSame(voices, story.voices)) return;
      const before = story.keys;
      const core = coreOf(voices);
      Object.assign(story, { voices, core, keys: keysOf(core) });
      holders.move(story, before, story.keys);
    },
  };
}

function timesOf(articles: readonly Lying[]): { first: number; last: number } {
  let [first, last] = [Infinity, -Infinity];
  for (const { told } of articles) [first, last] = [Math.min(first, told.at), Math.max(last, told.at)];
  return { first, last };
}

function areSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}

/** Keys that few stories hold: who holds each, and how much it shows. */
interface AskedKeys {
  held: ReadonlySet<Story>[];
  weights: number[];
}

/**
 * What makes out the stories that share most with an article: by what it names and tells alone, which two languages have in
 * common, and by its words too, of which the stories in its own language share so many that they would leave no room for others.
 */
function createChoice({ of, rarity }: Holders) {
  const sharing = createSharing();
  return ({ names, tops, facts, words }: NumberedMarks, at: number): Story[] => {
    const asked: AskedKeys = { held: [], weights: [] };
    const ask = ({ numbers, weights }: Keys, by: number) => {
      for (let place = 0; place < numbers.length; place += 1) {
        const held = of(numbers[place]!, MOST_HOLDING);
        if (!held) continue;
        asked.held.push(held);
        asked.weights.push(rarity(numbers[place]!) * weights[place]! * by);
      }
    };
    ask(names, 1);
    ask(tops, TOP_WEIGHT);
    ask(facts, 1);
    const named = sharing(asked, at);
    ask(words, 1);
    return [...new Set([...named, ...sharing(asked, at)])];
  };
}

/** The stories that hold most of the rarest keys; of equals the one that begins earlier. */
function createSharing() {
  let turn = 0;
  return ({ held, weights }: AskedKeys, at: number): Story[] => {
    turn += 1;
    const found: Story[] = [];
    for (const [place, key] of largest([...held.keys()], weights, KEYS_ASKED).entries())
      for (const story of held[key]!)
        if (story.shared.turn === turn) story.shared.weight += weights[key]!;
        else if (silenceOf(story, at) <= LONGEST_SILENCE_DAYS) {
          Object.assign(story.shared, { turn, place, weight: weights[key]! });
          found.push(story);
        }
    return firstOf(found, MOST_COMPARED);
  };
}

/** Those that share most, in their order. */
function firstOf(stories: readonly Story[], most: number): Story[] {
  const first: Story[] = [];
  for (const story of stories) {
    if (first.length < most) first.push(story);
    else if (comesBefore(first.at(-1)!, story)) continue;
    let place = first.length - 1;
    for (; place > 0 && comesBefore(story, first[place - 1]!); place -= 1) first[place] = first[place - 1]!;
    first[place] = story;
  }
  return first;
}

function comesBefore(a: Story, b: Story): boolean {
  if (a.shared.weight !== b.shared.weight) return a.shared.weight > b.shared.weight;
  if (a.shared.place !== b.shared.place) return a.shared.place < b.shared.place;
  return beginOf(a) < beginOf(b);
}

function beginOf({ articles }: Story): number {
  return articles[0]!.told.number;
}

/** Days between an article and the nearest end of a story. */
export function silenceOf({ first, last }: Story, at: number): number {
  return Math.max(0, first - at, at - last) / DAY_MS;
}
