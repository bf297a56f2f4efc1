/**
 * How many articles a window holds, without looking at them: counts by UTC day are kept with every change, one of the days
 * on which articles begin and one of those on which they end. Whatever ends before a window also began before it, so a window
 * holds those that begin before its end but for those that end before its start. Only the articles of a day that an edge
 * cuts in two are looked at. An article of several collections counts once: counts are kept for each set of collections.
 */
import { sql } from 'kysely';
import { insertMany, inserter } from './many-rows.ts';
import { inCollections } from './membership.ts';
import type { Database, Tables } from './schema.ts';

const DAY_MS = 86_400_000;
/** Between the names of collections. */
export const BETWEEN = '\n';

type Edge = Tables['article_days']['edge'];

/** What counting needs of an article. */
export interface Standing {
  published_start: number;
  published_end: number;
  collections: readonly string[];
}

const dayRows = inserter('article_days', ['edge', 'day', 'members', 'count'], (insert) =>
  insert.onConflict((conflict) =>
    conflict
      .columns(['edge', 'day', 'members'])
      .doUpdateSet((eb) => ({ count: eb('article_days.count', '+', eb.ref('excluded.count')) })),
  ),
);

/** Changes of the counts, gathered within one transaction and written at its end. */
export class DayCounts {
  readonly #changes = new Map<string, { edge: Edge; day: number; members: string; by: number }>();

  add(article: Standing, by: 1 | -1): void {
    if (article.collections.length === 0) return;
    const members = [...article.collections].sort().join(BETWEEN);
    this.#move('start', article.published_start, members, by);
    // The last moment inside: one that ends at midnight ends on the day before.
    this.#move('end', article.published_end - 1, members, by);
  }

  #move(edge: Edge, moment: number, members: string, by: number): void {
    const day = dayOf(moment);
    const key = `${edge} ${day} ${members}`;
    const known = this.#changes.get(key) ?? { edge, day, members, by: 0 };
    this.#changes.set(key, { ...known, by: known.by + by });
  }

  async write(database: Database): Promise<void> {
    const moved = [...this.#changes.values()].filter(({ by }) => by !== 0);
    await insertMany(
      database,
      dayRows,
      moved.map(({ by, ...place }) => ({ ...place, count: by })),
    );
    if (moved.some(({ by }) => by < 0)) await database.deleteFrom('article_days').where('count', '=', 0).execute();
  }
}

/** Articles of any of the collections that overlap the time from `after` to `before`, where an end left out is open. */
export async function countWithin(
  database: Database,
  collections: readonly string[],
  after: number | undefined,
  before: number | undefined,
): Promise<number> {
  const begun = await countBelow(database, 'start', before, collections);
  const over = after === undefined ? 0 : await countBelow(database, 'end', after, collections);
  return Math.max(0, begun - over);
}

/** How many articles have their first (or last) moment before another one. */
async function countBelow(
  database: Database,
  edge: Edge,
  moment: number | undefined,
  collections: readonly string[],
): Promise<number> {
  const day = moment === undefined ? undefined : dayOf(moment);
  const rows = await database
    .selectFrom('article_days')
    .where('edge', '=', edge)
    .$if(day !== undefined, (q) => q.where('day', '<', day!))
    .groupBy('members')
    .select((eb) => ['members', eb.fn.sum<number>('count').as('count')])
    .execute();
  const standing = rows.filter(({ members }) => members.split(BETWEEN).some((each) => collections.includes(each)));
  const whole = standing.reduce((sum, { count }) => sum + count, 0);
  return whole + (moment === day ? 0 : await countInDay(database, edge, day!, moment!, collections));
}

async function countInDay(
  database: Database,
  edge: Edge,
  day: number,
  moment: number,
  collections: readonly string[],
): Promise<number> {
  const column = edge === 'start' ? 'a.published_start' : 'a.published_end';
  const late = edge === 'start' ? 0 : 1;
  const row = await database
    .selectFrom('articles as a')
    .where(column, '>=', day + late)
    .where(column, '<', moment + late)
    .where(inCollections('a.id', collections))
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

function dayOf(moment: number): number {
  return Math.floor(moment / DAY_MS) * DAY_MS;
}
