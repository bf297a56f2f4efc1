/** A digest as the store keeps it: who wants it where and when, its editions (runs), and the messages that they are made of. */

import type { PartShown } from '../briefs/brief.ts';

export type SubscriptionState = 'active' | 'paused' | 'suspended' | 'disabled';

export interface Subscription {
  id: string;
  platform: string;
  tenantId: string;
  destinationId: string;
  threadId?: string;
  /** Topic ids; the single entry `all` means every topic there is when the digest is made. */
  topics: string[];
  language: string;
  /** ISO weekdays, 1 = Monday … 7 = Sunday. Empty, like topics, only where the row cannot be read. */
  weekdays: number[];
  /** `HH:MM`, 24 hours. */
  localTime: string;
  /** IANA zone. */
  timeZone: string;
  nextRunAt: number;
  catchupWindowMs: number;
  onUncertain: 'resend' | 'skip';
  /** Messages arrive without a sound. */
  silent: boolean;
  /** On a day with nothing new nothing is posted. */
  skipEmpty: boolean;
  length: 'short' | 'standard' | 'long';
  state: SubscriptionState;
  stateReason?: string;
  /** Only while the state is `suspended` or `disabled`; kept by the store's own verbs, as `lastSentRunId` is. */
  halt?: Halt;
  lastSentRunId?: string;
  createdBy: string;
  createdAt: number;
  version: number;
}

/** What is changed about a digest once it is there; a state that is named ends a halt. */
export type SubscriptionWishes = Omit<
  Subscription,
  'id' | 'platform' | 'tenantId' | 'halt' | 'lastSentRunId' | 'createdBy' | 'createdAt' | 'version' | 'state'
> & { state: 'active' | 'paused' };

/** A destination that took nothing: since when, how often it was tried again, when next, and whether the owner knows. */
export interface Halt {
  since: number;
  tries: number;
  /** Undefined when it is tried no more. */
  retryAt?: number;
  told: boolean;
}

/** What a platform allows and what was asked of it, over restarts. Epoch milliseconds; `identifyDay` is a UTC day, `2026-01-31`. */
export interface PlatformState {
  pausedUntil: number;
  identifyDay: string;
  identifyCount: number;
  /** Identifies that followed each other closely, and when the last one was. */
  identifyStreak: number;
  identifiedAt: number;
  invalidWindowStart: number;
  invalidCount: number;
}

/** One try of a delivery; `outcome` is undefined while nobody knows it. */
export interface Attempt {
  number: number;
  startedAt: number;
  endedAt?: number;
  outcome?: string;
  code?: string;
}

/** How the digests of one platform stand. */
export interface Standing {
  platform: string;
  /** Messages that wait or are under way. */
  queued: number;
  uncertain: number;
  /** Since when the message waits that could be sent now and has waited longest; undefined when none could. Epoch milliseconds. */
  ripeSince?: number;
  digests: Record<SubscriptionState, number>;
}

export type RunState =
  | 'pending'
  | 'rendered'
  | 'delivering'
  | 'sent'
  | 'partly_sent'
  | 'failed'
  | 'expired'
  | 'missed'
  | 'superseded'
  | 'empty';

export interface Run {
  id: string;
  subscriptionId: string;
  scheduledFor: number;
  trigger: 'schedule' | 'catchup' | 'manual';
  /** The content window: epoch ms of the last sent digest (null at first) to now. */
  windowFrom: number | null;
  windowTo: number;
  /** The briefs this edition shows, one a topic: the baseline of the next "what changed". */
  briefIds: string[];
  state: RunState;
  stateReason?: string;
  createdAt: number;
  finishedAt?: number;
}

/** A run of which readers were told something. */
export interface ToldRun {
  run: Run;
  /** What those of its parts show that arrived, or may have; undefined where that is all of them. */
  arrived?: PartShown[];
}

export type DeliveryState =
  'queued' | 'sending' | 'sent' | 'retry_wait' | 'uncertain' | 'failed' | 'expired' | 'cancelled';

export interface Delivery {
  id: string;
  runId: string;
  part: number;
  platform: string;
  tenantId: string;
  destinationId: string;
  threadId?: string;
  /** The frozen body, byte for byte what is sent on every try. */
  body: string;
  bodyHash: string;
  idempotencyKey: string;
  state: DeliveryState;
  attempts: number;
  notBefore: number;
  /** Past this moment the edition is stale and is not sent. */
  expiresAt: number;
  leaseOwner?: string;
  sendStartedAt?: number;
  /** Start of the oldest try whose outcome nobody knows; kept until the delivery is settled. */
  uncertainSince?: number;
  platformMessageId?: string;
  lastErrorCode?: string;
  createdAt: number;
  settledAt?: number;
  /** What of the run's briefs it shows; undefined where the run has one part, or nobody knows. */
  shown?: PartShown[];
}

/**
 * How a claimed or uncertain delivery ended this time. `movedTo` does what `movePlace` does; `subscription` is the state the subscription takes with it. Both in the same transaction.
 * `absent`: somebody looked, and it does not stand there.
 */
export type Settlement =
  | { state: 'sent'; messageId: string; threadId?: string }
  | { state: 'retry_wait'; notBefore: number; errorCode: string; movedTo?: string }
  | { state: 'uncertain'; errorCode: string }
  | { state: 'failed' | 'expired'; errorCode: string; subscription?: 'suspended' | 'disabled'; absent?: true };
