/**
 * Turns what is due into recorded editions: nothing is sent from here. The newest slot that passed is made when it is
 * young enough, older ones are written down as missed; their news flow into the next edition.
 */
import type { Edition } from '../app/app.ts';
import { reasonOf } from '../errors.ts';
import type { Sender } from '../messages/sender.ts';
import type { Run, Store, Subscription } from '../store/store.ts';
import { editionRun, missedRun, renderingOf, type Slot } from './edition-run.ts';
import { recordRun, type OnEvent } from './events.ts';
import { faultOf, type Fault } from './faults.ts';
import { slotOfRetry } from './halts.ts';
import { nextRun, slotsBetween } from './schedule.ts';
import { pause, type Timers } from '../pace/timers.ts';

/** Subscriptions looked at in one go. */
const BATCH = 200;
/** A slot made within this time is simply on time, whatever its catch-up window. */
const ON_TIME_MS = 5 * 60_000;
/**
 * After each edition as long a pause as it took: the database answers without leaving the processor, so that a wave of digests
 * would keep it from everybody who asks meanwhile. So readers have half of it.
 */
const LONGEST_PAUSE_MS = 250;
/** No more missed slots than this are written down one by one: two months of a daily digest. */
const MOST_SLOTS = 62;

/** Makes an edition for a slot; `late` has it say so. Stores its briefs, sends nothing. */
export interface Editions {
  make(subscription: Subscription, scheduledFor: Date, late: boolean, isTest: boolean): Promise<Edition>;
}

export interface SchedulerParts {
  store: Store;
  editions: Editions;
  sender(platform: string): Sender | undefined;
  /** Those that have a sender. */
  platforms(): string[];
  timers: Timers;
  /** Says, not at every tick, that a digest waits of which nobody can say when it is due. */
  warnOfFault(subscription: Subscription, fault: Fault): void;
  /** Whether somebody will look, for the first time, whether a delivery in doubt arrived. */
  isInDoubt(deliveryId: string): boolean;
  /** UTC epoch milliseconds. */
  clock(): number;
  tell(event: string, fields?: object): void;
  onEvent?: OnEvent;
}

/**
 * Takes slots until none is due, and yields each that was taken. A subscription that fails is told; it and one that must wait
 * stay due, and are left to the next tick.
 */
export async function* takeDueSlots(parts: SchedulerParts, stopped: () => boolean): AsyncGenerator<Subscription> {
  const left = new Set<string>();
  for (let more = true; more;) {
    const due = await parts.store.dueSubscriptions(parts.clock(), BATCH + left.size, parts.platforms());
    const fresh = due.filter(({ id }) => !left.has(id));
    for (const subscription of fresh) {
      if (stopped()) return;
      if (await takeInTurn(parts, subscription)) yield subscription;
      else left.add(subscription.id);
    }
    more = fresh.length >= BATCH;
  }
}

/** Takes a slot, and then leaves others as much of the processor as that took. */
async function takeInTurn(parts: SchedulerParts, subscription: Subscription): Promise<boolean> {
  const { timers } = parts;
  const began = timers.steady();
  try {
    return await takeSlot(parts, subscription);
  } catch (error) {
    parts.tell('edition not made', { subscription: subscription.id, reason: reasonOf(error) });
    return false;
  } finally {
    await pause(timers, Math.min(timers.steady() - began, LONGEST_PAUSE_MS));
  }
}

