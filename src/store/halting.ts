/**
 * How a digest is halted that its destination refuses: in the transaction that settles the refusal, to be tried again once a day,
 * and given up after a week. An edition that arrives ends its halt. All are parts of the caller's transaction.
 */
import type { Database, SubscriptionRow } from './schema.ts';

const DAY_MS = 24 * 3_600_000;
const MOST_TRIES = 7;

/** A destination refused a digest. What its owner paused stays paused, unless the place is gone. */
export async function halt(
  database: Database,
  id: string,
  to: 'suspended' | 'disabled',
  reason: string,
  now: number,
): Promise<void> {
  const row = await database.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const unmoved = row.state === 'disabled' || (row.state === 'paused' && to === 'suspended');
  if (unmoved) return;
  const owner_told = row.owner_told === 1 || (await isOwnerTold(database, row)) ? 1 : 0;
  const halted = { ...haltedAgain(row, to, now), state_reason: reason, owner_told };
  await database.updateTable('subscriptions').set(halted).where('id', '=', id).execute();
}

/** Halted digests of one owner in one place: one notice speaks for all of them, for there is one thing to mend. */
export function samePlace(database: Database, row: SubscriptionRow) {
  return database
    .selectFrom('subscriptions')
    .select('id')
    .where('platform', '=', row.platform)
    .where('tenant_id', '=', row.tenant_id)
    .where('destination_id', '=', row.destination_id)
    .where('thread_id', row.thread_id === null ? 'is' : '=', row.thread_id)
    .where('created_by', '=', row.created_by)
    .where('halted_at', 'is not', null);
}

async function isOwnerTold(database: Database, row: SubscriptionRow): Promise<boolean> {
  const told = samePlace(database, row).where('owner_told', '=', 1).limit(1);
  return (await told.executeTakeFirst()) !== undefined;
}

function haltedAgain(row: SubscriptionRow, to: 'suspended' | 'disabled', now: number): Partial<SubscriptionRow> {
  const since = row.halted_at ?? now;
  // One a day counts: what was tried in between, because permissions changed or somebody asked, costs none of the seven.
  const tries = Math.min(row.halt_tries + 1, Math.floor((now - since) / DAY_MS));
  const counted = Math.max(row.halt_tries, tries);
  if (to === 'disabled' || counted >= MOST_TRIES) {
    return { state: 'disabled', halted_at: now, halt_tries: counted, retry_at: null };
  }
  return { state: 'suspended', halted_at: since, halt_tries: counted, retry_at: now + DAY_MS };
}

/** What a subscription is without a halt. */
const NO_HALT = { halted_at: null, halt_tries: 0, retry_at: null, owner_told: 0 } as const;

/** A digest arrived whole: whatever had halted it is over. */
export async function endHalt(database: Database, id: string): Promise<void> {
  await database
    .updateTable('subscriptions')
    .set({ state: 'active', state_reason: null, ...NO_HALT })
    .where('id', '=', id)
    .where('state', '=', 'suspended')
    .execute();
}

/** The one edition of a day that tries a halted digest was recorded: the next day has the next. Of all when none is named. */
export async function postponeRetry(database: Database, id: string | undefined, now: number): Promise<void> {
  await database
    .updateTable('subscriptions')
    .set({ retry_at: now + DAY_MS })
    .where('state', '=', 'suspended')
    .where('retry_at', '<=', now)
    .$if(id !== undefined, (query) => query.where('id', '=', id!))
    .execute();
}
