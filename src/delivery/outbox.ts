/**
 * Sends what the store has queued: claims, sends, settles. One send at a time a destination,
 * and a slow destination never holds up another.
 */
import { reasonOf } from '../errors.ts';
import { SendError, type Sender } from '../messages/sender.ts';
import type { Delivery, Settlement } from '../store/store.ts';
import { afterFailure, asSendError, backoffMs, outOfTime } from './answers.ts';
import { createClockWatch, type ClockWatch } from './clock-watch.ts';
import { knowsKey, mustBeLookedFor } from './doubt.ts';
import { createDoubts, type Doubts } from './doubts.ts';
import { heed, laneOf, placeIn, sendIn, type Lane } from './lane.ts';
import { rememberLane, restoreLane } from './lane-memory.ts';
import { pump, type PumpParts } from './pump.ts';
import { createSetClock } from './set-clock.ts';
import { createSettling, type Settling, type SettlingParts } from './settling.ts';
import { tellFailure } from './tell-failure.ts';
import { TIMERS, type Timers } from '../pace/timers.ts';
import { TIMED_OUT, withDeadline, within } from './within.ts';

const SEND_TIMEOUT_MS = 15_000;

export interface OutboxParts extends SettlingParts {
  /** Names this process; what another one was sending is in doubt. */
  owner: string;
  /** The platform's token is dead; nothing more is sent there. */
  onUnauthorized?(platform: string): void;
  /** The platform cannot read what was made for it, even in plain words: a fault of ours. */
  onMalformed?(delivery: Delivery, code: string): void;
  sendTimeoutMs?: number;
  timers?: Timers;
}

export interface Outbox {
  connect(sender: Sender): void;
  /** The sender of a platform that may send, paused or not. */
  sender(platform: string): Sender | undefined;
  /** The senders of all platforms that may send right now. */
  senders(): Sender[];
  /** Platforms that may send. */
  platforms(): string[];
  /** Sends all that is ripe, on every platform; answers when the next try is due, as far as this call knows. */
  drain(): Promise<number | undefined>;
  /** A lane that is sending has more to send. */
  ring(platform: string): void;
  /** Resolves when the next send of a run has ended; whoever waits no more calls `giveUp`. */
  sendEnded(runId: string): { ended: Promise<void>; giveUp(): void };
  /** Sees whether the machine's clock was set, or stood still with it, and puts right what waits and the dates to come. */
  heedClock(): Promise<void>;
  readonly doubts: Doubts;
  /** Claims nothing more, and waits for what is in flight, but no longer than `limitMs`. */
  stop(limitMs: number): Promise<void>;
}

interface State {
  parts: OutboxParts;
  timers: Timers;
  settling: Settling;
  doubts: Doubts;
  lanes: Map<string, Lane>;
  /** Lanes whose place another took while they still had sends under way. */
  closed: Set<Lane>;
  watch: ClockWatch;
  /** Who waits for a send of a run to end. */
  awaited: Map<string, () => void>;
  /** Ids of the deliveries that are being sent. */
  underWay: Set<string>;
  stopping: boolean;
}

export function createOutbox(parts: OutboxParts): Outbox {
  const timers = parts.timers ?? TIMERS;
  const lanes = new Map<string, Lane>();
  const setClock = createSetClock(parts, (ms) => movePauses(lanes, ms));
  const watch = createClockWatch(parts.clock, timers, setClock);
  const settling = createSettling(parts);
  const doubts = createDoubts(parts);
  const state: State = {
    parts,
    timers,
    settling,
    doubts,
    lanes,
    closed: new Set(),
    watch,
    awaited: new Map(),
    underWay: new Set(),
    stopping: false,
  };
  const pumping: PumpParts = {
    ...{ store: parts.store, owner: parts.owner, clock: parts.clock, timers },
    mayClaim: (lane) => mayClaim(state, lane),
    deliver: (lane, delivery) => deliver(state, lane, delivery),
  };
  return {
    connect: (sender) => connect(state, sender),
    sender: (platform) => (lanes.get(platform)?.dead === false ? lanes.get(platform)?.sender : undefined),
    senders: () => [...lanes.values()].filter((lane) => isOpen(state, lane)).map(({ sender }) => sender),
    platforms: () => [...lanes].filter(([, lane]) => !lane.dead).map(([platform]) => platform),
    drain: async () => {
      await settling.settleKept();
      const next = await Promise.all([...lanes.values()].map((lane) => pump(pumping, lane)));
      return earliest(next.filter((moment) => moment !== undefined));
    },
    ring: (platform) => lanes.get(platform)?.bell.ring(),
    sendEnded: (runId) => ({
      ended: new Promise((resolve) => void state.awaited.set(runId, resolve)),
      giveUp: () => void state.awaited.delete(runId),
    }),
    heedClock: () => watch.heed(),
    doubts,
    stop: (limitMs) => stop(state, limitMs),
  };
}

