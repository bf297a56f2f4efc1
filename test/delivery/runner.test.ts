/** From a due date to a message: the ordinary days, and every answer a platform can give. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runIdOf } from '../../src/delivery/identity.ts';
import { SendError, type SendOutcome } from '../../src/messages/sender.ts';
import type { Subscription } from '../../src/store/store.ts';
import { aDelivery, aRun, HOUR, START } from '../store/samples.ts';
import { openWorld, pass, type World } from './world.ts';

const DAY = 24 * HOUR;
let world: World;
beforeEach(async () => void (world = await openWorld(START - 60_000)));
afterEach(() => world.close());

const subscribe = (id: string, changes: Partial<Subscription> = {}) => world.subscribe(id, changes);
const last = async (id = 's') => (await world.store.lastRun(id))!;
const shownOn = (platform: 'discord' | 'telegram' = 'discord') => world[platform].shown.length;

describe('an ordinary digest', () => {
  it('is sent when it is due, once, and again on the next day', async () => {
    await subscribe('s');
    await pass(world, 45_000);
    expect(shownOn()).toBe(0);
    await pass(world, 15_000);
    expect(shownOn()).toBe(1);
    await pass(world, 5 * 60_000);
    expect(shownOn()).toBe(1);
    expect(await world.store.subscription('s')).toMatchObject({ nextRunAt: START + DAY });
    world.clock.now = START + DAY;
    await world.runner.tick();
    expect(shownOn()).toBe(2);
    expect(world.made.map(({ late }) => late)).toEqual([false, false]);
  });

  it('records what it sent: run, window and briefs', async () => {
    await subscribe('s');
    await pass(world, 60_000);
    const first = await last();
    expect(first.run).toMatchObject({ state: 'sent', trigger: 'schedule', scheduledFor: START, windowFrom: null });
    expect(first.run).toMatchObject({ windowTo: START, briefIds: [`brief s ${START}`] });
    expect(first.deliveries).toMatchObject([{ state: 'sent', attempts: 1, platformMessageId: 'm1' }]);
    world.clock.now = START + DAY;
    await world.runner.tick();
    expect((await last()).run).toMatchObject({ windowFrom: START, windowTo: START + DAY });
  });

  it('posts its one line when there is nothing new', async () => {
    await subscribe('s');
    world.edition = () => ({ message: { language: 'en', blocks: [] }, briefs: [], empty: true });
    await pass(world, 60_000);
    expect(shownOn()).toBe(1);
    expect((await last()).run.state).toBe('sent');
  });

  it('ends as empty when the platform makes nothing of it', async () => {
    await subscribe('s');
    world.discord.parts = 0;
    await pass(world, 60_000);
    expect((await last()).run.state).toBe('empty');
    expect(await world.store.subscription('s')).toMatchObject({ nextRunAt: START + DAY });
  });

  it('sends its parts in order, and the next day’s window starts where this one ended', async () => {
    await subscribe('s');
    world.discord.parts = 3;
    await pass(world, 60_000);
    expect(world.discord.shown.map(({ body }) => JSON.parse(body).part)).toEqual([0, 1, 2]);
    expect(new Set(world.discord.shown.map(({ key }) => key)).size).toBe(3);
  });

  it('goes to many places on both platforms', async () => {
    for (let number = 0; number < 25; number += 1) {
      await subscribe(`d${number}`, { destinationId: `c${number}` });
      await subscribe(`t${number}`, { destinationId: `c${number}`, platform: 'telegram' });
    }
    await pass(world, 60_000);
    expect([shownOn('discord'), shownOn('telegram')]).toEqual([25, 25]);
  });

  it('waits for a platform that is not up, and is made when it comes', async () => {
    await subscribe('s', { platform: 'matrix' });
    await pass(world, 20 * 60_000);
    expect(world.made).toEqual([]);
    world.runner.add({ ...world.discord, platform: 'matrix' });
    await world.runner.tick();
    expect((await last()).run).toMatchObject({ state: 'sent', trigger: 'catchup' });
  });

  it('one that cannot be made does not stop the others, and is tried again', async () => {
    await subscribe('a', { nextRunAt: START - 1 });
    await subscribe('b');
    world.edition = ({ subscription }) => {
      if (subscription === 'a') throw new Error('no brief');
      return { message: { language: 'en', blocks: [] }, briefs: [], empty: false };
    };
    await pass(world, 60_000);
    expect(world.discord.shown.map(({ destinationId }) => destinationId)).toEqual(['channel of b']);
    expect(world.told).toContain('edition not made');
    world.edition = undefined;
    await world.runner.tick();
    expect(shownOn()).toBe(2);
  });
});

describe('after a time of not running', () => {
  it.each([
    ['5 minutes', START + 5 * 60_000, 1, ['sent'], false],
    ['2 hours', START + 2 * HOUR, 1, ['sent'], true],
    ['7 hours', START + 7 * HOUR, 0, ['missed'], false],
    ['3 days and 2 hours', START + 3 * DAY + 2 * HOUR, 1, ['missed', 'missed', 'missed', 'sent'], true],
    ['3 days and 7 hours', START + 3 * DAY + 7 * HOUR, 0, ['missed', 'missed', 'missed', 'missed'], false],
  ] as const)('down %s past the slot', async (_name, now, shown, states, late) => {
    await subscribe('s');
    world.clock.now = now;
    await world.restart();
    await world.runner.tick();
    await world.runner.tick();
    expect(shownOn()).toBe(shown);
    const edition = { late, scheduledFor: START + (states.length - 1) * DAY };
    expect(world.made).toMatchObject(shown > 0 ? [edition] : []);
    expect(await runStates(states.length)).toEqual(states);
    expect((await world.store.subscription('s'))!.nextRunAt).toBe(START + states.length * DAY);
  });

  async function runStates(count: number): Promise<string[]> {
    const runs = Array.from({ length: count }, (_, day) => world.store.run(runIdOf('s', START + day * DAY)));
    return (await Promise.all(runs)).map((run) => run!.state);
  }

  it('keeps to the subscription’s own catch-up window, but for the first minutes', async () => {
    await subscribe('none', { catchupWindowMs: 0 });
    await subscribe('long', { catchupWindowMs: 23 * HOUR });
    await pass(world, 60_000);
    expect(shownOn()).toBe(2);
    world.clock.now = START + DAY + 20 * HOUR;
    await world.runner.tick();
    expect((await last('none')).run.state).toBe('missed');
    expect((await last('long')).run.state).toBe('sent');
  });

  it('is not confused by a clock that jumps decades', async () => {
    await subscribe('s');
    world.clock.now = Date.UTC(2099, 0, 1);
    await world.runner.tick();
    expect(shownOn()).toBeLessThanOrEqual(1);
    world.clock.now = START;
    await pass(world, 60_000);
    expect(shownOn()).toBeLessThanOrEqual(1);
  });
});

describe('a run still unsent when the next is due', () => {
  it('gives way to it, and its news go into the new one', async () => {
    await subscribe('s', { catchupWindowMs: 23 * HOUR });
    const unreachable = new SendError('not-sent', 'ECONNREFUSED');
    world.discord.answers = Array.from({ length: 10_000 }, () => unreachable);
    await pass(world, 2 * 60_000);
    const first = (await last()).run;
    world.clock.now = START + DAY - 30_000;
    await world.runner.tick();
    world.discord.answers = [];
    world.clock.now = START + DAY;
    await world.runner.tick();
    expect(shownOn()).toBe(1);
    expect(await world.store.run(first.id)).toMatchObject({ state: expect.stringMatching(/superseded|expired/) });
    expect((await last()).run).toMatchObject({ state: 'sent', windowFrom: null });
  });
});

describe('what the platform answers', () => {
  const fail = (outcome: SendOutcome, details: object = {}) => new SendError(outcome, 'why', details);

  it.each([
    ['not-sent', {}, 1_000],
    ['rate-limited', { retryAfterMs: 30_000 }, 30_000],
  ] as const)('%s: the same body and key go again after the wait', async (outcome, details, wait) => {
    await subscribe('s');
    world.discord.answers = [fail(outcome, details)];
    await pass(world, 60_000);
    expect((await last()).deliveries).toMatchObject([{ state: 'retry_wait', lastErrorCode: 'why' }]);
    world.clock.now += wait;
    await world.runner.tick();
    expect(shownOn()).toBe(1);
    const [first, second] = world.discord.tries;
    expect(second).toEqual(first);
  });

  it.each([
    ['permanent', 'failed', 'suspended'],
    ['gone', 'failed', 'disabled'],
    ['malformed', 'failed', 'active'],
  ] as const)('%s: the run is %s, the subscription %s, and nobody tries again', async (outcome, run, subscription) => {
    await subscribe('s');
    await subscribe('other');
    world.discord.answers = [fail(outcome)];
    await pass(world, 5 * 60_000);
    const states = [(await last('s')).run.state, (await last('other')).run.state].sort();
    expect(states).toEqual([run, 'sent']);
    const failed = (await last('s')).run.state === 'failed' ? 's' : 'other';
    expect((await world.store.subscription(failed))?.state).toBe(subscription);
    expect(world.discord.tries).toHaveLength(2);
  });

  it('a global limit pauses the platform, and only that one', async () => {
    for (const id of ['a', 'b', 'c']) await subscribe(id);
    await subscribe('t', { platform: 'telegram' });
    // The first three go out together; what comes later meets the pause.
    world.discord.answers = [new SendError('rate-limited', 'global', { retryAfterMs: 20_000 })];
    await pass(world, 60_000);
    await subscribe('late', { nextRunAt: START });
    await pass(world, 15_000);
    expect(world.discord.tries.map(({ destinationId }) => destinationId)).not.toContain('channel of late');
    expect(shownOn('telegram')).toBe(1);
    await pass(world, 15_000);
    expect(shownOn()).toBe(4);
  });

  it('a dead token stops its platform and is told; the other goes on', async () => {
    await subscribe('s');
    await subscribe('t', { platform: 'telegram' });
    world.discord.answers = [fail('unauthorized')];
    await pass(world, 5 * 60_000);
    expect(world.dead).toEqual(['discord']);
    expect(world.discord.tries).toHaveLength(1);
    expect(shownOn('telegram')).toBe(1);
    // A new token, and what waited goes out.
    world.runner.add(world.discord);
    await world.runner.tick();
    expect(shownOn()).toBe(1);
  });

  it('a moved chat is followed', async () => {
    const chat = { platform: 'telegram', tenantId: '-1', destinationId: '-1' };
    await subscribe('s', chat);
    world.telegram.answers = [fail('moved', { movedTo: '-1001' })];
    await pass(world, 60_000);
    expect(world.telegram.shown.map(({ destinationId }) => destinationId)).toEqual(['-1001']);
    expect(await world.store.subscription('s')).toMatchObject({ tenantId: '-1001', destinationId: '-1001' });
  });

  it('a lost answer on a platform with keys: sent again, shown once', async () => {
    await subscribe('s');
    world.discord.answers = ['lost', 'lost'];
    await pass(world, 2 * 60_000);
    expect([shownOn(), world.discord.tries.length]).toEqual([1, 3]);
    expect(world.doubts).toEqual(['resend-with-key', 'resend-with-key']);
    expect((await last()).run.state).toBe('sent');
  });

  it('a lost answer where keys are not known, as in a forum: looked for before it is sent again', async () => {
    await subscribe('s');
    world.discord.knowsKeys = () => false;
    world.discord.history = true;
    world.discord.answers = ['hang', 'lost'];
    await pass(world, 2 * 60_000);
    expect([shownOn(), world.discord.tries.length]).toEqual([1, 2]);
    expect(world.doubts).toEqual(['resend-absent', 'shown']);
    expect(world.discord.givenUp).toBe(1);
  });

  it('no answer at all counts as lost', async () => {
    await subscribe('s');
    world.discord.answers = ['hang'];
    await pass(world, 2 * 60_000);
    expect([shownOn(), world.discord.tries.length]).toEqual([1, 2]);
  });

  it('a lost answer on a platform without keys: shown twice, or skipped as the owner wishes', async () => {
    await subscribe('resend', { platform: 'telegram' });
    await subscribe('skip', { platform: 'telegram', onUncertain: 'skip' });
    world.telegram.answers = ['lost', 'lost'];
    await pass(world, 2 * 60_000);
    const shown = world.telegram.shown.map(({ destinationId }) => destinationId).sort();
    expect(shown).toEqual(['channel of resend', 'channel of resend', 'channel of skip']);
    expect(world.doubts.sort()).toEqual(['resend-unproven', 'skip']);
    expect((await last('skip')).run).toMatchObject({ state: 'failed', stateReason: 'uncertain' });
  });

  it.each(['telegram', 'discord'] as const)(
    'nothing but lost answers on %s: shown at most six times, ever more seldom',
    async (platform) => {
      await subscribe('s', { platform });
      world[platform].answers = Array.from({ length: 500 }, () => 'lost' as const);
      await pass(world, 10 * 60_000);
      expect(shownOn(platform)).toBeLessThanOrEqual(5);
      await pass(world, 30 * 60_000);
      expect(shownOn(platform)).toBeLessThanOrEqual(6);
      expect(world.doubts.filter((doubt) => doubt === 'resend-unproven')).toHaveLength(5);
      expect(world.doubts.at(-1)).toBe('too-often');
      expect((await last()).run).toMatchObject({ state: 'failed', stateReason: 'uncertain-too-often' });
      expect(await world.store.subscription('s')).toMatchObject({ state: 'active' });
    },
  );

  it('nothing but refusals: given up when the window ends', async () => {
    await subscribe('s', { catchupWindowMs: 20 * 60_000 });
    world.discord.answers = Array.from({ length: 500 }, () => fail('not-sent'));
    await pass(world, 25 * 60_000);
    expect((await last()).run).toMatchObject({ state: 'expired', stateReason: 'why' });
    expect(await world.store.subscription('s')).toMatchObject({ state: 'active' });
  });

  it('a channel that never answers does not hold up the others', async () => {
    await subscribe('dead', { nextRunAt: START - 1 });
    for (const id of ['a', 'b', 'c']) await subscribe(id);
    world.discord.answers = ['hang'];
    world.clock.now = START;
    let shownMeanwhile = 0;
    world.discord.during = () => void (shownMeanwhile = Math.max(shownMeanwhile, world.discord.tries.length));
    await world.runner.tick();
    expect(shownMeanwhile).toBe(4);
    expect(shownOn()).toBe(3);
  });
});

describe('an edition on demand', () => {
  it('is recorded as manual, sent at once, and leaves the schedule alone', async () => {
    await subscribe('s');
    await world.runner.sendNow('s');
    expect(shownOn()).toBe(1);
    expect((await last()).run).toMatchObject({ trigger: 'manual', state: 'sent', scheduledFor: START - 60_000 });
    await pass(world, 60_000);
    expect(shownOn()).toBe(2);
  });

  it('says what is in its way', async () => {
    await subscribe('s');
    await subscribe('m', { platform: 'matrix' });
    await expect(world.runner.sendNow('nobody')).rejects.toMatchObject({ code: 'digest.unknown' });
    await expect(world.runner.sendNow('m')).rejects.toMatchObject({ code: 'digest.platform-off' });
    world.discord.answers = [new SendError('permanent', '50013')];
    await expect(world.runner.sendNow('s')).rejects.toMatchObject({
      code: 'digest.not-sent',
      parameters: { reason: '50013' },
      blame: 'refused',
    });
  });

  it('says that it will not come when the platform asks for more patience than it has', async () => {
    await subscribe('s');
    world.discord.answers = [new SendError('rate-limited', '429', { retryAfterMs: 24 * HOUR })];
    await expect(world.runner.sendNow('s')).rejects.toMatchObject({ code: 'digest.not-sent', blame: 'refused' });
  });

  it('is not begun while another is being sent', async () => {
    await subscribe('s');
    let second: unknown;
    world.discord.during = async () => {
      world.discord.during = undefined;
      second = await world.runner.sendNow('s').catch((error: unknown) => error);
    };
    await world.runner.sendNow('s');
    expect(second).toMatchObject({ code: 'digest.under-way' });
    expect(shownOn()).toBe(1);
  });

  it('is not begun while one of an earlier slot is being sent, which remains the last one sent', async () => {
    await subscribe('s');
    world.clock.now = START - 1;
    // Asked for at the end of a busy minute: the slot that was due is made after it.
    const subscription = (await world.store.subscription('s'))!;
    const test = aRun(subscription, { scheduledFor: START + 30_000, trigger: 'manual', createdAt: START - 1 });
    await world.store.recordRun(test, [aDelivery(subscription, test)], null);
    await world.runner.tick();
    let second: unknown;
    world.discord.during = async () => {
      world.discord.during = undefined;
      second = await world.runner.sendNow('s').catch((error: unknown) => error);
    };
    world.clock.now = START + 45_000;
    await world.runner.tick();
    expect(second).toMatchObject({ code: 'digest.under-way' });
    const sent = { trigger: 'schedule', state: 'sent' };
    expect(await world.store.latestRun('s', 'scheduled')).toMatchObject(sent);
    expect(await world.store.subscription('s')).toMatchObject({ lastSentRunId: runIdOf('s', START) });
    expect(shownOn()).toBe(2);
  });
});

describe('stopping', () => {
  it('ends what is in flight, claims nothing more, and leaves nothing in doubt', async () => {
    for (let number = 0; number < 40; number += 1) await subscribe(`s${number}`);
    let stopped: Promise<void> | undefined;
    world.discord.during = async () => void (stopped ??= world.runner.stop());
    world.clock.now = START;
    await world.runner.tick();
    await stopped;
    const tries = world.discord.tries.length;
    expect(tries).toBeLessThanOrEqual(16);
    expect(shownOn()).toBe(tries);
    expect(await world.store.sweepSending('another', START)).toEqual([]);
    await world.restart();
    await world.runner.tick();
    expect(shownOn()).toBe(40);
  });

  it('ticks by itself between start and stop', async () => {
    await subscribe('s');
    world.clock.now = START;
    await world.runner.start([world.discord]);
    expect(shownOn()).toBe(1);
    await world.runner.stop();
    await subscribe('t');
    await world.runner.tick();
    expect(shownOn()).toBe(1);
  });
});
