/**
 * A pace whose places are taken one after another rather than all at once: those who wait for a turn, readers, then find a place
 * free in a moment, where a whole burst of digests would leave none for a second. It takes nothing from how much may be asked.
 */
import type { Clock, Limit, Pace } from './pace.ts';

/** Into so many steps a limit's time is divided, a little shorter than they would be, so that a step that is late costs nothing. */
const STEPS = 6;
const SHORTER = 0.75;

/** @param limit the one that `pace` keeps */
export function evenly(pace: Pace, { count, ms }: Limit, clock: Clock): Pace {
  const most = Math.ceil(count / STEPS);
  const step = (ms / STEPS) * SHORTER;
  /** When each of the last `most` requests began, ascending. */
  const begun: number[] = [];
  const begin = () => {
    begun.push(clock.now());
    if (begun.length > most) begun.shift();
    return pace.begin();
  };
  const steppedAt = (now: number) => (begun.length < most ? now : Math.max(now, begun[0]! + step));
  return {
    free: (now) => Math.min(pace.free(now), begun.filter((at) => at + step <= now).length + most - begun.length),
    freeAt: (now) => Math.max(pace.freeAt(now), steppedAt(now)),
    begin,
    turn: () => pace.turn(),
  };
}
