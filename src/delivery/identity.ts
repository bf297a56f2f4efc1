/**
 * Names of runs and deliveries, worked out from what they are: the same slot of the same subscription
 * always has the same names, so a crash between rendering and recording cannot make two of it.
 */
import { createHash } from 'node:crypto';

const KEY_LENGTH = 24;

/** A run's id, from its subscription and its slot (epoch milliseconds). */
export function runIdOf(subscriptionId: string, scheduledFor: number): string {
  return sha256(`run\n${subscriptionId}\n${scheduledFor}`).slice(0, 32);
}

export function deliveryIdOf(runId: string, part: number): string {
  return `${runId}-${part}`;
}

/** What the platform knows a delivery by over all tries: 24 hex characters, short enough for every platform's key. */
export function idempotencyKeyOf(deliveryId: string): string {
  return sha256(deliveryId).slice(0, KEY_LENGTH);
}

export function bodyHashOf(body: string): string {
  return sha256(body);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
