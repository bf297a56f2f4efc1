/** Puts articles into the index by their keys. */
import type { ArticleRow, Database } from './schema.ts';
import type { ArticleKeys } from './store.ts';
import { termIndex } from './term-index.ts';

/** The keys of an article's opening stand in the index a second time, marked. */
export function openingKey(key: string): string {
  return `lead ${key}`;
}

/** Puts an article under its keys, in place of those it had. */
export async function putKeys(database: Database, article: ArticleRow, keys: ArticleKeys): Promise<void> {
  const { id: article_id, published_start, published_end } = article;
  const row = { article_id, published_start, published_end };
  const { number } = await database
    .insertInto('article_numbers')
    .values(row)
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet({ published_start, published_end }))
    .returning('number')
    .executeTakeFirstOrThrow();
  await termIndex.remove(number).execute(database);
  await termIndex.put(number, [...keys.whole, ...keys.lead.map(openingKey)]).execute(database);
}
