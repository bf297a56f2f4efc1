/** An edition as what is recorded of it: one run, and one delivery with a frozen body for every part. Pure. */
import type { PartShown } from '../briefs/brief.ts';
import type { Payload, Rendering } from '../messages/sender.ts';
import type { BlockTold } from '../messages/told-blocks.ts';
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

/**
 * The run of an edition that is ready to send, or `empty` when there is nothing to send: its news wait for the next one.
 * @param told what the blocks of its message tell
 */
export function editionRun(
  subscription: Subscription,
  slot: Slot,
  briefIds: readonly string[],
  payloads: readonly Payload[],
  told: readonly BlockTold[] = [],
): { run: Run; deliveries: Delivery[] } {
  const ends = { state: 'empty', stateReason: 'nothing-new', finishedAt: slot.now } as const;
  const state = payloads.length > 0 ? ({ state: 'rendered' } as const) : ends;
  const run: Run = { ...bareRun(subscription, slot), ...state, briefIds: [...briefIds] };
  const shown = shownIn(payloads, told);
  const deliveries = payloads.map((payload, part) => {
    const made = delivery(subscription, slot, run.id, payload, part);
    return shown ? { ...made, shown: shown[part]! } : made;
  });
  return { run, deliveries };
}

/** What each of several parts shows: the blocks that end in it. */
function shownIn(payloads: readonly Payload[], told: readonly BlockTold[]): PartShown[][] | undefined {
  if (payloads.length < 2 || payloads.some(({ blocks }) => blocks === undefined)) return undefined;
  return payloads.map(({ blocks }, part) => {
    const first = payloads[part - 1]?.blocks ?? 0;
    const own = told.filter(({ block }) => block >= first && block < blocks!);
    return own.map(({ brief, shown }) => ({ brief, shown }));
  });
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
