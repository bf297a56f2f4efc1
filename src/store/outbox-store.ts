/** What is kept of runs and their deliveries, from the moment they are recorded until they are forgotten: the outbox. */
import type { Attempt, Delivery, PlatformState, Run, Settlement, Standing, ToldRun } from './digest.ts';

export interface OutboxStore {
  /**
   * Records one edition: run, deliveries with frozen bodies, and the advance of `next_run_at`, in one transaction.
   * An older run of the subscription that is still unsent becomes `superseded`, but for a missed one's sake. Answers false, and
   * records nothing, when the subscription has a run for `scheduledFor`, is gone, or (but for a manual run) neither active nor
   * due to be tried again, or when a manual one would take the place of one that is being sent; `next_run_at` still advances then, so that a slot once taken is not due for ever. A `next_run_at`
   * after `run.createdAt` is left as it is. A suspended one is tried again a day later.
   */
  recordRun(run: Run, deliveries: readonly Delivery[], nextRunAt: number | null): Promise<boolean>;
  lastRun(subscriptionId: string): Promise<{ run: Run; deliveries: Delivery[] } | undefined>;
  /** The run of which something is still to be sent, or under way; a later slot may have one that is over. */
  openRun(subscriptionId: string): Promise<{ run: Run; deliveries: Delivery[] } | undefined>;
  run(id: string): Promise<Run | undefined>;
  /** The newest run (of slots before a moment, if one is named) that was sent, a test too, or that its schedule called for, however it ended. */
  latestRun(subscriptionId: string, of: 'sent' | 'scheduled', before?: number): Promise<Run | undefined>;
  /**
   * What the subscription's readers were told by its schedule: runs made after a moment, the newest first, of which a part arrived.
   * So did one that is in doubt, and never was found missing; of which parts nobody knows what they show, the run is left out.
   */
  toldRuns(subscriptionId: string, after: number, limit: number): Promise<ToldRun[]>;
  /**
   * Claims due deliveries for `owner`: `queued` or ripe `retry_wait` become `sending`, committed before this returns.
   * At most one a destination, and a later part only when every earlier part was sent. A destination where a try failed, or
   * is in doubt, gets nothing until its next try is due.
   */
  claimDeliveries(owner: string, platform: string, now: number, limit: number): Promise<Delivery[]>;
  /** `sending` rows of other owners become `uncertain`; answers them. */
  sweepSending(owner: string, now: number): Promise<Delivery[]>;
  uncertainDeliveries(platform: string): Promise<Delivery[]>;
  /** Removes at most `limit` runs that ended before a moment, but for each subscription's newest and last sent one; answers how many. */
  forgetRuns(before: number, limit: number): Promise<number>;
  /** Forgets runs recorded as missed after a moment that is now: a clock that ran ahead wrote them. */
  forgetMissedAfter(moment: number): Promise<void>;
  attempts(deliveryId: string): Promise<Attempt[]>;
  /** All zero for a platform of which nothing is known yet. */
  platformState(platform: string): Promise<PlatformState>;
  /** How digests stand on every platform that has any, by name. */
  standing(now: number): Promise<Standing[]>;
  notePlatform(platform: string, changed: Partial<PlatformState>): Promise<void>;
  /** What waits past its time, on whatever platform, expires, unless an earlier try of it is in doubt; answers how many. */
  expireOverdue(now: number): Promise<number>;
  /**
   * Puts an uncertain delivery back in the queue, body and key unchanged. A doubt that is `over` (the message does not stand
   * there) is forgotten, and so is one of which nobody can ever know: it is `unproven`, and its last try is marked so. One that
   * is `kept` keeps its age.
   */
  requeue(deliveryId: string, notBefore: number, doubt: 'kept' | 'over' | 'unproven'): Promise<void>;
  /** So often a delivery was put back `unproven`. */
  unprovenResends(deliveryId: string): Promise<number>;
  /**
   * Settles one claimed or uncertain delivery and, when it was the last open part, its run; a sent run becomes the
   * subscription's last sent one, and ends its halt. Parts after a failed one are cancelled; those after one that opened a
   * thread go there. A try left open in a run that is over is cancelled.
   * @throws SaarError `store.transition` when the delivery's state does not allow it.
   */
  settle(deliveryId: string, settlement: Settlement, now: number): Promise<void>;
  /**
   * The machine's clock was set by so many milliseconds: all that waits for a moment waits as long as before. What ends at one ends
   * as much later too, or only where it was recorded after `writtenAfter`, if that is named. Sources wait as long as before too.
   */
  moveQueue(ms: number, writtenAfter?: number): Promise<void>;
}
