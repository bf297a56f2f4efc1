/**
 * The answer table of the promise, every row: at the first try, at a later one, after the process died, and in the middle of a
 * digest of several parts. All rows go at once, each to a place of its own, so that one that held up another would be seen.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SendError, type SendOutcome } from '../../src/messages/sender.ts';
import type { RunState, SubscriptionState } from '../../src/store/store.ts';
import { aSubscription, HOUR, START } from '../store/samples.ts';
import type { Answer } from './fake-platform.ts';
import { dying, openWorld, pass, type World } from './world.ts';

const PLATFORMS = ['discord', 'telegram'] as const;
type Platform = (typeof PLATFORMS)[number];

interface Row {
  answers: Answer[];
  run: RunState;
  state?: SubscriptionState;
  reason?: string;
  /** How often the part that met the answer is shown more than once. */
  again?: Record<Platform, number>;
}

const fail = (outcome: SendOutcome, details: object = {}) => new SendError(outcome, 'why', details);
const limited = (seconds: number) => fail('rate-limited', { retryAfterMs: seconds * 1000 });
const times = (count: number, answer: Answer) => Array.from({ length: count }, () => answer);

const ROWS: Record<string, Row> = {
  'nothing wrong': { answers: [], run: 'sent' },
  'refused before the body': { answers: times(3, fail('not-sent')), run: 'sent' },
  'refused for hours': { answers: times(9_999, fail('not-sent')), run: 'expired', reason: 'why' },
  'reset after the body, shown': { answers: ['lost'], run: 'sent', again: { discord: 0, telegram: 1 } },
  'reset after the body, not shown': { answers: [fail('uncertain')], run: 'sent' },
  'no answer at all': { answers: ['hang'], run: 'sent' },
  'too fast, 0 s': { answers: times(2, limited(0)), run: 'sent' },
  'too fast, 0.3 s': { answers: [limited(0.3)], run: 'sent' },
  'too fast, 64.57 s': { answers: [limited(64.57)], run: 'sent' },
  'too fast, 35 s, twice': { answers: times(2, limited(35)), run: 'sent' },
  'too fast, for a day': { answers: [limited(86_400)], run: 'expired', reason: 'why' },
  'no right here': { answers: [fail('permanent')], run: 'failed', state: 'suspended', reason: 'why' },
  gone: { answers: [fail('gone')], run: 'failed', state: 'disabled', reason: 'why' },
  'moved, nobody says where': { answers: [fail('moved')], run: 'failed', state: 'disabled', reason: 'why' },
  'not readable, even in plain words': { answers: [fail('malformed')], run: 'failed', reason: 'why' },
};
const NAMES = Object.keys(ROWS);

let world: World;
beforeEach(async () => void (world = await openWorld(START - 60_000)));
afterEach(() => world.close());

/** A digest for every row on both platforms, and the answers that its place gives after `before`. */
async function subscribeAll(before: Answer[]): Promise<void> {
  for (const platform of PLATFORMS) {
    const scripts = new Map<string, Answer[]>();
    for (const name of NAMES) {
      const subscription = aSubscription(`${platform} ${name}`, { platform, destinationId: name });
      await world.store.putSubscription(subscription);
      scripts.set(name, [...before, ...ROWS[name]!.answers]);
    }
    world[platform].refusing = (place) => scripts.get(place)?.shift();
  }
}

