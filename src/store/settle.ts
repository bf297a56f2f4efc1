/** How a try ended, written down with everything that follows from it, in one transaction. */
import { endAttempt } from './attempts.ts';
import { holdDestination } from './claim.ts';
import { closeRun } from './closing.ts';
import { movePlace } from './move-place.ts';
import { checkTransition, deliveryTransitions, openStates, runTransitions } from './states.ts';
import type { Database, DeliveryRow, RunRow } from './schema.ts';
import type { Settlement, Store } from './store.ts';

export type SettleVerbs = Pick<Store, 'settle'>;

export function settleVerbs(database: Database): SettleVerbs {
  return {
    settle: (deliveryId, settlement, now) =>
      database.transaction().execute((transaction) => settle(transaction, deliveryId, settlement, now)),
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
  if (settlement.state === 'retry_wait' && settlement.movedTo !== undefined) {
    await movePlace(database, delivery.platform, delivery.destination_id, settlement.movedTo);
  }
  if (settlement.state === 'retry_wait') await holdDestination(database, delivery, settlement.notBefore);
  if (settlement.state === 'failed') await halt(database, run, settlement);
  if (fields.settled_at !== undefined) await afterPart(database, delivery, run, fields.state === 'sent', now);
}

type Changed = Partial<DeliveryRow> & Pick<DeliveryRow, 'state'>;

function fieldsOf(delivery: DeliveryRow, settlement: Settlement, now: number, runOpen: boolean): Changed {
  if (settlement.state === 'sent') {
    return { state: 'sent', platform_message_id: settlement.messageId, last_error_code: null, settled_at: now };
  }
  const failed = { last_error_code: settlement.errorCode };
  if (settlement.state === 'failed' || settlement.state === 'expired') {
    return { ...failed, state: settlement.state, settled_at: now };
  }
  if (!runOpen) return { ...failed, state: 'cancelled', settled_at: now };
  if (settlement.state === 'retry_wait') return { ...failed, state: 'retry_wait', not_before: settlement.notBefore };
  const uncertain_since = delivery.uncertain_since ?? delivery.send_started_at;
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

async function halt(
  database: Database,
  run: RunRow,
  settlement: Extract<Settlement, { state: 'failed' | 'expired' }>,
): Promise<void> {
  if (settlement.subscription === undefined) return;
  await database
    .updateTable('subscriptions')
    .set({ state: settlement.subscription, state_reason: settlement.errorCode })
    .where('id', '=', run.subscription_id)
    .execute();
}
