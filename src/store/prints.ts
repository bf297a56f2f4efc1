/** Prints of texts, by which near copies are found: kept so that no brief has to read whole texts for them. */
import { insertMany, inserter } from './many-rows.ts';
import { moveOn } from './revision.ts';
import type { Database } from './schema.ts';
import type { Store } from './store.ts';

export function printVerbs(database: Database): Pick<Store, 'putPrints'> {
  return {
    putPrints: (prints) =>
      database.transaction().execute(async (transaction) => {
        await putPrints(transaction, [...prints]);
        if (prints.size > 0) await moveOn(transaction);
      }),
  };
}

const printRows = inserter('article_prints', ['article_id', 'print'], (insert) =>
  insert.onConflict((conflict) =>
    conflict.column('article_id').doUpdateSet(({ ref }) => ({ print: ref('excluded.print') })),
  ),
);

/** Prints of articles, each by its article's id. */
export async function putPrints(
  database: Database,
  prints: readonly (readonly [id: string, print: Uint32Array])[],
): Promise<void> {
  await insertMany(
    database,
    printRows,
    prints.map(([article_id, print]) => ({ article_id, print: packed(print) })),
  );
}

/** The prints of some articles by id; one whose print was not kept is not in it. */
export async function printsOf(database: Database, ids: readonly string[]): Promise<Map<string, Uint32Array>> {
  const rows = await database.selectFrom('article_prints').selectAll().where('article_id', 'in', ids).execute();
  return new Map(rows.map(({ article_id, print }) => [article_id, unpacked(print)]));
}

/** A print as the database keeps it, in letters: 32-bit numbers, the low byte first. */
function packed(signature: Uint32Array): string {
  const bytes = Buffer.alloc(signature.length * 4);
  signature.forEach((number, index) => bytes.writeUInt32LE(number, index * 4));
  return bytes.toString('base64');
}

/** A print from the letters in which it is kept. */
export function unpacked(kept: string): Uint32Array {
  const bytes = Buffer.from(kept, 'base64');
  return Uint32Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readUInt32LE(index * 4));
}
