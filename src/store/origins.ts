/** Where articles come from: their publishers, and when the last of them came in. */
import { sql } from 'kysely';
import { inCollections } from './membership.ts';
import type { Database } from './schema.ts';
import type { Origins, Store } from './store.ts';

export type OriginVerbs = Pick<Store, 'origins'>;

export function originVerbs(database: Database): OriginVerbs {
  return { origins: (collections, limit) => origins(database, collections, limit) };
}

async function origins(database: Database, collections: readonly string[], limit: number): Promise<Origins> {
  if (collections.length === 0) return { publishers: [], others: 0, lastAdded: null };
  // The table of topics is narrow where that of articles holds their texts.
  const rows = await database
    .selectFrom('article_topics as t')
    .where('t.publisher', 'is not', null)
    .where(inCollections('t.article_id', collections))
    .groupBy('t.publisher')
    .select(['t.publisher as name', sql<number>`count(distinct t.article_id)`.as('articles')])
    .orderBy('articles', 'desc')
    .orderBy('t.publisher')
    .execute();
  const publishers = rows.flatMap(({ name, articles }) => (name === null ? [] : [{ name, articles }]));
  const last = await database
    .selectFrom('article_numbers as m')
    .innerJoin('articles as a', 'a.id', 'm.article_id')
    .where(inCollections('m.article_id', collections))
    .orderBy('m.number', 'desc')
    .limit(1)
    .select('a.fetched_at')
    .executeTakeFirst();
  return {
    publishers: publishers.slice(0, limit),
    others: Math.max(0, publishers.length - limit),
    lastAdded: last?.fetched_at ?? null,
  };
}
