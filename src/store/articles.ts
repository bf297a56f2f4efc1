/** Articles in: added, replaced, and the folders they mirror. */
import type { Article, DateCertainty } from '../corpus/article.ts';
import { keepEdition } from './editions.ts';
import { isForgotten } from './forget-texts.ts';
import { packedText, textPacking, withTexts } from './packed-rows.ts';
import type { Packing } from './packing.ts';
import { periodOf, UNDATED } from './period.ts';
import { moveOn } from './revision.ts';
import type { ArticleRow, Database } from './schema.ts';
import type { Store } from './store.ts';
import { leavePlace } from './stories.ts';
import { DayCounts, type Standing } from './window-count.ts';

const CHUNK = 500;

export type ArticleVerbs = Pick<Store, 'putArticles' | 'retainInCollection'>;

export function articleVerbs(database: Database): ArticleVerbs {
  return {
    putArticles: (articles) =>
      database.transaction().execute(async (transaction) => {
        const counts = { added: 0, changed: 0, unchanged: 0 };
        const days = new DayCounts();
        let moved = false;
        const texts = articles.map(({ text }) => text);
        const packing = await textPacking(transaction, texts);
        for (const article of articles) {
          const put = await putArticle(transaction, article, packing, days);
          counts[put.outcome] += 1;
          moved ||= put.outcome !== 'unchanged' || put.joined;
        }
        await days.write(transaction);
        if (moved) await moveOn(transaction);
        return counts;
      }),
    retainInCollection: (collection, ids) =>
      database.transaction().execute(async (transaction) => {
        const left = await retain(transaction, collection, new Set(ids));
        if (left > 0) await moveOn(transaction);
        return left;
      }),
  };
}

interface Put {
  outcome: 'added' | 'changed' | 'unchanged';
  /** Whether it is new to its collection. */
  joined: boolean;
}

async function putArticle(database: Database, article: Article, packing: Packing, days: DayCounts): Promise<Put> {
  const row = rowOf(article);
  const known = await wholeRow(database, article.id);
  if (known && isForgotten(known, row.content_hash, article.collection)) return { outcome: 'unchanged', joined: false };
  const outcome = !known ? 'added' : sameArticle(known, row) ? 'unchanged' : 'changed';
  const collections = known ? await collectionsOf(database, [article.id]) : [];
  const standing = collections.map(({ collection }) => collection);
  const joined = !standing.includes(article.collection);
  if (outcome === 'added') await database.insertInto('articles').values(packedText(row, packing)).execute();
  if (outcome === 'changed') await replace(database, known!, row, packing);
  if (joined) {
    const { id: article_id, collection } = article;
    await database.insertInto('article_collections').values({ article_id, collection }).execute();
  }
  if (outcome !== 'unchanged' || joined) {
    if (known) days.add({ ...known, collections: standing }, -1);
    days.add({ ...row, collections: joined ? [...standing, article.collection] : standing }, 1);
  }
  return { outcome, joined };
}

/** The row of an article, with its text. */
export async function wholeRow(database: Database, id: string): Promise<ArticleRow | undefined> {
  const rows = await database.selectFrom('articles').selectAll().where('id', '=', id).execute();
  return (await withTexts(database, rows))[0];
}

/** Where articles stand, one row for each article and collection. */
function collectionsOf(database: Database, ids: readonly string[]) {
  return database
    .selectFrom('article_collections as c')
    .innerJoin('articles as a', 'a.id', 'c.article_id')
    .where('c.article_id', 'in', ids)
    .select(['c.article_id', 'c.collection', 'a.published_start', 'a.published_end'])
    .execute();
}

/** What was read in the old text or under the old date holds no longer. */
async function replace(database: Database, known: ArticleRow, row: ArticleRow, packing: Packing): Promise<void> {
  if (known.content_hash !== row.content_hash) await keepEdition(database, known, row.fetched_at, packing);
  const { id, ...rest } = packedText(row, packing);
  await database.updateTable('articles').set(rest).where('id', '=', id).execute();
  for (const table of ['analyses', 'article_topics', 'article_prints'] as const) {
    await database.deleteFrom(table).where('article_id', '=', id).execute();
  }
  await leavePlace(database, id, true);
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
    forgotten_in: null,
    packed: null,
    wire: article.wire ?? null,
  };
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
