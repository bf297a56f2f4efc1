/** Articles in: added, replaced, and the folders they mirror. */
import type { Article, DateCertainty } from '../corpus/article.ts';
import { periodOf, UNDATED } from './period.ts';
import type { ArticleRow, Database } from './schema.ts';
import type { Store } from './store.ts';

const CHUNK = 500;

export type ArticleVerbs = Pick<Store, 'putArticles' | 'retainInCollection'>;

export function articleVerbs(database: Database): ArticleVerbs {
  return {
    putArticles: (articles) =>
      database.transaction().execute(async (transaction) => {
        const counts = { added: 0, changed: 0, unchanged: 0 };
        for (const article of articles) counts[await putArticle(transaction, article)] += 1;
        return counts;
      }),
    retainInCollection: (collection, ids) =>
      database.transaction().execute((transaction) => retain(transaction, collection, new Set(ids))),
  };
}

async function putArticle(database: Database, article: Article): Promise<'added' | 'changed' | 'unchanged'> {
  const row = rowOf(article);
  const known = await database.selectFrom('articles').selectAll().where('id', '=', article.id).executeTakeFirst();
  if (!known) await database.insertInto('articles').values(row).execute();
  else if (!sameArticle(known, row)) await replace(database, row);
  await database
    .insertInto('article_collections')
    .values({ article_id: article.id, collection: article.collection })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if (!known) return 'added';
  return sameArticle(known, row) ? 'unchanged' : 'changed';
}

/** What was read in the old text or under the old date holds no longer. */
async function replace(database: Database, row: ArticleRow): Promise<void> {
  const { id, ...rest } = row;
  await database.updateTable('articles').set(rest).where('id', '=', id).execute();
  for (const table of ['analyses', 'article_topics', 'article_figures'] as const) {
    await database.deleteFrom(table).where('article_id', '=', id).execute();
  }
}

// When it was fetched is no part of an article: the same one fetched again is the same.
function sameArticle(known: ArticleRow, row: ArticleRow): boolean {
  return JSON.stringify({ ...known, fetched_at: '' }) === JSON.stringify({ ...row, fetched_at: '' });
}

async function retain(database: Database, collection: string, ids: ReadonlySet<string>): Promise<number> {
  const members = await database
    .selectFrom('article_collections')
    .select('article_id')
    .where('collection', '=', collection)
    .execute();
  const leaving = members.map((member) => member.article_id).filter((id) => !ids.has(id));
  for (let first = 0; first < leaving.length; first += CHUNK) {
    await database
      .deleteFrom('article_collections')
      .where('collection', '=', collection)
      .where('article_id', 'in', leaving.slice(first, first + CHUNK))
      .execute();
  }
  return leaving.length;
}

// The order of the keys is the order of the columns: `sameArticle` compares the two as text.
function rowOf(article: Article): ArticleRow {
  const period = periodOf(article.publishedAt) ?? { start: UNDATED, end: UNDATED };
  return {
    id: article.id,
    title: article.title,
    text: article.text,
    language: article.language,
    publisher: article.publisher ?? null,
    url: article.url ?? null,
    published_at: article.publishedAt ?? null,
    published_start: period.start,
    published_end: period.end,
    date_certainty: article.dateCertainty,
    date_evidence: article.dateEvidence ?? null,
    fetched_at: article.fetchedAt,
    content_hash: article.contentHash,
  };
}

/** An article as it came in, from its row and the collection it was asked for by. */
export function articleOf(row: ArticleRow, collection: string): Article {
  return {
    id: row.id,
    title: row.title,
    text: row.text,
    language: row.language,
    ...(row.publisher !== null && { publisher: row.publisher }),
    ...(row.url !== null && { url: row.url }),
    ...(row.published_at !== null && { publishedAt: row.published_at }),
    dateCertainty: row.date_certainty as DateCertainty,
    ...(row.date_evidence !== null && { dateEvidence: row.date_evidence }),
    fetchedAt: row.fetched_at,
    contentHash: row.content_hash,
    collection,
  };
}
