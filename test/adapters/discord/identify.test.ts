import { describe, expect, it } from 'vitest';
import {
  backOffMs,
  createIdentifyGuard,
  forgetful,
  identifyAt,
  type IdentifyMemory,
} from '../../../src/adapters/discord/identify.ts';
import { silent } from './answering-server.ts';

const START = Date.UTC(2026, 2, 4, 8);
const DAY = 86_400_000;
const NEVER = new AbortController().signal;

/** A clock on which only waiting takes time, and never more than a test allows. */
function virtual(now = START) {
  const clock = {
    time: now,
    now: () => clock.time,
    sleep: (ms: number, signal?: AbortSignal) => {
      if (signal?.aborted) return Promise.reject(new DOMException('x', 'AbortError'));
      clock.time += ms;
      return Promise.resolve();
    },
  };
  return clock;
}

describe('saying who one is', () => {
  it('waits longer each time that follows closely', () => {
    expect(Array.from({ length: 12 }, (_, streak) => backOffMs(streak) / 1000)).toEqual([
      0, 5, 5, 5, 8, 16, 32, 64, 128, 256, 300, 300,
    ]);
    expect(backOffMs(10_000)).toBe(300_000);
  });

  it.each<[string, object, number]>([
    ['nothing is known', {}, START],
    ['it was done a moment ago after a quiet time', { identifiedAt: START - 1000 }, START],
    ['it was done twice', { identifiedAt: START - 1000, identifyStreak: 1 }, START + 4000],
    ['it was done long ago', { identifiedAt: START - 600_000, identifyStreak: 30 }, START],
    ['the clock was far ahead then', { identifiedAt: START + 9 * DAY, identifyStreak: 3 }, START + 5000],
    ['the day is full', { identifyDay: '2026-03-04', identifyCount: 200 }, Date.UTC(2026, 2, 5)],
    ['another day was full', { identifyDay: '2026-03-03', identifyCount: 999 }, START],
  ])('is due when %s', (_what, known, due) => {
    const nothing = { identifyDay: '', identifyCount: 0, identifyStreak: 0, identifiedAt: 0 };
    expect(identifyAt({ ...nothing, ...known }, START)).toBe(due);
  });

  it('happens at most 12 times in 5 minutes of 50 crashes', async () => {
    const memory = forgetful();
    const clock = virtual();
    const times: number[] = [];
    for (let crash = 1; crash <= 50; crash++) {
      // Each life lasts six seconds: what it has not reached by then it never does.
      const dies = START + crash * 6_000;
      const life = {
        ...clock,
        now: () => clock.time,
        sleep: (ms: number) => (clock.time + ms > dies ? new Promise(() => {}) : clock.sleep(ms)),
      };
      const guard = createIdentifyGuard(memory, life, silent);
      const identified = guard.ready().then(() => guard.waitForIdentify(0, NEVER));
      await Promise.race([
        identified.then(() => times.push(clock.time)),
        new Promise((killed) => setImmediate(killed)),
      ]);
      clock.time = dies;
    }
    expect(times.length).toBeLessThanOrEqual(12);
    expect(times.length).toBeGreaterThan(4);
  });

  it('is counted before it happens, at most 200 times a day, and goes on the next', async () => {
    const memory = forgetful();
    const clock = virtual(Date.UTC(2026, 2, 4));
    const told: string[] = [];
    const log = { ...silent, error: (event: string) => void told.push(event) };
    const days: string[] = [];
    for (let n = 0; n < 401; n++) {
      const guard = createIdentifyGuard(memory, clock, log);
      await guard.waitForIdentify(0, NEVER);
      await guard.settled();
      clock.time += 1000;
      days.push(new Date(clock.time).toISOString().slice(0, 10));
    }
    const counts = [...new Set(days)].map((day) => days.filter((each) => each === day).length);
    expect(counts).toEqual([200, 200, 1]);
    expect(told).toEqual(['discord.identify-day-full', 'discord.identify-day-full']);
    expect(await memory.platformState('discord')).toMatchObject({ identifyDay: '2026-03-06', identifyCount: 1 });
  });

  it('is let be when the connection is closed meanwhile, and others go on', async () => {
    const memory = forgetful();
    const guard = createIdentifyGuard(memory, virtual(), silent);
    await guard.waitForIdentify(0, NEVER);
    const closed = guard.waitForIdentify(0, AbortSignal.abort());
    const next = guard.waitForIdentify(0, NEVER);
    expect(guard.waiting()).toBe(true);
    await expect(closed).rejects.toMatchObject({ name: 'AbortError' });
    await next;
    expect([guard.waiting(), await memory.platformState('discord')]).toMatchObject([false, { identifyCount: 2 }]);
  });

  it('is not done while it cannot be counted', async () => {
    const memory = forgetful();
    let fails = 3;
    const full: IdentifyMemory = {
      ...memory,
      notePlatform: (...given) =>
        fails-- > 0 ? Promise.reject(new Error('disk full')) : memory.notePlatform(...given),
    };
    const told: string[] = [];
    const clock = virtual();
    const guard = createIdentifyGuard(full, clock, { ...silent, error: (event: string) => void told.push(event) });
    await guard.waitForIdentify(0, NEVER);
    expect(told).toEqual(Array.from({ length: 3 }, () => 'discord.identify-uncounted'));
    expect([clock.time - START, (await memory.platformState('discord')).identifyCount]).toEqual([15_000, 1]);
  });
});
