/** Asks in which collections an article stands. */
import { sql, type RawBuilder } from 'kysely';
import type { Database } from './schema.ts';

/** Whether the article named by a column stands in one of the collections, which must not be none. */
export function inCollections(column: string, collections: readonly string[]): RawBuilder<boolean> {
  return sql`exists (select 1 from article_collections c
    where c.article_id = ${sql.ref(column)} and c.collection in (${sql.join(collections)}))`;
}

/** The first collection, by name, that the article named by a column stands in; null for one that left them all. */
export function firstCollection(column: string, collections?: readonly string[]): RawBuilder<string | null> {
  const among = collections ? sql`and c.collection in (${sql.join(collections)})` : sql``;
  return sql`(select min(c.collection) from article_collections c where c.article_id = ${sql.ref(column)} ${among})`;
}

/** Where articles stand, one row for each article and collection. */
export function collectionsOf(database: Database, ids: readonly string[]) {
  return database
    .selectFrom('article_collections as c')
    .innerJoin('articles as a', 'a.id', 'c.article_id')
    .where('c.article_id', 'in', ids)
    .select(['c.article_id', 'c.collection', 'a.published_start', 'a.published_end'])
    .execute();
}
