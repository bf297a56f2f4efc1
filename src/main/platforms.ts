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

/** One platform while it is tried. */
interface Trying {
  plan: PlatformPlan;
  /** Ends the trying for good. */
  stopping: AbortController;
  state: PlatformState;
  running?: RunningPlatform;
}

/** Starts trying at once and answers at once. Waits double from 5 s to 5 min. */
export function keepStarting(plan: PlatformPlan): Platform {
  const trying: Trying = { plan, stopping: new AbortController(), state: 'starting' };
  return {
    name: plan.name,
    state: () => trying.state,
    settled: bringUp(trying),
    refuse: (mend) => refuse(trying, mend),
    stop: async () => {
      trying.stopping.abort();
      await trying.running?.stop();
      trying.state = 'stopped';
    },
  };
}

async function bringUp(trying: Trying): Promise<void> {
  const { plan, stopping } = trying;
  for (let wait = FIRST_WAIT_MS; !stopping.signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await settleUp(trying, await plan.start());
    } catch (error) {
      if (!(await mayGoOn(trying, error, wait))) return;
    }
  }
}

async function settleUp(trying: Trying, up: RunningPlatform): Promise<void> {
  const { plan, stopping } = trying;
  if (stopping.signal.aborted) return up.stop();
  trying.running = up;
  trying.state = 'up';
  plan.log.info('platform is up', { platform: plan.name });
  plan.onUp(up);
  void up.failed?.then((error) => comeBack(trying, up, error));
}

/** Tells of a failure and waits; answers whether to try again. */
async function mayGoOn(trying: Trying, error: unknown, wait: number): Promise<boolean> {
  const { plan, stopping } = trying;
  if (stopping.signal.aborted) return false;
  const mend = plan.mustMend(error);
  trying.state = mend === undefined ? 'retrying' : 'refused';
  tell(plan, error, mend ?? wait);
  if (mend === undefined) await plan.wait(wait, stopping.signal);
  else plan.onRefused?.();
  return mend === undefined;
}

async function comeBack(trying: Trying, down: RunningPlatform, error: unknown): Promise<void> {
  if (trying.stopping.signal.aborted) return;
  await close(trying, down);
  if (await mayGoOn(trying, error, FIRST_WAIT_MS)) await bringUp(trying);
}

async function refuse(trying: Trying, mend: string): Promise<void> {
  const { plan, stopping, running } = trying;
  if (stopping.signal.aborted || trying.state === 'refused') return;
  stopping.abort();
  trying.state = 'refused';
  tell(plan, undefined, mend);
  plan.onRefused?.();
  if (running) await close(trying, running);
}

async function close(trying: Trying, down: RunningPlatform): Promise<void> {
  const { plan } = trying;
  trying.running = undefined;
  await down.stop().catch((err: unknown) => plan.log.warn('did not end well', { part: plan.name, err }));
}

function tell({ name, log }: PlatformPlan, error: unknown, next: string | number): void {
  if (typeof next === 'string') log.error(next, { platform: name, ...(error !== undefined && { err: error }) });
  else log.warn('platform did not come up; trying again', { platform: name, err: error, retryInSeconds: next / 1000 });
}
