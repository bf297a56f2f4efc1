/** Articles out: what a brief may read, and what the corpus holds. Everything here goes by an index. */
import { articleOf } from './articles.ts';
import { firstCollection, inCollections } from './membership.ts';
import { analysesOf, withTexts } from './packed-rows.ts';
import { edgeOf, UNDATED } from './period.ts';
import { pick, sharesOfStories, type Pickable } from './pick.ts';
import { oncePrinted, printedElsewhere, standsForItself, storyOf, type Range } from './printed.ts';
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
    .select('n.since')
    .execute();
  const prints = await printsOf(database, ids);
  const copies = await printedElsewhere(
    database,
    rows.map(({ id, publisher }) => ({ id, ...(publisher !== null && { publisher }) })),
    rangeOf(query),
  );
  const byId = new Map((await analysedOf(database, rows)).map((found) => [found.article.id, found]));
  const sinceOf = new Map(rows.map(({ id, since }) => [id, since]));
  return ids.flatMap((id) => {
    const found = byId.get(id);
    const [print, since] = [prints.get(id), sinceOf.get(id) ?? undefined];
    if (!found) return [];
    return [{ ...found, ...(print && { print }), ...(since !== undefined && { since }), ...copiesFor(id, copies) }];
  });
}

/** Nothing where there are none: most articles are printed once. */
export function copiesFor(id: string, copies: ReadonlyMap<string, string[]>): { copies?: readonly string[] } {
  const found = copies.get(id) ?? [];
  return found.length > 0 ? { copies: found } : {};
}

/** Ids of the articles that are read, newest first: from the index on topic and date alone. */
async function picked(database: Database, query: CandidateQuery): Promise<string[]> {
  if (query.collections.length === 0) return [];
  const most = Math.max(query.limit, query.among ?? 0);
  for (let rows: PickableRow[] = [], page = 1; ; page += 1) {
    const more = await pickable(database, query, most, rows.length);
    rows = [...rows, ...more];
    const once = await oncePrinted(database, rows);
    // Where one story fills what is looked at, older ones are looked for, to an end.
    const isFull = sharesOfStories(once, query.limit) >= query.limit;
    if (isFull || more.length < most || page === MOST_PAGES) return pick(once, query.limit).map(({ id }) => id);
  }
}

const MOST_PAGES = 4;

type PickableRow = Pickable & { story: string | null };

/** Rows of the index, newest first, copies aside. */
function pickable(database: Database, query: CandidateQuery, most: number, skip: number): Promise<PickableRow[]> {
  const { after, before, earliest } = edgesOf(query.from, query.to);
  return database
    .selectFrom('article_topics as t')
    .where('t.topic', '=', query.topic)
    .$if(after !== undefined, (q) => q.where('t.published_end', '>', after!))
    .$if(earliest !== undefined, (q) => q.where('t.published_start', '>', earliest!))
    .$if(before !== undefined, (q) => q.where('t.published_start', '<', before!))
    .where(inCollections('t.article_id', query.collections))
    .where(standsForItself('t.article_id', rangeOf(query), query.topic))
    .orderBy('t.published_start', 'desc')
    .orderBy('t.article_id')
    .limit(most)
    .offset(skip)
    .select(['t.article_id as id', 't.facts', 't.sentences', 't.publisher'])
    .select(storyOf('t.article_id').as('story'))
    .execute();
}

/** The range that a question is limited to. */
export function rangeOf({ collections, from, to }: Pick<CandidateQuery, 'collections' | 'from' | 'to'>): Range {
  const { after, before } = edgesOf(from, to);
  return { collections, ...(after !== undefined && { after }), ...(before !== undefined && { before }) };
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
