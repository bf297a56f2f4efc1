/** Who wants a digest where and when. A removed subscription keeps its row: its runs still refer to it. */
import { z } from 'zod';
import { cancelOpenDeliveries, closeRun } from './closing.ts';
import { openStates, runTransitions } from './states.ts';
import type { Database, SubscriptionRow } from './schema.ts';
import type { Halt, Store, Subscription, SubscriptionState, SubscriptionWishes } from './store.ts';

export type SubscriptionVerbs = Pick<
  Store,
  | 'putSubscription'
  | 'changeSubscription'
  | 'subscription'
  | 'subscriptionsOf'
  | 'removeSubscription'
  | 'dueSubscriptions'
>;

export function subscriptionVerbs(database: Database): SubscriptionVerbs {
  return {
    putSubscription: (subscription) => put(database, subscription),
    changeSubscription: (id, changes) =>
      database.transaction().execute((transaction) => change(transaction, id, changes)),
    subscription: async (id) => (await query(database).where('id', '=', id).execute()).map(subscriptionOf)[0],
    subscriptionsOf: async (platform, tenantId, destinationId) => {
      const rows = await query(database)
        .where('platform', '=', platform)
        .where('tenant_id', '=', tenantId)
        .$if(destinationId !== undefined, (q) => q.where('destination_id', '=', destinationId!))
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(subscriptionOf);
    },
    removeSubscription: (id, now) => database.transaction().execute((transaction) => remove(transaction, id, now)),
    dueSubscriptions: async (now, limit, platforms) => {
      const turns: { turn: number; row: SubscriptionRow }[] = [];
      for (const platform of platforms ?? (await platformsOf(database))) {
        const rows = await dueOn(database, platform, now, limit);
        turns.push(...rows.map((row, turn) => ({ turn, row })));
      }
      // Platforms take turns: hundreds that wait for one that is down must not hide those of another.
      turns.sort((a, b) => a.turn - b.turn || a.row.next_run_at - b.row.next_run_at || (a.row.id < b.row.id ? -1 : 1));
      return turns.slice(0, limit).map(({ row }) => subscriptionOf(row));
    },
  };
}

/** The longest due of one platform, along an index: thousands may be due in one minute, and are asked for by and by. */
async function dueOn(database: Database, platform: string, now: number, limit: number): Promise<SubscriptionRow[]> {
  const of = (state: SubscriptionState, moment: 'next_run_at' | 'retry_at') => {
    const due = query(database).where('platform', '=', platform).where('state', '=', state).where(moment, '<=', now);
    return due.orderBy(moment).orderBy('id').limit(limit).execute();
  };
  // Those that a place refused come after all that may well arrive.
  return [...(await of('active', 'next_run_at')), ...(await of('suspended', 'retry_at'))].slice(0, limit);
}

async function platformsOf(database: Database): Promise<string[]> {
  const rows = await database.selectFrom('subscriptions').select('platform').distinct().execute();
  return rows.map(({ platform }) => platform);
}

function query(database: Database) {
  return database.selectFrom('subscriptions').selectAll().where('removed_at', 'is', null);
}

async function put(database: Database, subscription: Subscription): Promise<void> {
  const row = rowOf(subscription);
  const { wishes, halt } = changeable(row);
  // A halt is begun by a settlement alone: whoever puts a halted digest has an older copy of its state.
  const kept = row.state === 'active' || row.state === 'paused' ? { ...wishes, ...halt } : wishes;
  await database
    .insertInto('subscriptions')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({ ...kept, version: eb(eb.ref('subscriptions.version'), '+', 1) })),
    )
    .execute();
}

/** Reads and writes in one go: what a settlement or a removal did since the caller looked is not undone. */
async function change(
  database: Database,
  id: string,
  changes: Partial<SubscriptionWishes>,
): Promise<Subscription | undefined> {
  const stored = await query(database).where('id', '=', id).executeTakeFirst();
  if (!stored) return undefined;
  const { wishes, halt } = changeable(rowOf({ ...subscriptionOf(stored), ...changes }));
  const changed = { ...wishes, ...(changes.state !== undefined && halt), version: stored.version + 1 };
  await database.updateTable('subscriptions').set(changed).where('id', '=', id).execute();
  return subscriptionOf({ ...stored, ...changed });
}

