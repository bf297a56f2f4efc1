/** The outbox as a whole, on a virtual clock: pauses, budgets and clocks that somebody sets, over restarts too. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBudget } from '../../src/delivery/budget.ts';
import { createRunner, type Runner } from '../../src/delivery/runner.ts';
import { SendError, type Receipt, type Sender } from '../../src/messages/sender.ts';
import { createPace } from '../../src/pace/pace.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { aSubscription, HOUR, START } from '../store/samples.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';
import { mostIn, wavePlatform, type WavePlatform, type WaveSettings } from './wave-platform.ts';

interface Small {
  time: VirtualTime;
  store: Store;
  platform: WavePlatform;
  told: string[];
  /** What was told of each event, the newest last. */
  fields: Map<string, object | undefined>;
  start(sender?: Sender): Promise<Runner>;
  subscribe(count: number): Promise<void>;
  states(count: number): Promise<string[]>;
}

async function small(settings: Partial<WaveSettings> = {}): Promise<Small> {
  const time = createVirtualTime(START - 20_000);
  const store = await openStore(':memory:');
  const basics = { platform: 'discord', limit: { count: 50, ms: 1_000 }, time: time.steady, way: [10, 40] as const };
  const platform = wavePlatform({ ...basics, random: () => 0.5, ...settings });
  const told: string[] = [];
  const fields = new Map<string, object | undefined>();
  const tell = (event: string, more?: object) => void (told.push(event), fields.set(event, more));
  let lives = 0;
  const make = () => Promise.resolve({ message: { language: 'en', blocks: [] }, briefs: [], empty: false });
  return {
    ...{ time, store, platform, told, fields },
    start: async (sender = platform) => {
      const parts = { store, clock: time.clock, timers: time.timers, tell };
      const runner = createRunner({ ...parts, owner: `process ${(lives += 1)}`, editions: { make } });
      await runner.start([sender]);
      return runner;
    },
    subscribe: async (count) => {
      for (let each = 0; each < count; each += 1) {
        await store.putSubscription(aSubscription(`s${each}`, { destinationId: `c${each}` }));
      }
    },
    states: async (count) =>
      Promise.all(Array.from({ length: count }, async (_, each) => (await store.lastRun(`s${each}`))!.run.state)),
  };
}

/** Answers as told, and after that as the platform does. */
function answering(platform: WavePlatform, answers: SendError[]): Sender {
  return {
    ...platform,
    send: (...values) => {
      const answer = answers.shift();
      return answer ? Promise.reject(answer) : platform.send(...values);
    },
  };
}

describe('a send that failed', () => {
  it('is told with the digest and the channel, by which it is found again', async () => {
    const { time, platform, fields, start, subscribe } = await small();
    await subscribe(1);
    await start(answering(platform, [new SendError('permanent', '50013')]));
    await time.runUntil(() => fields.has('send failed'), START + 30_000);
    expect(fields.get('send failed')).toMatchObject({
      subscription: 's0',
      destination: 'c0',
      platform: 'discord',
      code: '50013',
    });
  });
});

describe('a limit of the whole platform', () => {
  it('pauses it, and still does after a restart', async () => {
    const { time, platform, subscribe, start } = await small();
    await subscribe(3);
    const limited = new SendError('rate-limited', 'global', { retryAfterMs: 300_000 });
    const first = await start(answering(platform, [limited, limited, limited]));
    await time.runUntil(() => false, START + 1_000);
    void first.stop();
    await start();
    await time.runUntil(() => false, START + 299_000);
    expect(platform.cameIn).toEqual([]);
    await time.runUntil(() => platform.shown.size === 3, START + 330_000);
    expect(platform.shown.size).toBe(3);
  });
});

