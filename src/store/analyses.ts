/** What was read in articles: one analysis each, with rows by topic for finding. */
import type { Article } from '../corpus/article.ts';
import type { Analysis } from '../facts/analysis.ts';
import { putKeys } from './article-keys.ts';
import { articleOf } from './articles.ts';
import { withDesk, type KeptDesk } from './desk.ts';
import { keptAnalysis, repacked, unfoldedReading, BARE, type KeptReading } from './kept-reading.ts';
import { chunksOf, insertMany, inserter } from './many-rows.ts';
import { firstCollection } from './membership.ts';
import { readingPacking, READINGS, withTexts } from './packed-rows.ts';
import { knownPacking } from './packing.ts';
import { putPrints } from './prints.ts';
import { moveOn, revisionOf } from './revision.ts';
import type { ArticleRow, Database } from './schema.ts';
import type { Store } from './store.ts';
import { placeInStories, type Fresh } from './stories.ts';
import { keysText } from './term-index.ts';
import { isUnreadable } from './unreadable.ts';

export type AnalysisVerbs = Pick<Store, 'unreadArticles' | 'readingPacking' | 'putReadings' | 'putAnalyses'>;

/** @param desk what is known of the desk of stories */
export function analysisVerbs(database: Database, desk: KeptDesk): AnalysisVerbs {
  return {
    unreadArticles: (version, after, limit) => unreadArticles(database, version, after, limit),
    readingPacking: () => knownPacking(database, READINGS),
    putReadings: (readings) => withDesk(database, desk, (transaction) => putReadings(transaction, desk, readings)),
    putAnalyses: (version, analyses, keysOf) =>
      withDesk(database, desk, async (transaction) => {
        const packing = await readingPacking(transaction, () => analyses);
        const texts = await textsOf(transaction, analyses);
        const current = analyses.filter(({ articleId, document }) => texts.get(articleId)?.text === document.text);
        const kept = current.map((analysis) => {
          const [article, keys] = [texts.get(analysis.articleId)!, keysOf?.(analysis)];
          return { article, version, ...keptAnalysis(analysis, packing), ...(keys && { keys }) };
        });
        await put(transaction, desk, kept);
      }),
  };
}

/** Looked for a page at a time: among many that are read, finding the one that is not would keep everybody waiting. */
async function unreadArticles(
  database: Database,
  version: string,
  after: string,
  limit: number,
): Promise<{ articles: Article[]; last?: string }> {
  const page = await database
    .selectFrom('articles')
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  const ids = page.map(({ id }) => id);
  const wanted = await unreadOf(database, version, ids);
  const rows = await database
    .selectFrom('articles as a')
    .where('a.id', 'in', [...wanted])
    .orderBy('a.id')
    .selectAll('a')
    .select(firstCollection('a.id').as('collection'))
    .execute();
  const articles = (await withTexts(database, rows)).map((row) => articleOf(row, row.collection ?? ''));
  return { articles, last: ids.at(-1) };
}

async function unreadOf(database: Database, version: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await database
    .selectFrom('articles as a')
    .leftJoin('analyses as n', (join) => join.onRef('n.article_id', '=', 'a.id').on('n.version', '=', version))
    .where('a.id', 'in', ids)
    .where('n.article_id', 'is', null)
    .where(firstCollection('a.id'), 'is not', null)
    .where((eb) => eb.not(isUnreadable(version)))
    .select('a.id')
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** With which revision the words of articles were first read, where they are read again under another title or date. */
type Since = ReadonlyMap<string, number | null>;

/** What was read in words that were replaced meanwhile is left out. In a transaction, see `placeInStories`. */
export async function putReadings(
  database: Database,
  desk: KeptDesk,
  readings: readonly KeptReading[],
  since?: Since,
): Promise<void> {
  const packing = await readingPacking(database, () =>
    readings.map(({ packed }) => unfoldedReading(packed, BARE) as Analysis),
  );
  const kept: Kept[] = [];
  for (const chunk of chunksOf(readings)) {
    const ids = chunk.map(({ articleId }) => articleId);
    const rows = await articlesBy(database, ids).where('forgotten_in', 'is', null).select(ARTICLE).execute();
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const reading of chunk) {
      const article = byId.get(reading.articleId);
      // Replaced while it was being read: its offsets belong to a text that is gone.
      if (article?.content_hash === reading.contentHash) kept.push({ ...repacked(reading, packing), article });
    }
  }
  await put(database, desk, kept, since);
}

