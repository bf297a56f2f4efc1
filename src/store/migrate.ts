/** Brings a database to this program's schema, each step in a transaction of its own. */
import { sql } from 'kysely';
import { SaarError } from '../errors.ts';
import type { Migration } from './migrations/migration.ts';
import type { Database } from './schema.ts';

/**
 * Runs the steps that the database lacks. A crash between two steps leaves a schema the next start goes on from.
 * @throws SaarError `store.newer` when the database was written by a newer Saar.
 */
export async function migrate(database: Database, steps: readonly Migration[], path: string): Promise<void> {
  await sql`create table if not exists migrations (number integer primary key, name text not null)`.execute(database);
  const applied = await lastApplied(database);
  if (applied > steps.length) throw new SaarError('store.newer', { path, found: applied, known: steps.length });
  for (let number = applied + 1; number <= steps.length; number += 1) {
    await apply(database, number, steps[number - 1]!);
  }
}

async function lastApplied(database: Database): Promise<number> {
  const row = await database
    .selectFrom('migrations')
    .select((eb) => eb.fn.max('number').as('number'))
    .executeTakeFirst();
  return row?.number ?? 0;
}

async function apply(database: Database, number: number, step: Migration): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    // Asked again inside the write lock: another process may have taken the step since.
    if ((await lastApplied(transaction)) >= number) return;
    for (const statement of step.statements) await statement.execute(transaction);
    await transaction.insertInto('migrations').values({ number, name: step.name }).execute();
  });
}
