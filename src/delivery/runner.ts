/**
 * The digest's motor: a tick every quarter of a minute that sweeps, schedules and sends.
 * What is due stands in the database; the tick only asks.
 */
import { schedule as startCron, type ScheduledTask } from 'node-cron';
import { reasonOf, SaarError } from '../errors.ts';
import type { Sender } from '../messages/sender.ts';
import { createOutbox, type Outbox, type OutboxParts } from './outbox.ts';
import { canMake, recordEdition, takeDueSlots, type Editions, type SchedulerParts } from './scheduler.ts';

const TICK = '*/15 * * * * *';
const TICK_MS = 15_000;
/** What is in flight at the end gets this long. */
const STOP_LIMIT_MS = 10_000;

export interface RunnerParts extends OutboxParts {
  editions: Editions;
}

export interface Runner {
  /** Begins to tick, with a first tick at once; resolves after it. */
  start(senders: readonly Sender[]): Promise<void>;
  /** A platform that came up (again): its queue is looked at at once. */
  add(sender: Sender): void;
  /** One tick: sweep, decide doubts, take due slots, send. Never rejects; resolves when its sends have ended. */
  tick(): Promise<void>;
  /**
   * Records one edition apart from the schedule and sends it.
   * @throws SaarError `digest.unknown`, `digest.platform-off`, `digest.under-way`, `digest.not-sent`
   */
  sendNow(subscriptionId: string): Promise<void>;
  /** Claims nothing more from now on; resolves when what is in flight has ended, at most `limitMs` (10 seconds) later. */
  stop(limitMs?: number): Promise<void>;
}

interface State {
  parts: RunnerParts;
  outbox: Outbox;
  scheduler: SchedulerParts;
  task?: ScheduledTask;
  /** The scheduling part of a tick, and the sends it set off. */
  ticking?: Promise<Promise<void>[]>;
  wakeUp?: { timer: NodeJS.Timeout; at: number };
  stopped: boolean;
}

export function createRunner(parts: RunnerParts): Runner {
  const outbox = createOutbox(parts);
  const state: State = { parts, outbox, scheduler: { ...parts, sender: outbox.sender }, stopped: false };
  return {
    start: async (senders) => {
      for (const sender of senders) outbox.connect(sender);
      state.task = startCron(TICK, () => tick(state), { timezone: 'UTC', suppressMissedWarning: true });
      await tick(state);
    },
    add: (sender) => {
      outbox.connect(sender);
      void tick(state);
    },
    tick: () => tick(state),
    sendNow: (subscriptionId) => sendNow(state, subscriptionId),
    stop: async (limitMs = STOP_LIMIT_MS) => {
      state.stopped = true;
      clearTimeout(state.wakeUp?.timer);
      await state.task?.destroy();
      await outbox.stop(limitMs);
    },
  };
}

// The sends of a tick go on beside the next ticks: a slow channel must not hold up what is due elsewhere.
async function tick(state: State): Promise<void> {
  if (state.stopped) return;
  state.ticking ??= schedule(state).finally(() => (state.ticking = undefined));
  await Promise.all(await state.ticking);
}

async function schedule(state: State): Promise<Promise<void>[]> {
  const { parts, outbox } = state;
  const sends: Promise<void>[] = [];
  try {
    await parts.store.sweepSending(parts.owner, parts.clock());
    await outbox.settleDoubts();
    for (let more = true; more && !state.stopped;) {
      more = await takeDueSlots(state.scheduler);
      sends.push(send(state));
    }
  } catch (error) {
    parts.tell('tick failed', { reason: reasonOf(error) });
  }
  return sends;
}

async function send(state: State): Promise<void> {
  try {
    const next = await state.outbox.drain();
    if (next !== undefined && !state.stopped) wakeAt(state, next);
  } catch (error) {
    state.parts.tell('sending failed', { reason: reasonOf(error) });
  }
}

/** A retry that is due before the next tick gets a time of its own; of several, the first. */
function wakeAt(state: State, at: number): void {
  const wait = Math.max(0, at - state.parts.clock());
  if (wait >= TICK_MS || (state.wakeUp && state.wakeUp.at <= at)) return;
  clearTimeout(state.wakeUp?.timer);
  const wake = () => {
    state.wakeUp = undefined;
    void send(state);
  };
  state.wakeUp = { timer: setTimeout(wake, wait).unref(), at };
}

async function sendNow(state: State, subscriptionId: string): Promise<void> {
  const { parts, scheduler, outbox } = state;
  const subscription = await parts.store.subscription(subscriptionId);
  if (!subscription) throw new SaarError('digest.unknown', { id: subscriptionId });
  const { platform } = subscription;
  if (!outbox.sender(platform)) throw new SaarError('digest.platform-off', { platform });
  if (!(await canMake(scheduler, subscription))) throw new SaarError('digest.under-way');
  const runId = await recordEdition(scheduler, subscription, parts.clock(), 'manual', null);
  if (runId === undefined) throw new SaarError('digest.under-way');
  await send(state);
  const run = await parts.store.run(runId);
  if (run?.state === 'failed') throw new SaarError('digest.not-sent', { reason: run.stateReason ?? '' }, 'refused');
}