function articlesBy(database: Database, ids: readonly string[]) {
  return database.selectFrom('articles').where('id', 'in', ids);
}

/** Articles with their texts, by id: offsets belong to a text. */
async function textsOf(database: Database, analyses: readonly Analysis[]) {
  const found = new Map<string, Read & { text: string }>();
  for (const chunk of chunksOf(analyses)) {
    const ids = chunk.map(({ articleId }) => articleId);
    const rows = await articlesBy(database, ids)
      .select([...ARTICLE, 'text', 'packed'])
      .execute();
    for (const row of await withTexts(database, rows)) found.set(row.id, row);
  }
  return found;
}

/** What the rows of a reading need of its article's. */
const ARTICLE = [
  'id',
  'content_hash',
  'published_at',
  'published_start',
  'published_end',
  'publisher',
  'fetched_at',
] as const;
type Read = Pick<ArticleRow, (typeof ARTICLE)[number]>;
type Kept = Pick<KeptReading, 'version' | 'packed' | 'topics'> &
  Partial<Pick<KeptReading, 'keys' | 'print'>> & { article: Read };

// The index of keys comes last: it writes out all that it holds whenever another statement that may fail half-way follows.
async function put(database: Database, desk: KeptDesk, readings: readonly Kept[], since?: Since): Promise<void> {
  const all = [...new Map(readings.map((reading) => [reading.article.id, reading])).values()];
  const next = (await revisionOf(database)) + 1;
  await putRows(database, all, (id) => since?.get(id) ?? next);
  const fresh = all.flatMap(({ article, keys }): Fresh[] => (keys?.marks ? [{ article, marks: keys.marks }] : []));
  await placeInStories(database, desk, fresh);
  await moveOn(database);
  await putKeys(
    database,
    all.flatMap(({ article, keys }) => (keys ? [{ article, keys: keysText(keys) }] : [])),
  );
}

// What is only read anew, by another version, was there before: it keeps its `since`.
const analysisRows = inserter('analyses', ['article_id', 'version', 'json', 'packed', 'since'], (insert) =>
  insert.onConflict((conflict) =>
    conflict.column('article_id').doUpdateSet(({ ref }) => ({
      version: ref('excluded.version'),
      json: ref('excluded.json'),
      packed: ref('excluded.packed'),
    })),
  ),
);

const topicRows = inserter('article_topics', [
  'article_id',
  'topic',
  'published_start',
  'published_end',
  'publisher',
  'sentences',
  'facts',
]);

async function putRows(database: Database, all: readonly Kept[], sinceOf: (id: string) => number): Promise<void> {
  const analyses = all.map(({ article, version, packed }) => {
    const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.length);
    return { article_id: article.id, version, json: '', packed: bytes, since: sinceOf(article.id) };
  });
  await insertMany(database, analysisRows, analyses);
  for (const chunk of chunksOf(all)) {
    const ids = chunk.map(({ article }) => article.id);
    await database.deleteFrom('article_topics').where('article_id', 'in', ids).execute();
  }
  const topics = all.flatMap(({ article: { id: article_id, published_start, published_end, publisher }, topics }) =>
    topics.map((counts) => ({ article_id, published_start, published_end, publisher, ...counts })),
  );
  await insertMany(database, topicRows, topics);
  const prints = all.flatMap(({ article, print }) => (print ? [[article.id, print] as const] : []));
  await putPrints(database, prints);
}
