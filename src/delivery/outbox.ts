/**
 * Sends what the store has queued: claims, sends, settles. One send at a time a destination,
 * and a slow destination never holds up another.
 */
import { SendError, type Sender } from '../messages/sender.ts';
import type { Delivery, Settlement } from '../store/store.ts';
import { afterFailure, asSendError, backoffMs } from './answers.ts';
import { heed, laneOf, track, type Lane } from './lane.ts';
import { createSettling, type Settling, type SettlingParts } from './settling.ts';
import { TIMED_OUT, within } from './within.ts';

const SENDS_A_LANE = 16;
const SEND_TIMEOUT_MS = 15_000;

export interface OutboxParts extends SettlingParts {
  /** Names this process; what another one was sending is in doubt. */
  owner: string;
  /** The platform's token is dead; nothing more is sent there. */
  onUnauthorized?(platform: string): void;
  sendTimeoutMs?: number;
}

export interface Outbox {
  connect(sender: Sender): void;
  /** The sender of a platform that may send, paused or not. */
  sender(platform: string): Sender | undefined;
  /** Sends all that is ripe, on every platform; answers when the next try is due, as far as this call knows. */
  drain(): Promise<number | undefined>;
  /** Decides about every delivery in doubt: back into the queue, or given up. */
  settleDoubts(): Promise<void>;
  /** Claims nothing more, and waits for what is in flight, but no longer than `limitMs`. */
  stop(limitMs: number): Promise<void>;
}

interface State {
  parts: OutboxParts;
  settling: Settling;
  lanes: Map<string, Lane>;
  stopping: boolean;
}

export function createOutbox(parts: OutboxParts): Outbox {
  const state: State = { parts, settling: createSettling(parts), lanes: new Map(), stopping: false };
  const { lanes, settling } = state;
  return {
    connect: (sender) => void lanes.set(sender.platform, laneOf(sender)),
    sender: (platform) => (lanes.get(platform)?.dead === false ? lanes.get(platform)?.sender : undefined),
    drain: async () => {
      await settling.settleKept();
      const next = await Promise.all([...lanes.values()].map((lane) => pump(state, lane)));
      return earliest(next.filter((moment) => moment !== undefined));
    },
    settleDoubts: async () => {
      for (const platform of lanes.keys()) {
        const doubtful = await parts.store.uncertainDeliveries(platform);
        for (const delivery of doubtful) await settling.settleDoubt(delivery, parts.clock());
      }
    },
    stop: async (limitMs) => {
      state.stopping = true;
      const inFlight = [...lanes.values()].flatMap((lane) => [...lane.inFlight]);
      await within(Promise.all(inFlight), limitMs);
      await settling.settleKept();
    },
  };
}

/** Claims and sends until a lane has nothing ripe. Every send that ends makes room for the next claim. */
async function pump(state: State, lane: Lane): Promise<number | undefined> {
  const nextTries: number[] = [];
  const mine = new Set<Promise<void>>();
  while (mayClaim(state, lane)) {
    const claimed = await claim(state, lane);
    for (const delivery of claimed) track(lane, mine, deliver(state, lane, delivery, nextTries));
    if (claimed.length > 0) continue;
    const full = lane.inFlight.size >= SENDS_A_LANE;
    if (mine.size === 0 && !full) break;
    await Promise.race(full ? lane.inFlight : mine);
  }
  await Promise.all(mine);
  if (lane.pausedUntil > state.parts.clock()) nextTries.push(lane.pausedUntil);
  return earliest(nextTries);
}

function mayClaim({ stopping, parts }: State, lane: Lane): boolean {
  return !stopping && !lane.dead && lane.pausedUntil <= parts.clock();
}

async function claim({ parts }: State, lane: Lane): Promise<Delivery[]> {
  const free = SENDS_A_LANE - lane.inFlight.size;
  if (free <= 0) return [];
  return parts.store.claimDeliveries(parts.owner, lane.sender.platform, parts.clock(), free);
}

/** One claimed delivery to its settlement. Never rejects: a failure here must not end the other sends. */
async function deliver(state: State, lane: Lane, delivery: Delivery, nextTries: number[]): Promise<void> {
  const { parts, settling } = state;
  const settlement = await tried(parts, lane, delivery);
  if (settlement.state === 'retry_wait') nextTries.push(settlement.notBefore);
  const written = await settling.settle(delivery.id, settlement);
  parts.onEvent?.({ kind: 'settled', delivery, settlement });
  if (!written || settlement.state !== 'uncertain') return;
  const inDoubt = { ...delivery, uncertainSince: delivery.uncertainSince ?? delivery.sendStartedAt };
  const notBefore = parts.clock() + backoffMs(delivery.attempts);
  if (await settling.settleDoubt(inDoubt, notBefore)) nextTries.push(notBefore);
}

async function tried(parts: OutboxParts, lane: Lane, delivery: Delivery): Promise<Settlement> {
  if (delivery.expiresAt <= parts.clock()) return { state: 'expired', errorCode: 'window-over' };
  try {
    const receipt = await within(sent(lane.sender, delivery), parts.sendTimeoutMs ?? SEND_TIMEOUT_MS);
    if (receipt === TIMED_OUT) throw new SendError('uncertain', 'time-out');
    return { state: 'sent', messageId: receipt.messageId };
  } catch (error) {
    const failure = asSendError(error);
    const { platform } = lane.sender;
    parts.onEvent?.({ kind: 'failure', delivery, failure });
    parts.tell('send failed', { delivery: delivery.id, platform, outcome: failure.outcome, code: failure.code });
    if (heed(lane, failure, parts.clock())) parts.onUnauthorized?.(platform);
    return afterFailure(failure, delivery, parts.clock());
  }
}

async function sent(sender: Sender, delivery: Delivery) {
  const { tenantId, destinationId, threadId, body, idempotencyKey } = delivery;
  return sender.send({ tenantId, destinationId, threadId }, { body }, idempotencyKey);
}

function earliest(moments: readonly number[]): number | undefined {
  return moments.length > 0 ? Math.min(...moments) : undefined;
}
