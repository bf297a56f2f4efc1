/** No edition that did not arrive takes its news with it: what the next one is compared with is the last that was sent. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SendError } from '../../src/messages/sender.ts';
import type { Subscription } from '../../src/store/store.ts';
import { aBrief, aSubscription, HOUR, START } from '../store/samples.ts';
import { openWorld, pass, type World } from './world.ts';

const DAY = 24 * HOUR;
let world: World;
beforeEach(async () => void (world = await openWorld(START - 60_000)));
afterEach(() => world.close());

const subscribe = (changes: Partial<Subscription> = {}) =>
  world.store.putSubscription(aSubscription('s', { createdAt: START - DAY, ...changes }));
const last = async () => (await world.store.lastRun('s'))!.run;
/** The run with which the next edition will be compared. */
const baseline = async () => (await world.store.subscription('s'))!.lastSentRunId;

async function sentFirst(changes: Partial<Subscription> = {}): Promise<string> {
  await subscribe(changes);
  await pass(world, 60_000);
  expect(await last()).toMatchObject({ state: 'sent' });
  return (await last()).id;
}

const empty = (briefs = [aBrief('nothing new')]) => ({ message: { language: 'en', blocks: [] }, briefs, empty: true });

describe('a quiet day', () => {
  it('posts nothing where the channel wants that, and says why', async () => {
    const sent = await sentFirst({ skipEmpty: true });
    world.edition = () => empty();
    world.clock.now = START + DAY;
    await world.runner.tick();
    expect(world.discord.shown).toHaveLength(1);
    expect(await last()).toMatchObject({ state: 'empty', stateReason: 'nothing-new', finishedAt: START + DAY });
    expect(await baseline()).toBe(sent);
  });

  it('shows a test all the same', async () => {
    await sentFirst({ skipEmpty: true });
    world.edition = () => empty();
    world.clock.now += HOUR;
    await world.runner.sendNow('s');
    expect(world.discord.shown).toHaveLength(2);
  });
});

describe('what the next edition is compared with', () => {
  it('is not an edition that failed', async () => {
    const sent = await sentFirst();
    world.discord.answers = [new SendError('malformed', '50035')];
    world.clock.now = START + DAY;
    await world.runner.tick();
    expect(await last()).toMatchObject({ state: 'failed' });
    expect(await baseline()).toBe(sent);
  });

  it('is not one that was missed', async () => {
    const sent = await sentFirst();
    world.clock.now = START + DAY + 12 * HOUR;
    await world.runner.tick();
    expect(await last()).toMatchObject({ state: 'missed' });
    expect(await baseline()).toBe(sent);
  });

  it('is not a test, which stands in the channel all the same', async () => {
    const sent = await sentFirst();
    world.clock.now = START + HOUR;
    await world.runner.sendNow('s');
    expect(await last()).toMatchObject({ state: 'sent', trigger: 'manual' });
    expect(await baseline()).toBe(sent);
    expect((await world.store.latestRun('s', 'sent'))!.id).toBe((await last()).id);
    expect((await world.store.latestRun('s', 'scheduled'))!.id).toBe(sent);
    world.clock.now = START + DAY;
    await world.runner.tick();
    expect(await last()).toMatchObject({ state: 'sent', trigger: 'schedule', windowFrom: START });
  });
});
