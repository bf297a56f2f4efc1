/** When digests are due next, as worked out from their schedules: a cache that may be worked out anew. */
import type { Database } from './schema.ts';
import type { Store } from './store.ts';
import { subscriptionOf } from './subscriptions.ts';

export type ScheduleVerbs = Pick<Store, 'activeSubscriptions' | 'reschedule'>;

export function scheduleVerbs(database: Database): ScheduleVerbs {
  return {
    activeSubscriptions: async (after, limit) => {
      const rows = await database
        .selectFrom('subscriptions')
        .selectAll()
        .where('removed_at', 'is', null)
        .where('state', '=', 'active')
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(subscriptionOf);
    },
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
