/**
 * Decides about deliveries in doubt, looking at their destinations where that helps: few at a time, and each look that comes to
 * nothing later than the one before. What is not decided stays in doubt.
 */
import { reasonOf } from '../errors.ts';
import { SendError, type Found, type Sender, type SendOutcome } from '../messages/sender.ts';
import type { Delivery, Settlement, Subscription } from '../store/store.ts';
import { asSendError, backoffMs } from './answers.ts';
import { afterLook, doubtfulSince, isKeyKnown, knowsKey, placeOf, waitOf, type Doubt } from './doubt.ts';
import type { SettlingParts } from './settling.ts';
import { TIMERS, type Timers } from '../pace/timers.ts';
import { TIMED_OUT, within } from './within.ts';

const LOOKS_AT_ONCE = 4;
const TIMEOUT_MS = 15_000;
/** So often a doubt is looked at whose time is over; then nobody will ever know. */
const MOST_LATE_LOOKS = 8;

/** Failures of a look after which another may see more; after all others nobody can know. */
const PASSING: readonly SendOutcome[] = ['not-sent', 'rate-limited', 'uncertain', 'unauthorized'];

export interface DoubtsParts extends SettlingParts {
  /** A look gets as long as a send. */
  sendTimeoutMs?: number;
  timers?: Timers;
}

export interface Doubts {
  /** Decides about one delivery; answers for when it is queued again, `notBefore` or later, if it is. Never rejects. */
  settle(sender: Sender, delivery: Delivery, notBefore: number): Promise<number | undefined>;
  /** Decides about all of a platform that nobody is deciding about; answers whether any is queued again. */
  settleAll(sender: Sender): Promise<boolean>;
  /** Whether a delivery in doubt is still to be looked at for the first time. */
  isOpen(deliveryId: string): boolean;
}

interface State {
  parts: DoubtsParts;
  /** Deliveries that are being decided about. */
  busy: Set<string>;
  /** By platform: going through all of its doubts. */
  running: Map<string, Promise<boolean>>;
  /** Looks that came to nothing: how many, and when the next one is due by the steady clock, which nobody sets. */
  later: Map<string, { platform: string; looks: number; at: number }>;
}

export function createDoubts(parts: DoubtsParts): Doubts {
  const state: State = { parts, busy: new Set(), running: new Map(), later: new Map() };
  return {
    settle: (sender, delivery, notBefore) => settle(state, sender, delivery, notBefore),
    settleAll: (sender) => {
      const { platform } = sender;
      const running =
        state.running.get(platform) ?? settleAll(state, sender).finally(() => state.running.delete(platform));
      state.running.set(platform, running);
      return running;
    },
    isOpen: (deliveryId) => !state.later.has(deliveryId),
  };
}

async function settleAll(state: State, sender: Sender): Promise<boolean> {
  const { parts, later } = state;
  const now = steady(parts);
  let isQueued = false;
  const doubtful = await parts.store.uncertainDeliveries(sender.platform);
  forgetEnded(state, sender.platform, doubtful);
  const due = doubtful.filter(({ id }) => (later.get(id)?.at ?? -Infinity) <= now);
  const work = async () => {
    for (let next = due.shift(); next; next = due.shift()) {
      if ((await settle(state, sender, next, parts.clock())) !== undefined) isQueued = true;
    }
  };
  await Promise.all(Array.from({ length: LOOKS_AT_ONCE }, work));
  return isQueued;
}

/** A doubt that ended otherwise, because its run was given up or its digest removed, is looked at no more. */
function forgetEnded({ later, busy }: State, platform: string, doubtful: readonly Delivery[]): void {
  const open = new Set(doubtful.map(({ id }) => id));
  for (const [id, put] of later) if (put.platform === platform && !open.has(id) && !busy.has(id)) later.delete(id);
}

