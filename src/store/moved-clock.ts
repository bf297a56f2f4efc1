/** The machine's clock was set: what was written by the old one is moved along. */
import { deliveryTransitions, statesBefore } from './states.ts';
import type { Database } from './schema.ts';
import type { Store } from './store.ts';

export type MovedClockVerbs = Pick<Store, 'moveQueue'>;

export function movedClockVerbs(database: Database): MovedClockVerbs {
  return {
    moveQueue: (ms, writtenAfter) =>
      database.transaction().execute(async (transaction) => {
        if (ms === 0) return;
        const waiting = transaction
          .updateTable('deliveries')
          .where('state', 'in', ['sending', 'uncertain', ...statesBefore(deliveryTransitions, 'sending')]);
        await waiting.set((eb) => ({ not_before: eb('not_before', '+', ms) })).execute();
        await waiting
          .set((eb) => ({ expires_at: eb('expires_at', '+', ms) }))
          .$if(writtenAfter !== undefined, (query) => query.where('created_at', '>', writtenAfter!))
          .execute();
        await transaction
          .updateTable('subscriptions')
          .set((eb) => ({ retry_at: eb('retry_at', '+', ms) }))
          .where('retry_at', 'is not', null)
          .execute();
        await transaction
          .updateTable('sources')
          .set((eb) => ({ next_at: eb('next_at', '+', ms) }))
          .execute();
      }),
  };
}
