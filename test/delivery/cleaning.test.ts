/** What nobody asks for any more is given up once a day, and a database that does not answer ends nothing. */
import { expect, it } from 'vitest';
import { createCleaning } from '../../src/delivery/cleaning.ts';

const DAY = 24 * 3_600_000;

function cleaner(answers: (number | Error)[]) {
  const clock = { now: 100 * DAY };
  const asked: [before: number, limit: number][] = [];
  const told: [string, object | undefined][] = [];
  const forgetRuns = (before: number, limit: number) => {
    asked.push([before, limit]);
    const answer = answers.shift() ?? 0;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const clean = createCleaning({
    store: { forgetHalted: () => Promise.resolve(1), forgetRuns },
    clock: () => clock.now,
    tell: (event, fields) => void told.push([event, fields]),
  });
  return { clean, clock, asked, told };
}

it('forgets editions of more than a month, a few at a time, until there are none', async () => {
  const { clean, asked, told } = cleaner([200, 200, 7]);
  await clean();
  expect(asked).toEqual(Array.from({ length: 3 }, () => [70 * DAY, 200]));
  expect(told).toEqual([['old digests forgotten', { digests: 1, editions: 407 }]]);
});

it('does so once a day', async () => {
  const { clean, clock, asked } = cleaner([]);
  for (const moment of [100, 100.5, 100.9, 101, 101.2]) {
    clock.now = moment * DAY;
    await clean();
  }
  expect(asked).toHaveLength(2);
});

it('tells what failed, and tries again on the next day', async () => {
  const { clean, clock, told } = cleaner([new Error('away'), 3]);
  await clean();
  clock.now += DAY;
  await clean();
  expect(told.map(([event]) => event)).toEqual(['old digests not forgotten', 'old digests forgotten']);
});
