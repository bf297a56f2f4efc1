/** What becomes of a delivery of which nobody knows whether it arrived. Pure. */
import type { Delivery, Subscription } from '../store/store.ts';

/** How long a platform knows a key again and shows the message once; one that is not named has no such keys. */
const KEY_LIFETIME_MS: Readonly<Record<string, number>> = { discord: 60_000 };

/**
 * `resend-with-key`: the platform still knows the key, a second message is impossible.
 * `resend-unproven`: sent again although the first may stand there. `skip`: given up, as the owner wishes.
 */
export type Doubt = 'resend-with-key' | 'resend-unproven' | 'skip';

export function resolveDoubt(
  delivery: Delivery,
  onUncertain: Subscription['onUncertain'] | undefined,
  now: number,
): Doubt {
  const lifetime = KEY_LIFETIME_MS[delivery.platform] ?? 0;
  const age = now - (delivery.uncertainSince ?? delivery.createdAt);
  // A clock that was set back must not make an old doubt young.
  if (age >= 0 && age < lifetime) return 'resend-with-key';
  return lifetime === 0 && onUncertain === 'skip' ? 'skip' : 'resend-unproven';
}
