/** However long requests take, a platform never sees more in any stretch of time than it allows; and nobody waits for ever. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPace, type Limit } from '../../src/pace/pace.ts';
import { createVirtualTime } from '../delivery/virtual-time.ts';
import { mostIn } from '../delivery/wave-platform.ts';

/** A request as the platform may see it: at any moment of its way there and back. */
interface Asked {
  /** Where between the beginning and the answer the platform counts it. */
  share: number;
  latency: number;
  /** When a reader's question comes, for those that are asked in line. */
  after: number;
}

const asked = fc.record({
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  latency: fc.integer({ min: 0, max: 3_000 }),
  after: fc.integer({ min: 0, max: 4_000 }),
});
const requests = fc.array(asked, { minLength: 1, maxLength: 40 });
const limits = fc.record({ count: fc.integer({ min: 1, max: 7 }), ms: fc.integer({ min: 1, max: 1_500 }) });

/** Digests begin whenever a place is free, answers wait in line: who began when, and what the platform counted. */
async function played(limit: Limit, digests: readonly Asked[], answers: readonly Asked[]) {
  const time = createVirtualTime(0);
  const { now, sleep } = time.steady;
  const pace = createPace(limit, time.steady);
  const counted: number[] = [];
  let ended = 0;
  const ask = async (answered: () => void, { share, latency }: Asked) => {
    counted.push(now() + share * latency);
    await sleep(latency);
    answered();
    ended += 1;
  };
  const waiting = { answers: 0, digestsBegunMeanwhile: 0 };
  for (const answer of answers) {
    time.timers.after(answer.after, () => {
      waiting.answers += 1;
      void pace.turn().then((answered) => {
        waiting.answers -= 1;
        return ask(answered, answer);
      });
    });
  }
  const queue = [...digests];
  const next = async () => {
    while (queue.length > 0) {
      while (queue.length > 0 && pace.free(now()) > 0) {
        if (waiting.answers > 0) waiting.digestsBegunMeanwhile += 1;
        void ask(pace.begin(), queue.shift()!);
      }
      await sleep(Math.max(1, pace.freeAt(now()) - now()));
    }
  };
  void next();
  const all = await time.runUntil(() => ended === digests.length + answers.length, 10_000_000);
  return { all, counted: counted.sort((a, b) => a - b), ...waiting };
}

it('keeps a limit as the platform sees it, starves nobody, and lets answers go first', async () => {
  await fc.assert(
    fc.asyncProperty(limits, requests, requests, async (limit, digests, answers) => {
      const { all, counted, digestsBegunMeanwhile } = await played(limit, digests, answers);
      expect(all).toBe(true);
      expect(mostIn(counted, limit.ms)).toBeLessThanOrEqual(limit.count);
      expect(digestsBegunMeanwhile).toBe(0);
    }),
    { numRuns: 25 },
  );
});

it('gives a place back once, however often it is said that the answer came', async () => {
  const time = createVirtualTime(0);
  const pace = createPace({ count: 2, ms: 10 }, time.steady);
  const answered = pace.begin();
  answered();
  answered();
  expect([pace.free(0), pace.free(9), pace.free(10)]).toEqual([1, 1, 2]);
});
