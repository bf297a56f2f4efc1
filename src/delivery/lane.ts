/** One platform's way out: its sender, whether it may send now, and what is under way. */
import type { SendError, Sender } from '../messages/sender.ts';

/** Code by which a sender says that a rate limit is the whole platform's, not one destination's. */
const GLOBAL_LIMIT = 'global';

export interface Lane {
  readonly sender: Sender;
  /** Nothing is sent before this moment (epoch milliseconds). */
  pausedUntil: number;
  /** The token is dead; nothing is sent any more. */
  dead: boolean;
  readonly inFlight: Set<Promise<void>>;
}

export function laneOf(sender: Sender): Lane {
  return { sender, pausedUntil: 0, dead: false, inFlight: new Set() };
}

/** Runs one send in the lane, and in `mine` too, until it ends. */
export function track(lane: Lane, mine: Set<Promise<void>>, sending: Promise<void>): void {
  for (const set of [lane.inFlight, mine]) {
    set.add(sending);
    void sending.finally(() => set.delete(sending));
  }
}

/** What a failure means for the whole platform. Answers whether the lane has just died. */
export function heed(lane: Lane, failure: SendError, now: number): boolean {
  if (failure.outcome === 'rate-limited' && failure.code === GLOBAL_LIMIT) {
    lane.pausedUntil = Math.max(lane.pausedUntil, now + (failure.retryAfterMs ?? 0));
  }
  const died = failure.outcome === 'unauthorized' && !lane.dead;
  lane.dead ||= died;
  return died;
}
