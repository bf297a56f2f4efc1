/** Digests set, set twice and changed, on a real store and calendar. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewSubscription } from '../../src/app/app.ts';
import { subscriptionVerbs } from '../../src/app/subscriptions.ts';
import { readCalendar } from '../../src/delivery/calendar.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { aDelivery, aRun } from '../store/samples.ts';
import { fakeData } from './fake-data.ts';

const schedule = readCalendar('data');
const NOON = Date.parse('2031-05-20T06:30:00Z');
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const wanted: NewSubscription = {
  platform: 'discord',
  tenantId: 'guild',
  destinationId: 'news',
  topics: ['lake-treaty'],
  language: 'en',
  weekdays: EVERY_DAY,
  localTime: '08:00',
  timeZone: 'Asia/Kolkata',
  createdBy: 'person',
};

let store: Store;
let clock: number;
let ids: number;
beforeEach(async () => {
  store = await openStore(':memory:');
  clock = NOON;
  ids = 0;
});
afterEach(() => store.close());

function verbs() {
  return subscriptionVerbs({
    data: fakeData(),
    store,
    schedule,
    clock: () => new Date(clock),
    newId: () => `id${(ids += 1)}`,
    sendNow: () => Promise.resolve(),
    defaultTimeZone: 'UTC',
  });
}

describe('the same digest', () => {
  it('is set once, though it be asked for twice at the same moment', async () => {
    const { subscribe, subscriptions } = verbs();
    const both = await Promise.allSettled([subscribe(wanted), subscribe({ ...wanted, length: 'long', silent: true })]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(both[1]).toMatchObject({ reason: { code: 'digest.same', parameters: { id: 'id1' } } });
    expect(await subscriptions('discord', 'guild')).toHaveLength(1);
  });

  it.each<Partial<NewSubscription>>([
    { destinationId: 'other' },
    { threadId: '7' },
    { topics: ['grain-trade'] },
    { language: 'hi' },
    { localTime: '20:00' },
    { timeZone: 'Asia/Dubai' },
    { weekdays: [1] },
  ])('is another one with %o', async (changes) => {
    const { subscribe } = verbs();
    await subscribe(wanted);
    expect((await subscribe({ ...wanted, ...changes })).id).toBe('id2');
  });

  it('may be set again when it was switched off for good', async () => {
    const { subscribe, unsubscribe } = verbs();
    const made = await subscribe(wanted);
    await unsubscribe(made.id);
    await store.putSubscription({ ...made, id: 'off', state: 'disabled' });
    expect((await subscribe(wanted)).id).toBe('id2');
  });
});

describe('a digest that is set', () => {
  it('comes as usual, but for what was chosen', async () => {
    const { subscribe } = verbs();
    const usual = { length: 'standard', skipEmpty: false, silent: false, catchupWindowMs: 21_600_000 };
    expect(await subscribe(wanted)).toMatchObject({ ...usual, onUncertain: 'resend' });
    const chosen = { ...wanted, localTime: '09:00', skipEmpty: true, catchupWindowMs: 0 };
    expect(await subscribe(chosen)).toMatchObject({ ...usual, skipEmpty: true, catchupWindowMs: 0 });
  });
});

describe('a digest that is changed', () => {
  const at = (moment: number) => new Date(moment).toISOString();

  it('keeps everything else, its next edition too', async () => {
    const { subscribe, changeSubscription, subscriptionStatus } = verbs();
    const made = await subscribe(wanted);
    const changed = await changeSubscription(made.id, { length: 'short' });
    expect(changed).toEqual({ ...made, length: 'short', version: 2 });
    expect((await subscriptionStatus(made.id)).subscription).toEqual(changed);
  });

  it('comes at its new time on the same day, unless it had its edition that day', async () => {
    const { subscribe, changeSubscription } = verbs();
    const made = await subscribe(wanted);
    expect(at((await changeSubscription(made.id, { localTime: '20:00' })).nextRunAt)).toBe('2031-05-20T14:30:00.000Z');
    const run = aRun(made, { scheduledFor: NOON - 4 * 3_600_000, state: 'missed' });
    await store.recordRun(run, [], null);
    expect(at((await changeSubscription(made.id, { localTime: '21:00' })).nextRunAt)).toBe('2031-05-21T15:30:00.000Z');
  });

  it('is not held back by a test', async () => {
    const { subscribe, changeSubscription } = verbs();
    const made = await subscribe(wanted);
    await store.recordRun(aRun(made, { scheduledFor: NOON - 60_000, state: 'empty', trigger: 'manual' }), [], null);
    expect(at((await changeSubscription(made.id, { localTime: '20:00' })).nextRunAt)).toBe('2031-05-20T14:30:00.000Z');
  });

  it('is tried again where it is posted from now on, and stays paused if it was', async () => {
    const { subscribe, changeSubscription } = verbs();
    const other = await subscribe({ ...wanted, threadId: '7' });
    const made = { ...other, id: 'halted', localTime: '06:00' };
    await store.putSubscription({ ...made, state: 'suspended', stateReason: '50013' });
    const moved = await changeSubscription(made.id, { destinationId: 'other' });
    expect(moved).toMatchObject({ destinationId: 'other', state: 'active' });
    expect([moved.threadId, moved.stateReason]).toEqual([undefined, undefined]);
    await store.putSubscription({ ...moved, state: 'paused' });
    expect(await changeSubscription(made.id, { destinationId: 'news' })).toMatchObject({ state: 'paused' });
  });

  it('is refused where it would be what another one is', async () => {
    const { subscribe, changeSubscription } = verbs();
    const one = await subscribe(wanted);
    await subscribe({ ...wanted, localTime: '20:00' });
    await expect(changeSubscription(one.id, { localTime: '20:00' })).rejects.toMatchObject({ code: 'digest.same' });
    await expect(changeSubscription('gone', {})).rejects.toMatchObject({ code: 'digest.unknown' });
  });
});

describe('a digest that starts again', () => {
  it.each([
    ['at another time of a day that had its edition', '20:00', '2031-05-21T14:30:00Z'],
    ['at its own time', '08:00', '2031-05-21T02:30:00Z'],
  ])('%s waits for the next day', async (_name, localTime, next) => {
    const { subscribe, setPaused, changeSubscription } = verbs();
    clock = NOON - 24 * 3_600_000;
    const made = await subscribe(wanted);
    await store.recordRun(aRun(made, { scheduledFor: made.nextRunAt }), [], null);
    clock = NOON;
    await setPaused(made.id, true);
    await changeSubscription(made.id, { localTime });
    expect((await setPaused(made.id, false)).nextRunAt).toBe(Date.parse(next));
  });

  it('still comes on a day that had none', async () => {
    const { subscribe, setPaused, changeSubscription } = verbs();
    const made = await subscribe(wanted);
    await setPaused(made.id, true);
    await changeSubscription(made.id, { localTime: '20:00' });
    expect((await setPaused(made.id, false)).nextRunAt).toBe(Date.parse('2031-05-20T14:30:00Z'));
  });
});

describe('what happens to a digest while it is changed', () => {
  /** Verbs whose change looks at the digest, and writes only when `meanwhile` is done. */
  function overtakenBy(meanwhile: () => Promise<unknown>) {
    const real = store;
    store = { ...real, subscriptionsOf: async (...place) => (await meanwhile(), real.subscriptionsOf(...place)) };
    const overtaken = verbs();
    store = real;
    return overtaken;
  }

  it('a removal stays', async () => {
    const { id } = await verbs().subscribe(wanted);
    const { changeSubscription } = overtakenBy(() => store.removeSubscription(id, NOON));
    await expect(changeSubscription(id, { length: 'long' })).rejects.toMatchObject({ code: 'digest.unknown' });
    expect(await store.subscription(id)).toBeUndefined();
  });

  it('a refusal stays, with what was changed', async () => {
    const made = await verbs().subscribe(wanted);
    const run = aRun(made);
    await store.recordRun(run, [aDelivery(made, run)], null);
    const [sending] = await store.claimDeliveries('me', 'discord', NOON, 1);
    const gone = { state: 'failed', errorCode: '10003', subscription: 'disabled' } as const;
    const { changeSubscription } = overtakenBy(() => store.settle(sending!.id, gone, NOON));
    expect(await changeSubscription(made.id, { length: 'long' })).toMatchObject({ state: 'disabled', length: 'long' });
    const halted = { state: 'disabled', stateReason: '10003', halt: { since: NOON } };
    expect(await store.subscription(made.id)).toMatchObject(halted);
  });

  it('a new id of its place and a sent edition stay', async () => {
    const made = await verbs().subscribe(wanted);
    const { changeSubscription } = overtakenBy(async () => {
      await store.movePlace('discord', 'news', 'new news');
      await store.reschedule(made.id, made.nextRunAt, made.nextRunAt + 1);
    });
    const changed = { destinationId: 'new news', nextRunAt: made.nextRunAt + 1, silent: true };
    expect(await changeSubscription(made.id, { silent: true })).toMatchObject(changed);
  });

  it('a pause and a removal take their turn', async () => {
    const { subscribe, changeSubscription, setPaused, unsubscribe } = verbs();
    const { id } = await subscribe(wanted);
    await Promise.all([changeSubscription(id, { length: 'long' }), setPaused(id, true)]);
    expect(await store.subscription(id)).toMatchObject({ state: 'paused', length: 'long', version: 3 });
    const both = await Promise.allSettled([unsubscribe(id), setPaused(id, false)]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(await store.subscription(id)).toBeUndefined();
  });

  it('what was put anew after its removal stays removed', async () => {
    const made = await verbs().subscribe(wanted);
    await store.removeSubscription(made.id, NOON);
    await store.putSubscription(made);
    expect(await store.subscription(made.id)).toBeUndefined();
  });
});
