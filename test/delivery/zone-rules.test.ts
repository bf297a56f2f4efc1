/** The rules of a zone change, or are not known at all: no local day has two editions or none, and nobody else waits. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultOf } from '../../src/delivery/faults.ts';
import { runIdOf } from '../../src/delivery/identity.ts';
import { renewNextRuns } from '../../src/delivery/zone-rules.ts';
import type { Subscription } from '../../src/store/store.ts';
import { aDelivery, aRun, aSubscription, HOUR, START } from '../store/samples.ts';
import { openWorld, pass, type World } from './world.ts';

const DAY = 24 * HOUR;
const UNKNOWN = 'Asia/Newly_Named';
let world: World;
beforeEach(async () => void (world = await openWorld(START - 60_000)));
afterEach(() => world.close());

const put = (id: string, changes: Partial<Subscription> = {}) => world.subscribe(id, changes);
const next = async (id = 's') => (await world.store.subscription(id))!.nextRunAt;
const told: string[] = [];
const renew = (rules = 'new') =>
  renewNextRuns({
    store: world.store,
    clock: () => world.clock.now,
    tell: (event) => void told.push(event),
    rules,
  });

/** A row whose date was worked out while the zone lay `hours` further east than it does by today's rules. */
const shifted = (hours: number, changes: Partial<Subscription> = {}) =>
  put('s', { nextRunAt: START - hours * HOUR, ...changes });

describe('other rules than before', () => {
  it.each([1, -1, 0.5])('move a date that lies ahead: by %d h', async (hours) => {
    world.clock.now = START - 2 * HOUR;
    await shifted(hours);
    expect(await renew()).toBe(1);
    expect(await next()).toBe(START);
  });

  it('move nothing that is right, and are looked at once', async () => {
    await put('s');
    expect(await renew('2026a')).toBe(0);
    await world.store.reschedule('s', START, START + HOUR);
    expect(await renew('2026a')).toBe(0);
    expect(await next()).toBe(START + HOUR);
    expect(await renew('2026b')).toBe(1);
    expect(await next()).toBe(START);
  });

  it('have what was due by the old ones wait for its time of the same day', async () => {
    await shifted(1);
    world.clock.now = START - HOUR / 2;
    await renew();
    await pass(world, HOUR);
    expect(world.made.map(({ scheduledFor }) => scheduledFor)).toEqual([START]);
  });

  it('leave one that is due late, and it is made for the time of the new ones', async () => {
    await shifted(1);
    world.clock.now = START + HOUR;
    await renew();
    await world.runner.tick();
    expect(world.made).toMatchObject([{ scheduledFor: START, late: true }]);
  });

  it('give a local day that had its edition no second one', async () => {
    const subscription = aSubscription('s', { nextRunAt: START + DAY - HOUR, createdAt: START - DAY });
    await put('s', subscription);
    const run = aRun(subscription, { scheduledFor: START - HOUR });
    await world.store.recordRun(run, [aDelivery(subscription, run)], null);
    world.clock.now = START - HOUR / 2;
    await renew();
    expect(await next()).toBe(START + DAY);
  });

  it('give it none though somebody asked for a test since', async () => {
    const subscription = aSubscription('s', { nextRunAt: START + DAY - HOUR, createdAt: START - DAY });
    await put('s', subscription);
    await world.store.recordRun(aRun(subscription, { scheduledFor: START - HOUR }), [], null);
    await world.store.recordRun(aRun(subscription, { scheduledFor: START - HOUR / 2, trigger: 'manual' }), [], null);
    world.clock.now = START - HOUR / 4;
    await renew();
    expect(await next()).toBe(START + DAY);
  });

  it('keep to the weekdays', async () => {
    // START is a Monday; the next Thursday is three days later.
    await put('s', { weekdays: [4], nextRunAt: START + 3 * DAY + HOUR });
    await renew();
    expect(await next()).toBe(START + 3 * DAY);
  });

  it('go through more digests than a page holds, and leave those that rest', async () => {
    for (let n = 0; n < 520; n += 1) await put(`s${n}`, { nextRunAt: START + HOUR });
    await put('paused', { state: 'paused', nextRunAt: START + HOUR });
    expect(await renew()).toBe(520);
    expect(await next('paused')).toBe(START + HOUR);
  });
});

describe('a zone that is not known here', () => {
  it('is told once an hour, stays due, and does not stop the others', async () => {
    expect(['Asia/Kolkata', UNKNOWN].map((timeZone) => faultOf(aSubscription('z', { timeZone })))).toEqual([
      undefined,
      'zone',
    ]);
    await put('a', { timeZone: UNKNOWN, nextRunAt: START - 1 });
    await put('b');
    await pass(world, 5 * 60_000);
    expect(world.made.map(({ subscription }) => subscription)).toEqual(['b']);
    expect(world.told.filter((event) => event.includes('time zone is not known'))).toHaveLength(1);
    await pass(world, HOUR);
    expect(world.told.filter((event) => event.includes('time zone is not known'))).toHaveLength(2);
    expect(await next('a')).toBe(START - 1);
  });

  it.each([
    ['2.5 h', 2.5 * HOUR, ['sent']],
    ['7 h', 7 * HOUR, ['missed']],
    ['a day and 2 h', DAY + 2 * HOUR, ['missed', 'sent']],
  ])('keeps its slots until somebody has brought the rules, %s later', async (_name, waits, states) => {
    await put('a', { timeZone: UNKNOWN });
    for (let waited = 0; waited < waits; waited += HOUR / 2) await later(waited);
    await later(waits);
    await world.store.putSubscription({ ...(await world.store.subscription('a'))!, timeZone: 'Asia/Kolkata' });
    await renew('newer');
    await world.runner.tick();
    const runs = await Promise.all(states.map((_, day) => world.store.run(runIdOf('a', START + day * DAY))));
    expect(runs.map((run) => run?.state)).toEqual(states);
  });

  async function later(ms: number): Promise<void> {
    world.clock.now = START + ms;
    await world.runner.tick();
  }

  it('gets its date when somebody has brought the rules', async () => {
    await put('a', { timeZone: UNKNOWN, nextRunAt: START - 1 });
    await world.runner.tick();
    expect(await renew()).toBe(0);
    // The runtime is another one now; to this one the zone is known under its old name.
    await world.store.putSubscription({ ...(await world.store.subscription('a'))!, timeZone: 'Asia/Kolkata' });
    expect(await renew('newer')).toBe(1);
    expect(await next('a')).toBe(START);
  });
});

describe('a digest whose row something else than Saar wrote', () => {
  it.each<[string, Partial<Subscription>]>([
    ['without weekdays', { weekdays: [] }],
    ['without topics', { topics: [] }],
    ['at no time of day', { localTime: '24:10' }],
  ])('%s waits and is told, and the others are sent', async (_name, broken) => {
    await put('a', broken);
    await put('b');
    await renew('newer');
    await pass(world, 5 * 60_000);
    expect(world.made.map(({ subscription }) => subscription)).toEqual(['b']);
    expect(world.told.filter((event) => event.includes('cannot be read'))).toHaveLength(1);
    expect(world.told.filter((event) => event.includes('failed'))).toEqual([]);
    expect(await next('a')).toBe(START);
  });
});
