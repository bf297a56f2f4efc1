/** Going through all digests, moving their next dates, and counting how they stand. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { aDelivery, aRun, aSubscription, HOUR, START } from '../store/samples.ts';
import type { OpenStore } from './store.ts';

export function scheduleCases(open: OpenStore): void {
  let store: Store;
  beforeEach(async () => void (store = await open()));
  afterEach(() => store.close());

  describe('going through all digests', () => {
    it('gives those that are to come page by page, suspended ones too', async () => {
      for (const id of ['b', 'a']) await store.putSubscription(aSubscription(id));
      await store.putSubscription(aSubscription('c', { state: 'suspended' }));
      await store.putSubscription(aSubscription('p', { state: 'paused' }));
      await store.putSubscription(aSubscription('r'));
      await store.removeSubscription('r', START);
      const first = await store.activeSubscriptions('', 2);
      expect(first.map(({ id }) => id)).toEqual(['a', 'b']);
      expect((await store.activeSubscriptions('b', 2)).map(({ id }) => id)).toEqual(['c']);
      expect(await store.activeSubscriptions('c', 2)).toEqual([]);
      expect((await store.subscriptionsAfter('b', 9)).map(({ id }) => id)).toEqual(['c', 'p']);
    });

    it('moves what waits with the clock, and its end only where it was recorded after a moment, if one is named', async () => {
      const [a, b] = [aSubscription('a'), aSubscription('b')];
      for (const each of [a, b]) await store.putSubscription(each);
      const [early, late] = [aRun(a), aRun(b, { createdAt: START + HOUR })];
      await store.recordRun(early, [aDelivery(a, early)], null);
      await store.recordRun(late, [aDelivery(b, late)], null);
      await store.moveQueue(-HOUR, START);
      const waiting = await Promise.all(['a', 'b'].map(async (id) => (await store.lastRun(id))!.deliveries[0]!));
      expect(waiting.map(({ notBefore }) => notBefore)).toEqual([START - HOUR, START]);
      expect(waiting.map(({ expiresAt }) => expiresAt)).toEqual([START + 6 * HOUR, START + 6 * HOUR]);
      await store.moveQueue(HOUR);
      expect((await store.lastRun('a'))!.deliveries[0]).toMatchObject({
        notBefore: START,
        expiresAt: START + 7 * HOUR,
      });
    });

    it('forgets all that were removed, though they be more than are forgotten in one go', async () => {
      for (let n = 0; n < 45; n += 1) {
        await store.putSubscription(aSubscription(`s${n}`));
        await store.removeSubscription(`s${n}`, START);
      }
      expect(await store.forgetHalted(START - 1)).toBe(0);
      expect(await store.forgetHalted(START)).toBe(45);
    });

    it('moves a next date only from where it was seen, and leaves all else', async () => {
      await store.putSubscription(aSubscription('s'));
      expect(await store.reschedule('s', START - 1, START + HOUR)).toBe(false);
      expect(await store.reschedule('s', START, START + HOUR)).toBe(true);
      expect(await store.reschedule('nobody', START, START)).toBe(false);
      expect(await store.subscription('s')).toEqual(aSubscription('s', { nextRunAt: START + HOUR }));
    });
  });

  describe('how digests stand', () => {
    const digests = { active: 0, paused: 0, suspended: 0, disabled: 0 };

    it('is nothing without any', async () => expect(await store.standing(START)).toEqual([]));

    it('counts digests and messages by platform, and says since when the first could be sent', async () => {
      const [a, b] = [aSubscription('a'), aSubscription('b')];
      for (const each of [a, b, aSubscription('c', { state: 'suspended', platform: 'telegram' })])
        await store.putSubscription(each);
      const [first, second] = [a, b].map((each) => aRun(each));
      await store.recordRun(
        first!,
        [0, 1].map((part) => aDelivery(a, first!, { part })),
        START + HOUR,
      );
      await store.recordRun(second!, [aDelivery(b, second!, { notBefore: START + 10 })], START + HOUR);
      const telegram = { platform: 'telegram', queued: 0, uncertain: 0, digests: { ...digests, suspended: 1 } };
      const discord = { platform: 'discord', uncertain: 0, digests: { ...digests, active: 2 } };
      expect(await store.standing(START)).toEqual([{ ...discord, queued: 3, ripeSince: START }, telegram]);
      await store.claimDeliveries('me', 'discord', START, 1);
      // The second part waits for the first: it could not be sent.
      expect((await store.standing(START))[0]).toEqual({ ...discord, queued: 3 });
      expect((await store.standing(START + 20))[0]).toEqual({ ...discord, queued: 3, ripeSince: START + 10 });
      expect((await store.standing(START + 7 * HOUR))[0]).toEqual({ ...discord, queued: 3 });
      await store.sweepSending('another', START);
      expect((await store.standing(START))[0]).toEqual({ ...discord, queued: 2, uncertain: 1 });
    });
  });
}
