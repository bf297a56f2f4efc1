/** What becomes of a delivery of which nobody knows whether it arrived. Pure. */
import type { Destination, Found, Sender } from '../messages/sender.ts';
import type { Delivery, Subscription } from '../store/store.ts';

/** How long a platform knows a key again and shows the message once; one that is not named has no such keys. */
const KEY_LIFETIME_MS: Readonly<Record<string, number>> = { discord: 60_000 };

/**
 * So long after each doubt a message is sent again that may stand there already, in milliseconds, and no more often than that. The
 * first time at once: one kill, one lost answer. Then ever later: what a crash loop interrupts again and again, always first in line,
 * gets out of its way, and a platform that fails for a while has time to come back.
 */
const UNPROVEN_AFTER_MS = [0, 15_000, 60_000, 5 * 60_000, 15 * 60_000] as const;

/**
 * `resend-with-key`: the platform still knows the key, a second message is impossible. `shown`: it stands there.
 * `resend-absent`: it does not, and goes again. `resend-unproven`: sent again although the first may stand there.
 * `skip`: given up, as the owner wishes. `too-often`: given up, since it was sent again unproven as often as is bearable. `expired`: given up, its time is over.
 */
export type Doubt =
  'resend-with-key' | 'shown' | 'resend-absent' | 'resend-unproven' | 'skip' | 'too-often' | 'expired';

/** Where a delivery goes. */
export function placeOf({ tenantId, destinationId, threadId }: Delivery): Destination {
  return { tenantId, destinationId, ...(threadId !== undefined && { threadId }) };
}

/** Whether what is sent there may be known again by its key: a post in a forum never is. */
export function knowsKey(sender: Sender, delivery: Delivery): boolean {
  return sender.knowsKeys(placeOf(delivery));
}

/**
 * Whether the platform would still know the key of a try in doubt at that moment: until then it is sent again without a look.
 * `keyed` says whether it knows keys in that place.
 */
export function isKeyKnown(delivery: Delivery, at: number, keyed = true): boolean {
  if (!keyed) return false;
  const age = at - doubtfulSince(delivery);
  // A clock that was set back must not make an old doubt young.
  return age >= 0 && age < lifetimeOf(delivery) && at < delivery.expiresAt;
}

/** Whether an earlier try may stand there and the platform would not know it again: it must not be sent before somebody looks. */
export function mustBeLookedFor(delivery: Delivery, now: number, keyed = true): boolean {
  return delivery.uncertainSince !== undefined && lifetimeOf(delivery) > 0 && !isKeyKnown(delivery, now, keyed);
}

/** How a doubt may be settled: as the digest's owner wishes, and as often as it was settled by an unproven resend. */
export interface Leeway {
  onUncertain?: Subscription['onUncertain'] | undefined;
  unproven: number;
}

/** What follows from a look at the destination. */
export function afterLook(found: Found, delivery: Delivery, { onUncertain, unproven }: Leeway, now: number): Doubt {
  if (found.state === 'shown') return 'shown';
  if (now >= delivery.expiresAt) return 'expired';
  if (found.state === 'absent') return 'resend-absent';
  if (lifetimeOf(delivery) === 0 && onUncertain === 'skip') return 'skip';
  return unproven < UNPROVEN_AFTER_MS.length ? 'resend-unproven' : 'too-often';
}

/** How long a resend waits after the doubt that it follows. */
export function waitOf(doubt: Doubt, { unproven }: Pick<Leeway, 'unproven'>): number {
  return doubt === 'resend-unproven' ? (UNPROVEN_AFTER_MS[unproven] ?? 0) : 0;
}

/** When the oldest try in doubt began, in epoch milliseconds. */
export function doubtfulSince(delivery: Delivery): number {
  return delivery.uncertainSince ?? delivery.createdAt;
}

function lifetimeOf({ platform }: Delivery): number {
  return KEY_LIFETIME_MS[platform] ?? 0;
}
