/** Articles out: what a brief may read, and what the corpus holds. Everything here goes by an index. */
import { articleOf } from './articles.ts';
import { firstCollection, inCollections } from './membership.ts';
import { analysesOf, withTexts } from './packed-rows.ts';
import { edgeOf, UNDATED } from './period.ts';
import { pick } from './pick.ts';
import { printsOf } from './prints.ts';
import type { ArticleRow, Database } from './schema.ts';
import type { AnalysedArticle, CandidateQuery, CorpusSummary, Store } from './store.ts';
import { countWithin } from './window-count.ts';

export type CandidateVerbs = Pick<Store, 'candidates' | 'article' | 'countArticles' | 'summary'>;

export function candidateVerbs(database: Database): CandidateVerbs {
  return {
    candidates: (query) => candidates(database, query),
    article: (id) => article(database, id),
    countArticles: (collections, from, to) => countArticles(database, collections, from, to),
    summary: (collections) =>
      database
        .transaction()
        .setAccessMode('read only')
        .execute((transaction) => summary(transaction, collections)),
  };
}

const LONGEST_PERIOD_MS = 366 * 24 * 60 * 60 * 1000;

/** A window's edges as columns are compared with them. A window with one edge still leaves undated articles out. */
export function edgesOf(from?: string, to?: string) {
  const after = edgeOf(from) ?? (to === undefined ? undefined : UNDATED);
  // A period is a year at most: the lower bound lets the index on its start serve `from` too.
  const earliest = after === undefined || after === UNDATED ? undefined : after - LONGEST_PERIOD_MS;
  return { after, before: edgeOf(to), earliest };
}

async function candidates(database: Database, query: CandidateQuery): Promise<AnalysedArticle[]> {
  const ids = await picked(database, query);
  if (ids.length === 0) return [];
  const rows = await analysed(database)
    .where('a.id', 'in', ids)
    .select(firstCollection('a.id', query.collections).as('collection'))
    .execute();
  const prints = await printsOf(database, ids);
  const byId = new Map((await analysedOf(database, rows)).map((found) => [found.article.id, found]));
  return ids.flatMap((id) => {
    const found = byId.get(id);
    const print = prints.get(id);
    return found ? [{ ...found, ...(print && { print }) }] : [];
  });
}

/** Ids of the articles that are read, newest first: from the index on topic and date alone. */
async function picked(database: Database, query: CandidateQuery): Promise<string[]> {
  if (query.collections.length === 0) return [];
  const { after, before, earliest } = edgesOf(query.from, query.to);
  const rows = await database
    .selectFrom('article_topics as t')
    .where('t.topic', '=', query.topic)
    .$if(after !== undefined, (q) => q.where('t.published_end', '>', after!))
    .$if(earliest !== undefined, (q) => q.where('t.published_start', '>', earliest!))
    .$if(before !== undefined, (q) => q.where('t.published_start', '<', before!))
    .where(inCollections('t.article_id', query.collections))
    .orderBy('t.published_start', 'desc')
    .orderBy('t.article_id')
    .limit(Math.max(query.limit, query.among ?? 0))
    .select(['t.article_id as id', 't.facts', 't.sentences', 't.publisher'])
    .execute();
  return pick(rows, query.limit).map(({ id }) => id);
}

function analysed(database: Database) {
  return database
    .selectFrom('articles as a')
    .innerJoin('analyses as n', 'n.article_id', 'a.id')
    .selectAll('a')
    .select(['n.json', 'n.packed as reading']);
}

type AnalysedRow = ArticleRow & { json: string; reading: Buffer | null; collection: string | null };

async function analysedOf(database: Database, rows: readonly AnalysedRow[]): Promise<AnalysedArticle[]> {
  const whole = await withTexts(database, rows);
  const analyses = await analysesOf(database, whole);
  return whole.map((row, at) => ({ article: articleOf(row, row.collection ?? ''), analysis: analyses[at]! }));
}

async function article(database: Database, id: string): Promise<AnalysedArticle | undefined> {
  const row = await analysed(database)
    .where('a.id', '=', id)
    .select(firstCollection('a.id').as('collection'))
    .executeTakeFirst();
  return row && (await analysedOf(database, [row]))[0];
}

async function countArticles(
  database: Database,
  collections: readonly string[],
  from?: string,
  to?: string,
): Promise<number> {
  const { after, before } = edgesOf(from, to);
  return countWithin(database, collections, after, before);
}

async function summary(database: Database, collections: readonly string[]): Promise<CorpusSummary> {
  if (collections.length === 0) return { articles: 0, byLanguage: {}, byTopic: {}, oldest: null, newest: null };
  const languages = await database
    .selectFrom('articles as a')
    .where(inCollections('a.id', collections))
    .groupBy('a.language')
    .orderBy('a.language')
    .select((eb) => ['a.language as key', eb.fn.countAll<number>().as('count')])
    .execute();
  const topics = await database
    .selectFrom('article_topics as t')
    .where(inCollections('t.article_id', collections))
    .groupBy('t.topic')
    .orderBy('t.topic')
    .select((eb) => ['t.topic as key', eb.fn.countAll<number>().as('count')])
    .execute();
  return {
    articles: languages.reduce((sum, { count }) => sum + count, 0),
    byLanguage: Object.fromEntries(languages.map(({ key, count }) => [key, count])),
    byTopic: Object.fromEntries(topics.map(({ key, count }) => [key, count])),
    oldest: await extreme(database, collections, 'asc'),
    newest: await extreme(database, collections, 'desc'),
  };
}

/** The oldest or newest publication date, as its article gives it. */
async function extreme(database: Database, collections: readonly string[], order: 'asc' | 'desc') {
  const row = await database
    .selectFrom('articles as a')
    .where('a.published_start', '>', UNDATED)
    .where(inCollections('a.id', collections))
    .orderBy('a.published_start', order)
    .limit(1)
    .select('a.published_at')
    .executeTakeFirst();
  return row?.published_at ?? null;
}
