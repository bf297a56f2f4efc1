/** Waves at many distances, on a clock by hand: as fast as the limit lets, never faster as the platform counts, and readers in between. */
import { describe, expect, it } from 'vitest';
import { evenly } from '../../src/pace/even.ts';
import { createPace, type Pace } from '../../src/pace/pace.ts';
import { handClock, type HandClock } from '../adapters/telegram/hand-clock.ts';

const LIMIT = { count: 30, ms: 1_000 };

/** The shortest way there, the shortest way back, and how much longer each may be, in milliseconds. */
type Distance = readonly [there: number, back: number, jitter: number];

/** Numbers between 0 and 1, the same ones each time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

interface Wave {
  /** When the platform counted each request, ascending. */
  counted: number[];
  /** How long each reader waited for a turn. */
  waits: number[];
}

/** So many digests as fast as they may go, and a reader every so often, until the last of them is counted. */
async function wave(clock: HandClock, pace: Pace, [there, back, jitter]: Distance, digests: number, readerMs = 0) {
  const result: Wave = { counted: [], waits: [] };
  const random = randomFrom(7);
  const wanted = { unsent: digests, uncounted: digests };
  const ask = async (answered: () => void, isDigest: boolean) => {
    await clock.sleep(there + random() * jitter);
    result.counted.push(clock.now());
    if (isDigest) wanted.uncounted -= 1;
    await clock.sleep(back + random() * jitter);
    answered();
  };
  const send = async () => {
    while (wanted.unsent > 0) {
      const now = clock.now();
      const free = Math.min(wanted.unsent, pace.free(now));
      for (let each = 0; each < free; each++) void ask(pace.begin(), true);
      wanted.unsent -= free;
      if (free === 0) await clock.sleep(Math.max(1, pace.freeAt(now) - now));
    }
  };
  const turn = async (asked: number) => {
    const answered = await pace.turn();
    result.waits.push(clock.now() - asked);
    await ask(answered, false);
  };
  const read = async () => {
    while (wanted.uncounted > 0) {
      await clock.sleep(readerMs * (0.5 + random()));
      void turn(clock.now());
    }
  };
  void send();
  if (readerMs > 0) void read();
  while (wanted.uncounted > 0) await clock.pass(100);
  return result;
}

const most = (times: readonly number[]) =>
  Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + LIMIT.ms).length));
const made = (clock: HandClock) => evenly(createPace(LIMIT, clock), LIMIT, clock);

const DISTANCES: readonly Distance[] = [
  [0, 0, 0],
  [5, 5, 10],
  [25, 25, 20],
  [50, 50, 20],
  [100, 100, 0],
  [100, 100, 20],
  [10, 190, 0],
  [190, 10, 20],
];
/** Too far to be asked as fast: then it is asked slower, never faster. */
const FAR: readonly Distance[] = [
  [300, 300, 40],
  [0, 0, 900],
  [2_000, 2_000, 2_000],
];

describe.each(DISTANCES)('a platform %i ms away and %i ms back, each up to %i ms more', (...distance) => {
  it('is asked nearly as fast as it lets, and never faster as it counts', async () => {
    const clock = handClock();
    const { counted } = await wave(clock, made(clock), distance, 600);
    expect(most(counted)).toBeLessThanOrEqual(LIMIT.count);
    expect((600 / (counted.at(-1)! - counted[0]!)) * 1_000).toBeGreaterThanOrEqual(LIMIT.count / 1.1);
  });

  it('answers readers between digests', async () => {
    const clock = handClock();
    const { counted, waits } = await wave(clock, made(clock), distance, 300, 400);
    expect(most(counted)).toBeLessThanOrEqual(LIMIT.count);
    const sorted = waits.sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(200);
    expect(sorted.at(-1)).toBeLessThanOrEqual(700);
  });
});

it.each(FAR)(
  'a platform %i ms away and %i ms back, each up to %i ms more, is not asked too fast',
  async (...distance) => {
    const clock = handClock();
    const { counted } = await wave(clock, made(clock), distance, 300);
    expect(most(counted)).toBeLessThanOrEqual(LIMIT.count);
  },
);

it('takes no way for certain that it once knew: one that grows shorter by a sixth meets no limit', async () => {
  const clock = handClock();
  const pace = made(clock);
  const first = await wave(clock, pace, [150, 150, 0], 200);
  const second = await wave(clock, pace, [140, 110, 0], 200);
  expect(most([...first.counted, ...second.counted].sort((a, b) => a - b))).toBeLessThanOrEqual(LIMIT.count);
});
