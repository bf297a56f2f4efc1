/**
 * The desk: the latest articles by story, and which story a new one belongs to. Stories are found by the rare keys that an
 * article shares with them, a few of them are compared, and the likeliest is joined or a new one begun. What lies on the desk
 * follows from the latest articles alone, in their order: laid anew, it is the same.
 */
import { createCopies, type PairsOf } from './copies.ts';
import { createKeyNumbers } from './key-numbers.ts';
import type { Likeness } from './likeness.ts';
import { letGo, numbered } from './numbered.ts';
import { createPlaces } from './places.ts';
import { createStories, silenceOf } from './stories.ts';
import type { Lying, Story, Told } from './story.ts';

/** So many articles lie on it at most, by their numbers: some days of many sources. */
export const DESK_SIZE = 6000;
/** From this likeness on they are one story; a day of silence asks for a little more. */
const ALIKE = 0.25;
const SILENCE = 0.03;
/** Names alone must be this much alike: two quakes in two towns are told in the same words. */
const NAMES_ALIKE = 0.15;
/** Or their words, where hardly a name was read. */
const WORDS_ALIKE = 0.45;
/**
 * So much of whom and what each is about must be heard of in the other, in one language as across two: one kind of event is told
 * in the same words everywhere. Unless all else is alike.
 */
const TOPS_ALIKE = 0.4;
const SURELY_ALIKE = 0.48;

export interface Desk {
  /** The number of the last article laid down; 0 for an empty desk. */
  last(): number;
  /**
   * Finds a new article's story and whose copy it is, and lays it down; what lies beneath all others leaves a full desk. Answers
   * the articles that are copies, or originals, otherwise than before.
   * @param before the story that an earlier edition of it was in
   */
  place(told: Told, begun: string, pairsOf: PairsOf, before?: string): Promise<{ story: string; changed: Set<Told> }>;
  /**
   * Takes an article from among the others, whether it lies here or not, as if it had never come.
   * @param heir the article that takes its place as the original of its copies, where it has any; it may lie elsewhere
   */
  lift(id: string, heir?: string): void;
  /** Lays articles down as they were placed before, in their order; whoever waits may be answered between two steps. */
  lay(placed: readonly { story: string; told: Told }[]): Iterable<void>;
  /** Whether an article of a story lies here. */
  tells(story: string): boolean;
  /** What each story that comes into question is like: for people. */
  explain(told: Told): { story: string; likeness: Likeness }[];
  /** How much of each sort lies here: two desks on which the same articles lie have the same counts. */
  counts(): Record<'articles' | 'stories' | 'keys' | 'held' | 'bands' | 'copies', number>;
}

export function createDesk(size = DESK_SIZE): Desk {
  const table = createTable(size);
  const { keys, stories, copies, places } = table;
  return {
    last: places.last,
    tells: stories.has,
    lay: (placed) => lay(table, placed),
    place: async (told, begun, pairsOf, before) => {
      const article = table.lying(told);
      const changed = await copies.settle(told, pairsOf);
      // A copy, and an original whose copies came before it, tell what the other tells.
      const twin = copies.originalOf(told) ?? [...changed].find(({ copyOf }) => copyOf === told.id);
      const known = twin && places.of(twin.id)?.story;
      const story = known ?? best(stories.compared(article.marks, told.at), told.at, before)?.id ?? begun;
      stories.add(story, [article]);
      places.put(story, article);
      table.dropOldest();
      table.refresh(changed);
      return { story, changed };
    },
    lift: (id, heir) => {
      table.leave(id);
      if (heir !== undefined) table.refresh(copies.inherit(id, heir));
    },
    explain: (told) => {
      const { marks } = table.lying(told);
      const compared = stories.compared(marks, told.at);
      letGo(marks, keys);
      return compared.map(({ story: { id }, likeness }) => ({ story: id, likeness }));
    },
    counts: () => ({ ...copies.counts(), stories: stories.count(), keys: keys.count(), held: stories.held() }),
  };
}

type Table = ReturnType<typeof createTable>;

/** All that is known of what lies on a desk. */
function createTable(size: number) {
  const keys = createKeyNumbers();
  const stories = createStories(keys);
  const copies = createCopies();
  const places = createPlaces();
  const leave = (id: string) => {
    const place = places.leave(id);
    if (!place) return;
    copies.leave(place.lying.told);
    stories.remove(place.story, place.lying);
    letGo(place.lying.marks, keys);
  };
  return {
    ...{ keys, stories, copies, places, leave },
    lying: (told: Told): Lying => ({ told, marks: numbered(told.marks, keys) }),
    dropOldest: () => {
      for (let oldest; (oldest = places.oldestUpTo(places.last() - size)) !== undefined;) leave(oldest);
    },
    /** After some articles have become copies, or originals. */
    refresh: (told: Iterable<Told>) => {
      for (const { id } of told) {
        const place = places.of(id);
        if (place) stories.refresh(place.story);
      }
    },
  };
}

function* lay(
  { lying, copies, places, stories, dropOldest }: Table,
  placed: readonly { story: string; told: Told }[],
): Iterable<void> {
  // What a story is about is made out once, of all its articles: that is most of the work.
  const told = new Map<string, Lying[]>();
  for (const { story, told: each } of placed) {
    const article = lying(each);
    copies.enter(each);
    places.put(story, article);
    const known = told.get(story);
    if (known) known.push(article);
    else told.set(story, [article]);
    yield;
  }
  for (const [story, articles] of told) yield stories.add(story, articles);
  dropOldest();
}

function best(
  compared: readonly { story: Story; likeness: Likeness }[],
  at: number,
  before: string | undefined,
): Story | undefined {
  let found: Story | undefined;
  let most = 0;
  for (const { story, likeness } of compared) {
    if (story.id === before && likeness.score >= ALIKE / 2) return story;
    const margin = likeness.score - ALIKE - SILENCE * silenceOf(story, at);
    if (likeness.score < SURELY_ALIKE && likeness.tops < TOPS_ALIKE) continue;
    if ((likeness.names >= NAMES_ALIKE || (likeness.words ?? 0) >= WORDS_ALIKE) && margin >= most)
      [found, most] = [story, margin + Number.EPSILON];
  }
  return found;
}
