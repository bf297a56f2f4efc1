/** Packs what an older Saar wrote plainly: nothing reads differently after, and the database can be made smaller. */
import type { Analysis } from '../facts/analysis.ts';
import { packedReading, packedText, readingPacking, textPacking } from './packed-rows.ts';
import type { Database } from './schema.ts';
import type { Store } from './store.ts';

export function packOldVerbs(database: Database): Pick<Store, 'packOld'> {
  return {
    packOld: (after, limit) =>
      database.transaction().execute(async (transaction) => {
        const ids = await nextIds(transaction, after, limit);
        if (ids.length === 0) return undefined;
        await packTexts(transaction, ids);
        await packReadings(transaction, ids);
        return ids.at(-1);
      }),
  };
}

async function nextIds(database: Database, after: string, limit: number): Promise<string[]> {
  const next = database.selectFrom('articles').select('id').where('id', '>', after).orderBy('id').limit(limit);
  return (await next.execute()).map(({ id }) => id);
}

async function packTexts(database: Database, ids: readonly string[]): Promise<void> {
  const plain = database.selectFrom('articles').selectAll().where('id', 'in', ids).where('packed', 'is', null);
  const rows = await plain.where('text', '<>', '').execute();
  const texts = rows.map(({ text }) => text);
  const packing = await textPacking(database, texts);
  for (const row of rows) {
    const { text, packed } = packedText(row, packing);
    if (packed) await database.updateTable('articles').set({ text, packed }).where('id', '=', row.id).execute();
  }
}

async function packReadings(database: Database, ids: readonly string[]): Promise<void> {
  const plain = database.selectFrom('analyses').selectAll().where('article_id', 'in', ids).where('json', '<>', '');
  const rows = await plain.execute();
  const analyses = rows.map(({ json }) => JSON.parse(json) as Analysis);
  const packing = await readingPacking(database, () => analyses);
  for (const [at, { article_id }] of rows.entries()) {
    const reading = packedReading(analyses[at]!, packing);
    await database.updateTable('analyses').set(reading).where('article_id', '=', article_id).execute();
  }
}
