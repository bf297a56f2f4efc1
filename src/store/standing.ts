/** How digests stand by platform: counted for the health check and the metrics, never for sending. */
import { sql } from 'kysely';
import { openStates, deliveryTransitions } from './states.ts';
import type { Database } from './schema.ts';
import type { Standing, Store, SubscriptionState } from './store.ts';

export type StandingVerbs = Pick<Store, 'standing'>;

export function standingVerbs(database: Database): StandingVerbs {
  return {
    standing: (now) =>
      database
        .transaction()
        .setAccessMode('read only')
        .execute(async (transaction) => {
          const all = new Map<string, Standing>();
          for (const row of await digests(transaction)) of(all, row.platform).digests[row.state] = row.count;
          // Named, so that the index serves: deliveries of years may lie there.
          const platforms = [...all.keys()];
          for (const row of await open(transaction, platforms)) {
            const standing = of(all, row.platform);
            if (row.state === 'uncertain') standing.uncertain += row.count;
            else standing.queued += row.count;
          }
          for (const row of await ripe(transaction, platforms, now)) of(all, row.platform).ripeSince = row.since;
          return [...all.values()].sort((a, b) => (a.platform < b.platform ? -1 : 1));
        }),
  };
}

function of(all: Map<string, Standing>, platform: string): Standing {
  const known = all.get(platform);
  if (known) return known;
  const nothing = { platform, queued: 0, uncertain: 0, digests: { active: 0, paused: 0, suspended: 0, disabled: 0 } };
  all.set(platform, nothing);
  return nothing;
}

async function digests(database: Database) {
  const rows = await database
    .selectFrom('subscriptions')
    .where('removed_at', 'is', null)
    .groupBy(['platform', 'state'])
    .select(['platform', 'state'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .execute();
  return rows.map(({ platform, state, count }) => ({ platform, state: state as SubscriptionState, count }));
}

function open(database: Database, platforms: readonly string[]) {
  return database
    .selectFrom('deliveries')
    .where('platform', 'in', platforms)
    .where('state', 'in', openStates(deliveryTransitions))
    .groupBy(['platform', 'state'])
    .select(['platform', 'state'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .execute();
}

/** A later part waits for the earlier ones, and one message at a time goes to a place: neither is ripe. */
function ripe(database: Database, platforms: readonly string[], now: number) {
  return database
    .selectFrom('deliveries as d')
    .where('d.platform', 'in', platforms)
    .where('d.state', 'in', ['queued', 'retry_wait'])
    .where('d.not_before', '<=', now)
    .where('d.expires_at', '>', now)
    .where(
      sql<boolean>`not exists (select 1 from deliveries e where e.run_id = d.run_id and e.part < d.part and e.state <> 'sent')`,
    )
    .groupBy('d.platform')
    .select('d.platform')
    .select((eb) => eb.fn.min<number>('d.not_before').as('since'))
    .execute();
}
