/**
 * Old articles give up their text, and all that was read in it. The row stays, so that the same words do not come in again; what
 * briefs cite of it they hold themselves, so a cited sentence is kept as long as a brief that cites it.
 */
import { sql } from 'kysely';
import { withDesk, type KeptDesk } from './desk.ts';
import { inCollections } from './membership.ts';
import { moveOn } from './revision.ts';
import type { ArticleRow, Database } from './schema.ts';
import type { Store } from './store.ts';
import { leavePlace } from './stories.ts';
import { termIndex } from './term-index.ts';
import { BETWEEN, DayCounts } from './window-count.ts';

type Old = Pick<ArticleRow, 'id' | 'published_start' | 'published_end'>;

/** What an article with text has beside its row, all of it made of the text. */
const MADE_OF_TEXT = [
  'analyses',
  'article_topics',
  'article_prints',
  'article_numbers',
  'article_editions',
  'article_collections',
] as const;

/** @param desk what is known of the desk of stories */
export function forgetTextVerbs(database: Database, desk: KeptDesk): Pick<Store, 'forgetTexts'> {
  return {
    forgetTexts: (collections, before, limit) =>
      withDesk(database, desk, async (transaction) => {
        const old = collections.length > 0 ? await oldArticles(transaction, collections, before, limit) : [];
        if (old.length === 0) return 0;
        const days = new DayCounts();
        for (const article of old) await forget(transaction, desk, article, days);
        await days.write(transaction);
        await moveOn(transaction);
        return old.length;
      }),
  };
}

/** Whoever stands in another collection too keeps the text. What came in lately is kept, however old it is. */
function oldArticles(database: Database, collections: readonly string[], before: number, limit: number) {
  return database
    .selectFrom('articles as a')
    .where('a.forgotten_in', 'is', null)
    .where('a.published_end', '<=', before)
    .where('a.fetched_at', '<', new Date(before).toISOString())
    .where(inCollections('a.id', collections))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('article_collections as c')
            .select('c.collection')
            .whereRef('c.article_id', '=', 'a.id')
            .where('c.collection', 'not in', collections),
        ),
      ),
    )
    .orderBy('a.published_end')
    .orderBy('a.id')
    .limit(limit)
    .select(['a.id', 'a.published_start', 'a.published_end'])
    .execute();
}

async function forget(database: Database, desk: KeptDesk, article: Old, days: DayCounts): Promise<void> {
  const { id } = article;
  const rows = await database
    .selectFrom('article_collections')
    .select('collection')
    .where('article_id', '=', id)
    .execute();
  const collections = rows.map(({ collection }) => collection);
  days.add({ ...article, collections }, -1);
  const number = await database
    .selectFrom('article_numbers')
    .select('number')
    .where('article_id', '=', id)
    .executeTakeFirst();
  if (number) await termIndex.remove(number.number).execute(database);
  for (const table of MADE_OF_TEXT)
    await sql`delete from ${sql.table(table)} where article_id = ${id}`.execute(database);
  await leavePlace(database, desk, id, false);
  const forgotten_in = collections.sort().join(BETWEEN);
  await database.updateTable('articles').set({ text: '', packed: null, forgotten_in }).where('id', '=', id).execute();
}

/** Whether an article is the one that was forgotten, in the collection that it comes to. */
export function isForgotten(
  known: Pick<ArticleRow, 'forgotten_in' | 'content_hash'>,
  contentHash: string,
  collection: string,
): boolean {
  if (known.forgotten_in === null || known.content_hash !== contentHash) return false;
  return known.forgotten_in.split(BETWEEN).includes(collection);
}
