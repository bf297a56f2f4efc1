/** Which of an index' rows are read whole: some because they are new, some because they say much. */

export interface Pickable {
  id: string;
  publisher: string | null;
  /** Figures and events in the sentences on the topic. */
  facts: number;
  /** Sentences on the topic. */
  sentences: number;
  /** The story that it belongs to, where it is known. */
  story?: string | null;
}

/** What share of those picked for what they say one publisher may have, while others have anything to say. */
const PUBLISHERS_SHARE = 4;
/** And what share of all that are picked one story. */
const STORYS_SHARE = 5;

/**
 * At most `limit` of the rows, in their own order, which is newest first. Half are the newest, so that nothing of today is
 * missed; the rest are those with most facts, then most sentences, then the newest. An event of which everybody writes leaves
 * room for others: the articles of one story above its share come after everybody else's.
 */
export function pick<T extends Pickable>(rows: readonly T[], limit: number): T[] {
  if (rows.length <= limit) return [...rows];
  const share = Math.ceil(limit / STORYS_SHARE);
  const ofStories = counter<T>(({ story }) => story ?? null, share);
  const newest = sharedOut(rows, Math.ceil(limit / 2), [ofStories]);
  const taken = new Set(newest);
  const fullest = rows.filter((row) => !taken.has(row)).sort((a, b) => b.facts - a.facts || b.sentences - a.sentences);
  const others = limit - newest.length;
  const ofPublishers = counter<T>(({ publisher }) => publisher, Math.ceil(others / PUBLISHERS_SHARE));
  const ofStoriesThen = counter<T>(({ story }) => story ?? null, share, newest);
  const chosen = new Set([...newest, ...sharedOut(fullest, others, [ofStoriesThen, ofPublishers])]);
  return rows.filter((row) => chosen.has(row));
}

/** The first `count` rows of those that are nobody's second share yet: at most `share` of a story. */
export function sharedByStory<T extends { story?: string | null }>(rows: readonly T[], count: number): T[] {
  return sharedOut(rows, count, [counter<T>(({ story }) => story ?? null, Math.ceil(count / STORYS_SHARE))]);
}

/** How many of the rows are within the shares of their stories. */
export function sharesOfStories(rows: readonly Pickable[], limit: number): number {
  const turnOf = counter<Pickable>(({ story }) => story ?? null, Math.ceil(limit / STORYS_SHARE));
  return rows.filter((row) => turnOf(row) === 0).length;
}

/** Which turn a row is in: everybody's first share comes in the first. Those of nobody are all in it. */
type Turn<T> = (row: T) => number;

function counter<T>(ownerOf: (row: T) => string | null, share: number, before: readonly T[] = []): Turn<T> {
  const taken = new Map<string, number>();
  const turnOf = (row: T) => {
    const owner = ownerOf(row);
    if (owner === null) return 0;
    const already = taken.get(owner) ?? 0;
    taken.set(owner, already + 1);
    return Math.floor(already / share);
  };
  for (const row of before) turnOf(row);
  return turnOf;
}

/** The first `count` rows, where an owner's second share comes after everybody's first, and so on. */
function sharedOut<T>(rows: readonly T[], count: number, turns: readonly Turn<T>[]): T[] {
  const inTurn = rows.map((row) => ({ row, turn: Math.max(...turns.map((turnOf) => turnOf(row))) }));
  inTurn.sort((a, b) => a.turn - b.turn);
  return inTurn.slice(0, count).map(({ row }) => row);
}
