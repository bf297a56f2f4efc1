/** Editions long past are given up, but never one that somebody still needs. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { aDelivery, aRun, aSubscription, HOUR, START } from '../store/samples.ts';
import type { OpenStore } from './store.ts';

const DAY = 24 * HOUR;

export function oldRunCases(open: OpenStore): void {
  let store: Store;
  const subscription = aSubscription('s');
  beforeEach(async () => {
    store = await open();
    await store.putSubscription(subscription);
  });
  afterEach(() => store.close());

  /** An edition of the day with that number, brought to its end unless it is left open. */
  async function edition(day: number, end: 'sent' | 'expired' | 'open'): Promise<string> {
    const scheduledFor = START + day * DAY;
    const run = aRun(subscription, { id: `run ${day}`, scheduledFor, createdAt: scheduledFor });
    await store.recordRun(run, [aDelivery(subscription, run, { id: `delivery ${day}`, notBefore: 0 })], null);
    if (end === 'open') return run.id;
    const [claimed] = await store.claimDeliveries('me', subscription.platform, scheduledFor, 1);
    const settlement =
      end === 'sent' ? { state: end, messageId: 'm' } : ({ state: end, errorCode: 'window-over' } as const);
    await store.settle(claimed!.id, settlement, scheduledFor);
    return run.id;
  }

  it('forgets runs that ended before a moment, a few at a time, with what was tried of them', async () => {
    for (const day of [0, 1, 2, 3]) await edition(day, 'sent');
    expect(await store.forgetRuns(START + 3 * DAY, 2)).toBe(2);
    expect(await store.run('run 0')).toBeUndefined();
    expect(await store.attempts('delivery 0')).toEqual([]);
    expect(await store.forgetRuns(START + 3 * DAY, 2)).toBe(1);
    expect(await store.forgetRuns(START + 3 * DAY, 2)).toBe(0);
    expect(await store.run('run 3')).toBeDefined();
  });

  it('keeps the edition sent last, the newest one, and what is not over', async () => {
    await edition(0, 'sent');
    await edition(1, 'expired');
    await edition(2, 'expired');
    await edition(3, 'open');
    expect(await store.forgetRuns(START + 9 * DAY, 10)).toBe(2);
    expect(await store.run('run 0')).toBeDefined();
    expect((await store.lastRun('s'))?.run.id).toBe('run 3');
    expect((await store.subscription('s'))?.lastSentRunId).toBe('run 0');
  });

  it('forgets what a clock that ran ahead wrote down as missed, and nothing else of it', async () => {
    await edition(3, 'sent');
    for (const day of [1, 2]) {
      const slot = { id: `run ${day}`, scheduledFor: START + day * DAY, createdAt: START + (day === 1 ? 1 : 9) * DAY };
      await store.recordRun(aRun(subscription, { ...slot, state: 'missed' }), [], null);
    }
    await store.forgetMissedAfter(START + 2 * DAY);
    const states = await Promise.all([1, 2, 3].map(async (day) => (await store.run(`run ${day}`))?.state));
    expect(states).toEqual(['missed', undefined, 'sent']);
  });
}
