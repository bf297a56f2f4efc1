/** The process dies at a chosen point; a new one on the same file must lose nothing and, on Discord, show nothing twice. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliveryIdOf, idempotencyKeyOf, runIdOf } from '../../src/delivery/identity.ts';
import type { Store } from '../../src/store/store.ts';
import { aSubscription, START } from '../store/samples.ts';
import { dying, openWorld, pass, type World } from './world.ts';

let world: World;
beforeEach(async () => void (world = await openWorld(START - 60_000)));
afterEach(() => world.close());

const POINTS: [verb: keyof Store, when: 'before' | 'after'][] = [
  ['dueSubscriptions', 'before'],
  ['recordRun', 'before'],
  ['recordRun', 'after'],
  ['claimDeliveries', 'before'],
  ['claimDeliveries', 'after'],
  ['settle', 'before'],
  ['settle', 'after'],
];

const LATER: [name: string, milliseconds: number][] = [
  ['at once', 1_000],
  ['within a minute', 45_000],
  ['hours later', 5 * 3_600_000],
];

describe.each(POINTS)('dying %s, %s its commit', (verb, when) => {
  // Only the send whose answer was never written down can be shown twice: never while the platform knows its key.
  const unwritten = verb === 'settle' && when === 'before';

  it.each(LATER)('on Discord, and started again %s: shown once while the key lives', async (_name, later) => {
    await world.store.putSubscription(aSubscription('d'));
    await dieAndRestart(verb, when, later);
    expect(world.discord.shown).toHaveLength(unwritten && later > 180_000 ? 2 : 1);
    expect(new Set(world.discord.tries.map((shown) => JSON.stringify(shown))).size).toBe(1);
    expect((await world.store.lastRun('d'))?.run).toMatchObject({ state: 'sent', scheduledFor: START });
  });

  it.each(LATER)('on Telegram, and started again %s: nothing lost, one more at most', async (_name, later) => {
    await world.store.putSubscription(aSubscription('t', { platform: 'telegram' }));
    await dieAndRestart(verb, when, later);
    expect(world.telegram.shown).toHaveLength(unwritten ? 2 : 1);
    expect((await world.store.lastRun('t'))?.run).toMatchObject({ state: 'sent', scheduledFor: START });
  });
});

async function dieAndRestart(verb: keyof Store, when: 'before' | 'after', later: number): Promise<void> {
  const doomed = await world.restart(dying(verb, when));
  world.clock.now = START;
  await doomed.tick();
  world.clock.now = START + later;
  await world.restart();
  await pass(world, 2 * 60_000);
}

it('makes the same edition again when it died before recording, under the same names', async () => {
  await world.store.putSubscription(aSubscription('d'));
  const doomed = await world.restart(dying('recordRun', 'before'));
  world.clock.now = START;
  await doomed.tick();
  expect(await world.store.lastRun('d')).toBeUndefined();
  await world.restart();
  await world.runner.tick();
  const first = await world.store.lastRun('d');
  expect(first?.run.id).toMatch(/^[0-9a-f]{32}$/);
  const key = idempotencyKeyOf(deliveryIdOf(runIdOf('d', START), 0));
  expect(first?.deliveries[0]?.idempotencyKey).toBe(key);
  expect(world.discord.shown[0]?.key).toBe(key);
});

it('an edition that was recorded but is stale by now is not sent', async () => {
  await world.store.putSubscription(aSubscription('d'));
  const doomed = await world.restart(dying('recordRun', 'after'));
  world.clock.now = START;
  await doomed.tick();
  world.clock.now = START + 7 * 3_600_000;
  await world.restart();
  await world.runner.tick();
  expect(world.discord.tries).toEqual([]);
  expect((await world.store.lastRun('d'))?.run).toMatchObject({ state: 'expired', stateReason: 'window-over' });
});

it('a settlement that the disk refused is written when it can be', async () => {
  await world.store.putSubscription(aSubscription('d'));
  let full = true;
  await world.restart((store) => ({
    ...store,
    settle: (...values) => (full ? Promise.reject(new Error('disk full')) : store.settle(...values)),
  }));
  world.clock.now = START;
  await world.runner.tick();
  expect(world.told).toContain('settlement not written');
  full = false;
  await pass(world, 60_000);
  expect(world.discord.tries).toHaveLength(1);
  expect((await world.store.lastRun('d'))?.run.state).toBe('sent');
});

it('a database that does not answer is told, and does not end the runner', async () => {
  await world.store.putSubscription(aSubscription('d'));
  let away = true;
  await world.restart((store) => ({
    ...store,
    sweepSending: (...values) => (away ? Promise.reject(new Error('busy')) : store.sweepSending(...values)),
  }));
  world.clock.now = START;
  await world.runner.tick();
  expect(world.told).toContain('tick failed');
  away = false;
  await world.runner.tick();
  expect(world.discord.shown).toHaveLength(1);
});
