/** Editions long past: nobody asks for them any more, and their bodies are most of what a database of digests would grow by. */
import type { Database } from './schema.ts';
import type { Store } from './store.ts';

export type OldRunVerbs = Pick<Store, 'forgetRuns' | 'forgetMissedAfter'>;

export function oldRunVerbs(database: Database): OldRunVerbs {
  return {
    forgetRuns: (before, limit) =>
      database.transaction().execute(async (transaction) => {
        const ids = await oldRuns(transaction, before, limit);
        if (ids.length === 0) return 0;
        // The tries of a delivery go with it.
        await transaction.deleteFrom('deliveries').where('run_id', 'in', ids).execute();
        await transaction.deleteFrom('runs').where('id', 'in', ids).execute();
        return ids.length;
      }),
    forgetMissedAfter: async (moment) => {
      // A missed run has no deliveries.
      const missed = database.deleteFrom('runs').where('state', '=', 'missed');
      await missed.where('created_at', '>', moment).execute();
    },
  };
}

/** Runs that ended before a moment, but for each subscription's newest and the one that it sent last. */
async function oldRuns(database: Database, before: number, limit: number): Promise<string[]> {
  const rows = await database
    .selectFrom('runs as r')
    .innerJoin('subscriptions as s', 's.id', 'r.subscription_id')
    .select('r.id')
    .where('r.finished_at', '<', before)
    .where((eb) => eb.or([eb('s.last_sent_run_id', 'is', null), eb('s.last_sent_run_id', '<>', eb.ref('r.id'))]))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('runs as newer')
          .select('newer.id')
          .whereRef('newer.subscription_id', '=', 'r.subscription_id')
          .whereRef('newer.scheduled_for', '>', 'r.scheduled_for'),
      ),
    )
    .orderBy('r.finished_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
