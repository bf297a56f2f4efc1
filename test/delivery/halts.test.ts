/** A digest that its place refuses: halted, tried again, given up, forgotten; and its owner told, once. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SendError } from '../../src/messages/sender.ts';
import type { Subscription } from '../../src/store/store.ts';
import { aSubscription, HOUR, START } from '../store/samples.ts';
import { dying, openWorld, pass, type World } from './world.ts';

const DAY = 24 * HOUR;
const refused = new SendError('permanent', '50013');
let world: World;
beforeEach(async () => {
  world = await openWorld(START - 60_000);
  world.discord.refusing = () => refused;
});
afterEach(() => world.close());

const subscribe = (changes: Partial<Subscription> = {}) =>
  world.store.putSubscription(aSubscription('s', { createdBy: 'owner', ...changes }));
const stored = async () => (await world.store.subscription('s'))!;
const notices = () => world.discord.notices.map(({ destinationId, body }) => [destinationId, said(body)]);
const said = (body: string): string => JSON.parse(body).message.blocks[0].text[0].text;
async function at(moment: number): Promise<void> {
  world.clock.now = moment;
  await pass(world, 60_000);
}

/** A clock must have gone on evenly for a day before anything is deleted by it. */
async function dayFrom(moment: number): Promise<void> {
  for (let hour = 0; hour <= 25; hour += 1) {
    world.clock.now = moment + hour * HOUR;
    await world.runner.tick();
  }
}

describe('a digest that may not be posted', () => {
  it('is suspended, and its owner told once, over a restart too', async () => {
    await subscribe();
    await pass(world, 2 * 60_000);
    const halt = { since: START, tries: 0, retryAt: START + DAY, told: true };
    expect(await stored()).toMatchObject({ state: 'suspended', stateReason: '50013', halt });
    expect(notices()).toEqual([['owner', 's suspended']]);
    await world.restart();
    await pass(world, 60_000);
    expect(notices()).toHaveLength(1);
  });

  it('is told of once with all others of its owner in that place, those refused later among them', async () => {
    await subscribe();
    const here = await stored();
    const { id: _, ...rest } = here;
    for (const [id, createdBy] of [
      ['t', 'owner'],
      ['u', 'owner'],
      ['v', 'somebody else'],
    ] as const)
      await world.store.putSubscription({
        ...rest,
        id,
        createdBy,
        nextRunAt: here.nextRunAt + (id === 'u' ? 5 * 60_000 : 0),
        ...(id === 'u' && { localTime: '08:05' }),
      });
    await pass(world, 10 * 60_000);
    const told = world.discord.notices.map(({ destinationId }) => destinationId);
    expect(told.toSorted()).toEqual(['owner', 'somebody else']);
    for (const id of ['s', 't', 'u', 'v']) expect((await world.store.subscription(id))?.halt?.told).toBe(true);
  });

  it('is tried once a day, and off after seven tries', async () => {
    await subscribe();
    await pass(world, 2 * 60_000);
    for (let day = 1; day <= 9; day += 1) await at(START + day * DAY + day * 60_000);
    expect(world.discord.tries).toHaveLength(8);
    expect(await stored()).toMatchObject({ state: 'disabled', halt: { tries: 7 } });
    expect((await stored()).halt?.retryAt).toBeUndefined();
    expect(notices()).toHaveLength(1);
  });

  it('goes on as if nothing had been when a try arrives, with the news of all that did not', async () => {
    await subscribe();
    await pass(world, 2 * 60_000);
    world.discord.refusing = undefined;
    await at(START + DAY + 60_000);
    expect(await stored()).toMatchObject({ state: 'active', nextRunAt: START + 2 * DAY });
    expect(await stored()).not.toHaveProperty('halt');
    expect(await stored()).not.toHaveProperty('stateReason');
    expect((await world.store.lastRun('s'))?.run).toMatchObject({ state: 'sent', windowFrom: null });
    await at(START + 2 * DAY);
    expect(world.discord.shown).toHaveLength(2);
  });

  it('is tried between its own days too, apart from its schedule', async () => {
    await subscribe({ weekdays: [1] });
    await pass(world, 2 * 60_000);
    world.discord.refusing = undefined;
    await at(START + DAY + 60_000);
    const now = START + DAY + 75_000;
    expect((await world.store.lastRun('s'))?.run).toMatchObject({ trigger: 'catchup', scheduledFor: now });
    expect(world.made.at(-1)).toMatchObject({ late: false });
    expect(await stored()).toMatchObject({ state: 'active', nextRunAt: START + 7 * DAY });
  });

  it('is tried at once when permissions changed, there and nowhere else, which costs none of its seven tries', async () => {
    await subscribe();
    await pass(world, 2 * 60_000);
    for (const place of [{ tenantId: 'elsewhere' }, { tenantId: 'guild', destinationId: 'another' }]) {
      await world.store.reopen('discord', place, world.clock.now);
    }
    await world.store.reopen('telegram', {}, world.clock.now);
    await pass(world, 60_000);
    expect(world.discord.tries).toHaveLength(1);
    for (let time = 0; time < 9; time += 1) {
      await world.store.reopen('discord', { tenantId: 'guild' }, world.clock.now);
      await pass(world, 60_000);
    }
    expect(world.discord.tries).toHaveLength(10);
    expect(await stored()).toMatchObject({ state: 'suspended', halt: { tries: 0, told: true } });
    world.discord.refusing = undefined;
    await world.store.reopen('discord', { destinationId: 'channel of s' }, world.clock.now);
    await pass(world, 30_000);
    expect(await stored()).toMatchObject({ state: 'active' });
  });

  it.each(['suspended', 'disabled'])('that is %s goes on when its owner resumes it', async (state) => {
    world.discord.refusing = () => new SendError(state === 'disabled' ? 'gone' : 'permanent', '50013');
    await subscribe();
    await pass(world, 2 * 60_000);
    expect(await stored()).toMatchObject({ state });
    await world.store.putSubscription({ ...(await stored()), localTime: '09:00' });
    expect(await stored()).toMatchObject({ state, localTime: '09:00', halt: { told: true } });
    await world.store.putSubscription({ ...(await stored()), state: 'active', stateReason: undefined });
    expect(await stored()).not.toHaveProperty('halt');
  });

  it('stays paused where its owner paused it meanwhile', async () => {
    await subscribe();
    world.discord.during = async () =>
      world.store.putSubscription(aSubscription('s', { createdBy: 'owner', state: 'paused' }));
    await pass(world, 2 * 60_000);
    expect(await stored()).toMatchObject({ state: 'paused' });
    expect(notices()).toEqual([]);
  });
});

