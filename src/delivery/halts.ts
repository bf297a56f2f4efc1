/**
 * Digests that their destination refused: which edition tries it again, and who is told.
 * When it is tried again the store keeps; see `store/halting.ts`.
 */
import { reasonOf } from '../errors.ts';
import type { Message } from '../messages/message.ts';
import type { Sender } from '../messages/sender.ts';
import type { Store, Subscription } from '../store/store.ts';
import { asSendError, backoffMs } from './answers.ts';
import { idempotencyKeyOf } from './identity.ts';
import { TIMERS, type Timers } from '../pace/timers.ts';
import { withDeadline } from './within.ts';

const TIMEOUT_MS = 15_000;
/** A platform minds a bot that writes to many people at once. */
const NOTICES_A_TICK = 5;

/** What is said to the owner of a halted digest, in the digest's language. */
export type HaltNotice = (subscription: Subscription) => Message;

export interface HaltsParts {
  store: Store;
  /** UTC epoch milliseconds. */
  clock(): number;
  tell(event: string, fields?: object): void;
  /** Without it nobody is told. */
  haltNotice?: HaltNotice;
  sendTimeoutMs?: number;
  timers?: Timers;
}

export interface Halts {
  /** Tells a platform's owners of halted digests, a few at a time, each once. Never rejects. */
  tellOwners(sender: Sender): Promise<void>;
}

/** The moment for which a halted digest is tried when none of its slots is young enough: now, where it is due to be tried. */
export function slotOfRetry({ state, halt }: Subscription, now: number): number | undefined {
  return state === 'suspended' && halt?.retryAt !== undefined && halt.retryAt <= now ? now : undefined;
}

export function createHalts(parts: HaltsParts): Halts {
  const { store, tell, timers = TIMERS } = parts;
  /** By platform: no notice before this moment of the steady clock, which nobody sets. */
  const quietUntil = new Map<string, number>();
  const telling = new Set<string>();

  async function tellOwners(sender: Sender): Promise<void> {
    for (const subscription of await store.haltsToTell(sender.platform, NOTICES_A_TICK)) {
      // Written down before it is said: whoever dies in between has told nobody, and nobody is told twice.
      if (!(await store.noteTold(subscription.id, true))) continue;
      const waitMs = await toldOrWait(parts, sender, subscription);
      if (waitMs === undefined) continue;
      await store.noteTold(subscription.id, false);
      quietUntil.set(sender.platform, timers.steady() + waitMs);
      return;
    }
  }

  return {
    tellOwners: async (sender) => {
      const { platform } = sender;
      if (!parts.haltNotice || telling.has(platform) || (quietUntil.get(platform) ?? -Infinity) > timers.steady())
        return;
      telling.add(platform);
      try {
        await tellOwners(sender);
      } catch (error) {
        tell('owners not told', { platform, reason: reasonOf(error) });
      } finally {
        telling.delete(platform);
      }
    },
  };
}

/** Says it once; answers how long to wait when it certainly reached nobody and may be said later. */
async function toldOrWait(parts: HaltsParts, sender: Sender, subscription: Subscription): Promise<number | undefined> {
  const { id, tenantId, createdBy, halt } = subscription;
  const keyOf = (part: number) => idempotencyKeyOf(`halt\n${id}\n${halt?.since}\n${part}`);
  const payloads = sender.render(parts.haltNotice!(subscription), { silent: false, keyOf });
  for (const [part, payload] of payloads.entries()) {
    const answered = await sender.pace.turn();
    try {
      const to = { tenantId, destinationId: createdBy, person: true } as const;
      const sending = (signal: AbortSignal) => sender.send(to, payload, keyOf(part), signal);
      // No answer may be a notice that arrived: it counts as told.
      await withDeadline(sending, parts.sendTimeoutMs ?? TIMEOUT_MS, parts.timers);
    } catch (error) {
      const { outcome, code, retryAfterMs } = asSendError(error);
      parts.tell('owner not told', { subscription: id, outcome, code });
      const isLater = part === 0 && (outcome === 'not-sent' || outcome === 'rate-limited');
      return isLater ? Math.max(backoffMs(Infinity), retryAfterMs ?? 0) : undefined;
    } finally {
      answered();
    }
  }
  return undefined;
}
