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
    await store.putSettings('discord', 'guild', { language: 'en' });
    await store.putSettings('discord', 'guild', { language: 'hi', colour: 'red' });
    await store.putSettings('discord', 'guild', { colour: undefined, none: undefined });
    await store.putSettings('discord', 'guild', {});
    await store.putSettings('telegram', 'guild', { language: 'en' });
    expect(await store.setting('discord', 'guild', 'language')).toBe('hi');
    expect(await store.setting('discord', 'guild', 'colour')).toBeUndefined();
    expect(await store.setting('discord', 'other', 'language')).toBeUndefined();
  });

  describe('a place that got a new id', () => {
    const group = { platform: 'telegram', tenantId: '-1', destinationId: '-1' };
    const values = async (placeId: string) => store.setting('telegram', placeId, 'language');

    it('keeps its digests, what waits to be sent, and its settings, threads and all', async () => {
      const subscription = aSubscription('s', { ...group, threadId: '7' });
      const run = aRun(subscription);
      await store.putSubscription(subscription);
      await store.putSubscription(aSubscription('same id elsewhere', { tenantId: '-1', destinationId: '-1' }));
      await store.recordRun(run, [aDelivery(subscription, run)], null);
      for (const place of ['-1', '-1/7', '-12']) await store.putSettings('telegram', place, { language: place });
      for (let times = 0; times < 2; times++) {
        await store.movePlace('telegram', '-1', '-100');
        expect(await store.subscription('s')).toMatchObject({ tenantId: '-100', destinationId: '-100', threadId: '7' });
        expect(await store.subscriptionsOf('discord', '-1')).toHaveLength(1);
        expect(await Promise.all(['-100', '-100/7', '-12', '-1', '-1/7'].map(values))).toEqual([
          '-1',
          '-1/7',
          '-12',
          undefined,
          undefined,
        ]);
      }
      const moved = { tenantId: '-100', destinationId: '-100' };
      expect(await store.claimDeliveries('me', 'telegram', START, 9)).toMatchObject([moved]);
    });

    it('may share it with another, whose settings stay', async () => {
      for (const id of ['-1', '-2']) {
        await store.putSubscription(aSubscription(id, { ...group, tenantId: id, destinationId: id }));
        await store.putSettings('telegram', id, { language: id, [id]: 'own' });
      }
      await store.movePlace('telegram', '-1', '-100');
      await store.movePlace('telegram', '-2', '-100');
      expect(await store.subscriptionsOf('telegram', '-100', '-100')).toHaveLength(2);
      expect(await values('-100')).toBe('-1');
      expect(await store.setting('telegram', '-100', '-2')).toBe('own');
      expect(await values('-2')).toBeUndefined();
    });

    it('may be nobody’s, or the same', async () => {
      await store.putSettings('telegram', '-1', { language: 'hi' });
      await store.movePlace('telegram', '-1', '-1');
      await store.movePlace('telegram', '-9', '-100');
      expect(await values('-1')).toBe('hi');
    });
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
