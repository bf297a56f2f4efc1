/** The queue of what is to be sent: claiming, and finding what a crash left behind. */
import { attemptsOf, markUnproven, unprovenResends } from './attempts.ts';
import { claimRipe, holdDestination } from './claim.ts';
import { deliveryOf } from './delivery-row.ts';
import { checkTransition, deliveryTransitions, openStates, runTransitions } from './states.ts';
import type { Database } from './schema.ts';
import type { Delivery, Store } from './store.ts';

export type OutboxVerbs = Pick<
  Store,
  'claimDeliveries' | 'sweepSending' | 'uncertainDeliveries' | 'requeue' | 'attempts' | 'unprovenResends'
>;

export function outboxVerbs(database: Database): OutboxVerbs {
  return {
    claimDeliveries: (owner, platform, now, limit) =>
      database.transaction().execute((transaction) => claimRipe(transaction, owner, platform, now, limit)),
    sweepSending: (owner, now) => database.transaction().execute((transaction) => sweep(transaction, owner, now)),
    uncertainDeliveries: async (platform) => {
      const uncertain = database.selectFrom('deliveries').selectAll().where('platform', '=', platform);
      const rows = await uncertain.where('state', '=', 'uncertain').orderBy('created_at').orderBy('part').execute();
      return rows.map(deliveryOf);
    },
    attempts: (deliveryId) => attemptsOf(database, deliveryId),
    unprovenResends: (deliveryId) => unprovenResends(database, deliveryId),
    requeue: (deliveryId, notBefore, doubt) =>
      database.transaction().execute((transaction) => requeue(transaction, deliveryId, notBefore, doubt)),
  };
}

/** A try whose process is gone may have reached its reader or not: nobody knows. */
async function sweep(database: Database, owner: string, now: number): Promise<Delivery[]> {
  const left = await database
    .selectFrom('deliveries')
    .innerJoin('runs', 'runs.id', 'deliveries.run_id')
    .selectAll('deliveries')
    .select('runs.state as run_state')
    .where('deliveries.state', '=', 'sending')
    .where('deliveries.lease_owner', '<>', owner)
    .execute();
  const swept: Delivery[] = [];
  for (const { run_state, ...row } of left) {
    const over = !openStates(runTransitions).includes(run_state);
    const fields = over ? ({ state: 'cancelled', settled_at: now } as const) : ({ state: 'uncertain' } as const);
    const uncertain_since = row.uncertain_since ?? row.send_started_at;
    const changed = { ...fields, uncertain_since, last_error_code: 'interrupted' };
    await database.updateTable('deliveries').set(changed).where('id', '=', row.id).execute();
    if (!over) swept.push(deliveryOf({ ...row, ...changed }));
  }
  return swept;
}

async function requeue(
  database: Database,
  deliveryId: string,
  notBefore: number,
  doubt: Parameters<Store['requeue']>[2],
): Promise<void> {
  const row = await database
    .selectFrom('deliveries')
    .select(['state', 'platform', 'destination_id', 'attempts'])
    .where('id', '=', deliveryId)
    .executeTakeFirstOrThrow();
  checkTransition(deliveryTransitions, row.state, 'queued');
  await database
    .updateTable('deliveries')
    .set({ state: 'queued', not_before: notBefore, ...(doubt !== 'kept' && { uncertain_since: null }) })
    .where('id', '=', deliveryId)
    .execute();
  if (doubt === 'unproven') await markUnproven(database, deliveryId, row.attempts);
  await holdDestination(database, row, notBefore);
}
