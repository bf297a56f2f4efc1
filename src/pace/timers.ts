/** Time that passes, apart from what the machine's clock says: replaced where time is simulated. */
import { CLOCK } from './clock.ts';

export interface Timers {
  /** Milliseconds that go on evenly, on the same scale as a sender's pace; no setting of the machine's clock moves them. */
  steady(): number;
  /** Calls once, so many milliseconds later; what it answers gives that up. */
  after(ms: number, call: () => void): () => void;
}

export const TIMERS: Timers = {
  steady: CLOCK.now,
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};

/** Resolves so many milliseconds later, having let others have the processor. */
export function pause(timers: Timers, ms: number): Promise<void> {
  return new Promise((resolve) => void timers.after(ms, resolve));
}
