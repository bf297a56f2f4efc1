/** One wave: many digests due at one minute, by the real scheduler, outbox and store, to a platform that counts. */
import { createRunner } from '../../src/delivery/runner.ts';
import type { Timers } from '../../src/pace/timers.ts';
import type { Clock, Limit } from '../../src/pace/pace.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store, Subscription } from '../../src/store/store.ts';
import { aSubscription, HOUR } from '../store/samples.ts';
import { mostIn, randomFrom, wavePlatform, type WavePlatform, type WaveSettings } from './wave-platform.ts';

/** What a wave needs of time: virtual, or this machine's. */
export interface WaveTime {
  clock(): number;
  timers: Timers;
  steady: Clock;
  runUntil(isSo: () => boolean, limit?: number): Promise<boolean>;
}

export interface Wave {
  time: WaveTime;
  /** Where the store is; in memory when left out. */
  database?: string;
  platform: string;
  limit: Limit;
  subscriptions: readonly Partial<Subscription>[];
  settings?: Partial<WaveSettings>;
}

export interface WaveResult {
  /** Destinations that were sent to. */
  sent: number;
  /** Destinations with more than one message. */
  doubled: number;
  /** From the first request that the platform counted to the last, in milliseconds. */
  tookMs: number;
  /** From the minute at which all were due to the last request. */
  fromDueMs: number;
  /** The least time in which the platform takes as many requests. */
  boundMs: number;
  limitedShare: number;
  mostInOne: number;
  /** Answers of 401, 403 and 429 in any ten minutes. */
  mostInvalid: number;
  /** How many runs ended how. */
  states: Record<string, number>;
  platform: WavePlatform;
}

/** The way there, and the way back: 50 ms together on average. */
const WAY: WaveSettings['way'] = [10, 40];
const TEN_MINUTES = 600_000;
const TICK_MS = 15_000;

export function subscriptionsTo(count: number): Partial<Subscription>[] {
  return Array.from({ length: count }, (_, index) => ({ destinationId: `c${index}` }));
}

/** Digests that are due at the next tick, all sent; `expected` is how many messages are to be shown. */
export async function runWave(wave: Wave, expected = wave.subscriptions.length): Promise<WaveResult> {
  const { time, limit } = wave;
  const due = Math.ceil(time.clock() / TICK_MS) * TICK_MS;
  const dueSteady = time.steady.now() + due - time.clock();
  const store = await openStore(wave.database ?? ':memory:');
  await subscribe(store, wave, due);
  const basics = { platform: wave.platform, limit, time: time.steady, way: WAY, random: randomFrom(7) };
  const platform = wavePlatform({ ...basics, ...wave.settings });
  const runner = createRunner({
    ...{ store, owner: 'wave', clock: time.clock, timers: time.timers, tell: () => {} },
    editions: { make: () => Promise.resolve({ message: { language: 'en', blocks: [] }, briefs: [], empty: false }) },
  });
  await runner.start([platform]);
  await time.runUntil(() => shownIn(platform) >= expected, time.steady.now() + 3 * boundMs(expected, limit) + HOUR);
  let stopped = false;
  void runner.stop().then(() => (stopped = true));
  await time.runUntil(() => stopped);
  const states = await statesIn(store, wave);
  await store.close();
  return { ...figures(platform, limit, expected, dueSteady), states };
}

function shownIn({ shown }: WavePlatform): number {
  return shown.size;
}

function figures(platform: WavePlatform, limit: Limit, expected: number, due: number): Omit<WaveResult, 'states'> {
  const { cameIn, limited, invalid } = platform;
  const times = [...platform.shown.values()].map(({ length }) => length);
  return {
    sent: times.length,
    doubled: times.filter((each) => each > 1).length,
    tookMs: cameIn.at(-1)! - cameIn[0]!,
    fromDueMs: cameIn.at(-1)! - due,
    boundMs: boundMs(expected, limit),
    limitedShare: limited / (cameIn.length + limited),
    mostInOne: mostIn(cameIn, limit.ms),
    mostInvalid: mostIn(invalid, TEN_MINUTES),
    platform,
  };
}

/** The least time in which a platform takes so many requests: the first ones at once, then as many in each stretch. */
export function boundMs(requests: number, { count, ms }: Limit): number {
  return Math.max(0, Math.ceil(requests / count) - 1) * ms;
}

async function subscribe(store: Store, { platform, subscriptions }: Wave, due: number): Promise<void> {
  const localTime = new Date(due).toISOString().slice(11, 16);
  const daily = { platform, timeZone: 'UTC', localTime, nextRunAt: due, createdAt: due - HOUR };
  for (const [index, changes] of subscriptions.entries()) {
    await store.putSubscription(aSubscription(`s${String(index).padStart(6, '0')}`, { ...daily, ...changes }));
  }
}

/** How many runs ended how. */
async function statesIn(store: Store, { subscriptions }: Wave): Promise<Record<string, number>> {
  const states: Record<string, number> = {};
  for (const index of subscriptions.keys()) {
    const state = (await store.lastRun(`s${String(index).padStart(6, '0')}`))?.run.state ?? 'none';
    states[state] = (states[state] ?? 0) + 1;
  }
  return states;
}
