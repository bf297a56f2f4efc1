/** Puts articles into the index by their keys. */
import { chunksOf, insertMany, inserter } from './many-rows.ts';
import type { ArticleRow, Database } from './schema.ts';
import { termIndex } from './term-index.ts';

type Keyed = Pick<ArticleRow, 'id' | 'published_start' | 'published_end'>;

const numberRows = inserter('article_numbers', ['article_id', 'published_start', 'published_end'], (insert) =>
  insert
    .onConflict((conflict) =>
      conflict.column('article_id').doUpdateSet(({ ref }) => ({
        published_start: ref('excluded.published_start'),
        published_end: ref('excluded.published_end'),
      })),
    )
    .returning(['number', 'article_id']),
);

/** Puts articles, each of them once, under their keys as the index takes them, in place of those they had. */
export async function putKeys(database: Database, all: readonly { article: Keyed; keys: string }[]): Promise<void> {
  const known = await numbersOf(
    database,
    all.map(({ article }) => article.id),
  );
  const rows = all.map(({ article: { id: article_id, published_start, published_end } }) => ({
    article_id,
    published_start,
    published_end,
  }));
  const numbered = (await insertMany(database, numberRows, rows)) as { number: number; article_id: string }[];
  const numbers = new Map(numbered.map(({ number, article_id }) => [article_id, number]));
  for (const number of known) await termIndex.remove(number).execute(database);
  for (const { article, keys } of all) await database.executeQuery(termIndex.put(numbers.get(article.id)!, keys));
}

async function numbersOf(database: Database, ids: readonly string[]): Promise<number[]> {
  const found: number[] = [];
  for (const chunk of chunksOf(ids)) {
    const rows = await database
      .selectFrom('article_numbers')
      .select('number')
      .where('article_id', 'in', chunk)
      .execute();
    found.push(...rows.map(({ number }) => number));
  }
  return found;
}
