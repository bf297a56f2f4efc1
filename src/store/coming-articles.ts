/** Articles as they come in: most are new, and go in by few statements; one that stands already is compared with what comes. */
import type { Article } from '../corpus/article.ts';
import type { KeptDesk } from './desk.ts';
import { keepEdition } from './editions.ts';
import { isForgotten } from './forget-texts.ts';
import { chunksOf, insertMany, inserter } from './many-rows.ts';
import { collectionsOf } from './membership.ts';
import { packedText, withTexts } from './packed-rows.ts';
import type { Packing } from './packing.ts';
import { periodOf, UNDATED } from './period.ts';
import type { ArticleRow, Database } from './schema.ts';
import { leavePlace } from './stories.ts';
import { unreadableAmong } from './unreadable.ts';
import type { DayCounts } from './window-count.ts';

/** What became of an article. */
export interface Put {
  outcome: 'added' | 'changed' | 'unchanged';
  /** Whether it is new to its collection. */
  joined: boolean;
}

/** What articles come into. */
export interface Coming {
  /** A transaction. */
  database: Database;
  desk: KeptDesk;
  packing: Packing;
  /** Counted here, and written by whoever asks. */
  days: DayCounts;
  /** Set here: with which revision the words of articles that are to be read again were first read. */
  since: Map<string, number | null>;
}

/** Puts articles; answers what became of each, in no order. */
export async function putComing(coming: Coming, articles: readonly Article[]): Promise<Put[]> {
  const puts: Put[] = [];
  for (const chunk of distinct(articles)) puts.push(...(await putChunk(coming, chunk)));
  return puts;
}

/** Lists, each of different articles: one that comes twice comes in its order. */
function* distinct(articles: readonly Article[]): Generator<readonly Article[]> {
  let first = 0;
  let ids = new Set<string>();
  for (const [at, { id }] of articles.entries()) {
    if (ids.has(id)) {
      yield* chunksOf(articles.slice(first, at));
      [first, ids] = [at, new Set()];
    }
    ids.add(id);
  }
  yield* chunksOf(articles.slice(first));
}

async function putChunk(coming: Coming, articles: readonly Article[]): Promise<Put[]> {
  const known = await knownOf(
    coming.database,
    articles.map(({ id }) => id),
  );
  const fresh = articles.filter(({ id }) => !known.has(id));
  await putFresh(coming, fresh);
  const puts: Put[] = fresh.map(() => ({ outcome: 'added', joined: true }));
  for (const article of articles) {
    const standing = known.get(article.id);
    if (standing) puts.push(await putAgain(coming, article, standing));
  }
  return puts;
}

/** An article's row without its text, for which its hash speaks. */
type Head = Omit<ArticleRow, 'text' | 'packed'>;

/** An article and where it stands. */
interface Known {
  row: Head;
  collections: string[];
}

const HEAD = [
  ...(['id', 'title', 'language', 'publisher', 'url', 'published_at', 'published_start', 'published_end'] as const),
  ...(['date_certainty', 'date_evidence', 'fetched_at', 'content_hash', 'forgotten_in', 'wire'] as const),
];

/** The ids of those articles that `version` has not read, nor tried to, as they come. */
export async function unreadAmong(
  database: Database,
  version: string,
  articles: readonly Article[],
): Promise<Set<string>> {
  const unread = new Set(articles.map(({ id }) => id));
  const coming = new Map(articles.map((article) => [article.id, article]));
  for (const ids of chunksOf([...unread])) {
    const rows = await database.selectFrom('articles').select(HEAD).where('id', 'in', ids).execute();
    if (rows.length === 0) continue;
    const read = await database
      .selectFrom('analyses')
      .select('article_id')
      .where('article_id', 'in', ids)
      .where('version', '=', version)
      .execute();
    const tried = new Set([
      ...read.map(({ article_id }) => article_id),
      ...(await unreadableAmong(database, version, ids)),
    ]);
    for (const row of rows) {
      const article = coming.get(row.id)!;
      const isGivenUp = isForgotten(row, article.contentHash, article.collection);
      if (isGivenUp || (tried.has(row.id) && sameArticle(row, rowOf(article)))) unread.delete(row.id);
    }
  }
  return unread;
}

async function knownOf(database: Database, ids: readonly string[]): Promise<Map<string, Known>> {
  const rows = await database.selectFrom('articles').select(HEAD).where('id', 'in', ids).execute();
  if (rows.length === 0) return new Map();
  const known = new Map(rows.map((row): [string, Known] => [row.id, { row, collections: [] }]));
  for (const { article_id, collection } of await collectionsOf(database, [...known.keys()]))
    known.get(article_id)!.collections.push(collection);
  return known;
}

const articleRows = inserter('articles', [
  'id',
  'title',
  'text',
  'language',
  'publisher',
  'url',
  'published_at',
  'published_start',
  'published_end',
  'date_certainty',
  'date_evidence',
  'fetched_at',
  'content_hash',
  'packed',
  'wire',
]);
const collectionRows = inserter('article_collections', ['article_id', 'collection']);

async function putFresh({ database, packing, days }: Coming, articles: readonly Article[]): Promise<void> {
  const rows = articles.map(rowOf);
  await insertMany(
    database,
    articleRows,
    rows.map((row) => packedText(row, packing)),
  );
  await insertMany(
    database,
    collectionRows,
    articles.map(({ id: article_id, collection }) => ({ article_id, collection })),
  );
  for (const [at, { collection }] of articles.entries()) days.add({ ...rows[at]!, collections: [collection] }, 1);
}

async function putAgain(coming: Coming, article: Article, known: Known): Promise<Put> {
  const { database, days } = coming;
  const { row: before, collections } = known;
  const row = rowOf(article);
  if (isForgotten(before, row.content_hash, article.collection)) return { outcome: 'unchanged', joined: false };
  const outcome = sameArticle(before, row) ? 'unchanged' : 'changed';
  const joined = !collections.includes(article.collection);
  if (outcome === 'changed') await replace(coming, before, row);
  if (joined) {
    const { id: article_id, collection } = article;
    await database.insertInto('article_collections').values({ article_id, collection }).execute();
  }
  if (outcome === 'changed' || joined) {
    days.add({ ...before, collections }, -1);
    days.add({ ...row, collections: joined ? [...collections, article.collection] : collections }, 1);
  }
  return { outcome, joined };
}

/** What was read in the old text or under the old date holds no longer. */
async function replace({ database, desk, packing, since }: Coming, known: Head, row: ArticleRow): Promise<void> {
  if (known.content_hash !== row.content_hash) {
    const before = await database.selectFrom('articles').selectAll().where('id', '=', row.id).execute();
    await keepEdition(database, (await withTexts(database, before))[0]!, row.fetched_at, packing);
  }
  const { id, ...rest } = packedText(row, packing);
  await database.updateTable('articles').set(rest).where('id', '=', id).execute();
  for (const table of ['article_topics', 'article_prints'] as const)
    await database.deleteFrom(table).where('article_id', '=', id).execute();
  const read = await database.deleteFrom('analyses').where('article_id', '=', id).returning('since').execute();
  // The same words under another title or date are read again, and are no news.
  if (read[0] && known.content_hash === row.content_hash) since.set(id, read[0].since);
  await leavePlace(database, desk, id, true);
}

// When it was fetched is no part of an article: the same one fetched again is the same.
function sameArticle(known: Head, row: Head): boolean {
  return HEAD.every((column) => column === 'fetched_at' || known[column] === row[column]);
}

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
