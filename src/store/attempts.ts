/** Every try of a delivery, kept for whoever asks why a digest did not come. */
import type { Database } from './schema.ts';
import type { Attempt } from './store.ts';

export async function attemptsOf(database: Database, deliveryId: string): Promise<Attempt[]> {
  const tries = database.selectFrom('delivery_attempts').selectAll().where('delivery_id', '=', deliveryId);
  const rows = await tries.orderBy('number').execute();
  return rows.map(({ number, started_at: startedAt, ended_at: endedAt, outcome, code }) => ({
    number,
    startedAt,
    ...(endedAt !== null && { endedAt }),
    ...(outcome !== null && { outcome }),
    ...(code !== null && { code }),
  }));
}

/** A try begins; part of the caller's transaction. */
export async function beginAttempt(
  database: Database,
  deliveryId: string,
  number: number,
  startedAt: number,
): Promise<void> {
  const row = { delivery_id: deliveryId, number, started_at: startedAt, ended_at: null, outcome: null, code: null };
  await database
    .insertInto('delivery_attempts')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The try with that number ended; part of the caller's transaction. */
export async function endAttempt(
  database: Database,
  deliveryId: string,
  number: number,
  end: { at: number; outcome: string; code: string | null },
): Promise<void> {
  await database
    .updateTable('delivery_attempts')
    .set({ ended_at: end.at, outcome: end.outcome, code: end.code })
    .where('delivery_id', '=', deliveryId)
    .where('number', '=', number)
    .execute();
}

/** After such a try the message was sent again although it may stand there. */
export const UNPROVEN = 'unproven';

/** The try with that number is followed by another though nobody knows what became of it; part of the caller's transaction. */
export async function markUnproven(database: Database, deliveryId: string, number: number): Promise<void> {
  const tries = database.updateTable('delivery_attempts').set({ outcome: UNPROVEN });
  await tries.where('delivery_id', '=', deliveryId).where('number', '=', number).execute();
}

/** After so many tries of a delivery it was sent again though nobody knew what became of them. */
export async function unprovenResends(database: Database, deliveryId: string): Promise<number> {
  const tries = await attemptsOf(database, deliveryId);
  return tries.filter(({ outcome }) => outcome === UNPROVEN).length;
}
