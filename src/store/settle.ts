/** How a try ended, written down with everything that follows from it, in one transaction. */
import { endAttempt } from './attempts.ts';
import { holdDestination } from './claim.ts';
import { closeRun, expireOverdue } from './closing.ts';
import { halt } from './halting.ts';
import { movePlace } from './move-place.ts';
import { checkTransition, deliveryTransitions, openStates, runTransitions } from './states.ts';
import type { Database, DeliveryRow, RunRow } from './schema.ts';
import type { Settlement, Store } from './store.ts';

export type SettleVerbs = Pick<Store, 'settle' | 'expireOverdue'>;

export function settleVerbs(database: Database): SettleVerbs {
  return {
    settle: (deliveryId, settlement, now) =>
      database.transaction().execute((transaction) => settle(transaction, deliveryId, settlement, now)),
    expireOverdue: (now) => database.transaction().execute((transaction) => expireOverdue(transaction, now)),
  };
}

async function settle(database: Database, deliveryId: string, settlement: Settlement, now: number): Promise<void> {
  const delivery = await database
    .selectFrom('deliveries')
    .selectAll()
    .where('id', '=', deliveryId)
    .executeTakeFirstOrThrow();
  const run = await database.selectFrom('runs').selectAll().where('id', '=', delivery.run_id).executeTakeFirstOrThrow();
  const runOpen = openStates(runTransitions).includes(run.state) && !(await removed(database, run.subscription_id));
  const fields = fieldsOf(delivery, settlement, now, runOpen);
  checkTransition(deliveryTransitions, delivery.state, fields.state);
  await database.updateTable('deliveries').set(fields).where('id', '=', deliveryId).execute();
  const end = { at: now, outcome: fields.state, code: 'errorCode' in settlement ? settlement.errorCode : null };
  await endAttempt(database, deliveryId, delivery.attempts, end);
  await follow(database, delivery, settlement, run.subscription_id, now);
  if (fields.settled_at !== undefined) await afterPart(database, delivery, run, fields.state === 'sent', now);
}

/** What a settlement means for the place, the parts after it, and the digest. */
async function follow(
  database: Database,
  delivery: DeliveryRow,
  settlement: Settlement,
  subscriptionId: string,
  now: number,
): Promise<void> {
  if (settlement.state === 'sent') {
    if (settlement.threadId !== undefined) await leadInto(database, delivery, settlement.threadId);
  } else if (settlement.state === 'retry_wait') {
    const { movedTo, notBefore } = settlement;
    if (movedTo !== undefined) await movePlace(database, delivery.platform, delivery.destination_id, movedTo);
    await holdDestination(database, delivery, notBefore);
  } else if (settlement.state !== 'uncertain' && settlement.subscription !== undefined) {
    await halt(database, subscriptionId, settlement.subscription, settlement.errorCode, now);
  }
}

type Changed = Partial<DeliveryRow> & Pick<DeliveryRow, 'state'>;

function fieldsOf(delivery: DeliveryRow, settlement: Settlement, now: number, runOpen: boolean): Changed {
  if (settlement.state === 'sent') {
    return { state: 'sent', platform_message_id: settlement.messageId, last_error_code: null, settled_at: now };
  }
  const failed = { last_error_code: settlement.errorCode };
  if (settlement.state === 'failed' || settlement.state === 'expired') {
    const doubt = settlement.absent ? { uncertain_since: null } : {};
    return { ...failed, ...doubt, state: settlement.state, settled_at: now };
  }
  const uncertain_since = delivery.uncertain_since ?? delivery.send_started_at;
  const isDoubtful = settlement.state === 'uncertain';
  if (!runOpen) return { ...failed, ...(isDoubtful && { uncertain_since }), state: 'cancelled', settled_at: now };
  if (settlement.state === 'retry_wait') return { ...failed, state: 'retry_wait', not_before: settlement.notBefore };
  return { ...failed, state: 'uncertain', uncertain_since };
}

/** After a part is over: parts that came after a failed one are pointless, and the last open part ends the run. */
async function afterPart(
  database: Database,
  delivery: DeliveryRow,
  run: RunRow,
  sent: boolean,
  now: number,
): Promise<void> {
  if (!sent) {
    await database
      .updateTable('deliveries')
      .set({ state: 'cancelled', last_error_code: 'earlier-part', settled_at: now })
      .where('run_id', '=', run.id)
      .where('part', '>', delivery.part)
      .where('state', 'in', ['queued', 'retry_wait'])
      .execute();
  }
  if (openStates(runTransitions).includes(run.state)) await closeRun(database, run, now);
}

async function removed(database: Database, subscriptionId: string): Promise<boolean> {
  const row = await database
    .selectFrom('subscriptions')
    .select('removed_at')
    .where('id', '=', subscriptionId)
    .executeTakeFirstOrThrow();
  return row.removed_at !== null;
}

/** The parts after one that opened a thread belong into it. */
async function leadInto(database: Database, { run_id, part }: DeliveryRow, threadId: string): Promise<void> {
  await database
    .updateTable('deliveries')
    .set({ thread_id: threadId })
    .where('run_id', '=', run_id)
    .where('part', '>', part)
    .where('state', 'in', openStates(deliveryTransitions))
    .execute();
}