describe('answers that a platform holds against us', () => {
  it('are never more than so many in any stretch of time, whenever they come', () => {
    const steps = fc.array(fc.nat(300), { maxLength: 80 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 6 }), (waits, count) => {
        const budget = createBudget({ count, ms: 1_000 });
        const noted: number[] = [];
        let now = 0;
        for (const wait of waits) {
          now += wait;
          if (budget.left(now) === 0) now = budget.leftAt(now);
          budget.note(now);
          noted.push(now);
        }
        expect(mostIn(noted, 1_000)).toBeLessThanOrEqual(count);
      }),
    );
  });

  it('stop the lane when there were too many, over a restart too, until the first is forgotten', async () => {
    const { time, store, platform, subscribe, start, states } = await small({ refuses: (id) => id !== 'c2' });
    await store.notePlatform('discord', { invalidCount: 4_999, invalidWindowStart: START - 60_000 });
    await subscribe(3);
    await start();
    await time.runUntil(() => false, START + 500_000);
    expect(platform.invalid).toHaveLength(1);
    expect((await states(3)).filter((state) => state === 'rendered')).toHaveLength(2);
    await time.runUntil(() => platform.cameIn.length === 3, START + HOUR);
    await time.runUntil(() => false, START + HOUR);
    expect(await states(3)).toEqual(['failed', 'failed', 'sent']);
  });
});

describe('a clock that somebody sets', () => {
  const YEAR = 365 * 24 * HOUR;
  it.each([
    ['two hours ahead', 2 * HOUR],
    ['two hours back', -2 * HOUR],
    ['to 1970', -56 * YEAR],
    ['to 2099', 73 * YEAR],
  ])('%s, in the middle of a wave: nothing lost, nothing doubled, one line', async (_name, wrong) => {
    const { time, platform, told, subscribe, start, states } = await small({ limit: { count: 2, ms: 1_000 } });
    await subscribe(30);
    await start();
    await time.runUntil(() => platform.shown.size >= 10);
    // All are recorded by now, and most wait to be sent.
    time.wrong = wrong;
    await time.runUntil(() => platform.shown.size === 30, START + 120_000);
    expect([...platform.shown.values()].map(({ length }) => length)).toEqual(Array.from({ length: 30 }, () => 1));
    expect(told.filter((event) => event === 'clock jumped')).toHaveLength(1);
    time.wrong = 0;
    await time.runUntil(() => false, START + 600_000);
    expect(told.filter((event) => event === 'clock jumped')).toHaveLength(2);
    expect(platform.cameIn).toHaveLength(30);
    expect(new Set(await states(30))).toEqual(new Set(['sent']));
  });
});

it('a destination that takes nothing gets one try at a time, and holds up nobody', async () => {
  const { time, store, platform, start, subscribe } = await small();
  await subscribe(20);
  for (let each = 0; each < 5; each += 1) {
    await store.putSubscription(aSubscription(`dead${each}`, { destinationId: 'dead' }));
  }
  const tries: number[] = [];
  await start({
    ...platform,
    send: async (destination, ...values) => {
      if (destination.destinationId !== 'dead') return platform.send(destination, ...values);
      tries.push(time.clock());
      throw new SendError('not-sent', 'ECONNREFUSED');
    },
  });
  await time.runUntil(() => platform.shown.size === 20, START + 2_000);
  expect(platform.shown.size).toBe(20);
  await time.runUntil(() => false, START + 60_000);
  // 1, 2, 4 … seconds apart, and once more where another had waited longer: all five tried by themselves would be thirty-five.
  expect(tries.length).toBeLessThanOrEqual(8);
});

describe('a platform that comes back', () => {
  it('is sent to by its new sender alone; what the old one has begun is awaited at the end', async () => {
    const { platform, time, subscribe, start, states } = await small();
    await subscribe(6);
    const ends: (() => void)[] = [];
    let fresh = 0;
    const old: Sender = {
      ...platform,
      pace: createPace({ count: 2, ms: 1_000 }, time.steady),
      send: () => new Promise<Receipt>((resolve) => void ends.push(() => resolve({ messageId: 'm' }))),
    };
    const runner = await start(old);
    await time.runUntil(() => ends.length === 2, START + 60_000);
    runner.add({ ...platform, send: (...given) => ((fresh += 1), platform.send(...given)) });
    ends[0]!();
    await time.runUntil(() => platform.shown.size === 4, time.steady.now() + 10_000);
    expect([ends.length, fresh]).toEqual([2, 4]);
    await time.runUntil(() => false, time.steady.now() + 1_000);
    const stopped = runner.stop();
    ends[1]!();
    await stopped;
    expect(await states(6)).toEqual(Array.from({ length: 6 }, () => 'sent'));
  });
});
