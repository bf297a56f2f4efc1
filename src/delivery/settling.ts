/** Writes down how tries ended, and keeps what the store cannot take now: a send that happened must not be forgotten. */
import { reasonOf, SaarError } from '../errors.ts';
import type { Delivery, Settlement, Store } from '../store/store.ts';
import type { Doubt } from './doubt.ts';
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

  return { settle, settleKept };
}
