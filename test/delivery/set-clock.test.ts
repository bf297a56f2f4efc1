/** A machine's clock that somebody sets, or that stood still with the machine: what waits, waits as long as it should, and no day is lost. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runIdOf } from '../../src/delivery/identity.ts';
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
