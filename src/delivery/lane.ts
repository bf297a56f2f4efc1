/** One platform's way out: its sender, whether and how much it may send now, and what is under way. */
import type { Receipt, SendError, SendOutcome, Sender } from '../messages/sender.ts';
import type { Limit } from '../pace/pace.ts';
import type { Delivery } from '../store/store.ts';
import { createBell, type Bell } from './bell.ts';
import { createBudget, type Budget } from './budget.ts';
import { placeOf } from './doubt.ts';
import type { Timers } from '../pace/timers.ts';

/** Code by which a sender says that a rate limit is the whole platform's, not one destination's. */
const GLOBAL_LIMIT = 'global';
/** Rate limits that are not counted against us: others asked too much, or the platform was not asked at all. */
const UNCOUNTED = ['shared', 'known', 'own-pace'];
/** More than any platform takes in a second at an ordinary distance: the sender's pace is the bound, this one a last resort. */
const MOST_IN_FLIGHT = 200;

/**
 * Platforms that shut out who asks in vain too often, and how often we may: half of what Discord allows (10,000 answers of 401,
 * 403 or 429 in ten minutes), since readers' questions and other programs on this address count too.
 */
const MOST_INVALID: Readonly<Record<string, Limit>> = { discord: { count: 5_000, ms: 10 * 60_000 } };
const UNBOUNDED: Limit = { count: Infinity, ms: 1 };
const INVALID: readonly SendOutcome[] = ['permanent', 'unauthorized', 'rate-limited'];

export interface Lane {
  readonly sender: Sender;
  readonly inFlight: Set<Promise<void>>;
  /** Rings when a send has ended, and when there may be more to send. */
  readonly bell: Bell;
  /** Answers that a platform holds against us, by the steady clock. */
  readonly invalid: Budget;
  /** Nothing is sent before this moment (epoch milliseconds). */
  pausedUntil: number;
  /** What was known of the platform before a restart is known again. */
  ready?: Promise<void>;
  /** Another lane took its place: it claims nothing more, and only ends what it has begun. */
  closed: boolean;
  /** The token is dead; nothing is sent any more. */
  dead: boolean;
  /** Sends until nothing is ripe; answers when the next try is due. */
  pumping?: Promise<number | undefined>;
}

export function laneOf(sender: Sender, timers: Timers): Lane {
  return {
    sender,
    inFlight: new Set(),
    bell: createBell(timers),
    invalid: createBudget(MOST_INVALID[sender.platform] ?? UNBOUNDED),
    pausedUntil: 0,
    closed: false,
    dead: false,
  };
}

/**
 * How many sends may begin now; when none may, the moment that is worth another look, undefined while an answer is what is waited
 * for. By the steady clock.
 */
export function roomIn({ sender, inFlight, invalid }: Lane, now: number): { count: number; at?: number } {
  const paced = sender.pace.free(now);
  if (paced <= 0) return { count: 0, at: Math.max(now + 1, sender.pace.freeAt(now)) };
  if (invalid.left(now) <= 0) return { count: 0, at: invalid.leftAt(now) };
  const unanswered = inFlight.size;
  return { count: Math.max(0, Math.min(paced, MOST_IN_FLIGHT - unanswered, invalid.left(now) - unanswered)) };
}

/** Takes the place for a send. Whoever answers a reader may have taken that meanwhile for which it was claimed. */
export async function placeIn({ sender: { pace } }: Lane, now: number): Promise<() => void> {
  return pace.free(now) > 0 ? pace.begin() : pace.turn();
}

/** Sends a delivery once it is given the signal by which it is given up. */
export function sendIn({ sender }: Lane, delivery: Delivery): (signal: AbortSignal) => Promise<Receipt> {
  const { body, idempotencyKey } = delivery;
  return async (signal) => sender.send(placeOf(delivery), { body }, idempotencyKey, signal);
}

/** Runs one send in the lane until it ends, and rings then. */
export function track({ inFlight, bell }: Lane, sending: Promise<void>): void {
  inFlight.add(sending);
  void sending.finally(() => {
    inFlight.delete(sending);
    bell.ring();
  });
}

/**
 * What a failure means for the whole platform, at a moment of both clocks: whether the lane has just died of it, and whether
 * something was noted that must outlive a restart.
 */
export function heed(lane: Lane, failure: SendError, now: number, steady: number): { died: boolean; noted: boolean } {
  const pauses = failure.outcome === 'rate-limited' && failure.code === GLOBAL_LIMIT;
  if (pauses) lane.pausedUntil = Math.max(lane.pausedUntil, now + (failure.retryAfterMs ?? 0));
  const counts = isInvalid(failure) && Number.isFinite(lane.invalid.most);
  if (counts) lane.invalid.note(steady);
  const died = failure.outcome === 'unauthorized' && !lane.dead;
  lane.dead ||= died;
  return { died, noted: pauses || counts };
}

function isInvalid({ outcome, code, isInvalid: isHeldAgainstUs }: SendError): boolean {
  return (isHeldAgainstUs || INVALID.includes(outcome)) && !UNCOUNTED.includes(code);
}
