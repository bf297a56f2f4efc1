/** What was read in articles: one analysis each, with rows by topic for finding. */
import type { Article } from '../corpus/article.ts';
import type { Analysis } from '../facts/analysis.ts';
import { putKeys } from './article-keys.ts';
import { articleOf, wholeRow } from './articles.ts';
import { firstCollection } from './membership.ts';
import { packedReading, readingPacking, withTexts } from './packed-rows.ts';
import type { Packing } from './packing.ts';
import { moveOn } from './revision.ts';
import type { ArticleRow, Database } from './schema.ts';
import type { Store } from './store.ts';

export type AnalysisVerbs = Pick<Store, 'articlesToAnalyse' | 'putAnalyses'>;

export function analysisVerbs(database: Database): AnalysisVerbs {
  return {
    articlesToAnalyse: (version, limit) => unread(database, version, limit),
    putAnalyses: (version, analyses, keysOf) =>
      database.transaction().execute(async (transaction) => {
        const packing = await readingPacking(transaction, analyses);
        for (const analysis of analyses) {
          const article = await putAnalysis(transaction, version, analysis, packing);
          if (article && keysOf) await putKeys(transaction, article, keysOf(analysis));
        }
        await moveOn(transaction);
      }),
  };
}

async function unread(database: Database, version: string, limit: number): Promise<Article[]> {
  const rows = await database
    .selectFrom('articles as a')
    .leftJoin('analyses as n', (join) => join.onRef('n.article_id', '=', 'a.id').on('n.version', '=', version))
    .where('n.article_id', 'is', null)
    .where(firstCollection('a.id'), 'is not', null)
    .orderBy('a.published_start')
    .orderBy('a.id')
    .limit(limit)
    .selectAll('a')
    .select(firstCollection('a.id').as('collection'))
    .execute();
  return (await withTexts(database, rows)).map((row) => articleOf(row, row.collection ?? ''));
}

/** Answers the article; nothing when it was replaced while it was being read: its offsets belong to a text that is gone. */
async function putAnalysis(
  database: Database,
  version: string,
  analysis: Analysis,
  packing: Packing,
): Promise<ArticleRow | undefined> {
  const id = analysis.articleId;
  const article = await wholeRow(database, id);
  if (!article || article.text !== analysis.document.text) return undefined;
  const reading = { version, ...packedReading(analysis, packing) };
  await database
    .insertInto('analyses')
    .values({ article_id: id, ...reading })
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet(reading))
    .execute();
  await putTopics(database, article, analysis);
  return article;
}

async function putTopics(database: Database, article: ArticleRow, analysis: Analysis): Promise<void> {
  await database.deleteFrom('article_topics').where('article_id', '=', article.id).execute();
  const facts = new Map<number, number>();
  for (const { sentence } of [...analysis.figures.filter(({ slot }) => slot !== undefined), ...analysis.frames])
    facts.set(sentence, (facts.get(sentence) ?? 0) + 1);
  const found = new Map<string, { sentences: number; facts: number }>();
  for (const [sentence, topics] of analysis.topics.entries())
    for (const topic of new Set(topics)) {
      const known = found.get(topic) ?? { sentences: 0, facts: 0 };
      found.set(topic, { sentences: known.sentences + 1, facts: known.facts + (facts.get(sentence) ?? 0) });
    }
  const { published_start, published_end, publisher } = article;
  const rows = [...found].map(([topic, counts]) => ({
    article_id: article.id,
    topic,
    published_start,
    published_end,
    publisher,
    ...counts,
  }));
  if (rows.length > 0) await database.insertInto('article_topics').values(rows).execute();
}
