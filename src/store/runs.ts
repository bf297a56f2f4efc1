/** Editions of a digest: recorded whole before anything is sent. */
import { z } from 'zod';
import { cancelOpenDeliveries, finishRun } from './closing.ts';
import { postponeRetry } from './halting.ts';
import { deliveryOf, rowOfDelivery } from './delivery-row.ts';
import { openStates, runTransitions } from './states.ts';
import type { Database, RunRow } from './schema.ts';
import type { Delivery, Run, Store, ToldRun } from './store.ts';
import { mayHaveArrived } from './arrival.ts';

export type RunVerbs = Pick<Store, 'recordRun' | 'lastRun' | 'openRun' | 'latestRun' | 'run' | 'toldRuns'>;

export function runVerbs(database: Database): RunVerbs {
  return {
    recordRun: (run, deliveries, nextRunAt) =>
      database.transaction().execute(async (transaction) => {
        if (nextRunAt !== null) await advance(transaction, run, nextRunAt);
        return record(transaction, run, deliveries);
      }),
    lastRun: (subscriptionId) => reading(database, (transaction) => lastRun(transaction, subscriptionId)),
    openRun: (subscriptionId) => reading(database, (transaction) => openRun(transaction, subscriptionId)),
    latestRun: async (subscriptionId, of, before) => {
      const row = await database
        .selectFrom('runs')
        .selectAll()
        .where('subscription_id', '=', subscriptionId)
        .$if(of === 'sent', (q) => q.where('state', '=', 'sent'))
        .$if(of === 'scheduled', (q) => q.where('trigger_kind', '!=', 'manual'))
        .$if(before !== undefined, (q) => q.where('scheduled_for', '<', before!))
        .orderBy('scheduled_for', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row && runOf(row);
    },
    toldRuns: (subscriptionId, after, limit) =>
      reading(database, (transaction) => toldRuns(transaction, subscriptionId, after, limit)),
    run: async (id) => {
      const row = await database.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst();
      return row && runOf(row);
    },
  };
}

// A later `next_run_at` means that the owner changed the schedule meanwhile: theirs stands.
async function advance(database: Database, run: Run, nextRunAt: number): Promise<void> {
  await database
    .updateTable('subscriptions')
    .set({ next_run_at: nextRunAt })
    .where('id', '=', run.subscriptionId)
    .where('next_run_at', '<=', run.createdAt)
    .execute();
}

async function record(database: Database, run: Run, deliveries: readonly Delivery[]): Promise<boolean> {
  if (!(await wanted(database, run))) return false;
  const row = rowOf(run);
  if (run.state !== 'missed') {
    await supersede(database, run);
    await postponeRetry(database, run.subscriptionId, run.createdAt);
  }
  const inserted = await database
    .insertInto('runs')
    .values(row)
    .onConflict((conflict) => conflict.columns(['subscription_id', 'scheduled_for']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return false;
  for (const delivery of deliveries) {
    await database.insertInto('deliveries').values(rowOfDelivery(delivery)).execute();
  }
  return true;
}

async function wanted(database: Database, run: Run): Promise<boolean> {
  const subscription = await database
    .selectFrom('subscriptions')
    .select(['state', 'retry_at'])
    .where('id', '=', run.subscriptionId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!subscription) return false;
  const { state, retry_at: retryAt } = subscription;
  const isTried = state === 'suspended' && retryAt !== null && retryAt <= run.createdAt;
  if (run.trigger !== 'manual' && state !== 'active' && !isTried) return false;
  const same = await runsOf(database, run.subscriptionId).where('scheduled_for', '=', run.scheduledFor).execute();
  return same.length === 0 && !(run.trigger === 'manual' && (await isBeingSent(database, run.subscriptionId)));
}

/** A part that is on its way decides whether its run is sent: a test, asked for meanwhile, must not take that from it. */
async function isBeingSent(database: Database, subscriptionId: string): Promise<boolean> {
  const open = await openRun(database, subscriptionId);
  return open?.deliveries.some(({ state }) => state === 'sending') ?? false;
}

async function supersede(database: Database, run: Run): Promise<void> {
  const open = runsOf(database, run.subscriptionId).where('state', 'in', openStates(runTransitions));
  for (const older of await open.execute()) {
    await cancelOpenDeliveries(database, older.id, 'superseded', run.createdAt);
    await finishRun(database, older, 'superseded', run.createdAt, run.id);
  }
}

function reading<T>(database: Database, work: (transaction: Database) => Promise<T>): Promise<T> {
  return database.transaction().setAccessMode('read only').execute(work);
}

async function lastRun(database: Database, subscriptionId: string) {
  const row = await runsOf(database, subscriptionId).orderBy('scheduled_for', 'desc').limit(1).executeTakeFirst();
  return row && withParts(database, row);
}

async function openRun(database: Database, subscriptionId: string) {
  const row = await runsOf(database, subscriptionId)
    .where('state', 'in', openStates(runTransitions))
    .executeTakeFirst();
  return row && withParts(database, row);
}

async function toldRuns(database: Database, subscriptionId: string, after: number, limit: number): Promise<ToldRun[]> {
  const rows = await runsOf(database, subscriptionId)
    .where('trigger_kind', '!=', 'manual')
    .where('created_at', '>', after)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('deliveries as d').select('d.id').whereRef('d.run_id', '=', 'runs.id').where(mayHaveArrived('d')),
      ),
    )
    .orderBy('scheduled_for', 'desc')
    .limit(limit)
    .execute();
  const told: ToldRun[] = [];
  for (const row of rows)
    told.push(...(row.state === 'sent' ? [{ run: runOf(row) }] : await toldInParts(database, row)));
  return told;
}

/** A run that never was sent whole; nothing where nobody knows what its parts show. */
async function toldInParts(database: Database, row: RunRow): Promise<ToldRun[]> {
  const { run, deliveries } = await withParts(database, row);
  const rows = database.selectFrom('deliveries as d').select('d.id').where('d.run_id', '=', row.id);
  const ids = new Set((await rows.where(mayHaveArrived('d')).execute()).map(({ id }) => id));
  const arrived = deliveries.filter(({ id }) => ids.has(id));
  if (arrived.length === deliveries.length) return [{ run }];
  return arrived.some(({ shown }) => shown) ? [{ run, arrived: arrived.flatMap(({ shown = [] }) => shown) }] : [];
}

function runsOf(database: Database, subscriptionId: string) {
  return database.selectFrom('runs').selectAll().where('subscription_id', '=', subscriptionId);
}

async function withParts(database: Database, row: RunRow) {
  const parts = await database
    .selectFrom('deliveries')
    .selectAll()
    .where('run_id', '=', row.id)
    .orderBy('part')
    .execute();
  return { run: runOf(row), deliveries: parts.map(deliveryOf) };
}

function rowOf(run: Run): RunRow {
  return {
    id: run.id,
    subscription_id: run.subscriptionId,
    scheduled_for: run.scheduledFor,
    trigger_kind: run.trigger,
    window_from: run.windowFrom,
    window_to: run.windowTo,
    brief_ids: JSON.stringify(run.briefIds),
    state: run.state,
    state_reason: run.stateReason ?? null,
    created_at: run.createdAt,
    finished_at: run.finishedAt ?? null,
  };
}

const briefIdsSchema = z.array(z.string());

function runOf(row: RunRow): Run {
  return {
    id: row.id,
    subscriptionId: row.subscription_id,
    scheduledFor: row.scheduled_for,
    trigger: row.trigger_kind as Run['trigger'],
    windowFrom: row.window_from,
    windowTo: row.window_to,
    briefIds: briefIdsSchema.parse(JSON.parse(row.brief_ids)),
    state: row.state,
    ...(row.state_reason !== null && { stateReason: row.state_reason }),
    createdAt: row.created_at,
    ...(row.finished_at !== null && { finishedAt: row.finished_at }),
  };
}
