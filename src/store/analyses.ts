/** What was read in articles: one analysis each, with rows by topic for finding. */
import type { Article } from '../corpus/article.ts';
import type { Analysis } from '../facts/analysis.ts';
import { putKeys } from './article-keys.ts';
import { articleOf, wholeRow } from './articles.ts';
import { emptiedOnFailure, type KeptDesk } from './desk.ts';
import { keptAnalysis, repacked, unfoldedReading, BARE, type KeptReading } from './kept-reading.ts';
import { firstCollection } from './membership.ts';
import { readingPacking, withTexts } from './packed-rows.ts';
import { knownPacking } from './packing.ts';
import { putPrint } from './prints.ts';
import { moveOn } from './revision.ts';
import type { ArticleRow, Database } from './schema.ts';
import type { Store } from './store.ts';
import { placeInStories, type Fresh } from './stories.ts';

export type AnalysisVerbs = Pick<
  Store,
  'unreadArticles' | 'unreadAmong' | 'readingPacking' | 'putReadings' | 'putAnalyses'
>;

/** @param desk what is known of the desk of stories */
export function analysisVerbs(database: Database, desk: KeptDesk): AnalysisVerbs {
  return {
    unreadArticles: (version, after, limit) => unreadArticles(database, version, after, limit),
    unreadAmong: (version, ids) => unreadAmong(database, version, ids),
    readingPacking: () => knownPacking(database, 'reading'),
    putReadings: (readings) =>
      emptiedOnFailure(desk, () =>
        database.transaction().execute((transaction) => putReadings(transaction, desk, readings)),
      ),
    putAnalyses: (version, analyses, keysOf) =>
      emptiedOnFailure(desk, () =>
        database.transaction().execute(async (transaction) => {
          const packing = await readingPacking(transaction, () => analyses);
          const fresh: Fresh[] = [];
          for (const analysis of analyses) {
            // Offsets belong to a text.
            const article = await wholeRow(transaction, analysis.articleId);
            if (!article || article.text !== analysis.document.text) continue;
            await putReading(transaction, article, { version, ...keptAnalysis(analysis, packing) });
            const keys = keysOf?.(analysis);
            if (keys) await putKeys(transaction, article, keys);
            if (keys?.marks) fresh.push({ article, marks: keys.marks });
          }
          await placeInStories(transaction, desk, fresh);
          await moveOn(transaction);
        }),
      ),
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
  const unread = await unreadAmong(database, version, ids);
  const rows = await database
    .selectFrom('articles as a')
    .where('a.id', 'in', [...unread])
    .orderBy('a.id')
    .selectAll('a')
    .select(firstCollection('a.id').as('collection'))
    .execute();
  const articles = (await withTexts(database, rows)).map((row) => articleOf(row, row.collection ?? ''));
  return { articles, last: ids.at(-1) };
}

async function unreadAmong(database: Database, version: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await database
    .selectFrom('articles as a')
    .leftJoin('analyses as n', (join) => join.onRef('n.article_id', '=', 'a.id').on('n.version', '=', version))
    .where('a.id', 'in', ids)
    .where('n.article_id', 'is', null)
    .where(firstCollection('a.id'), 'is not', null)
    .select('a.id')
    .execute();
  return new Set(rows.map(({ id }) => id));
}

async function putReadings(database: Database, desk: KeptDesk, readings: readonly KeptReading[]): Promise<void> {
  const fresh: Fresh[] = [];
  const packing = await readingPacking(database, () =>
    readings.map(({ packed }) => unfoldedReading(packed, BARE) as Analysis),
  );
  for (const reading of readings) {
    const article = await database
      .selectFrom('articles')
      .selectAll()
      .where('id', '=', reading.articleId)
      .where('content_hash', '=', reading.contentHash)
      .where('forgotten_in', 'is', null)
      .executeTakeFirst();
    // Replaced while it was being read: its offsets belong to a text that is gone.
    if (!article) continue;
    await putReading(database, article, repacked(reading, packing));
    await putKeys(database, article, reading.keys);
    await putPrint(database, article.id, reading.print);
    if (reading.keys.marks) fresh.push({ article, marks: reading.keys.marks });
  }
  await placeInStories(database, desk, fresh);
  await moveOn(database);
}

type Reading = Pick<KeptReading, 'version' | 'packed' | 'topics'>;

async function putReading(
  database: Database,
  { id, published_start, published_end, publisher }: ArticleRow,
  { version, packed, topics }: Reading,
): Promise<void> {
  const reading = { version, json: '', packed: Buffer.from(packed.buffer, packed.byteOffset, packed.length) };
  await database
    .insertInto('analyses')
    .values({ article_id: id, ...reading })
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet(reading))
    .execute();
  await database.deleteFrom('article_topics').where('article_id', '=', id).execute();
  const rows = topics.map((counts) => ({ article_id: id, published_start, published_end, publisher, ...counts }));
  if (rows.length > 0) await database.insertInto('article_topics').values(rows).execute();
}
