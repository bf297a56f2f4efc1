/** The queue of what is to be sent: claiming, and finding what a crash left behind. */
import { sql } from 'kysely';
import { attemptsOf, beginAttempt } from './attempts.ts';
import { deliveryOf } from './delivery-row.ts';
import { checkTransition, deliveryTransitions, openStates, runTransitions, statesBefore } from './states.ts';
import type { Database } from './schema.ts';
import type { Delivery, Store } from './store.ts';

export type OutboxVerbs = Pick<
  Store,
  'claimDeliveries' | 'sweepSending' | 'uncertainDeliveries' | 'requeue' | 'attempts'
>;

export function outboxVerbs(database: Database): OutboxVerbs {
  return {
    claimDeliveries: (owner, platform, now, limit) =>
      database.transaction().execute(async (transaction) => {
        const ids = await ripe(transaction, platform, now, limit);
        return claim(transaction, ids, owner, now);
      }),
    sweepSending: (owner, now) => database.transaction().execute((transaction) => sweep(transaction, owner, now)),
    uncertainDeliveries: async (platform) => {
      const uncertain = database.selectFrom('deliveries').selectAll().where('platform', '=', platform);
      const rows = await uncertain.where('state', '=', 'uncertain').orderBy('created_at').orderBy('part').execute();
      return rows.map(deliveryOf);
    },
    attempts: (deliveryId) => attemptsOf(database, deliveryId),
    requeue: (deliveryId, notBefore) =>
      database.transaction().execute((transaction) => requeue(transaction, deliveryId, notBefore)),
  };
}

const earlierPartsSent = sql<boolean>`not exists (
  select 1 from deliveries e where e.run_id = d.run_id and e.part < d.part and e.state <> 'sent')`;
const destinationFree = sql<boolean>`not exists (
  select 1 from deliveries b where b.platform = d.platform and b.destination_id = d.destination_id and b.state = 'sending')`;

/** The oldest sendable delivery of each free destination, longest waiting first. */
async function ripe(database: Database, platform: string, now: number, limit: number): Promise<string[]> {
  const sendable = database
    .selectFrom('deliveries as d')
    .where('d.platform', '=', platform)
    .where('d.state', 'in', statesBefore(deliveryTransitions, 'sending'))
    .where('d.not_before', '<=', now)
    .where(earlierPartsSent)
    .where(destinationFree)
    .select(['d.id', 'd.not_before', 'd.created_at'])
    .select((eb) =>
      eb.fn
        .agg<number>('row_number')
        .over((over) => over.partitionBy('d.destination_id').orderBy('d.created_at').orderBy('d.part').orderBy('d.id'))
        .as('turn'),
    );
  const rows = await database
    .selectFrom(sendable.as('s'))
    .where('s.turn', '=', 1)
    .orderBy('s.not_before')
    .orderBy('s.created_at')
    .orderBy('s.id')
    .limit(limit)
    .select('s.id')
    .execute();
  return rows.map((row) => row.id);
}

async function claim(database: Database, ids: readonly string[], owner: string, now: number): Promise<Delivery[]> {
  const claimed: Delivery[] = [];
  for (const id of ids) {
    const row = await database
      .updateTable('deliveries')
      .set((eb) => ({
        state: 'sending',
        lease_owner: owner,
        send_started_at: now,
        attempts: eb('attempts', '+', 1),
      }))
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await beginAttempt(database, row.id, row.attempts, now);
    await startRun(database, row.run_id);
    claimed.push(deliveryOf(row));
  }
  return claimed;
}

async function startRun(database: Database, runId: string): Promise<void> {
  await database
    .updateTable('runs')
    .set({ state: 'delivering' })
    .where('id', '=', runId)
    .where('state', 'in', statesBefore(runTransitions, 'delivering'))
    .execute();
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
    const fields = over
      ? ({ state: 'cancelled', settled_at: now } as const)
      : ({ state: 'uncertain', uncertain_since: row.uncertain_since ?? row.send_started_at } as const);
    const changed = { ...fields, last_error_code: 'interrupted' };
    await database.updateTable('deliveries').set(changed).where('id', '=', row.id).execute();
    if (!over) swept.push(deliveryOf({ ...row, ...changed }));
  }
  return swept;
}

async function requeue(database: Database, deliveryId: string, notBefore: number): Promise<void> {
  const row = await database
    .selectFrom('deliveries')
    .select('state')
    .where('id', '=', deliveryId)
    .executeTakeFirstOrThrow();
  checkTransition(deliveryTransitions, row.state, 'queued');
  await database
    .updateTable('deliveries')
    .set({ state: 'queued', not_before: notBefore })
    .where('id', '=', deliveryId)
    .execute();
}
