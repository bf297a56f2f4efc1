/** How many briefs are kept, and which are given up. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { briefVerbs } from '../../src/store/briefs.ts';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { runVerbs } from '../../src/store/runs.ts';
import type { Database } from '../../src/store/schema.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { subscriptionVerbs } from '../../src/store/subscriptions.ts';
import { aBrief, aRun, aSubscription, START } from './samples.ts';

const DAY = 86_400_000;

describe('briefs', () => {
  let database: Database;
  beforeEach(async () => {
    database = openSqlite(':memory:');
    await migrate(database, migrations, ':memory:');
  });
  afterEach(() => database.destroy());

  const day = (n: number) => ({ generatedAt: new Date(START + n * 86_400_000).toISOString() });
  const put = async (first: number, last: number) => {
    const verbs = briefVerbs(database, 3, 2);
    for (let n = first; n <= last; n++) await verbs.putBrief(aBrief(`b${n}`, day(n)));
    const kept = [];
    for (let n = 0; n <= last; n++) if (await verbs.brief(`b${n}`)) kept.push(n);
    return kept;
  };

  it('are all kept as long as they are not too many', async () => {
    expect(await put(0, 4)).toEqual([0, 1, 2, 3, 4]);
  });

  it('are given up from the oldest on when there are too many', async () => {
    expect(await put(0, 5)).toEqual([3, 4, 5]);
    expect(await put(6, 9)).toEqual([6, 7, 8, 9]);
  });

  it('of the edition that a digest sent last are kept', async () => {
    await put(0, 0);
    const subscriptions = subscriptionVerbs(database);
    const subscription = aSubscription('s');
    const run = aRun(subscription, { briefIds: ['b0'] });
    await subscriptions.putSubscription(subscription);
    await runVerbs(database).recordRun(run, [], null);
    await database.updateTable('subscriptions').set({ last_sent_run_id: run.id }).where('id', '=', 's').execute();
    expect(await put(1, 6)).toContain(0);
    expect(await put(7, 20)).toContain(0);
    await subscriptions.removeSubscription('s', START);
    expect(await put(21, 30)).not.toContain(0);
  });

  it('of the editions that a digest sent in the weeks before its last are kept, and no older ones', async () => {
    await put(0, 2);
    const subscription = aSubscription('s');
    await subscriptionVerbs(database).putSubscription(subscription);
    const { recordRun } = runVerbs(database);
    const sent = [0, 10, 30].map((age, n) =>
      aRun(subscription, { scheduledFor: START - age * DAY, state: 'sent', briefIds: [`b${n}`] }),
    );
    for (const run of sent.toReversed()) await recordRun(run, [], null);
    await database.updateTable('subscriptions').set({ last_sent_run_id: sent[0]!.id }).where('id', '=', 's').execute();
    const kept = await put(3, 12);
    expect(kept.slice(0, 2)).toEqual([0, 1]);
    expect(kept).not.toContain(2);
  });

  it('of editions that may have arrived in part are kept, before any was sent whole and after', async () => {
    await put(0, 2);
    const { putSubscription } = subscriptionVerbs(database);
    const [first, later] = [aSubscription('first'), aSubscription('later')];
    for (const each of [first, later]) await putSubscription(each);
    const { recordRun } = runVerbs(database);
    const sent = aRun(later, { state: 'sent', briefIds: ['b1'] });
    await recordRun(aRun(first, { state: 'partly_sent', briefIds: ['b0'] }), [], null);
    await recordRun(sent, [], null);
    await database.updateTable('subscriptions').set({ last_sent_run_id: sent.id }).where('id', '=', 'later').execute();
    await recordRun(aRun(later, { scheduledFor: START + DAY, state: 'partly_sent', briefIds: ['b2'] }), [], null);
    expect((await put(3, 12)).slice(0, 3)).toEqual([0, 1, 2]);
  });

  it('are given up beside as many as digests are compared with, and never the new one', async () => {
    const { putBrief, brief } = briefVerbs(database, 3, 2);
    const subscription = aSubscription('s');
    const run = aRun(subscription, { briefIds: Array.from({ length: 9 }, (_, n) => `b${n}`) });
    await subscriptionVerbs(database).putSubscription(subscription);
    await runVerbs(database).recordRun(run, [], null);
    await database.updateTable('subscriptions').set({ last_sent_run_id: run.id }).where('id', '=', 's').execute();
    for (let n = 0; n < 30; n += 1) expect((await putBrief(aBrief(`b${n}`, day(n)))).id).toBe(`b${n}`);
    const kept = await Promise.all(Array.from({ length: 30 }, (_, n) => brief(`b${n}`)));
    const ids = kept.filter((each) => each !== undefined).map(({ id }) => id);
    expect(ids.slice(0, 9)).toEqual(run.briefIds);
    expect(ids.slice(9).length).toBeGreaterThanOrEqual(3);
    expect(ids.slice(9).length).toBeLessThanOrEqual(3 + 3);
    expect(ids.at(-1)).toBe('b29');
  });
});
