/** Articles that a reader could not get through: noted, so that the next start does not try them again, and counted. */
import { sql, type RawBuilder } from 'kysely';
import { inCollections } from './membership.ts';
import { moveOn } from './revision.ts';
import type { Database } from './schema.ts';
import type { Store } from './store.ts';

export type UnreadableVerbs = Pick<Store, 'noteUnreadable' | 'countUnreadable'>;

export function unreadableVerbs(database: Database): UnreadableVerbs {
  return {
    noteUnreadable: (version, { id: article_id, contentHash: content_hash }) =>
      database.transaction().execute(async (transaction) => {
        const known = await transaction.selectFrom('articles').select('id').where('id', '=', article_id).execute();
        if (known.length === 0) return;
        await transaction
          .insertInto('unreadable_articles')
          .values({ article_id, version, content_hash })
          .onConflict((conflict) => conflict.column('article_id').doUpdateSet({ version, content_hash }))
          .execute();
        await moveOn(transaction);
      }),
    countUnreadable: async (version, collections) => {
      if (collections.length === 0) return 0;
      const row = await database
        .selectFrom('unreadable_articles as u')
        .innerJoin('articles as a', 'a.id', 'u.article_id')
        .whereRef('u.content_hash', '=', 'a.content_hash')
        .where('u.version', '=', version)
        .where(inCollections('a.id', collections))
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return row.count;
    },
  };
}

/** Whether a reader of that version could not get through the words of an article as it stands, `a` being its row. */
export function isUnreadable(version: string): RawBuilder<boolean> {
  return sql`exists (select 1 from unreadable_articles u
    where u.article_id = a.id and u.version = ${version} and u.content_hash = a.content_hash)`;
}

/** Those of some articles whose words as they stand a reader of that version could not get through. */
export async function unreadableAmong(database: Database, version: string, ids: readonly string[]): Promise<string[]> {
  const rows = database
    .selectFrom('articles as a')
    .select('a.id')
    .where('a.id', 'in', ids)
    .where(isUnreadable(version));
  return (await rows.execute()).map(({ id }) => id);
}
