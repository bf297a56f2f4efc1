/**
 * How fast a platform may be asked. A place is taken from the moment a request begins until a limit's time after its answer:
 * the platform counted it somewhere in between, so that no stretch of that length, as the platform sees it, holds more than allowed.
 * The way there and back takes its time at best, and so much earlier the place is free again: else whoever is far would be slow.
 */

/** At most `count` requests in any `ms` milliseconds. */
export interface Limit {
  count: number;
  ms: number;
}

export interface Pace {
  /** How many requests may begin now; none while somebody waits for a turn. `now` in epoch milliseconds. */
  free(now: number): number;
  /** When the next may begin, as far as is known: `now` when one may; a request without an answer yet counts as answered now. */
  freeAt(now: number): number;
  /** Begins a request; what it answers is called, once, when the platform has answered or nobody waits for it any more. */
  begin(): () => void;
  /** Waits in line, before all who ask `free`, and begins a request. For readers' answers. */
  turn(): Promise<() => void>;
}

/** What a pace needs of time; both are replaced where time is simulated. */
export interface Clock {
  /** UTC epoch milliseconds. */
  now(): number;
  /** Resolves so many milliseconds later. */
  sleep(ms: number): Promise<unknown>;
}

/** Of the shortest way there and back, as far as it is known, so much is counted upon. */
const CERTAIN = 0.75;
const LEAST_BLOCK = 30;
const LEAST_BLOCKS = 2;
const MOST_BLOCKS = 20;

export function createPace({ count, ms }: Limit, clock: Clock): Pace {
  const shortest = shortestOf(count);
  /** When the place of each answered request is free again, ascending. */
  const leaving: number[] = [];
  const waiting: (() => void)[] = [];
  let unanswered = 0;
  let serving = false;

  const places = (now: number) => {
    while (leaving.length > 0 && leaving[0]! <= now) leaving.shift();
    return count - unanswered - leaving.length;
  };
  const freeAt = (now: number) => (places(now) > 0 ? now : (leaving[0] ?? now + ms));
  const begin = () => {
    unanswered += 1;
    const begun = clock.now();
    let answered = false;
    return () => {
      if (answered) return;
      answered = true;
      unanswered -= 1;
      const now = clock.now();
      insert(leaving, now + ms - Math.min(now - begun, ms, shortest(now - begun) * CERTAIN));
    };
  };
  /** Lets those in line through, one a place, until nobody waits. */
  const serve = async () => {
    while (waiting.length > 0) {
      const now = clock.now();
      if (places(now) > 0) waiting.shift()!();
      // Without a moment known it is an answer that is waited for: looked for in small steps.
      else await clock.sleep(leaving.length > 0 ? Math.max(1, leaving[0]! - now) : ms / 20);
    }
    serving = false;
  };
  return {
    free: (now) => (waiting.length > 0 ? 0 : Math.max(0, places(now))),
    freeAt,
    begin,
    turn: () =>
      new Promise((resolve) => {
        waiting.push(() => resolve(begin()));
        if (serving) return;
        serving = true;
        void serve();
      }),
  };
}

/**
 * The shortest of the last times given, this one too; 0 as long as there are few, since the first ones may all be slow. Kept by
 * blocks of about `count`: a way that has become longer is believed when nothing shorter was seen for many of them.
 */
function shortestOf(count: number): (took: number) => number {
  const blocks: number[] = [];
  const length = Math.max(count, LEAST_BLOCK);
  let [since, given] = [Infinity, 0];
  return (took) => {
    since = Math.min(since, Math.max(0, took));
    const shortest = blocks.length < LEAST_BLOCKS ? 0 : Math.min(since, ...blocks);
    given += 1;
    if (given % length > 0) return shortest;
    blocks.push(since);
    if (blocks.length > MOST_BLOCKS) blocks.shift();
    since = Infinity;
    return shortest;
  };
}

/** Keeps them ascending; nearly every one belongs at the end. */
function insert(moments: number[], moment: number): void {
  let at = moments.length;
  while (at > 0 && moments[at - 1]! > moment) at -= 1;
  moments.splice(at, 0, moment);
}
