/** Digests that are halted: which are tried at once, whose owner has to be told, and which are forgotten. */
import { setImmediate } from 'node:timers/promises';
import { postponeRetry, samePlace } from './halting.ts';
import type { Database } from './schema.ts';
import type { Store } from './store.ts';
import { subscriptionOf } from './subscriptions.ts';

/** Each goes with a month of editions. */
const FORGOTTEN_AT_ONCE = 20;

export type HaltVerbs = Pick<Store, 'reopen' | 'postponeRetries' | 'haltsToTell' | 'noteTold' | 'forgetHalted'>;

export function haltVerbs(database: Database): HaltVerbs {
  return {
    reopen: (platform, place, now) => reopen(database, platform, place, now),
    postponeRetries: (now) => postponeRetry(database, undefined, now),
    haltsToTell: async (platform, limit) => {
      const halted = database.selectFrom('subscriptions').selectAll().where('removed_at', 'is', null);
      const untold = halted
        .where('platform', '=', platform)
        .where('halted_at', 'is not', null)
        // As a word of the query, not a value beside it: so the index is known to serve.
        .where((eb) => eb('owner_told', '=', eb.lit(0)));
      return (await untold.orderBy('halted_at').orderBy('id').limit(limit).execute()).map(subscriptionOf);
    },
    noteTold: (id, told) => database.transaction().execute((transaction) => noteTold(transaction, id, told)),
    forgetHalted: async (before) => {
      let all = 0;
      for (let few = FORGOTTEN_AT_ONCE; few === FORGOTTEN_AT_ONCE; all += few) {
        // Whoever asks meanwhile is answered between two batches.
        await setImmediate();
        few = await database.transaction().execute((transaction) => forget(transaction, before));
      }
      return all;
    },
  };
}

async function reopen(
  database: Database,
  platform: string,
  { tenantId, destinationId }: Parameters<Store['reopen']>[1],
  now: number,
): Promise<void> {
  await database
    .updateTable('subscriptions')
    .set({ retry_at: now })
    .where('platform', '=', platform)
    .where('state', '=', 'suspended')
    .where('removed_at', 'is', null)
    .where('retry_at', '>', now)
    .$if(tenantId !== undefined, (query) => query.where('tenant_id', '=', tenantId!))
    .$if(destinationId !== undefined, (query) =>
      query.where((eb) => eb.or([eb('destination_id', '=', destinationId!), eb('thread_id', '=', destinationId!)])),
    )
    .execute();
}

async function forget(database: Database, before: number): Promise<number> {
  const old = await database
    .selectFrom('subscriptions')
    .select('id')
    .where((eb) =>
      eb.or([eb('removed_at', '<=', before), eb.and([eb('state', '=', 'disabled'), eb('halted_at', '<=', before)])]),
    )
    .limit(FORGOTTEN_AT_ONCE)
    .execute();
  for (const { id } of old) {
    const runs = database.selectFrom('runs').select('id').where('subscription_id', '=', id);
    await database.deleteFrom('deliveries').where('run_id', 'in', runs).execute();
    await database.deleteFrom('runs').where('subscription_id', '=', id).execute();
    await database.deleteFrom('subscriptions').where('id', '=', id).execute();
  }
  return old.length;
}

/** Notes it of all that the one notice speaks for. */
async function noteTold(database: Database, id: string, told: boolean): Promise<boolean> {
  const [before, after] = told ? [0, 1] : [1, 0];
  const halted = database.selectFrom('subscriptions').selectAll().where('id', '=', id);
  const row = await halted.where('owner_told', '=', before).executeTakeFirst();
  if (!row) return false;
  await database
    .updateTable('subscriptions')
    .set({ owner_told: after })
    .where('id', 'in', samePlace(database, row))
    .where('owner_told', '=', before)
    .execute();
  return true;
}
