/** Keeps trying to bring one platform up, apart from all others; a dead token is the only thing that ends the trying. */
import type { Log } from '../log.ts';
import type { Sender } from '../messages/sender.ts';

/** A platform that is up. */
export interface RunningPlatform {
  sender: Sender;
  stop(): Promise<void>;
}

export type PlatformState = 'starting' | 'up' | 'retrying' | 'refused' | 'stopped';

export interface PlatformPlan {
  name: string;
  /** One try. Rejects when the platform did not answer or refused. */
  start(): Promise<RunningPlatform>;
  /** Whether another try is pointless: the token is dead. */
  isFinal(error: unknown): boolean;
  onUp(running: RunningPlatform): void;
  log: Log;
  /** Resolves after so many milliseconds, or at once when the signal fires. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export interface Platform {
  readonly name: string;
  state(): PlatformState;
  /** Settles when the platform is up, finally refused, or stopped. */
  settled: Promise<void>;
  stop(): Promise<void>;
}

export const FIRST_WAIT_MS = 5_000;
export const LONGEST_WAIT_MS = 300_000;

/** Starts trying at once and answers at once. Waits double from 5 s to 5 min. */
export function keepStarting(plan: PlatformPlan): Platform {
  const stopping = new AbortController();
  let state: PlatformState = 'starting';
  let running: RunningPlatform | undefined;

  async function bringUp(): Promise<void> {
    for (let wait = FIRST_WAIT_MS; !stopping.signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        running = await plan.start();
        return await settleUp(running);
      } catch (error) {
        state = plan.isFinal(error) ? 'refused' : 'retrying';
        tell(plan, error, state === 'refused' ? undefined : wait);
        if (state === 'refused') return;
        await plan.wait(wait, stopping.signal);
      }
    }
  }
  async function settleUp(up: RunningPlatform): Promise<void> {
    if (stopping.signal.aborted) return up.stop();
    state = 'up';
    plan.log.info('platform is up', { platform: plan.name });
    plan.onUp(up);
  }
  return {
    name: plan.name,
    state: () => state,
    settled: bringUp(),
    stop: async () => {
      stopping.abort();
      if (state === 'up') await running?.stop();
      state = 'stopped';
    },
  };
}

function tell({ name, log }: PlatformPlan, error: unknown, waitMs: number | undefined): void {
  if (waitMs === undefined)
    log.error('the platform refuses the token; set a new one and start again', { platform: name, err: error });
  else
    log.warn('platform did not come up; trying again', { platform: name, err: error, retryInSeconds: waitMs / 1000 });
}
