/** Briefs, settings, and subscriptions without their runs. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { aBrief, aDelivery, aRun, aSubscription, START } from '../store/samples.ts';
import type { OpenStore } from './store.ts';

export function placeCases(open: OpenStore): void {
  let store: Store;
  beforeEach(async () => void (store = await open()));
  afterEach(() => store.close());

  describe('briefs', () => {
    it('keeps a brief without the texts of its sources', async () => {
      const brief = aBrief('b', { withheld: 2 });
      const kept = { ...brief, sources: [{ id: 'a', title: 'A', dateCertainty: 'stated', language: 'en' }] };
      expect(await store.putBrief(brief)).toEqual(kept);
      expect(await store.brief('b')).toEqual(kept);
      expect(await store.brief('nobody')).toBeUndefined();
    });

    it('answers the brief that was there first', async () => {
      await store.putBrief(aBrief('b', { withheld: 2 }));
      expect((await store.putBrief(aBrief('b', { withheld: 5 }))).withheld).toBe(2);
    });
  });

  it('keeps the last value of a setting, by platform, place and name', async () => {
    await store.putSetting('discord', 'guild', 'language', 'en');
    await store.putSetting('discord', 'guild', 'language', 'hi');
    await store.putSetting('telegram', 'guild', 'language', 'en');
    expect(await store.setting('discord', 'guild', 'language')).toBe('hi');
    expect(await store.setting('discord', 'guild', 'colour')).toBeUndefined();
    expect(await store.setting('discord', 'other', 'language')).toBeUndefined();
  });

  describe('subscriptions', () => {
    it('gives back what was put', async () => {
      const full = aSubscription('s', { threadId: 't', stateReason: 'r', silent: true, onUncertain: 'skip' });
      await store.putSubscription(full);
      await store.putSubscription(aSubscription('bare'));
      expect(await store.subscription('s')).toEqual(full);
      expect(await store.subscription('bare')).toEqual(aSubscription('bare'));
      expect(await store.subscription('nobody')).toBeUndefined();
    });

    it('replaces on a second put and counts the version up', async () => {
      await store.putSubscription(aSubscription('s'));
      await store.putSubscription(aSubscription('s', { localTime: '20:30', weekdays: [1], threadId: undefined }));
      const changed = { localTime: '20:30', weekdays: [1], version: 2 };
      expect(await store.subscription('s')).toMatchObject(changed);
    });

    it('keeps the last sent run when an older copy is put back', async () => {
      const subscription = aSubscription('s');
      const run = aRun(subscription);
      await store.putSubscription(subscription);
      await store.recordRun(run, [aDelivery(subscription, run)], START + 1);
      const [claimed] = await store.claimDeliveries('me', 'discord', START, 1);
      await store.settle(claimed!.id, { state: 'sent', messageId: 'm' }, START);
      await store.putSubscription({ ...subscription, state: 'paused' });
      expect(await store.subscription('s')).toMatchObject({ state: 'paused', lastSentRunId: run.id });
    });

    it('lists those of a place, or of one destination in it', async () => {
      await store.putSubscription(aSubscription('a', { createdAt: 2 }));
      await store.putSubscription(aSubscription('b', { createdAt: 1 }));
      await store.putSubscription(aSubscription('c', { tenantId: 'elsewhere' }));
      await store.putSubscription(aSubscription('d', { platform: 'telegram' }));
      const ids = async (destination?: string) =>
        (await store.subscriptionsOf('discord', 'guild', destination)).map((subscription) => subscription.id);
      expect(await ids()).toEqual(['b', 'a']);
      expect(await ids('channel of a')).toEqual(['a']);
    });

    it('names the due and active ones, longest due first', async () => {
      await store.putSubscription(aSubscription('on time', { nextRunAt: START }));
      await store.putSubscription(aSubscription('overdue', { nextRunAt: START - 5 }));
      await store.putSubscription(aSubscription('later', { nextRunAt: START + 1 }));
      for (const state of ['paused', 'suspended', 'disabled'] as const) {
        await store.putSubscription(aSubscription(state, { state }));
      }
      const ids = async (limit: number) => (await store.dueSubscriptions(START, limit)).map(({ id }) => id);
      expect(await ids(10)).toEqual(['overdue', 'on time']);
      expect(await ids(1)).toEqual(['overdue']);
    });

    it('lets platforms take turns among the due', async () => {
      for (const id of ['a', 'b', 'c']) await store.putSubscription(aSubscription(id, { nextRunAt: START - 9 }));
      await store.putSubscription(aSubscription('other', { nextRunAt: START, platform: 'telegram' }));
      expect((await store.dueSubscriptions(START, 2)).map(({ id }) => id).sort()).toEqual(['a', 'other']);
    });

    it('forgets a removed one and cancels its queue', async () => {
      const subscription = aSubscription('s');
      const run = aRun(subscription);
      await store.putSubscription(subscription);
      await store.recordRun(run, [aDelivery(subscription, run)], null);
      await store.removeSubscription('s', START);
      expect(await store.subscription('s')).toBeUndefined();
      expect(await store.subscriptionsOf('discord', 'guild')).toEqual([]);
      expect(await store.dueSubscriptions(START, 10)).toEqual([]);
      expect(await store.claimDeliveries('me', 'discord', START, 10)).toEqual([]);
      const last = await store.lastRun('s');
      expect(last?.run).toMatchObject({ state: 'failed', stateReason: 'removed', finishedAt: START });
      expect(last?.deliveries[0]).toMatchObject({ state: 'cancelled', settledAt: START });
    });
  });
}