describe('a digest whose place is gone', () => {
  it('is off at once, and forgotten with all its runs a month later', async () => {
    world.discord.refusing = () => new SendError('gone', '10003');
    await subscribe();
    await pass(world, 2 * 60_000);
    expect(await stored()).toMatchObject({ state: 'disabled', stateReason: '10003' });
    expect(notices()).toEqual([['owner', 's disabled']]);
    await dayFrom(START + 28 * DAY);
    expect(await world.store.lastRun('s')).toBeDefined();
    await dayFrom(START + 30 * DAY);
    expect(await world.store.subscription('s')).toBeUndefined();
    expect(await world.store.lastRun('s')).toBeUndefined();
    expect(world.discord.tries).toHaveLength(1);
  });
});

describe('the owner', () => {
  it('is told by the next process when one died before it was noted, and by none when it died after', async () => {
    for (const [when, told] of [
      ['before', 1],
      ['after', 0],
    ] as const) {
      world.discord.notices.length = 0;
      world.clock.now = START - 60_000;
      await subscribe({ id: when, nextRunAt: START });
      const doomed = await world.restart(dying('noteTold', when));
      for (const _tick of [1, 2, 3]) {
        world.clock.now += 60_000;
        await doomed.tick();
      }
      await world.restart();
      await pass(world, 60_000);
      expect([when, notices().length]).toEqual([when, told]);
    }
  });

  it.each([
    ['lost', 1, 1],
    ['hang', 0, 0],
    [new SendError('permanent', '50007'), 0, 0],
    [new SendError('not-sent', 'ECONNREFUSED'), 0, 1],
    [new SendError('rate-limited', '429', { retryAfterMs: 90_000 }), 0, 1],
  ] as const)('is told again after %s only when it certainly did not arrive', async (answer, first, inTheEnd) => {
    world.discord.noticeAnswers = [answer];
    await subscribe();
    await pass(world, 90_000);
    expect(notices()).toHaveLength(first);
    await pass(world, 4 * 60_000);
    expect(notices()).toHaveLength(inTheEnd);
  });
});
