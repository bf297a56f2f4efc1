/** The digest runner on the app and the store, and the pulse by which the health check knows that it ticks. */
import type { App } from '../app/app.ts';
import { createRunner, type Runner } from '../delivery/runner.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { newId } from './open-saar.ts';

/** Four ticks missed: the clock, or the database under it, stands still. */
const STILL_MS = 60_000;

export interface Digests {
  runner: Runner;
  /** When the last tick found the database well, in epoch milliseconds. */
  lastTick(): number | undefined;
  /** Whether ticks come; true as long as none is expected yet. */
  ticking(now: number): boolean;
}

/** Not started yet. Every tick begins with a sweep of the store; that sweep is the pulse. */
export function createDigests({ app, store }: { app: App; store: Store }, log: Log): Digests {
  let last: number | undefined;
  const watched: Store = {
    ...store,
    sweepSending: async (owner, now) => {
      const swept = await store.sweepSending(owner, now);
      last = now;
      return swept;
    },
  };
  const runner = createRunner({
    store: watched,
    editions: { make: (subscription, scheduledFor, late) => app.edition(subscription, scheduledFor, late) },
    owner: newId(12),
    clock: Date.now,
    tell: (event, fields) => log.warn(event, fields),
    onUncertain: (delivery, doubt) => log.warn('a delivery is in doubt', { delivery: delivery.id, doubt }),
    onUnauthorized: (platform) =>
      log.error('the platform refuses the token; set a new one and start again', { platform }),
  });
  return {
    runner,
    lastTick: () => last,
    ticking: (now) => last === undefined || now - last < STILL_MS,
  };
}