/** What its owner decides about, and apart from it what a settlement may change as well. */
function changeable(row: SubscriptionRow) {
  const { id: _id, last_sent_run_id: _sent, version: _version, removed_at: _removed, ...changed } = row;
  const { halted_at, halt_tries, retry_at, owner_told, state, state_reason, ...wishes } = changed;
  return { wishes, halt: { halted_at, halt_tries, retry_at, owner_told, state, state_reason } };
}

async function remove(database: Database, id: string, now: number): Promise<void> {
  await database.updateTable('subscriptions').set({ removed_at: now }).where('id', '=', id).execute();
  const runs = await database
    .selectFrom('runs')
    .selectAll()
    .where('subscription_id', '=', id)
    .where('state', 'in', openStates(runTransitions))
    .execute();
  for (const run of runs) {
    await cancelOpenDeliveries(database, run.id, 'removed', now);
    await closeRun(database, run, now);
  }
}

function rowOf(subscription: Subscription): SubscriptionRow {
  return {
    id: subscription.id,
    platform: subscription.platform,
    tenant_id: subscription.tenantId,
    destination_id: subscription.destinationId,
    thread_id: subscription.threadId ?? null,
    topics: JSON.stringify(subscription.topics),
    language: subscription.language,
    weekdays: JSON.stringify(subscription.weekdays),
    local_time: subscription.localTime,
    time_zone: subscription.timeZone,
    next_run_at: subscription.nextRunAt,
    catchup_window_ms: subscription.catchupWindowMs,
    on_uncertain: subscription.onUncertain,
    silent: subscription.silent ? 1 : 0,
    skip_empty: subscription.skipEmpty ? 1 : 0,
    length: subscription.length,
    halted_at: null,
    halt_tries: 0,
    retry_at: null,
    owner_told: 0,
    state: subscription.state,
    state_reason: subscription.stateReason ?? null,
    last_sent_run_id: subscription.lastSentRunId ?? null,
    created_by: subscription.createdBy,
    created_at: subscription.createdAt,
    version: subscription.version,
    removed_at: null,
  };
}

const topicsSchema = z.array(z.string());
const weekdaysSchema = z.array(z.int().min(1).max(7));

/** A list that something else than Saar wrote reads as an empty one: those who asked for many digests still get the others. */
function listIn<Entry>(text: string, schema: z.ZodType<Entry[]>): Entry[] {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return [];
  }
}

export function subscriptionOf(row: SubscriptionRow): Subscription {
  return {
    id: row.id,
    platform: row.platform,
    tenantId: row.tenant_id,
    destinationId: row.destination_id,
    ...(row.thread_id !== null && { threadId: row.thread_id }),
    topics: listIn(row.topics, topicsSchema),
    language: row.language,
    weekdays: listIn(row.weekdays, weekdaysSchema),
    localTime: row.local_time,
    timeZone: row.time_zone,
    nextRunAt: row.next_run_at,
    catchupWindowMs: row.catchup_window_ms,
    onUncertain: row.on_uncertain as Subscription['onUncertain'],
    silent: row.silent === 1,
    skipEmpty: row.skip_empty === 1,
    length: row.length as Subscription['length'],
    state: row.state as SubscriptionState,
    ...(row.state_reason !== null && { stateReason: row.state_reason }),
    ...(row.halted_at !== null && { halt: haltOf(row, row.halted_at) }),
    ...(row.last_sent_run_id !== null && { lastSentRunId: row.last_sent_run_id }),
    createdBy: row.created_by,
    createdAt: row.created_at,
    version: row.version,
  };
}

function haltOf(row: SubscriptionRow, since: number): Halt {
  const { halt_tries: tries, retry_at: retryAt, owner_told: told } = row;
  return { since, tries, ...(retryAt !== null && { retryAt }), told: told === 1 };
}
