/** What becomes of a delivery of which nobody knows whether it arrived. Pure. */
import type { Found } from '../messages/sender.ts';
import type { Delivery, Subscription } from '../store/store.ts';

/** How long a platform knows a key again and shows the message once; one that is not named has no such keys. */
const KEY_LIFETIME_MS: Readonly<Record<string, number>> = { discord: 60_000 };

/**
 * `resend-with-key`: the platform still knows the key, a second message is impossible. `shown`: it stands there.
 * `resend-absent`: it does not, and goes again. `resend-unproven`: sent again although the first may stand there.
 * `skip`: given up, as the owner wishes. `expired`: given up, its time is over.
 */
export type Doubt = 'resend-with-key' | 'shown' | 'resend-absent' | 'resend-unproven' | 'skip' | 'expired';

/** Whether the platform would still know the key of a try in doubt at that moment: until then it is sent again without a look. */
export function isKeyKnown(delivery: Delivery, at: number): boolean {
  const age = at - doubtfulSince(delivery);
  // A clock that was set back must not make an old doubt young.
  return age >= 0 && age < lifetimeOf(delivery) && at < delivery.expiresAt;
}

/** Whether an earlier try may stand there and the platform would not know it again: it must not be sent before somebody looks. */
export function mustBeLookedFor(delivery: Delivery, now: number): boolean {
  return delivery.uncertainSince !== undefined && lifetimeOf(delivery) > 0 && !isKeyKnown(delivery, now);
}

/** What follows from a look at the destination. */
export function afterLook(
  found: Found,
  delivery: Delivery,
  onUncertain: Subscription['onUncertain'] | undefined,
  now: number,
): Doubt {
  if (found.state === 'shown') return 'shown';
  if (now >= delivery.expiresAt) return 'expired';
  if (found.state === 'absent') return 'resend-absent';
  return lifetimeOf(delivery) === 0 && onUncertain === 'skip' ? 'skip' : 'resend-unproven';
}

/** When the oldest try in doubt began, in epoch milliseconds. */
export function doubtfulSince(delivery: Delivery): number {
  return delivery.uncertainSince ?? delivery.createdAt;
}

function lifetimeOf({ platform }: Delivery): number {
  return KEY_LIFETIME_MS[platform] ?? 0;
}
