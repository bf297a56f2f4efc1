/** A machine's clock that somebody sets, or that stood still with the machine: what waits, waits as long as it should, and no day is lost. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runIdOf } from '../../src/delivery/identity.ts';
import { renewNextRuns } from '../../src/delivery/zone-rules.ts';
import { SendError } from '../../src/messages/sender.ts';
import { aSubscription, HOUR, START } from '../store/samples.ts';
import { openWorld, pass, setClock, type World } from './world.ts';

const DAY = 24 * HOUR;
const FAR = Date.UTC(2099, 0, 1);
let world: World;
beforeEach(async () => void (world = await openWorld(START - 60_000)));
afterEach(() => world.close());

const unreachable = new SendError('not-sent', 'ECONNRESET');

describe('what was put off while the clock was wrong', () => {
  it('is looked at when it would have been', async () => {
    await world.store.putSubscription(aSubscription('s', { platform: 'telegram' }));
    world.telegram.history = true;
    world.telegram.answers = ['lost'];
    world.telegram.lookAnswers = Array.from({ length: 99 }, () => unreachable);
    await pass(world, 60_000);
    setClock(world, FAR);
    await pass(world, 60_000);
    setClock(world, START + 60_000);
    world.telegram.lookAnswers = [];
    await pass(world, 2 * 60_000);
    expect((await world.store.run(runIdOf('s', START)))!.state).toBe('sent');
    expect(world.telegram.shown).toHaveLength(1);
  });

  it('is said to the owner when it would have been', async () => {
    await world.store.putSubscription(aSubscription('s', { createdBy: 'owner' }));
    world.discord.refusing = () => new SendError('permanent', '50013');
    world.discord.noticeAnswers = [unreachable, unreachable];
    await pass(world, 60_000);
    setClock(world, FAR);
    await pass(world, 90_000);
    setClock(world, START + 150_000);
    await pass(world, 10 * 60_000);
    expect(world.discord.notices).toHaveLength(1);
  });
});

describe('a clock that is wrong for one tick', () => {
  const YEAR = 365 * DAY;
  const before = [
    ['before the first edition', -60_000],
    ['after an edition', HOUR],
    ['hours before the next', 20 * HOUR],
  ] as const;
  const wrongs = [
    ['two hours ahead', 2 * HOUR],
    ['two hours back', -2 * HOUR],
    ['three days ahead', 3 * DAY],
    ['three days back', -3 * DAY],
    ['to 1970', -56 * YEAR],
    ['to 2099', 73 * YEAR],
  ] as const;
  it.each(before.flatMap(([when, at]) => wrongs.map(([name, by]) => [name, when, at, by] as const)))(
    '%s, %s: every day has its edition, and none has two',
    async (_name, _when, at, by) => {
      await world.store.putSubscription(aSubscription('s', { createdAt: START - 9 * DAY }));
      for (const moment of [0, HOUR].filter((each) => each <= at)) await goTo(START + moment);
      await goTo(START + at);
      setClock(world, START + at + by);
      await world.runner.tick();
      setClock(world, START + at);
      for (let day = 0; day < 5; day += 1) for (const ms of [0, HOUR, 13 * HOUR]) await goTo(START + day * DAY + ms);
      const slots = Array.from({ length: 5 }, (_, day) => START + day * DAY);
      const runs = await Promise.all(slots.map((slot) => world.store.run(runIdOf('s', slot))));
      expect(runs.map((run) => run?.state)).toEqual(slots.map(() => 'sent'));
      expect(world.discord.shown).toHaveLength(new Set(world.made.map(({ scheduledFor }) => scheduledFor)).size);
    },
  );

  it.each([
    ['two hours ahead', 2 * HOUR],
    ['to 2099', 73 * YEAR],
    ['to 1970', -56 * YEAR],
  ])('%s, and right again after the slot: the edition comes late', async (_name, by) => {
    await world.store.putSubscription(aSubscription('s'));
    setClock(world, START - HOUR + by);
    await pass(world, 60_000);
    setClock(world, START + HOUR);
    await pass(world, 60_000);
    expect(world.discord.shown.length).toBeGreaterThan(0);
    expect((await world.store.run(runIdOf('s', START)))!.state).toBe('sent');
    expect((await world.store.subscription('s'))!.nextRunAt).toBe(START + DAY);
  });

  it('to 2099, and the program was started again meanwhile: its dates are of today', async () => {
    await world.store.putSubscription(aSubscription('s'));
    setClock(world, FAR);
    await world.runner.tick();
    const { store } = world;
    await store.putSettings('saar', 'runner', { 'last-tick': new Date(FAR).toISOString() });
    setClock(world, START - HOUR);
    await renewNextRuns({ store, clock: () => world.clock.now, tell: () => {}, rules: 'old' });
    await store.reschedule('s', START, FAR);
    await renewNextRuns({ store, clock: () => world.clock.now, tell: () => {}, rules: 'old' });
    expect((await store.subscription('s'))!.nextRunAt).toBe(START);
  });

  it('gives the next edition the news since the last one before', async () => {
    await world.store.putSubscription(aSubscription('s', { catchupWindowMs: 23 * HOUR }));
    await pass(world, 60_000);
    setClock(world, FAR);
    await world.runner.tick();
    expect(world.discord.shown).toHaveLength(2);
    setClock(world, START + DAY);
    await world.runner.tick();
    expect(await world.store.run(runIdOf('s', START + DAY))).toMatchObject({ state: 'sent', windowFrom: START });
  });

  async function goTo(moment: number): Promise<void> {
    world.clock.now = Math.max(world.clock.now, moment);
    await world.runner.tick();
  }
});

describe('a machine that slept', () => {
  it.each([
    ['2 h: what was queued is still young enough', 2 * HOUR, 'sent'],
    ['10 h: what was queued is stale', 10 * HOUR, 'expired'],
  ])('%s', async (_name, slept, state) => {
    await world.store.putSubscription(aSubscription('s'));
    world.discord.answers = Array.from({ length: 99 }, () => unreachable);
    await pass(world, 2 * 60_000);
    setClock(world, START + slept);
    world.discord.answers = [];
    await pass(world, 60_000);
    expect((await world.store.run(runIdOf('s', START)))!.state).toBe(state);
  });

  it('over a slot makes it late, and writes older ones down as missed', async () => {
    await world.store.putSubscription(aSubscription('s'));
    setClock(world, START + 2 * DAY + HOUR);
    await pass(world, 60_000);
    expect(world.made).toEqual([{ subscription: 's', scheduledFor: START + 2 * DAY, late: true }]);
    expect((await world.store.run(runIdOf('s', START)))!.state).toBe('missed');
  });
});