/** Checks every digest once its time is over. */
async function expectTheTable(position: string): Promise<void> {
  const parts = position === 'in the middle' ? 3 : 1;
  for (const platform of PLATFORMS) {
    for (const name of NAMES) {
      const { run: state, state: subscribed = 'active', reason, again } = ROWS[name]!;
      const where = `${platform}, ${name}, ${position}`;
      const last = (await world.store.lastRun(`${platform} ${name}`))!;
      const ended = parts > 1 && state !== 'sent' ? 'partly_sent' : state;
      const kept = (await world.store.subscription(`${platform} ${name}`))?.state;
      const shown = world[platform].shown.filter(({ destinationId }) => destinationId === name);
      const sent = last.deliveries.filter((delivery) => delivery.state === 'sent').length;
      const count = sent + (again?.[platform] ?? 0);
      const seen = { where, run: last.run.state, reason: last.run.stateReason, state: kept, shown: shown.length };
      expect(seen).toEqual({ where, run: ended, reason, state: subscribed, shown: count });
      const attempts = await Promise.all(last.deliveries.map(({ id }) => world.store.attempts(id)));
      expect(attempts.flat().every(({ endedAt }) => endedAt !== undefined || position === 'after a restart')).toBe(
        true,
      );
    }
  }
  expect(world.malformed).toHaveLength(2);
}

/** Whatever the others answer, what goes to a well place is sent in the first moments. */
async function expectNoDelay(since: number): Promise<void> {
  for (const platform of PLATFORMS) {
    const { deliveries } = (await world.store.lastRun(`${platform} nothing wrong`))!;
    for (const { settledAt } of deliveries) expect(settledAt! - since).toBeLessThanOrEqual(15_000);
  }
}

describe('every answer', () => {
  it('at the first try', async () => {
    await subscribeAll([]);
    await pass(world, 60_000);
    await expectNoDelay(START);
    await pass(world, 3 * 60_000);
    world.clock.now = START + 7 * HOUR;
    await world.runner.tick();
    await expectTheTable('at the first try');
  });

  it('at a later try', async () => {
    await subscribeAll([fail('not-sent')]);
    await pass(world, 5 * 60_000);
    world.clock.now = START + 7 * HOUR;
    await world.runner.tick();
    await expectTheTable('at a later try');
  });

  it('after the process died between the claim and the request', async () => {
    await subscribeAll([]);
    const doomed = await world.restart(dying('claimDeliveries', 'after'));
    world.clock.now = START;
    await doomed.tick();
    expect(world.discord.tries).toEqual([]);
    world.clock.now = START + 5_000;
    await world.restart();
    await pass(world, 60_000);
    await expectNoDelay(START + 5_000);
    await pass(world, 3 * 60_000);
    world.clock.now = START + 7 * HOUR;
    await pass(world, 30_000);
    await expectTheTable('after a restart');
  });

  it('in the middle of a digest of three parts', async () => {
    world.discord.parts = world.telegram.parts = 3;
    await subscribeAll(['shown']);
    await pass(world, 60_000);
    await expectNoDelay(START);
    await pass(world, 3 * 60_000);
    world.clock.now = START + 7 * HOUR;
    await world.runner.tick();
    await expectTheTable('in the middle');
  });
});

describe.each(PLATFORMS)('an answer that means all of %s', (platform) => {
  const other = platform === 'discord' ? 'telegram' : 'discord';

  beforeEach(async () => {
    for (const each of PLATFORMS) await world.store.putSubscription(aSubscription(each, { platform: each }));
  });

  it('a global limit is waited for, and the other platform goes on', async () => {
    world[platform].answers = [new SendError('rate-limited', 'global', { retryAfterMs: 20_000 })];
    await pass(world, 60_000);
    expect([world[platform].shown.length, world[other].shown.length]).toEqual([0, 1]);
    await pass(world, 30_000);
    expect((await world.store.lastRun(platform))?.run.state).toBe('sent');
  });

  it('a dead token stops it until a new one comes; what waits too long expires meanwhile', async () => {
    world[platform].answers = [fail('unauthorized')];
    await pass(world, 2 * 60_000);
    expect(world.dead).toEqual([platform]);
    expect([world[platform].tries.length, world[other].shown.length]).toEqual([1, 1]);
    world.clock.now = START + 7 * HOUR;
    await world.runner.tick();
    expect((await world.store.lastRun(platform))?.run).toMatchObject({ state: 'expired', stateReason: 'why' });
    expect(world[platform].tries).toHaveLength(1);
  });
});
