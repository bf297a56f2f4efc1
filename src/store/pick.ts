/** Which of an index' rows are read whole: some because they are new, some because they say much. */

export interface Pickable {
  id: string;
  publisher: string | null;
  /** Figures and events in the sentences on the topic. */
  facts: number;
  /** Sentences on the topic. */
  sentences: number;
}

/** What share of those picked for what they say one publisher may have, while others have anything to say. */
const PUBLISHERS_SHARE = 4;

/**
 * At most `limit` of the rows, in their own order, which is newest first. The newest half is always in, so that nothing of
 * today is missed; the rest are those with most facts, then most sentences, then the newest.
 */
export function pick<T extends Pickable>(rows: readonly T[], limit: number): T[] {
  if (rows.length <= limit) return [...rows];
  const newest = Math.ceil(limit / 2);
  const fullest = rows.slice(newest).sort((a, b) => b.facts - a.facts || b.sentences - a.sentences);
  const chosen = new Set([...rows.slice(0, newest), ...sharedOut(fullest, limit - newest)]);
  return rows.filter((row) => chosen.has(row));
}

/** The first `count` rows, where a publisher's second share comes after everybody's first, and so on. */
function sharedOut<T extends Pickable>(rows: readonly T[], count: number): T[] {
  const share = Math.ceil(count / PUBLISHERS_SHARE);
  const taken = new Map<string, number>();
  const turns = rows.map((row) => {
    if (row.publisher === null) return { row, turn: 0 };
    const before = taken.get(row.publisher) ?? 0;
    taken.set(row.publisher, before + 1);
    return { row, turn: Math.floor(before / share) };
  });
  const inTurn = turns.sort((a, b) => a.turn - b.turn);
  return inTurn.slice(0, count).map(({ row }) => row);
}
