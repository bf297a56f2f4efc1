/** Notices when somebody sets the machine's clock, by holding it against time that goes on evenly. */
import type { Timers } from './timers.ts';

/** Less than this is a correction of a clock that goes a little wrong, and harms nothing. */
const LEAST_JUMP_MS = 5_000;

export interface ClockWatch {
  /** Has a jump since the last look dealt with, if there was one. @throws what `onJump` throws, and then sees the jump again */
  heed(): Promise<void>;
}

/** `onJump` is told by how many milliseconds the clock went forward, or back when negative, beside the time that passed. */
export function createClockWatch(
  clock: () => number,
  { steady }: Timers,
  onJump: (ms: number) => Promise<void>,
): ClockWatch {
  let ahead = clock() - steady();
  let heeding: Promise<void> | undefined;
  const deal = async (now: number) => {
    if (Math.abs(now - ahead) >= LEAST_JUMP_MS) await onJump(now - ahead);
    // Taken over at every look: clocks that drift apart slowly never come to a jump.
    ahead = now;
  };
  return {
    heed: () => {
      heeding ??= deal(clock() - steady()).finally(() => (heeding = undefined));
      return heeding;
    },
  };
}