function connect(state: State, sender: Sender): void {
  const { parts, timers, lanes } = state;
  const lane = laneOf(sender, timers);
  const before = lanes.get(sender.platform);
  if (before) close(state, before);
  lane.ready = restoreLane(parts.store, lane, parts.clock(), timers.steady()).catch((error: unknown) =>
    parts.tell('platform state not read', { platform: sender.platform, reason: reasonOf(error) }),
  );
  lanes.set(sender.platform, lane);
}

/** A platform that comes back has a new sender: the lane of the old one only ends what it has begun. */
function close({ closed }: State, lane: Lane): void {
  lane.closed = true;
  lane.bell.ring();
  closed.add(lane);
  void Promise.resolve(lane.pumping).finally(() => closed.delete(lane));
}

async function stop(state: State, limitMs: number): Promise<void> {
  state.stopping = true;
  const lanes = [...state.lanes.values(), ...state.closed];
  for (const { bell } of lanes) bell.ring();
  await within(Promise.all(lanes.flatMap((lane) => [...lane.inFlight])), limitMs, state.timers);
  // Who has not answered by now may have shown it: that is said here, instead of left to whoever starts next.
  for (const id of state.underWay) await state.settling.settle(id, { state: 'uncertain', errorCode: 'ended' });
  await state.settling.settleKept();
}

function movePauses(lanes: Map<string, Lane>, ms: number): void {
  for (const lane of lanes.values()) if (lane.pausedUntil > 0) lane.pausedUntil += ms;
}

/** Whether a lane may send at all. What was done to the clock comes first: by a wrong one everything would be stale. */
async function mayClaim(state: State, lane: Lane): Promise<boolean> {
  await lane.ready;
  await state.watch.heed();
  return isOpen(state, lane);
}

function isOpen({ parts, stopping }: State, lane: Lane): boolean {
  return !stopping && !lane.dead && !lane.closed && lane.pausedUntil <= parts.clock();
}

/** One claimed delivery to its settlement; answers when it is due again. Never rejects: a failure must not end the other sends. */
async function deliver(state: State, lane: Lane, delivery: Delivery): Promise<number | undefined> {
  const { parts, settling, doubts, awaited } = state;
  state.underWay.add(delivery.id);
  const settlement = await tried(state, lane, delivery);
  state.underWay.delete(delivery.id);
  const written = await settling.settle(delivery.id, settlement);
  parts.onEvent?.({ kind: 'settled', delivery, settlement });
  awaited.get(delivery.runId)?.();
  awaited.delete(delivery.runId);
  if (settlement.state === 'retry_wait') return settlement.notBefore;
  if (!written || settlement.state !== 'uncertain') return undefined;
  const inDoubt = { ...delivery, uncertainSince: delivery.uncertainSince ?? delivery.sendStartedAt };
  const notBefore = parts.clock() + backoffMs(delivery.attempts);
  return doubts.settle(lane.sender, inDoubt, notBefore);
}

async function tried(state: State, lane: Lane, delivery: Delivery): Promise<Settlement> {
  const { parts, timers } = state;
  // By the moment of the claim: a clock that is set right now is only dealt with before the next one.
  const claimedAt = delivery.sendStartedAt ?? parts.clock();
  if (delivery.expiresAt <= claimedAt) return outOfTime(delivery, 'window-over');
  const answered = await placeIn(lane, timers.steady());
  try {
    if (mustBeLookedFor(delivery, parts.clock(), knowsKey(lane.sender, delivery)))
      return { state: 'uncertain', errorCode: 'key-forgotten' };
    const receipt = await withDeadline(sendIn(lane, delivery), parts.sendTimeoutMs ?? SEND_TIMEOUT_MS, timers);
    if (receipt === TIMED_OUT) throw new SendError('uncertain', 'time-out');
    return { state: 'sent', ...receipt };
  } catch (error) {
    return failed(state, lane, delivery, asSendError(error));
  } finally {
    answered();
  }
}

async function failed(
  { parts, timers }: State,
  lane: Lane,
  delivery: Delivery,
  failure: SendError,
): Promise<Settlement> {
  const { platform } = lane.sender;
  parts.onEvent?.({ kind: 'failure', delivery, failure });
  void tellFailure(parts, delivery, failure);
  const now = parts.clock();
  const heeded = heed(lane, failure, now, timers.steady());
  if (heeded.died && !lane.closed) parts.onUnauthorized?.(platform);
  if (failure.outcome === 'malformed') parts.onMalformed?.(delivery, failure.code);
  if (heeded.noted) {
    await rememberLane(parts.store, lane, now, timers.steady()).catch((error: unknown) =>
      parts.tell('platform state not written', { platform, reason: reasonOf(error) }),
    );
  }
  return afterFailure(failure, delivery, now);
}

function earliest(moments: readonly number[]): number | undefined {
  return moments.length > 0 ? Math.min(...moments) : undefined;
}
