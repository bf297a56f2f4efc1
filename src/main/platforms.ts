/**
 * Keeps trying to bring one platform up, apart from all others, and begins anew when it goes down; only what another
 * try cannot mend, such as a dead token, ends the trying.
 */
import type { Log } from '../log.ts';
import type { Sender } from '../messages/sender.ts';

/** A platform that is up. */
export interface RunningPlatform {
  sender: Sender;
  /** Settles with the reason when it is down and will not come up by itself. */
  failed?: Promise<unknown>;
  stop(): Promise<void>;
}

export type PlatformState = 'starting' | 'up' | 'retrying' | 'refused' | 'stopped';

export interface PlatformPlan {
  name: string;
  /** One try. Rejects when the platform did not answer or refused. */
  start(): Promise<RunningPlatform>;
  /** What the person who runs Saar must mend, when another try is pointless; undefined when it is not. */
  mustMend(error: unknown): string | undefined;
  onUp(running: RunningPlatform): void;
  /** It is given up: it will not be tried again. */
  onRefused?(): void;
  log: Log;
  /** Resolves after so many milliseconds, or at once when the signal fires. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export interface Platform {
  readonly name: string;
  state(): PlatformState;
  /** Settles when the platform is up for the first time, finally refused, or stopped. */
  settled: Promise<void>;
  /** It refuses us in the middle of its work; `mend` says what the person who runs Saar must do. It is stopped and tried no more. */
  refuse(mend: string): Promise<void>;
  stop(): Promise<void>;
}

export const FIRST_WAIT_MS = 5_000;
export const LONGEST_WAIT_MS = 300_000;

/** Starts trying at once and answers at once. Waits double from 5 s to 5 min. */
export function keepStarting(plan: PlatformPlan): Platform {
  const stopping = new AbortController();
  const { signal } = stopping;
  let state: PlatformState = 'starting';
  let running: RunningPlatform | undefined;

  async function bringUp(): Promise<void> {
    for (let wait = FIRST_WAIT_MS; !signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        return await settleUp(await plan.start());
      } catch (error) {
        if (!(await mayGoOn(error, wait))) return;
      }
    }
  }
  async function settleUp(up: RunningPlatform): Promise<void> {
    if (signal.aborted) return up.stop();
    running = up;
    state = 'up';
    plan.log.info('platform is up', { platform: plan.name });
    plan.onUp(up);
    void up.failed?.then((error) => comeBack(up, error));
  }
  /** Tells of a failure and waits; answers whether to try again. */
  async function mayGoOn(error: unknown, wait: number): Promise<boolean> {
    if (signal.aborted) return false;
    const mend = plan.mustMend(error);
    state = mend === undefined ? 'retrying' : 'refused';
    tell(plan, error, mend ?? wait);
    if (mend === undefined) await plan.wait(wait, signal);
    else plan.onRefused?.();
    return mend === undefined;
  }
  async function comeBack(down: RunningPlatform, error: unknown): Promise<void> {
    if (signal.aborted) return;
    await close(down);
    if (await mayGoOn(error, FIRST_WAIT_MS)) await bringUp();
  }
  async function close(down: RunningPlatform): Promise<void> {
    running = undefined;
    await down.stop().catch((err: unknown) => plan.log.warn('did not end well', { part: plan.name, err }));
  }
  async function refuse(mend: string): Promise<void> {
    if (signal.aborted || state === 'refused') return;
    stopping.abort();
    state = 'refused';
    tell(plan, undefined, mend);
    plan.onRefused?.();
    if (running) await close(running);
  }
  return {
    name: plan.name,
    state: () => state,
    settled: bringUp(),
    refuse,
    stop: async () => {
      stopping.abort();
      await running?.stop();
      state = 'stopped';
    },
  };
}

function tell({ name, log }: PlatformPlan, error: unknown, next: string | number): void {
  if (typeof next === 'string') log.error(next, { platform: name, ...(error !== undefined && { err: error }) });
  else log.warn('platform did not come up; trying again', { platform: name, err: error, retryInSeconds: next / 1000 });
}