/** Answers whether the slot is dealt with; one that must wait (no sender, a part being sent, a fault) stays due. */
async function takeSlot(parts: SchedulerParts, subscription: Subscription): Promise<boolean> {
  const fault = faultOf(subscription);
  if (fault) {
    parts.warnOfFault(subscription, fault);
    return false;
  }
  const now = parts.clock();
  const passed = passedSlots(subscription, now);
  const [newest] = passed;
  const isInTime = newest !== undefined && now - newest <= Math.max(subscription.catchupWindowMs, ON_TIME_MS);
  const taken = isInTime ? newest : slotOfRetry(subscription, now);
  if (taken !== undefined && !(await canMake(parts, subscription))) return false;
  const next = newest === undefined ? null : nextRun(subscription, new Date(now)).getTime();
  for (const slot of passed.filter((slot) => slot !== taken).toReversed()) {
    await recordMissed(parts, subscription, slot, taken === undefined && slot === newest ? next : null);
  }
  if (taken === undefined) return true;
  const trigger = taken === newest && now - taken <= ON_TIME_MS ? 'schedule' : 'catchup';
  await recordEdition(parts, subscription, taken, trigger, next);
  return true;
}

/**
 * A part that is being sent right now decides whether its run is sent: until then the next one cannot begin. So does one in
 * doubt, until somebody has looked.
 */
export async function canMake(parts: SchedulerParts, subscription: Subscription): Promise<boolean> {
  if (!parts.sender(subscription.platform)) return false;
  const open = await parts.store.openRun(subscription.id);
  return !open?.deliveries.some(
    ({ id, state }) => state === 'sending' || (state === 'uncertain' && parts.isInDoubt(id)),
  );
}

/** Newest first. A due date that the schedule does not know (its zone's rules changed) still counts as a slot. */
function passedSlots(subscription: Subscription, now: number): number[] {
  if (subscription.nextRunAt > now) return [];
  const slots = slotsBetween(subscription, new Date(subscription.nextRunAt), new Date(now), MOST_SLOTS);
  return slots.length > 0 ? slots.map((slot) => slot.getTime()) : [subscription.nextRunAt];
}

async function recordMissed(
  parts: SchedulerParts,
  subscription: Subscription,
  scheduledFor: number,
  next: number | null,
): Promise<void> {
  const slot = await slotOf(parts, subscription, scheduledFor, 'schedule');
  if (!(await recordRun(parts, subscription, missedRun(subscription, slot), [], next))) return;
  parts.tell('edition missed', { subscription: subscription.id, scheduledFor: new Date(scheduledFor).toISOString() });
}

/**
 * Makes, renders and records one edition; `next` is the slot after it, null for one apart from the schedule.
 * Answers the run's id, or undefined when there is a run for that slot already or the subscription no longer wants one.
 */
export async function recordEdition(
  parts: SchedulerParts,
  subscription: Subscription,
  scheduledFor: number,
  trigger: Run['trigger'],
  next: number | null,
): Promise<string | undefined> {
  const isLate = parts.clock() - scheduledFor > ON_TIME_MS;
  const edition = await parts.editions.make(subscription, new Date(scheduledFor), isLate, trigger === 'manual');
  // Whoever asks for a test sees one, also on a day with nothing new.
  const isQuiet = subscription.skipEmpty && edition.empty && trigger !== 'manual';
  const payloads = isQuiet
    ? []
    : parts.sender(subscription.platform)!.render(edition.message, renderingOf(subscription, scheduledFor));
  const slot = await slotOf(parts, subscription, scheduledFor, trigger);
  const briefIds = edition.briefs.map((brief) => brief.id);
  const { run, deliveries } = editionRun(subscription, slot, briefIds, payloads, edition.told);
  return (await recordRun(parts, subscription, run, deliveries, next)) ? run.id : undefined;
}

/** A run's window begins where the last edition that was sent ended; not where one ended that a wrong clock had sent. */
async function slotOf(
  { store, clock }: SchedulerParts,
  subscription: Subscription,
  scheduledFor: number,
  trigger: Run['trigger'],
): Promise<Slot> {
  const { id, lastSentRunId } = subscription;
  const now = clock();
  const lastSent = lastSentRunId === undefined ? undefined : await store.run(lastSentRunId);
  const isAhead = lastSent !== undefined && lastSent.windowTo > now;
  const before = isAhead ? await store.latestRun(id, 'sent', now) : lastSent;
  const windowFrom = before === undefined ? null : Math.min(before.windowTo, now);
  return { scheduledFor, trigger, windowFrom, now };
}
