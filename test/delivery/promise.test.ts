/**
 * The promise, against chance: whatever the platforms answer, wherever the process dies and however the clock goes, no edition is
 * lost or forgotten; Discord shows each part once, and Telegram one more for each death or lost answer at most.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SendError } from '../../src/messages/sender.ts';
import { deliveryTransitions, openStates, runTransitions } from '../../src/store/states.ts';
import type { Delivery, Run, Store } from '../../src/store/store.ts';
import { aSubscription, HOUR, START } from '../store/samples.ts';
import type { Answer } from './fake-platform.ts';
import { dying, openWorld, type World } from './world.ts';

const PLATFORMS = ['discord', 'telegram'] as const;
const IDS = PLATFORMS.flatMap((platform) => [`${platform} 1`, `${platform} 2`]);

type Step =
  | { kind: 'answers'; platform: (typeof PLATFORMS)[number]; answers: Answer[] }
  | { kind: 'die'; verb: keyof Store; when: 'before' | 'after' }
  | { kind: 'pass'; seconds: number }
  | { kind: 'look'; answer: SendError };

const answer = fc.constantFrom<Answer>(
  'shown',
  'lost',
  new SendError('uncertain', '504'),
  new SendError('not-sent', 'ECONNREFUSED'),
  new SendError('rate-limited', '429', { retryAfterMs: 64_570 }),
  new SendError('rate-limited', '429', { retryAfterMs: 0 }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('answers' as const),
    platform: fc.constantFrom(...PLATFORMS),
    answers: fc.array(answer, { minLength: 1, maxLength: 6 }),
  }),
  fc.record({
    kind: fc.constant('die' as const),
    verb: fc.constantFrom<keyof Store>('recordRun', 'claimDeliveries', 'settle', 'requeue'),
    when: fc.constantFrom('before' as const, 'after' as const),
  }),
  fc.record({ kind: fc.constant('pass' as const), seconds: fc.constantFrom(1, 14, 50, 61, 600, 7_200) }),
  fc.record({
    kind: fc.constant('look' as const),
    answer: fc.constantFrom(new SendError('not-sent', 'ECONNRESET'), new SendError('rate-limited', '429')),
  }),
);

/** What was seen of runs and deliveries, to hold the next sight against. */
interface Seen {
  runs: Map<string, Run>;
  deliveries: Map<string, Delivery>;
}

async function look(world: World, seen: Seen): Promise<void> {
  for (const id of IDS) {
    const last = await world.store.lastRun(id);
    if (!last) continue;
    const before = seen.runs.get(last.run.id);
    const over = before && !openStates(runTransitions).includes(before.state);
    if (over) expect(last.run.state).toBe(before.state);
    seen.runs.set(last.run.id, last.run);
    for (const delivery of last.deliveries) {
      const was = seen.deliveries.get(delivery.id);
      if (was && !openStates(deliveryTransitions).includes(was.state)) expect(delivery.state).toBe(was.state);
      if (was) expect(delivery.body).toBe(was.body);
      seen.deliveries.set(delivery.id, delivery);
    }
  }
}

/** Takes a step; answers how many messages it may have doubled on a platform without keys. */
async function take(world: World, each: Step): Promise<number> {
  switch (each.kind) {
    case 'answers':
      world[each.platform].answers.push(...each.answers);
      return each.answers.filter((given) => given === 'lost').length;
    case 'look':
      world.discord.lookAnswers.push(each.answer);
      return 0;
    case 'pass':
      world.clock.now += each.seconds * 1000;
      await world.runner.tick();
      return 0;
    case 'die': {
      const doomed = await world.restart(dying(each.verb, each.when));
      await doomed.tick();
      await world.restart();
      // Each digest is a lane of its own here.
      return IDS.length;
    }
  }
}

async function settleDown(world: World): Promise<void> {
  for (const platform of PLATFORMS) world[platform].answers = [];
  world.discord.lookAnswers = [];
  for (let tick = 0; tick < 12; tick += 1) {
    world.clock.now += 70_000;
    await world.runner.tick();
  }
}

async function keepsThePromise(steps: readonly Step[]): Promise<void> {
  const world = await openWorld(START - 1_000);
  const seen: Seen = { runs: new Map(), deliveries: new Map() };
  try {
    world.discord.history = true;
    world.discord.parts = world.telegram.parts = 2;
    for (const platform of PLATFORMS) {
      for (const id of IDS.filter((each) => each.startsWith(platform))) {
        await world.store.putSubscription(aSubscription(id, { platform, catchupWindowMs: 23 * HOUR }));
      }
    }
    let mayDouble = 0;
    for (const each of [...steps.slice(0, 1), { kind: 'pass', seconds: 1 } as const, ...steps.slice(1)]) {
      mayDouble += await take(world, each);
      await look(world, seen);
    }
    await settleDown(world);
    await look(world, seen);
    await expectAllShown(world, seen, mayDouble);
  } finally {
    await world.close();
  }
}

async function expectAllShown(world: World, seen: Seen, mayDouble: number): Promise<void> {
  for (const id of IDS) {
    const { run, deliveries } = (await world.store.lastRun(id))!;
    expect(run).toMatchObject({ subscriptionId: id, state: world.clock.now >= START + 23 * HOUR ? run.state : 'sent' });
    expect(deliveries.length).toBe(2);
  }
  const sent = [...seen.deliveries.values()].filter(({ state }) => state === 'sent');
  const shownTimes = (platform: 'discord' | 'telegram', key: string) =>
    world[platform].shown.filter((shown) => shown.key === key).length;
  let doubled = 0;
  for (const { platform, idempotencyKey } of sent) {
    const count = shownTimes(platform as 'discord' | 'telegram', idempotencyKey);
    if (platform === 'discord') expect(count).toBe(1);
    else doubled += count - 1;
    expect(count).toBeGreaterThan(0);
  }
  expect(doubled).toBeLessThanOrEqual(mayDouble);
  const slots = [...seen.runs.values()].map((run) => `${run.subscriptionId} ${run.scheduledFor}`);
  expect(new Set(slots).size).toBe(slots.length);
}

describe('the promise', () => {
  it('is kept whatever happens', async () => {
    const steps = fc.array(step, { minLength: 2, maxLength: 7 });
    await fc.assert(fc.asyncProperty(steps, keepsThePromise), { numRuns: 15, seed: 6 });
  }, 120_000);
});
