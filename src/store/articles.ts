/** Articles as they stand, and the folders they mirror. */
import type { Article, DateCertainty } from '../corpus/article.ts';
import { collectionsOf } from './membership.ts';
import { moveOn } from './revision.ts';
import type { ArticleRow, Database } from './schema.ts';
import type { Store } from './store.ts';
import { DayCounts, type Standing } from './window-count.ts';

const CHUNK = 500;

export function collectionVerbs(database: Database): Pick<Store, 'retainInCollection'> {
  return {
    retainInCollection: (collection, ids) =>
      database.transaction().execute(async (transaction) => {
        const left = await retain(transaction, collection, new Set(ids));
        if (left > 0) await moveOn(transaction);
        return left;
      }),
  };
}

async function retain(database: Database, collection: string, ids: ReadonlySet<string>): Promise<number> {
  const members = await database
    .selectFrom('article_collections')
    .select('article_id')
    .where('collection', '=', collection)
    .execute();
  const leaving = members.map((member) => member.article_id).filter((id) => !ids.has(id));
  const days = new DayCounts();
  for (let first = 0; first < leaving.length; first += CHUNK) {
    const chunk = leaving.slice(first, first + CHUNK);
    for (const article of standings(await collectionsOf(database, chunk))) {
      days.add(article, -1);
      days.add({ ...article, collections: article.collections.filter((each) => each !== collection) }, 1);
    }
    await database
      .deleteFrom('article_collections')
      .where('collection', '=', collection)
      .where('article_id', 'in', chunk)
      .execute();
  }
  await days.write(database);
  return leaving.length;
}

/** Rows of one article and collection each → one of each article. */
function standings(rows: Awaited<ReturnType<typeof collectionsOf>>): Standing[] {
  const found = new Map<string, Standing & { collections: string[] }>();
  for (const { article_id, collection, ...period } of rows) {
    const article = found.get(article_id);
    if (article) article.collections.push(collection);
    else found.set(article_id, { ...period, collections: [collection] });
  }
  return [...found.values()];
}

/** An article as it came in, from its row with its text and the collection it was asked for by. */
export function articleOf(row: ArticleRow, collection: string): Article {
  return {
    id: row.id,
    title: row.title,
    text: row.text,
    language: row.language,
    ...(row.publisher !== null && { publisher: row.publisher }),
    ...(row.url !== null && { url: row.url }),
    ...(row.wire !== null && { wire: row.wire }),
    ...(row.published_at !== null && { publishedAt: row.published_at }),
    dateCertainty: row.date_certainty as DateCertainty,
    ...(row.date_evidence !== null && { dateEvidence: row.date_evidence }),
    fetchedAt: row.fetched_at,
    contentHash: row.content_hash,
    collection,
  };
}
