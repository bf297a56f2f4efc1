/** The corpus' revision: a number that moves on in the transaction of every change, so that what was made of it can be kept. */
import type { Database } from './schema.ts';
import type { Store } from './store.ts';

const REVISION = 'revision';

export function revisionVerbs(database: Database): Pick<Store, 'revision'> {
  return {
    revision: () => revisionOf(database),
  };
}

export async function revisionOf(database: Database): Promise<number> {
  const row = await database
    .selectFrom('corpus_state')
    .select('value')
    .where('name', '=', REVISION)
    .executeTakeFirstOrThrow();
  return row.value;
}

/** Marks the corpus as changed. */
export async function moveOn(database: Database): Promise<void> {
  await database
    .updateTable('corpus_state')
    .set((eb) => ({ value: eb('value', '+', 1) }))
    .where('name', '=', REVISION)
    .execute();
}
