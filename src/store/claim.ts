/**
 * Which deliveries are sent next. The queue is walked in the order of its index from the one that has waited longest, and no
 * further than needed, so that a claim costs the same however many wait behind.
 */
import { sql } from 'kysely';
import { beginAttempt } from './attempts.ts';
import { deliveryOf } from './delivery-row.ts';
import { deliveryTransitions, runTransitions, statesBefore } from './states.ts';
import type { Database, DeliveryRow } from './schema.ts';
import type { Delivery, DeliveryState } from './store.ts';

/** Rows looked at in one go: some of them share a destination. */
const SMALLEST_PAGE = 32;

type Place = Pick<DeliveryRow, 'id' | 'destination_id' | 'not_before' | 'created_at'>;

const earlierPartsSent = sql<boolean>`not exists (
  select 1 from deliveries e where e.run_id = d.run_id and e.part < d.part and e.state <> 'sent')`;
/** What is in doubt may still be on its way: the next one to its destination waits for the outcome. */
const destinationFree = sql<boolean>`not exists (
  select 1 from deliveries b where b.platform = d.platform and b.destination_id = d.destination_id
  and b.state in ('sending', 'uncertain'))`;

/** Claims for `owner` at most `limit`, one a destination, longest waiting first. Part of the caller's transaction. */
export async function claimRipe(
  database: Database,
  owner: string,
  platform: string,
  now: number,
  limit: number,
): Promise<Delivery[]> {
  const ripe: Place[] = [];
  for (const state of statesBefore(deliveryTransitions, 'sending')) {
    ripe.push(...(await walk(database, { platform, state, now, limit })));
  }
  const claimed: Delivery[] = [];
  for (const { id } of oneADestination(ripe.sort(byAge)).slice(0, limit)) {
    claimed.push(await claim(database, id, owner, now));
  }
  return claimed;
}

interface Walk {
  platform: string;
  state: DeliveryState;
  now: number;
  limit: number;
}

/** The first sendable deliveries of one state that go to different destinations. */
async function walk(database: Database, { platform, state, now, limit }: Walk): Promise<Place[]> {
  const size = Math.max(SMALLEST_PAGE, 2 * limit);
  let found: Place[] = [];
  for (let after: Place | undefined, more = true; more && found.length < limit;) {
    const last: Place | undefined = after;
    const page = await database
      .selectFrom('deliveries as d')
      .where('d.platform', '=', platform)
      .where('d.state', '=', state)
      .where('d.not_before', '<=', now)
      .$if(last !== undefined, (query) =>
        query.where(
          sql<boolean>`(d.not_before, d.created_at, d.id) > (${last?.not_before}, ${last?.created_at}, ${last?.id})`,
        ),
      )
      .where(destinationFree)
      .where(earlierPartsSent)
      .select(['d.id', 'd.destination_id', 'd.not_before', 'd.created_at'])
      .orderBy('d.not_before')
      .orderBy('d.created_at')
      .orderBy('d.id')
      .limit(size)
      .execute();
    found = oneADestination([...found, ...page]);
    after = page.at(-1);
    more = page.length === size;
  }
  return found;
}

function byAge(a: Place, b: Place): number {
  return a.not_before - b.not_before || a.created_at - b.created_at || (a.id < b.id ? -1 : 1);
}

/** Of each destination the first. */
function oneADestination(places: readonly Place[]): Place[] {
  const seen = new Set<string>();
  return places.filter(({ destination_id: id }) => !seen.has(id) && seen.add(id));
}

async function claim(database: Database, id: string, owner: string, now: number): Promise<Delivery> {
  const row = await database
    .updateTable('deliveries')
    .set((eb) => ({
      state: 'sending',
      lease_owner: owner,
      send_started_at: now,
      attempts: eb('attempts', '+', 1),
    }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await beginAttempt(database, row.id, row.attempts, now);
  await database
    .updateTable('runs')
    .set({ state: 'delivering' })
    .where('id', '=', row.run_id)
    .where('state', 'in', statesBefore(runTransitions, 'delivering'))
    .execute();
  return deliveryOf(row);
}

/**
 * A destination that took nothing is left in peace until the next try there is due: what else waits for it waits until then,
 * and the walk does not meet it before. Part of the caller's transaction.
 */
export async function holdDestination(
  database: Database,
  { platform, destination_id }: Pick<DeliveryRow, 'platform' | 'destination_id'>,
  until: number,
): Promise<void> {
  await database
    .updateTable('deliveries')
    .set({ not_before: until })
    .where('platform', '=', platform)
    .where('destination_id', '=', destination_id)
    .where('state', 'in', statesBefore(deliveryTransitions, 'sending'))
    .where('not_before', '<', until)
    .execute();
}
