/**
 * The desk: the latest articles by story, and which story a new one belongs to. Stories are found by the rare keys that an
 * article shares with them, a few of them are compared, and the likeliest is joined or a new one begun. What lies on the desk
 * follows from the latest articles alone, in their order: laid anew, it is the same.
 */
import { createCopies, type PairsOf } from './copies.ts';
import { likeness, type Likeness } from './likeness.ts';
import { createStories, silenceOf } from './stories.ts';
import type { Story, Told } from './story.ts';

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
 * So much of whom and what each is about must be heard of in the other, in one language and across two: one kind of event is told
 * in the same words everywhere. Unless all else is alike.
 */
const TOPS_ALIKE = { within: 0.4, across: 0.25 };
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
  /** Lays articles down as they were placed before, in their order; whoever waits may be answered between two steps. */
  lay(placed: readonly { story: string; told: Told }[]): Iterable<void>;
  /** What each story that comes into question is like: for people. */
  explain(told: Told): { story: string; likeness: Likeness }[];
}

export function createDesk(size = DESK_SIZE): Desk {
  const stories = createStories();
  const copies = createCopies();
  const order: Told[] = [];
  const storyById = new Map<string, string>();

  const put = (story: string, told: Told) => {
    storyById.set(told.id, story);
    order.push(told);
  };
  const dropOldest = () => {
    while (order[0] && order[0].number <= order.at(-1)!.number - size) {
      const oldest = order.shift()!;
      copies.leave(oldest);
      stories.remove(storyById.get(oldest.id)!, oldest);
      storyById.delete(oldest.id);
    }
  };
  const compared = ({ marks, at }: Told) =>
    stories.likeliest(marks, at).map((story) => ({ story, likeness: likeness(marks, story.core, stories.rarities) }));
  return {
    last: () => order.at(-1)?.number ?? 0,
    *lay(placed) {
      // What a story is about is made out once, of all its articles: that is most of the work.
      const told = new Map<string, Told[]>();
      for (const { story, told: each } of placed) {
        copies.enter(each);
        put(story, each);
        const known = told.get(story);
        if (known) known.push(each);
        else told.set(story, [each]);
        yield;
      }
      for (const [story, articles] of told) yield stories.add(story, articles);
      dropOldest();
    },
    place: async (told, begun, pairsOf, before) => {
      const changed = await copies.settle(told, pairsOf);
      // A copy, and an original whose copies came before it, tell what the other tells.
      const twin = copies.originalOf(told) ?? [...changed].find(({ copyOf }) => copyOf === told.id);
      const story = (twin && storyById.get(twin.id)) ?? best(compared(told), told.at, before)?.id ?? begun;
      stories.add(story, [told]);
      put(story, told);
      dropOldest();
      for (const each of changed) if (each !== told) stories.refresh(storyById.get(each.id)!);
      return { story, changed };
    },
    explain: (told) => compared(told).map(({ story: { id }, likeness }) => ({ story: id, likeness })),
  };
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
    if (
      likeness.score < SURELY_ALIKE &&
      likeness.tops < (likeness.words === undefined ? TOPS_ALIKE.across : TOPS_ALIKE.within)
    )
      continue;
    if ((likeness.names >= NAMES_ALIKE || (likeness.words ?? 0) >= WORDS_ALIKE) && margin >= most)
      [found, most] = [story, margin + Number.EPSILON];
  }
  return found;
}
