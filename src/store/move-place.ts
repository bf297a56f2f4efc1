/** A place got a new id, as a Telegram group that became a supergroup: whatever belongs to it follows. */
import { sql } from 'kysely';
import type { Database } from './schema.ts';
import type { Store } from './store.ts';

export type MoveVerbs = Pick<Store, 'movePlace'>;

export function moveVerbs(database: Database): MoveVerbs {
  return {
    movePlace: (platform, from, to) =>
      database.transaction().execute((transaction) => movePlace(transaction, platform, from, to)),
  };
}

/** Every subscription of the place, every open delivery to it, and its settings. Part of the caller's transaction. */
export async function movePlace(database: Database, platform: string, from: string, to: string): Promise<void> {
  if (from === to) return;
  await database
    .updateTable('subscriptions')
    .set((eb) => ({
      destination_id: eb.case().when('destination_id', '=', from).then(to).else(eb.ref('destination_id')).end(),
      // Where the place is the chat itself, its tenant id is the same id and moves along.
      tenant_id: eb.case().when('tenant_id', '=', from).then(to).else(eb.ref('tenant_id')).end(),
    }))
    .where('platform', '=', platform)
    .where((eb) => eb.or([eb('destination_id', '=', from), eb('tenant_id', '=', from)]))
    .execute();
  await database
    .updateTable('deliveries')
    .set((eb) => ({
      destination_id: to,
      tenant_id: eb.case().when('tenant_id', '=', from).then(to).else(eb.ref('tenant_id')).end(),
    }))
    .where('platform', '=', platform)
    .where('destination_id', '=', from)
    .where('state', 'in', ['queued', 'retry_wait', 'uncertain'])
    .execute();
  await moveSettings(database, platform, from, to);
}

/** Settings of the place and of its threads, whose ids stand behind a slash. */
async function moveSettings(database: Database, platform: string, from: string, to: string): Promise<void> {
  const of = sql<boolean>`platform = ${platform} and (place_id = ${from}
    or substr(place_id, 1, ${from.length + 1}) = ${`${from}/`})`;
  const moved = sql`update or ignore settings set place_id = ${to} || substr(place_id, ${from.length + 1}) where ${of}`;
  await moved.execute(database);
  await database.deleteFrom('settings').where(of).execute();
}
