/**
 * What a jump of the machine's clock means for what waits. Forward by up to a month is time that passed: a machine, or the one it
 * runs inside of, that slept looks like one whose clock was set, and an edition must not arrive hours late as if it were fresh. So
 * nothing moves then, and what is due is treated as after a restart. A jump back, or one by more, is a clock that was set.
 */
import type { Store } from '../store/store.ts';
import { renewAll } from './zone-rules.ts';

const LONGEST_SLEEP_MS = 31 * 24 * 3_600_000;

export interface SetClockParts {
  store: Store;
  /** UTC epoch milliseconds. */
  clock(): number;
  tell(event: string, fields?: object): void;
}

/**
 * Answers what deals with a jump by so many milliseconds; `movePauses` moves what is kept in memory. It may be asked again for a jump
 * that it failed to deal with.
 */
export function createSetClock(parts: SetClockParts, movePauses: (ms: number) => void): (ms: number) => Promise<void> {
  const { store, clock, tell } = parts;
  /** How far all that waits was moved so far: a clock that is set right again moves it back. */
  let moved = 0;
  return async (ms) => {
    const now = clock();
    tell('clock jumped', { seconds: Math.round(ms / 1_000), now: new Date(now).toISOString() });
    await renewAll(parts, true);
    const back = ms > 0 ? Math.max(0, Math.min(ms, -moved)) : Math.min(0, Math.max(ms, -moved));
    const rest = ms - back;
    const isSet = rest < 0 || rest > LONGEST_SLEEP_MS;
    const shift = Math.round(isSet ? ms : back);
    // What was written before a clock ran ahead ends when it was to end, however long the clock was wrong.
    await store.moveQueue(shift, rest < 0 ? now : undefined);
    moved += shift;
    movePauses(shift);
  };
}
