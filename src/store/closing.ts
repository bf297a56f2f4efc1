/** How a run ends: what becomes of its parts, and what the parts make of it. */
import { endHalt } from './halting.ts';
import { checkTransition, deliveryTransitions, openStates, runTransitions, statesBefore } from './states.ts';
import type { Database, RunRow } from './schema.ts';
import type { DeliveryState, RunState } from './store.ts';

/** Cancels every part that waits or is uncertain; one that is being sent is left to its settlement. */
export async function cancelOpenDeliveries(
  database: Database,
  runId: string,
  reason: string,
  now: number,
): Promise<void> {
  const waiting = statesBefore(deliveryTransitions, 'cancelled').filter((state) => state !== 'sending');
  await database
    .updateTable('deliveries')
    .set({ state: 'cancelled', last_error_code: reason, settled_at: now })
    .where('run_id', '=', runId)
    .where('state', 'in', waiting)
    .execute();
}

/** Moves a run to where its parts have brought it; a run with an open part stays open. */
export async function closeRun(database: Database, run: RunRow, now: number): Promise<void> {
  const parts = await database
    .selectFrom('deliveries')
    .select(['state', 'last_error_code'])
    .where('run_id', '=', run.id)
    .orderBy('part')
    .execute();
  const open = openStates(deliveryTransitions);
  if (parts.some((part) => open.includes(part.state))) return;
  const states = parts.map((part) => part.state);
  const unsent = parts.find((part) => part.state !== 'sent');
  await finishRun(database, run, stateOfParts(states), now, unsent?.last_error_code ?? null);
  if (unsent) return;
  // A test is compared with the last edition and is none itself: what it showed still belongs to the next one.
  if (run.trigger_kind !== 'manual') await rememberSent(database, run);
  await endHalt(database, run.subscription_id);
}

/** Ends what waits past its time: nobody may ever come to send it. What is in doubt must be looked for first. */
export async function expireOverdue(database: Database, now: number): Promise<number> {
  const overdue = await database
    .updateTable('deliveries')
    .set((eb) => ({
      state: 'expired',
      last_error_code: eb.fn.coalesce('last_error_code', eb.val('window-over')),
      settled_at: now,
    }))
    .where('state', 'in', statesBefore(deliveryTransitions, 'sending'))
    .where('expires_at', '<=', now)
    .where('uncertain_since', 'is', null)
    .returning('run_id')
    .execute();
  const runIds = [...new Set(overdue.map((row) => row.run_id))];
  for (const id of runIds) {
    const run = await database.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    if (openStates(runTransitions).includes(run.state)) await closeRun(database, run, now);
  }
  return overdue.length;
}

function stateOfParts(states: readonly DeliveryState[]): RunState {
  if (states.length > 0 && states.every((state) => state === 'sent')) return 'sent';
  if (states.includes('sent')) return 'partly_sent';
  return states.includes('expired') && !states.includes('failed') ? 'expired' : 'failed';
}

/** @throws SaarError `store.transition` when the run is over already. */
export async function finishRun(
  database: Database,
  run: RunRow,
  state: RunState,
  now: number,
  reason: string | null,
): Promise<void> {
  checkTransition(runTransitions, run.state, state);
  await database
    .updateTable('runs')
    .set({ state, state_reason: reason, finished_at: now })
    .where('id', '=', run.id)
    .execute();
}

async function rememberSent(database: Database, run: RunRow): Promise<void> {
  await database
    .updateTable('subscriptions')
    .set({ last_sent_run_id: run.id })
    .where('id', '=', run.subscription_id)
    .execute();
}
