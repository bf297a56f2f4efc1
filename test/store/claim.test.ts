/** Which deliveries are claimed, held against a plain reading of the rule: the walk along the index must not change it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Delivery, Store } from '../../src/store/store.ts';
import { aDelivery, aRun, aSubscription, HOUR, START } from './samples.ts';

interface Waiting {
  destination: number;
  notBefore: number;
  parts: number;
}

const waiting = fc.record({
  destination: fc.nat(9),
  notBefore: fc.integer({ min: -5, max: 2 }),
  parts: fc.integer({ min: 1, max: 2 }),
});

async function fill(store: Store, queue: readonly Waiting[]): Promise<Delivery[]> {
  const all: Delivery[] = [];
  for (const [index, { destination, notBefore, parts }] of queue.entries()) {
    const subscription = aSubscription(`s${index}`, { destinationId: `c${destination}` });
    const run = aRun(subscription);
    const fields = { notBefore: START + notBefore, createdAt: START - (index % 3) };
    const deliveries = Array.from({ length: parts }, (_, part) => aDelivery(subscription, run, { part, ...fields }));
    await store.putSubscription(subscription);
    await store.recordRun(run, deliveries, START + HOUR);
    all.push(...deliveries);
  }
  return all;
}

const byAge = (a: Delivery, b: Delivery) =>
  a.notBefore - b.notBefore || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);

it('gives first parts that are due, one a destination, longest waiting first', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(waiting, { maxLength: 90 }), fc.integer({ min: 1, max: 12 }), async (queue, limit) => {
      const store = await openStore(':memory:');
      const all = await fill(store, queue);
      const seen = new Set<string>();
      const expected = all
        .filter(({ part, notBefore }) => part === 0 && notBefore <= START)
        .sort(byAge)
        .filter(({ destinationId }) => !seen.has(destinationId) && seen.add(destinationId))
        .slice(0, limit);
      const claimed = await store.claimDeliveries('me', 'discord', START, limit);
      await store.close();
      expect(claimed.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    }),
    { numRuns: 15 },
  );
});

it('leaves a destination that took nothing in peace until its next try, all others not', async () => {
  const store = await openStore(':memory:');
  await fill(store, [
    { destination: 1, notBefore: -3, parts: 1 },
    { destination: 1, notBefore: -2, parts: 1 },
    { destination: 2, notBefore: -1, parts: 1 },
  ]);
  const claim = (now: number) => store.claimDeliveries('me', 'discord', now, 1);
  const [first] = await claim(START);
  await store.settle(first!.id, { state: 'retry_wait', notBefore: START + 9, errorCode: 'refused' }, START);
  expect(await claim(START)).toMatchObject([{ destinationId: 'c2' }]);
  expect(await claim(START + 8)).toEqual([]);
  const [again] = await claim(START + 9);
  expect(again!.destinationId).toBe(first!.destinationId);
  await store.settle(again!.id, { state: 'uncertain', errorCode: 'time-out' }, START + 9);
  expect(await claim(START + 9)).toEqual([]);
  await store.requeue(again!.id, START + 20, 'kept');
  expect(await claim(START + 19)).toEqual([]);
  expect(await claim(START + 20)).toMatchObject([{ id: again!.id }]);
  await store.close();
});
