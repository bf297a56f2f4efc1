/** Writes down how tries ended, and keeps what the store cannot take now: a send that happened must not be forgotten. */
import { reasonOf, SaarError } from '../errors.ts';
import type { Delivery, Settlement, Store } from '../store/store.ts';
import { resolveDoubt, type Doubt } from './doubt.ts';
import type { OnEvent } from './events.ts';

export interface SettlingParts {
  store: Store;
  /** UTC epoch milliseconds. */
  clock(): number;
  /** Says what happened, in plain words, with the fields that belong to it. */
  tell(event: string, fields?: object): void;
  onUncertain?(delivery: Delivery, doubt: Doubt): void;
  /** For those who count. */
  onEvent?: OnEvent;
}

export interface Settling {
  /** Writes a settlement; answers false when it could not and was kept. */
  settle(deliveryId: string, settlement: Settlement): Promise<boolean>;
  /** Writes what was kept. */
  settleKept(): Promise<void>;
  /** Decides about a delivery in doubt; answers whether it is queued again for `notBefore`. Never rejects. */
  settleDoubt(delivery: Delivery, notBefore: number): Promise<boolean>;
}

export function createSettling(parts: SettlingParts): Settling {
  const kept = new Map<string, Settlement>();

  async function settle(deliveryId: string, settlement: Settlement): Promise<boolean> {
    try {
      await parts.store.settle(deliveryId, settlement, parts.clock());
      return true;
    } catch (error) {
      parts.tell('settlement not written', { delivery: deliveryId, reason: reasonOf(error) });
      // One that the states forbid will never be taken: the delivery has been settled otherwise.
      if (!(error instanceof SaarError && error.code === 'store.transition')) kept.set(deliveryId, settlement);
      return false;
    }
  }

  async function settleKept(): Promise<void> {
    const waiting = [...kept];
    kept.clear();
    for (const [deliveryId, settlement] of waiting) await settle(deliveryId, settlement);
  }

  async function settleDoubtOrTell(delivery: Delivery, notBefore: number): Promise<boolean> {
    try {
      return await settleDoubt(parts, delivery, notBefore);
    } catch (error) {
      // It stays in doubt, and the next tick decides about it.
      parts.tell('doubt not settled', { delivery: delivery.id, reason: reasonOf(error) });
      return false;
    }
  }

  return { settle, settleKept, settleDoubt: settleDoubtOrTell };
}

async function settleDoubt(parts: SettlingParts, delivery: Delivery, notBefore: number): Promise<boolean> {
  const { store, clock } = parts;
  const run = await store.run(delivery.runId);
  const subscription = run && (await store.subscription(run.subscriptionId));
  const doubt = resolveDoubt(delivery, subscription?.onUncertain, clock());
  parts.onUncertain?.(delivery, doubt);
  parts.onEvent?.({ kind: 'doubt', delivery, doubt });
  if (doubt === 'skip') await store.settle(delivery.id, { state: 'failed', errorCode: 'uncertain' }, clock());
  else await store.requeue(delivery.id, notBefore);
  return doubt !== 'skip';
}
