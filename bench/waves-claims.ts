/** What a claim costs with so many digests in the queue, by the clock of this machine. */
import { openStore } from '../src/store/open-store.ts';
import { aDelivery, aRun, aSubscription, HOUR, START } from '../test/store/samples.ts';

const ROUNDS = 200;

export interface ClaimTime {
  queued: number;
  /** Median milliseconds of claiming ten and settling them. */
  tenMs: number;
  /** Median milliseconds of asking in vain. */
  vainMs: number;
}

export async function claimTimes(queues: readonly number[]): Promise<ClaimTime[]> {
  const times: ClaimTime[] = [];
  for (const queued of queues) {
    const store = await openStore(':memory:');
    for (let index = 0; index < queued; index += 1) {
      const subscription = aSubscription(`s${index}`);
      const run = aRun(subscription);
      await store.putSubscription(subscription);
      await store.recordRun(run, [aDelivery(subscription, run)], START + HOUR);
    }
    const ten = await median(
      async () => {
        for (const { id } of await store.claimDeliveries('me', 'discord', START, 10)) {
          await store.settle(id, { state: 'sent', messageId: 'm' }, START);
        }
      },
      Math.min(ROUNDS, queued / 20),
    );
    const vain = await median(() => store.claimDeliveries('me', 'discord', START - HOUR, 10), ROUNDS);
    await store.close();
    times.push({ queued, tenMs: ten, vainMs: vain });
  }
  return times;
}

async function median(work: () => Promise<unknown>, rounds: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return Math.round(100 * times.sort((a, b) => a - b)[times.length >> 1]!) / 100;
}
