/** When digests are due next, as worked out from their schedules: a cache that may be worked out anew. */
import type { Database } from './schema.ts';
import type { Store } from './store.ts';
import { subscriptionOf } from './subscriptions.ts';

export type ScheduleVerbs = Pick<Store, 'subscriptionsAfter' | 'activeSubscriptions' | 'reschedule'>;

export function scheduleVerbs(database: Database): ScheduleVerbs {
  return {
    subscriptionsAfter: async (after, limit) => (await page(database, after, limit).execute()).map(subscriptionOf),
    activeSubscriptions: async (after, limit) =>
      (await page(database, after, limit).where('state', 'in', ['active', 'suspended']).execute()).map(subscriptionOf),
    reschedule: async (id, from, to) => {
      const changed = await database
        .updateTable('subscriptions')
        .set({ next_run_at: to })
        .where('id', '=', id)
        .where('next_run_at', '=', from)
        .executeTakeFirst();
      return changed.numUpdatedRows === 1n;
    },
  };
}

function page(database: Database, after: string, limit: number) {
  const kept = database.selectFrom('subscriptions').selectAll().where('removed_at', 'is', null);
  return kept.where('id', '>', after).orderBy('id').limit(limit);
}
