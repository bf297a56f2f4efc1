/** Watches the digest clock through the store it uses: whether it goes on, whether what it writes is taken, and who was sent to. */
import { SaarError } from '../errors.ts';
import type { DeliveryEvent } from '../delivery/events.ts';
import type { Store } from '../store/store.ts';

/** Four ticks missed: the clock, or the database under it, stands still. */
const STILL_MS = 60_000;

/** Where the last tick is noted down. */
const PLACE = ['saar', 'runner'] as const;

export interface Pulse {
  /** The store to give to the runner. */
  store: Store;
  /** Ticks are expected from now on. */
  begin(): void;
  /** When the last tick found the database well, in epoch milliseconds. */
  lastTick(): number | undefined;
  /** Whether the clock goes on; true as long as no tick is expected yet. */
  ticking(): boolean;
  /** Code of why the database did not take the last tick's note. */
  unwritten(): string | undefined;
  noteTry(event: DeliveryEvent): void;
  /** Milliseconds since a try on that platform was last answered or given up; since the beginning while none was. */
  sinceTry(platform: string): number;
}

/** `steady` counts milliseconds and never jumps, as the clock on the wall may. */
export function createPulse(store: Store, steady: () => number = () => performance.now()): Pulse {
  const tries = new Map<string, number>();
  let began: number | undefined;
  let beat: number | undefined;
  let last: number | undefined;
  let unwritten: string | undefined;

  /** A real write: an update that meets no row would succeed on a full disk. */
  async function note(now: number): Promise<void> {
    try {
      await store.putSettings(...PLACE, { 'last-tick': new Date(now).toISOString() });
      unwritten = undefined;
    } catch (error) {
      unwritten = error instanceof SaarError ? error.code : 'store.unwritable';
      throw error;
    }
    last = now;
  }
  const beating = <Values extends unknown[], T>(verb: (...values: Values) => Promise<T>) => {
    return async (...values: Values): Promise<T> => {
      const answer = await verb(...values);
      beat = steady();
      return answer;
    };
  };
  const sweepSending = beating(async (owner: string, now: number) => {
    await note(now);
    return store.sweepSending(owner, now);
  });
  return {
    // A wave of thousands of editions is one long tick: each of them is a sign of life.
    store: {
      ...store,
      sweepSending,
      recordRun: beating(store.recordRun),
      dueSubscriptions: beating(store.dueSubscriptions),
    },
    begin: () => void (began = steady()),
    lastTick: () => last,
    ticking: () => began === undefined || steady() - (beat ?? began) < STILL_MS,
    unwritten: () => unwritten,
    noteTry: (event) => {
      if (event.kind === 'failure' || event.kind === 'settled') tries.set(event.delivery.platform, steady());
    },
    sinceTry: (platform) => steady() - (tries.get(platform) ?? began ?? steady()),
  };
}