async function settle(
  state: State,
  sender: Sender,
  delivery: Delivery,
  notBefore: number,
): Promise<number | undefined> {
  const { parts, busy, later } = state;
  if (busy.has(delivery.id)) return undefined;
  busy.add(delivery.id);
  try {
    const decided = await decide(state, sender, delivery, notBefore);
    if (!decided) return undefined;
    later.delete(delivery.id);
    parts.onUncertain?.(delivery, decided.doubt);
    parts.onEvent?.({ kind: 'doubt', delivery, doubt: decided.doubt });
    return await carryOut(parts, delivery, decided, notBefore);
  } catch (error) {
    // It stays in doubt, and a later tick decides about it.
    parts.tell('doubt not settled', { delivery: delivery.id, reason: reasonOf(error) });
    return undefined;
  } finally {
    busy.delete(delivery.id);
  }
}

interface Decided {
  doubt: Doubt;
  found?: Found;
  /** How long a resend waits. */
  waitMs?: number;
}

async function decide(
  state: State,
  sender: Sender,
  delivery: Delivery,
  notBefore: number,
): Promise<Decided | undefined> {
  const { clock } = state.parts;
  const keyed = knowsKey(sender, delivery);
  if (isKeyKnown(delivery, notBefore, keyed)) return { doubt: 'resend-with-key' };
  // Too young to look for, too old to wait and send: the next tick has it.
  if (isKeyKnown(delivery, clock(), keyed)) return undefined;
  const found = await look(state, sender, delivery);
  if (!found) return undefined;
  const onUncertain = (await subscriptionOf(state.parts, delivery))?.onUncertain;
  const unproven = await state.parts.store.unprovenResends(delivery.id);
  const doubt = afterLook(found, delivery, { onUncertain, unproven }, clock());
  return { doubt, found, waitMs: waitOf(doubt, { unproven }) };
}

/** What stands there; undefined when nobody knows yet. */
async function look(state: State, sender: Sender, delivery: Delivery): Promise<Found | undefined> {
  const { parts, later } = state;
  try {
    const looking = sender.find(placeOf(delivery), delivery.idempotencyKey, doubtfulSince(delivery));
    const found = await within(looking, parts.sendTimeoutMs ?? TIMEOUT_MS, parts.timers);
    if (found === TIMED_OUT) throw new SendError('uncertain', 'time-out');
    return found;
  } catch (error) {
    const failure = asSendError(error);
    parts.tell('look failed', { delivery: delivery.id, outcome: failure.outcome, code: failure.code });
    const looks = (later.get(delivery.id)?.looks ?? 0) + 1;
    const isHopeless = delivery.expiresAt <= parts.clock() && looks >= MOST_LATE_LOOKS;
    if (isHopeless || !PASSING.includes(failure.outcome)) return { state: 'unknown' };
    const at = steady(parts) + Math.max(backoffMs(looks), failure.retryAfterMs ?? 0);
    later.set(delivery.id, { platform: sender.platform, looks, at });
    return undefined;
  }
}

function steady({ timers = TIMERS }: DoubtsParts): number {
  return timers.steady();
}

async function carryOut(
  { store, clock }: SettlingParts,
  { id }: Delivery,
  { doubt, found, waitMs = 0 }: Decided,
  notBefore: number,
): Promise<number | undefined> {
  if (found?.state === 'shown') {
    const { messageId, threadId } = found;
    await store.settle(id, { state: 'sent', messageId, ...(threadId !== undefined && { threadId }) }, clock());
    return undefined;
  }
  const end = ENDS[doubt];
  if (end) {
    await store.settle(id, found?.state === 'absent' ? { ...end, absent: true } : end, clock());
    return undefined;
  }
  const at = Math.max(notBefore, clock() + waitMs);
  await store.requeue(id, at, REQUEUED[doubt] ?? 'over');
  return at;
}

const ENDS: { readonly [doubt in Doubt]?: Settlement & { state: 'failed' | 'expired' } } = {
  skip: { state: 'failed', errorCode: 'uncertain' },
  'too-often': { state: 'failed', errorCode: 'uncertain-too-often' },
  expired: { state: 'expired', errorCode: 'window-over' },
};
const REQUEUED: { readonly [doubt in Doubt]?: 'kept' | 'unproven' } = {
  'resend-with-key': 'kept',
  'resend-unproven': 'unproven',
};

async function subscriptionOf({ store }: SettlingParts, { runId }: Delivery): Promise<Subscription | undefined> {
  const run = await store.run(runId);
  return run && store.subscription(run.subscriptionId);
}
