/** What makes the health check fail, and what must not. */
import { describe, expect, it } from 'vitest';
import { SaarError } from '../../src/errors.ts';
import { createPulse } from '../../src/main/pulse.ts';
import { wellness, type WellnessParts } from '../../src/main/wellness.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Source, Standing, Store } from '../../src/store/store.ts';
import { aSource } from '../sources/samples.ts';
import { aDelivery, aRun, aSubscription, START } from '../store/samples.ts';

const MINUTE = 60_000;
const NOTHING = { active: 0, paused: 0, suspended: 0, disabled: 0 };

async function withPulse(check: (world: ReturnType<typeof worldOf>) => Promise<void>): Promise<void> {
  const store = await openStore(':memory:');
  await check(worldOf(store)).finally(() => store.close());
}

/** A pulse on a store that can be broken, and a clock that is moved by hand. */
function worldOf(store: Store) {
  const world = { time: 0, failure: undefined as unknown };
  const breakable: Store = {
    ...store,
    putSettings: (...values) => (world.failure ? Promise.reject(world.failure) : store.putSettings(...values)),
  };
  const pulse = createPulse(breakable, () => world.time);
  const tick = () => pulse.store.sweepSending('me', START + world.time).catch(() => undefined);
  return { world, pulse, tick, store };
}

describe('the pulse', () => {
  it('stands still after a minute without a tick, and not before one is expected', () =>
    withPulse(async ({ world, pulse, tick }) => {
      world.time = 10 * MINUTE;
      expect([pulse.ticking(), pulse.lastTick()]).toEqual([true, undefined]);
      pulse.begin();
      world.time += MINUTE - 1;
      expect(pulse.ticking()).toBe(true);
      world.time += 1;
      expect(pulse.ticking()).toBe(false);
      await tick();
      expect([pulse.ticking(), pulse.lastTick()]).toEqual([true, START + world.time]);
      world.time += MINUTE;
      expect(pulse.ticking()).toBe(false);
    }));

  it('goes on through a tick of many editions', () =>
    withPulse(async ({ world, pulse }) => {
      pulse.begin();
      const subscription = aSubscription('s');
      await pulse.store.putSubscription(subscription);
      for (let edition = 0; edition < 5; edition += 1) {
        world.time += MINUTE - 1;
        const run = aRun(subscription, { scheduledFor: START + edition });
        await pulse.store.recordRun(run, [aDelivery(subscription, run)], null);
        expect(pulse.ticking()).toBe(true);
      }
    }));

  it.each([
    [new SaarError('store.full', {}), 'store.full'],
    [new Error('odd'), 'store.unwritable'],
  ])('tells why nothing can be written, as long as it is so', (failure, code) =>
    withPulse(async ({ world, pulse, tick }) => {
      await tick();
      world.failure = failure;
      await tick();
      expect(pulse.unwritten()).toBe(code);
      world.failure = undefined;
      await tick();
      expect(pulse.unwritten()).toBeUndefined();
    }),
  );

  it('notes when the last tick was, for whoever looks into the database', () =>
    withPulse(async ({ tick, store }) => {
      await tick();
      expect(await store.setting('saar', 'runner', 'last-tick')).toBe(new Date(START).toISOString());
    }));
});

interface Given {
  ticking?: boolean;
  unwritten?: string;
  state?: string;
  pausedUntil?: number;
  ripeForMs?: number;
  sinceTryMs?: number;
  sources?: Source[];
}

function lookAt(given: Given) {
  const { ticking = true, unwritten, state = 'up', pausedUntil = 0, ripeForMs, sinceTryMs = 0, sources = [] } = given;
  const standing: Standing = { platform: 'discord', queued: 9, uncertain: 0, digests: NOTHING };
  if (ripeForMs !== undefined) standing.ripeSince = START - ripeForMs;
  const known = { identifyDay: '', identifyCount: 0, identifyStreak: 0, identifiedAt: 0 };
  const parts: WellnessParts = {
    store: {
      standing: () => Promise.resolve([standing]),
      sources: () => Promise.resolve(sources),
      platformState: () => Promise.resolve({ ...known, pausedUntil, invalidWindowStart: 0, invalidCount: 0 }),
    },
    pulse: { ticking: () => ticking, unwritten: () => unwritten, lastTick: () => START, sinceTry: () => sinceTryMs },
    platforms: () => [{ name: 'discord', state }],
    articles: () => Promise.resolve(7),
    clock: () => START,
    startedAt: START - 5_000,
  };
  return { parts, look: () => wellness(parts) };
}

describe('a Saar', () => {
  it('that is well says so, and how its platforms are', async () => {
    expect(await lookAt({}).look()).toEqual({
      ok: true,
      trouble: null,
      uptimeSeconds: 5,
      articles: 7,
      platforms: { discord: 'up', telegram: 'off' },
      sources: { on: 0, failing: 0, lastOk: null, each: {} },
      lastTick: new Date(START).toISOString(),
    });
  });

  const HOUR = 60 * MINUTE;
  it.each<[what: string, given: Given, trouble: string | null]>([
    ['whose clock stands still', { ticking: false }, 'tick.still'],
    ['that cannot write', { unwritten: 'store.full' }, 'store.full'],
    ['that cannot write and so stands still', { unwritten: 'store.full', ticking: false }, 'store.full'],
    ['that has waited long with nothing tried', { ripeForMs: HOUR, sinceTryMs: HOUR }, 'outbox.stuck'],
    ['in the middle of a long wave', { ripeForMs: HOUR, sinceTryMs: 100 }, null],
    ['that has nothing to send', { sinceTryMs: 24 * HOUR }, null],
    ['with something just ripe', { ripeForMs: 1_000, sinceTryMs: 24 * HOUR }, null],
    ['whose platform asked to wait', { ripeForMs: HOUR, sinceTryMs: HOUR, pausedUntil: START + 1 }, null],
    ['whose platform is away', { ripeForMs: HOUR, sinceTryMs: HOUR, state: 'retrying' }, null],
    ['whose platform refuses its token', { ripeForMs: HOUR, sinceTryMs: HOUR, state: 'refused' }, null],
  ])('%s', async (_what, given, trouble) => {
    expect(await lookAt(given).look()).toMatchObject({ ok: trouble === null, trouble });
  });

  it('says how sources fare, and is well though all of them fail', async () => {
    const sources = [
      aSource({ lastOkAt: START - HOUR }),
      aSource({ failures: 3, lastOkAt: START - 2 * HOUR }),
      aSource({ state: 'off', failures: 9 }),
    ];
    expect(await lookAt({ sources }).look()).toMatchObject({
      ok: true,
      sources: { on: 2, failing: 1, lastOk: new Date(START - HOUR).toISOString() },
    });
  });

  it('says that a platform is paused', async () => {
    expect((await lookAt({ pausedUntil: START + 1 }).look()).platforms).toMatchObject({ discord: 'paused' });
    expect((await lookAt({ pausedUntil: START + 1, state: 'refused' }).look()).platforms['discord']).toBe('refused');
  });

  it('whose database cannot be asked says what it knows', async () => {
    const { parts } = lookAt({});
    const broken = { ...parts, store: { ...parts.store, standing: () => Promise.reject(new Error('no')) } };
    const found = await wellness(broken);
    expect(found).toMatchObject({ ok: false, trouble: 'store.unreadable', platforms: { discord: 'up' } });
  });
});
