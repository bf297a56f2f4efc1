/**
 * The digest's motor: a tick every quarter of a minute that sweeps, schedules and sends.
 * What is due stands in the database; the tick only asks.
 */
import { reasonOf, SaarError } from '../errors.ts';
import type { Sender } from '../messages/sender.ts';
import type { Run } from '../store/store.ts';
import { createCleaning, type CleaningParts } from './cleaning.ts';
import { createFaultWarning } from './faults.ts';
import { createHalts, type Halts, type HaltsParts } from './halts.ts';
import { createOutbox, type Outbox, type OutboxParts } from './outbox.ts';
import { canMake, recordEdition, takeDueSlots, type Editions, type SchedulerParts } from './scheduler.ts';
import { TIMERS, type Timers } from '../pace/timers.ts';

const TICK_MS = 15_000;
/** What is in flight at the end gets this long. */
const STOP_LIMIT_MS = 10_000;

export interface RunnerParts extends OutboxParts, HaltsParts, Pick<CleaningParts, 'texts'> {
  editions: Editions;
}

export interface Runner {
  /** Begins to tick, with a first tick at once; resolves after it. */
  start(senders: readonly Sender[]): Promise<void>;
  /** A platform that came up (again): its queue is looked at at once. */
  add(sender: Sender): void;
  /** One tick: sweep, take due slots, send, decide doubts. Never rejects; resolves when its sends have ended. */
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
  halts: Halts;
  clean: () => Promise<void>;
  scheduler: SchedulerParts;
  timers: Timers;
  /** Gives up the tick to come. */
  noTick?: () => void;
  /** The scheduling part of a tick, and the sends it set off. */
  ticking?: Promise<Promise<void>[]>;
  wakeUp?: { giveUp: () => void; at: number };
  stopped: boolean;
}

export function createRunner(parts: RunnerParts): Runner {
  const outbox = createOutbox(parts);
  const timers = parts.timers ?? TIMERS;
  const { sender, platforms, doubts } = outbox;
  const warnOfFault = createFaultWarning(parts.tell, timers);
  const scheduler = { ...parts, timers, sender, platforms, warnOfFault, isInDoubt: doubts.isOpen };
  const [halts, clean] = [createHalts(parts), createCleaning(parts)];
  const state: State = { parts, outbox, halts, clean, scheduler, timers, stopped: false };
  return {
    start: async (senders) => {
      for (const sender of senders) outbox.connect(sender);
      keepTicking(state);
      await tick(state);
    },
    add: (sender) => {
      outbox.connect(sender);
      // A tick under way may be past what waits for this platform.
      void Promise.resolve(state.ticking).then(() => tick(state));
    },
    tick: () => tick(state),
    sendNow: (subscriptionId) => sendNow(state, subscriptionId),
    stop: async (limitMs = STOP_LIMIT_MS) => {
      state.stopped = true;
      state.wakeUp?.giveUp();
      state.noTick?.();
      await outbox.stop(limitMs);
    },
  };
}

/**
 * A tick at every full quarter of a minute, each set off by the one before. node-cron is not asked for them: when the machine's
 * clock is set back it stands still until the old time comes again, and set far ahead it walks through every tick between.
 */
function keepTicking(state: State): void {
  state.noTick = state.timers.after(TICK_MS - (state.parts.clock() % TICK_MS), () => {
    keepTicking(state);
    void tick(state);
  });
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
    await outbox.heedClock();
    await parts.store.sweepSending(parts.owner, parts.clock());
    await parts.store.expireOverdue(parts.clock());
    const doubts = settleDoubts(state);
    let sending: Promise<void> | undefined;
    for await (const { platform } of takeDueSlots(state.scheduler, () => state.stopped)) {
      // The first edition leaves while the next is made.
      if (sending) outbox.ring(platform);
      else sends.push((sending = send(state).finally(() => (sending = undefined))));
    }
    sends.push(send(state), sendAfter(state, doubts), tendHalts(state));
  } catch (error) {
    parts.tell('tick failed', { reason: reasonOf(error) });
  }
  return sends;
}

/** Looks at channels take their time: nobody waits for them but what they are about. Answers whether something is queued again. */
async function settleDoubts({ parts, outbox }: State): Promise<boolean> {
  try {
    const queued = await Promise.all(outbox.senders().map(outbox.doubts.settleAll));
    return queued.includes(true);
  } catch (error) {
    parts.tell('doubts not settled', { reason: reasonOf(error) });
    return false;
  }
}

async function sendAfter(state: State, doubts: Promise<boolean>): Promise<void> {
  if (await doubts) await send(state);
}

async function tendHalts({ halts, clean, outbox }: State): Promise<void> {
  await clean();
  await Promise.all(outbox.senders().map(halts.tellOwners));
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
  state.wakeUp?.giveUp();
  const wake = () => {
    state.wakeUp = undefined;
    void send(state);
  };
  state.wakeUp = { giveUp: state.timers.after(wait, wake), at };
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
  const run = await ended(state, runId);
  if (run?.state === 'failed' || run?.state === 'expired')
    throw new SaarError('digest.not-sent', { reason: run.stateReason ?? '' }, 'refused');
}

/** Sends, and waits until a run is over or its send must be tried again: not for all the others that are sent meanwhile. */
async function ended(state: State, runId: string): Promise<Run | undefined> {
  const { parts, outbox } = state;
  const sending = send(state).then(() => 'all sent');
  for (let last: unknown; ;) {
    const next = outbox.sendEnded(runId);
    try {
      const run = await parts.store.run(runId);
      if (last === 'all sent' || run?.finishedAt !== undefined) return run;
      last = await Promise.race([sending, next.ended]);
    } finally {
      next.giveUp();
    }
  }
}
