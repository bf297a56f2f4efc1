/** An edition as what is recorded of it: one run, and one delivery with a frozen body for every part. Pure. */
import type { Payload, Rendering } from '../messages/sender.ts';
import type { Delivery, Run, Subscription } from '../store/store.ts';
import { bodyHashOf, deliveryIdOf, idempotencyKeyOf, runIdOf } from './identity.ts';

/** An edition made at the very end of its catch-up window still gets this long to be sent. */
const SHORTEST_LIFE_MS = 15 * 60_000;

/** When an edition is for, and why it is made now; times in epoch milliseconds. */
export interface Slot {
  scheduledFor: number;
  trigger: Run['trigger'];
  windowFrom: number | null;
  now: number;
}

/** How the messages of an edition are made: under the keys by which their deliveries will be sent. */
export function renderingOf(subscription: Subscription, scheduledFor: number): Rendering {
  const runId = runIdOf(subscription.id, scheduledFor);
  return { silent: subscription.silent, keyOf: (part) => idempotencyKeyOf(deliveryIdOf(runId, part)) };
}

/** The run of an edition that is ready to send, or `empty` when there is nothing to send: its news wait for the next one. */
export function editionRun(
  subscription: Subscription,
  slot: Slot,
  briefIds: readonly string[],
  payloads: readonly Payload[],
): { run: Run; deliveries: Delivery[] } {
  const ends = { state: 'empty', stateReason: 'nothing-new', finishedAt: slot.now } as const;
  const state = payloads.length > 0 ? ({ state: 'rendered' } as const) : ends;
  const run: Run = { ...bareRun(subscription, slot), ...state, briefIds: [...briefIds] };
  return { run, deliveries: payloads.map((payload, part) => delivery(subscription, slot, run.id, payload, part)) };
}

/** The run of a slot that passed while nobody was there to send it. */
export function missedRun(subscription: Subscription, slot: Slot): Run {
  return { ...bareRun(subscription, slot), state: 'missed', stateReason: 'not-running', finishedAt: slot.now };
}

function bareRun(subscription: Subscription, slot: Slot): Omit<Run, 'state'> {
  return {
    id: runIdOf(subscription.id, slot.scheduledFor),
    subscriptionId: subscription.id,
    scheduledFor: slot.scheduledFor,
    trigger: slot.trigger,
    windowFrom: slot.windowFrom,
    windowTo: slot.now,
    briefIds: [],
    createdAt: slot.now,
  };
}

function delivery(subscription: Subscription, slot: Slot, runId: string, payload: Payload, part: number): Delivery {
  const id = deliveryIdOf(runId, part);
  const { platform, tenantId, destinationId, threadId, catchupWindowMs } = subscription;
  return {
    id,
    runId,
    part,
    platform,
    tenantId,
    destinationId,
    ...(threadId !== undefined && { threadId }),
    body: payload.body,
    bodyHash: bodyHashOf(payload.body),
    idempotencyKey: idempotencyKeyOf(id),
    state: 'queued',
    attempts: 0,
    notBefore: slot.now,
    expiresAt: Math.max(slot.scheduledFor + catchupWindowMs, slot.now + SHORTEST_LIFE_MS),
    createdAt: slot.now,
  };
}
