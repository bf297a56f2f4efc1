/** Recording an edition: whole, once, and only for a subscription that still wants it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery, Run, Settlement, Store } from '../../src/store/store.ts';
import { aDelivery, aRun, aSubscription, HOUR, START } from '../store/samples.ts';
import type { OpenStore } from './store.ts';

const DAY = 24 * HOUR;

export function runCases(open: OpenStore): void {
  let store: Store;
  const subscription = aSubscription('s');
  const nextRunAt = async () => (await store.subscription('s'))?.nextRunAt;
  const record = (run = aRun(subscription), next: number | null = START + DAY) =>
    store.recordRun(run, [aDelivery(subscription, run)], next);
  beforeEach(async () => {
    store = await open();
    await store.putSubscription(subscription);
  });
  afterEach(() => store.close());

  describe('recording a run', () => {
    it('keeps the run, its frozen bodies and the next date', async () => {
      const run = aRun(subscription, { windowFrom: START - DAY, briefIds: ['x', 'y'] });
      const deliveries = [0, 1].map((part) => aDelivery(subscription, run, { part, threadId: 'topic' }));
      expect(await store.recordRun(run, deliveries, START + DAY)).toBe(true);
      expect(await store.lastRun('s')).toEqual({ run, deliveries });
      expect(await store.run(run.id)).toEqual(run);
      expect(await nextRunAt()).toBe(START + DAY);
      expect(await store.run('nobody')).toBeUndefined();
      expect(await store.lastRun('nobody')).toBeUndefined();
    });

    it('records one run for a date, though its id be another', async () => {
      expect(await record()).toBe(true);
      const twin = aRun(subscription, { id: 'twin' });
      expect(await record(twin, null)).toBe(false);
      expect(await store.run('twin')).toBeUndefined();
      expect((await store.lastRun('s'))?.deliveries).toHaveLength(1);
    });

    it('moves a taken date on, so that it is not due for ever', async () => {
      await record(aRun(subscription), null);
      expect(await record()).toBe(false);
      expect(await nextRunAt()).toBe(START + DAY);
    });

    it('leaves a date that the owner moved meanwhile', async () => {
      await store.putSubscription({ ...subscription, nextRunAt: START + 2 * HOUR });
      await record();
      expect(await nextRunAt()).toBe(START + 2 * HOUR);
    });

    it('leaves the next date alone when told none', async () => {
      await record(aRun(subscription), null);
      expect(await nextRunAt()).toBe(START);
    });

    it('records all or nothing', async () => {
      const run = aRun(subscription);
      const twice = [aDelivery(subscription, run), aDelivery(subscription, run, { id: 'other' })];
      await expect(store.recordRun(run, twice, START + DAY)).rejects.toBeInstanceOf(Error);
      expect(await store.run(run.id)).toBeUndefined();
      expect(await nextRunAt()).toBe(START);
    });

    it('records nothing for a subscription that is gone or was paused meanwhile', async () => {
      await store.putSubscription({ ...subscription, state: 'paused' });
      expect(await record()).toBe(false);
      expect(await record(aRun(subscription, { trigger: 'manual' }))).toBe(true);
      await store.removeSubscription('s', START);
      expect(await record(aRun(subscription, { trigger: 'manual', scheduledFor: START + 1 }))).toBe(false);
    });

    it('supersedes an older run that is still unsent', async () => {
      const older = aRun(subscription);
      const newer = aRun(subscription, { scheduledFor: START + DAY });
      await record(older);
      expect(await record(newer, START + 2 * DAY)).toBe(true);
      expect(await store.run(older.id)).toMatchObject({ state: 'superseded', stateReason: newer.id });
      const claimed = await store.claimDeliveries('me', 'discord', START + DAY, 10);
      expect(claimed.map((delivery) => delivery.runId)).toEqual([newer.id]);
    });

    it('knows the open run, though a later slot has one that is over, and takes it from nobody while it is sent', async () => {
      const open = aRun(subscription);
      await record(open);
      await store.recordRun(aRun(subscription, { scheduledFor: START + 1, state: 'missed' }), [], null);
      await store.claimDeliveries('me', 'discord', START, 1);
      const sending = { run: { ...open, state: 'delivering' }, deliveries: [{ state: 'sending' }] };
      expect(await store.openRun('s')).toMatchObject(sending);
      const test = aRun(subscription, { scheduledFor: START + 2, trigger: 'manual' });
      expect(await record(test, null)).toBe(false);
      expect(await store.openRun('s')).toMatchObject(sending);
      expect(await store.openRun('nobody')).toBeUndefined();
    });

    it('tells what was sent by its schedule after a moment, the newest first', async () => {
      const send = async (at: number, changes: Partial<Run> = {}) => {
        const run = aRun(subscription, { scheduledFor: at, ...changes });
        await store.recordRun(run, [aDelivery(subscription, run)], null);
        const [claimed] = await store.claimDeliveries('me', 'discord', at, 1);
        await store.settle(claimed!.id, { state: 'sent', messageId: `m${at}` }, at);
        return run.id;
      };
      const [first, second] = [await send(START), await send(START + DAY)];
      await send(START + DAY + 1, { trigger: 'manual' });
      await record(aRun(subscription, { scheduledFor: START + 2 * DAY }), START + 3 * DAY);
      const ids = async (after: number, limit = 9) =>
        (await store.toldRuns('s', after, limit)).map(({ run }) => run.id);
      expect(await ids(START - 1)).toEqual([second, first]);
      expect(await ids(START)).toEqual([second]);
      expect(await ids(START - 1, 1)).toEqual([second]);
      expect(await store.toldRuns('nobody', 0, 9)).toEqual([]);
    });

    describe('of several parts tells', () => {
      const shown = [0, 1, 2].map((part) => [
        { brief: 'b', shown: { bottomLine: part === 0, keyPoints: [part], figures: [], changes: [] } },
      ]);
      const run = aRun(subscription);
      const parts = shown.map((each, part) => aDelivery(subscription, run, { part, shown: each }));
      /** Ends the part that is to be sent next. */
      const end = async (settlement: Settlement) => {
        const [claimed] = await store.claimDeliveries('me', 'discord', START, 1);
        await store.settle(claimed!.id, settlement, START);
      };
      const told = async () => (await store.toldRuns('s', 0, 9)).map(({ arrived }) => arrived ?? 'all');
      beforeEach(() => store.recordRun(run, parts, null));

      it('nothing before one arrived, then what arrived, and all where all did', async () => {
        expect(await told()).toEqual([]);
        for (const soFar of [shown[0], [...shown[0]!, ...shown[1]!], 'all']) {
          await end({ state: 'sent', messageId: 'm' });
          expect(await told()).toEqual([soFar]);
        }
      });

      it('what arrived where the next one failed', async () => {
        await end({ state: 'sent', messageId: 'm' });
        await end({ state: 'failed', errorCode: 'refused' });
        expect(await told()).toEqual([shown[0]]);
        expect((await store.run(run.id))?.state).toBe('partly_sent');
      });

      it('what may have arrived, unless somebody looked and it was not there', async () => {
        await end({ state: 'sent', messageId: 'm' });
        await end({ state: 'uncertain', errorCode: 'time-out' });
        const both = [...shown[0]!, ...shown[1]!];
        expect(await told()).toEqual([both]);
        const [doubtful] = await store.uncertainDeliveries('discord');
        await store.requeue(doubtful!.id, START, 'unproven');
        expect(await told()).toEqual([both]);
        await end({ state: 'failed', errorCode: 'refused' });
        expect(await told()).toEqual([both]);
      });

      it.each([
        ['goes again', false],
        ['is too old to go again', true],
      ])('not what was found missing and %s', async (_how, isOld) => {
        await end({ state: 'uncertain', errorCode: 'time-out' });
        const [{ id }] = (await store.uncertainDeliveries('discord')) as [Delivery];
        if (isOld) await store.settle(id, { state: 'expired', errorCode: 'window-over', absent: true }, START);
        else await store.requeue(id, START, 'over');
        expect(await told()).toEqual([]);
      });

      it('what may have arrived of one that another took the place of', async () => {
        await end({ state: 'uncertain', errorCode: 'time-out' });
        await record(aRun(subscription, { scheduledFor: START + DAY }), START + 2 * DAY);
        expect(await told()).toEqual([shown[0]]);
      });
    });

    it('does not touch an open run when it writes down a missed one', async () => {
      const open = aRun(subscription);
      await record(open);
      await store.recordRun(aRun(subscription, { scheduledFor: START + 1, state: 'missed' }), [], null);
      expect((await store.run(open.id))?.state).toBe('rendered');
    });

    it('ends a superseded try by its own answer, and never asks for it again', async () => {
      const older = aRun(subscription);
      await record(older);
      const [claimed] = await store.claimDeliveries('me', 'discord', START, 1);
      await record(aRun(subscription, { scheduledFor: START + DAY }), START + 2 * DAY);
      await store.settle(claimed!.id, { state: 'retry_wait', notBefore: START, errorCode: 'refused' }, START);
      const left = await store.claimDeliveries('me', 'discord', START + DAY, 10);
      expect(left.map((delivery) => delivery.runId)).not.toContain(older.id);
      expect((await store.run(older.id))?.state).toBe('superseded');
    });
  });
}
