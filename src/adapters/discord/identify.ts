/**
 * When Saar may say to Discord's gateway who it is. Discord allows 1,000 times a day and one in five seconds, and takes the token
 * away from who does it more; so each time is counted where a crash does not reach, before it happens.
 */
import type { Log } from './log.ts';

/** What was asked of Discord so far. Epoch milliseconds; `identifyDay` is a UTC day, `2026-01-31`. */
export interface Identified {
  identifyDay: string;
  identifyCount: number;
  /** How many followed each other with no quiet time between them. */
  identifyStreak: number;
  identifiedAt: number;
}

/** Where that is kept over restarts. */
export interface IdentifyMemory {
  platformState(platform: string): Promise<Identified>;
  notePlatform(platform: string, changed: Partial<Identified>): Promise<void>;
}

/** Time, replaced where it is simulated. */
export interface IdentifyClock {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<unknown>;
}

/** The guard of one connection. */
export interface IdentifyGuard {
  /** Whether it may be done at once. */
  mayNow(): Promise<boolean>;
  /** Waits until it may be done, and does not count: before a connection is opened. */
  ready(signal?: AbortSignal): Promise<void>;
  /** Waits and counts, just before it is done: the library's own throttler. Rejects when the signal fires. */
  waitForIdentify(shardId: number, signal: AbortSignal): Promise<void>;
  /** Whether somebody waits here now. */
  waiting(): boolean;
  /** The connection has been up for minutes: what was is no streak. */
  settled(): Promise<void>;
}

const PLATFORM = 'discord';
/** A fifth of what Discord allows. */
const MOST_A_DAY = 200;
const SHORTEST_MS = 5_000;
const LONGEST_MS = 300_000;
/** A wait is looked at again so often: a clock may be set meanwhile. */
const STEP_MS = 60_000;

/** Milliseconds from the last time to the next: none after a quiet time, then 1, 2, 4 … 300 s, but no less than Discord's five. */
export function backOffMs(streak: number): number {
  return streak === 0 ? 0 : Math.min(LONGEST_MS, Math.max(SHORTEST_MS, 1_000 * 2 ** Math.min(streak - 1, 20)));
}

/** The moment from which it may be done, not before `now`; epoch milliseconds. */
export function identifyAt(state: Identified, now: number): number {
  const today = dayOf(now);
  if (state.identifyDay === today && state.identifyCount >= MOST_A_DAY) return nextDay(now);
  // A clock that was ahead of time must not make anybody wait for it.
  return Math.max(now, Math.min(state.identifiedAt, now) + backOffMs(state.identifyStreak));
}

export function createIdentifyGuard(memory: IdentifyMemory, clock: IdentifyClock, log: Log): IdentifyGuard {
  const parts = { memory, clock, log };
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();
  const whileWaiting = async <T>(work: Promise<T>): Promise<T> => {
    waiting += 1;
    return work.finally(() => (waiting -= 1));
  };
  return {
    mayNow: async () => identifyAt(await memory.platformState(PLATFORM), clock.now()) <= clock.now(),
    ready: async (signal) => void (await whileWaiting(waited(parts, signal))),
    waitForIdentify: (_shardId, signal) => {
      const turn = last.then(() => counted(parts, signal));
      last = turn.catch(() => undefined);
      return whileWaiting(turn);
    },
    waiting: () => waiting > 0,
    settled: () => memory.notePlatform(PLATFORM, { identifyStreak: 0 }),
  };
}

interface Parts {
  memory: IdentifyMemory;
  clock: IdentifyClock;
  log: Log;
}

/** Waits as long as it takes; answers what was so far. */
async function waited({ memory, clock, log }: Parts, signal?: AbortSignal): Promise<Identified> {
  for (let told = false; ; told = true) {
    signal?.throwIfAborted();
    const state = await memory.platformState(PLATFORM);
    const now = clock.now();
    const ms = identifyAt(state, now) - now;
    if (ms <= 0) return state;
    if (!told) tell(state, ms, log);
    await clock.sleep(Math.min(ms, STEP_MS), signal);
  }
}

async function noted(parts: Parts, signal: AbortSignal): Promise<void> {
  const { identifyDay, identifyCount, identifyStreak } = await waited(parts, signal);
  const now = parts.clock.now();
  await parts.memory.notePlatform(PLATFORM, {
    identifyDay: dayOf(now),
    identifyCount: identifyDay === dayOf(now) ? identifyCount + 1 : 1,
    identifyStreak: identifyStreak + 1,
    identifiedAt: now,
  });
}

/** What cannot be counted, as on a full disk, is not done. */
async function counted(parts: Parts, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      return await noted(parts, signal);
    } catch {
      signal.throwIfAborted();
      parts.log.error('discord.identify-uncounted', { seconds: SHORTEST_MS / 1000 });
      await parts.clock.sleep(SHORTEST_MS, signal);
    }
  }
}

function tell({ identifyCount, identifyStreak }: Identified, ms: number, log: Log): void {
  const seconds = Math.round(ms / 1000);
  if (identifyCount >= MOST_A_DAY && ms > LONGEST_MS)
    log.error('discord.identify-day-full', { count: identifyCount, seconds });
  else log.warn('discord.identify-waits', { streak: identifyStreak, seconds });
}

function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

function nextDay(now: number): number {
  return Date.parse(`${dayOf(now)}T00:00:00Z`) + 86_400_000;
}

/** A memory for a process that has none to lose, such as a test. */
export function forgetful(): IdentifyMemory {
  let state: Identified = { identifyDay: '', identifyCount: 0, identifyStreak: 0, identifiedAt: 0 };
  return {
    platformState: () => Promise.resolve(state),
    notePlatform: (_platform, changed) => Promise.resolve(void (state = { ...state, ...changed })),
  };
}
