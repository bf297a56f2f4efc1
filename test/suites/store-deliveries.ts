/** The outbox: claims, settlements, and what a crash leaves. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery, Run, Settlement, Store, Subscription } from '../../src/store/store.ts';
import { aDelivery, aRun, aSubscription, HOUR, START } from '../store/samples.ts';
import type { OpenStore } from './store.ts';

export function deliveryCases(open: OpenStore): void {
  let store: Store;
  beforeEach(async () => void (store = await open()));
  afterEach(() => store.close());

  async function edition(subscription: Subscription, parts = 1, changes: Partial<Run> = {}): Promise<Run> {
    const run = aRun(subscription, changes);
    await store.putSubscription(subscription);
    const deliveries = Array.from({ length: parts }, (_, part) => aDelivery(subscription, run, { part }));
    expect(await store.recordRun(run, deliveries, run.scheduledFor + 24 * HOUR)).toBe(true);
    return run;
  }
  const claim = (now = START, limit = 10, owner = 'me', platform = 'discord') =>
    store.claimDeliveries(owner, platform, now, limit);
  const settle = (delivery: Delivery, settlement: Settlement) => store.settle(delivery.id, settlement, START);
  const sent: Settlement = { state: 'sent', messageId: 'm-1' };

  describe('claiming', () => {
    it('marks what it gives as being sent, once', async () => {
      const run = await edition(aSubscription('a'));
      const claimed = await claim();
      const marks = { state: 'sending', leaseOwner: 'me', sendStartedAt: START, attempts: 1 };
      expect(claimed).toMatchObject([{ runId: run.id, ...marks }]);
      expect((await store.lastRun('a'))?.deliveries).toEqual(claimed);
      expect((await store.run(run.id))?.state).toBe('delivering');
      expect(await claim()).toEqual([]);
    });

    it('gives one a destination, whatever wants to go there', async () => {
      await edition(aSubscription('a', { destinationId: 'same' }));
      await edition(aSubscription('b', { destinationId: 'same' }), 1, { createdAt: START - 1 });
      await edition(aSubscription('c'));
      const first = await claim();
      expect(first.map((delivery) => delivery.runId).sort()).toEqual([`run b ${START}`, `run c ${START}`]);
      expect(await claim()).toEqual([]);
      await settle(
        first.find((delivery) => delivery.destinationId === 'same')!,
        sent,
      );
      expect((await claim()).map((delivery) => delivery.runId)).toEqual([`run a ${START}`]);
    });

    it('gives a later part only after the earlier ones', async () => {
      await edition(aSubscription('a'), 3);
      const parts: number[] = [];
      for (let turn = 0; turn < 3; turn += 1) {
        const claimed = await claim();
        parts.push(...claimed.map((delivery) => delivery.part));
        await settle(claimed[0]!, sent);
      }
      expect(parts).toEqual([0, 1, 2]);
    });

    it('holds a later part back while an earlier one waits', async () => {
      await edition(aSubscription('a'), 2);
      await settle((await claim())[0]!, { state: 'retry_wait', notBefore: START + 9, errorCode: 'refused' });
      expect(await claim(START + 8)).toEqual([]);
      expect((await claim(START + 9)).map((delivery) => delivery.part)).toEqual([0]);
    });

    it('keeps to platform, time and limit', async () => {
      for (const id of ['a', 'b', 'c']) await edition(aSubscription(id));
      expect(await claim(START - 1)).toEqual([]);
      expect(await claim(START, 10, 'me', 'telegram')).toEqual([]);
      expect(await claim(START, 2)).toHaveLength(2);
    });

    it('shares the queue between two who claim at once, without an overlap', async () => {
      for (let number = 0; number < 20; number += 1) await edition(aSubscription(`s${number}`));
      const [mine, yours] = await Promise.all([claim(START, 12, 'me'), claim(START, 12, 'you')]);
      const ids = [...mine!, ...yours!].map((delivery) => delivery.id);
      expect(new Set(ids).size).toBe(20);
      expect(ids).toHaveLength(20);
    });
  });

  describe('settling', () => {
    it('ends the run with its last part and remembers it as the last sent one', async () => {
      const run = await edition(aSubscription('a'), 2);
      await settle((await claim())[0]!, sent);
      expect((await store.run(run.id))?.state).toBe('delivering');
      expect((await store.subscription('a'))?.lastSentRunId).toBeUndefined();
      await settle((await claim())[0]!, sent);
      expect(await store.run(run.id)).toMatchObject({ state: 'sent', finishedAt: START });
      expect((await store.subscription('a'))?.lastSentRunId).toBe(run.id);
      const settled = { state: 'sent', platformMessageId: 'm-1', settledAt: START };
      expect((await store.lastRun('a'))?.deliveries).toMatchObject([settled, settled]);
    });

    it('cancels the parts after a failed one', async () => {
      const run = await edition(aSubscription('a'), 3);
      await settle((await claim())[0]!, sent);
      await settle((await claim())[0]!, { state: 'failed', errorCode: 'malformed' });
      expect((await store.lastRun('a'))?.deliveries.map(({ state }) => state)).toEqual(['sent', 'failed', 'cancelled']);
      expect(await store.run(run.id)).toMatchObject({ state: 'partly_sent', stateReason: 'malformed' });
      expect((await store.subscription('a'))?.lastSentRunId).toBeUndefined();
    });

    it.each(['failed', 'expired'] as const)('a run whose only part is %s is so too', async (state) => {
      const run = await edition(aSubscription('a'));
      await settle((await claim())[0]!, { state, errorCode: 'why' });
      expect(await store.run(run.id)).toMatchObject({ state, stateReason: 'why' });
      expect((await store.subscription('a'))?.state).toBe('active');
    });

    it.each(['suspended', 'disabled'] as const)('can leave the subscription %s', async (subscription) => {
      await edition(aSubscription('a'));
      await settle((await claim())[0]!, { state: 'failed', errorCode: '50013', subscription });
      expect(await store.subscription('a')).toMatchObject({ state: subscription, stateReason: '50013' });
    });

    it('keeps body, key and the count of tries over a retry', async () => {
      await edition(aSubscription('a'));
      const [first] = await claim();
      await settle(first!, { state: 'retry_wait', notBefore: START, errorCode: '429' });
      const [second] = await claim();
      const { body, idempotencyKey } = first!;
      expect(second).toMatchObject({ id: first!.id, body, idempotencyKey, attempts: 2, lastErrorCode: '429' });
    });

    it('follows a chat to its new id', async () => {
      const group = { tenantId: 'old', destinationId: 'old' };
      await edition(aSubscription('a', group), 2);
      await edition(aSubscription('b', group));
      const [first] = await claim();
      const moved: Settlement = { state: 'retry_wait', notBefore: START, errorCode: 'moved', movedTo: 'new' };
      await settle(first!, moved);
      expect(await store.subscriptionsOf('discord', 'old')).toEqual([]);
      expect(await store.subscriptionsOf('discord', 'new', 'new')).toHaveLength(2);
      expect(await claim()).toMatchObject([{ tenantId: 'new', destinationId: 'new' }]);
    });

    it('refuses to settle what is over', async () => {
      await edition(aSubscription('a'));
      const [claimed] = await claim();
      await settle(claimed!, sent);
      await expect(settle(claimed!, { state: 'failed', errorCode: 'x' })).rejects.toMatchObject({
        code: 'store.transition',
      });
    });

    it('lets a try end that was under way when its subscription was removed', async () => {
      const run = await edition(aSubscription('a'), 2);
      const [claimed] = await claim();
      await store.removeSubscription('a', START);
      await settle(claimed!, { state: 'retry_wait', notBefore: START, errorCode: 'refused' });
      expect(await claim(START + HOUR)).toEqual([]);
      expect(await store.run(run.id)).toMatchObject({ state: 'failed' });
    });
  });

  describe('after a crash', () => {
    it('what others were sending is uncertain, what this process sends is not', async () => {
      await edition(aSubscription('a'));
      await claim(START, 10, 'the dead');
      await edition(aSubscription('b'));
      await claim(START, 10, 'me');
      const swept = await store.sweepSending('me', START + 50);
      const marks = { state: 'uncertain', uncertainSince: START, lastErrorCode: 'interrupted' };
      expect(swept).toMatchObject([{ runId: `run a ${START}`, ...marks }]);
      expect(await store.uncertainDeliveries('discord')).toEqual(swept);
      expect(await store.uncertainDeliveries('telegram')).toEqual([]);
      expect(await store.sweepSending('me', START + 50)).toEqual([]);
    });

    it('an uncertain one can be sent again, and stays as old as its first doubt', async () => {
      await edition(aSubscription('a'));
      await settle((await claim())[0]!, { state: 'uncertain', errorCode: 'time-out' });
      const [doubtful] = await store.uncertainDeliveries('discord');
      await store.requeue(doubtful!.id, START + 5, 'kept');
      expect(await claim(START + 4)).toEqual([]);
      const [again] = await claim(START + 5);
      expect(again).toMatchObject({ idempotencyKey: doubtful!.idempotencyKey, body: doubtful!.body, attempts: 2 });
      await settle(again!, { state: 'uncertain', errorCode: 'time-out' });
      expect((await store.uncertainDeliveries('discord'))[0]?.uncertainSince).toBe(START);
    });

    it('an uncertain one can be given up', async () => {
      const run = await edition(aSubscription('a'));
      const [claimed] = await claim();
      await settle(claimed!, { state: 'uncertain', errorCode: 'time-out' });
      await settle(claimed!, { state: 'failed', errorCode: 'uncertain' });
      expect((await store.run(run.id))?.state).toBe('failed');
    });

    it('what is queued or sent is not put back', async () => {
      await edition(aSubscription('a'));
      const [claimed] = await claim();
      const refusal = { code: 'store.transition' };
      await expect(store.requeue(claimed!.id, START, 'kept')).rejects.toMatchObject(refusal);
      await settle(claimed!, sent);
      await expect(store.requeue(claimed!.id, START, 'kept')).rejects.toMatchObject(refusal);
    });
  });
}
