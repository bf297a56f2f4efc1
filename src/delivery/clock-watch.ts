/** Notices when somebody sets the machine's clock, by holding it against time that goes on evenly. */
import type { Timers } from '../pace/timers.ts';

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
  let last = { wall: clock(), steady: steady() };
  let heeding: Promise<void> | undefined;
  const deal = async () => {
    const now = { wall: clock(), steady: steady() };
    const passed = Math.max(0, now.steady - last.steady);
    const jump = now.wall - last.wall - passed;
    if (Math.abs(jump) >= LEAST_JUMP_MS) await onJump(jump);
    // Taken over at every look: clocks that drift apart slowly never come to a jump.
    last = now;
  };
  return {
    heed: () => {
      heeding ??= deal().finally(() => (heeding = undefined));
      return heeding;
    },
  };
}
