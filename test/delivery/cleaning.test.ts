/** What nobody asks for any more is given up once a day, by a clock that can be believed; a database that does not answer ends nothing. */
import { expect, it } from 'vitest';
import { createCleaning } from '../../src/delivery/cleaning.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function cleaner(answers: (number | Error)[], texts?: { kept: number; old: (number | Error)[] }) {
  const time = { wall: 100 * DAY, steady: 0 };
  const settings = new Map<string, string | undefined>();
  const asked: [before: number, limit: number][] = [];
  const told: [string, object | undefined][] = [];
  const forgetRuns = (before: number, limit: number) => {
    asked.push([before, limit]);
    const answer = answers.shift() ?? 0;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const given: [collections: readonly string[], before: number, limit: number][] = [];
  const forgetTexts = (...question: [readonly string[], number, number]) => {
    given.push(question);
    const answer = texts?.old.shift() ?? 0;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const start = () =>
    createCleaning({
      ...(texts && { texts: { collections: ['sources'], keptMs: texts.kept } }),
      store: {
        forgetTexts,
        forgetHalted: () => Promise.resolve(1),
        forgetRuns,
        setting: (_platform, _place, name) => Promise.resolve(settings.get(name)),
        putSettings: async (_platform, _place, values) => {
          for (const [name, value] of Object.entries(values)) settings.set(name, value);
        },
      },
      clock: () => time.wall,
      timers: { steady: () => time.steady, after: () => () => {} },
      tell: (event, fields) => void told.push([event, fields]),
    });
  let clean = start();
  return {
    ...{ time, asked, given, told },
    clean: () => clean(),
    restart: () => void (clean = start()),
    /** Lets both clocks go on, with a look every half hour. */
    pass: async (ms: number) => {
      await clean();
      for (let passed = 0; passed < ms; passed += HOUR / 2) {
        time.wall += HOUR / 2;
        time.steady += HOUR / 2;
        await clean();
      }
    },
  };
}

it('forgets editions of more than a month, a few at a time, until there are none', async () => {
  const { pass, asked, told } = cleaner([200, 200, 7]);
  await pass(DAY);
  expect(asked).toEqual(Array.from({ length: 3 }, () => [71 * DAY, 200]));
  expect(told).toEqual([['old digests forgotten', { digests: 1, editions: 407 }]]);
});

it('does so once a day, and not when it begins', async () => {
  const { pass, asked } = cleaner([]);
  await pass(23 * HOUR);
  expect(asked).toHaveLength(0);
  await pass(2 * DAY);
  expect(asked).toHaveLength(2);
});

it.each([
  ['by years', 73 * 365 * DAY],
  ['by two days', 2 * DAY],
  ['back', -HOUR],
])('forgets nothing by a clock that jumped %s, until it has gone on evenly for a day', async (_name, by) => {
  const { pass, clean, time, asked } = cleaner([]);
  await pass(23 * HOUR);
  time.wall += by;
  await clean();
  await pass(23 * HOUR);
  expect(asked).toHaveLength(0);
  await pass(HOUR);
  expect(asked).toHaveLength(1);
});

it('forgets nothing when both clocks leap', async () => {
  const { pass, clean, time, asked } = cleaner([]);
  await pass(23 * HOUR);
  time.wall += 73 * 365 * DAY;
  time.steady += 73 * 365 * DAY;
  await clean();
  expect(asked).toHaveLength(0);
});

it.each([
  ['counts what was even before', 6 * HOUR, 1],
  ['begins anew when the clock is another', 73 * 365 * DAY, 0],
  ['begins anew when the clock went back', -3 * HOUR, 0],
])('in a program that is started every few hours %s', async (_name, off, times) => {
  const { pass, restart, time, asked } = cleaner([]);
  await pass(20 * HOUR);
  time.wall += off;
  time.steady = 0;
  restart();
  await pass(5 * HOUR);
  expect(asked).toHaveLength(times);
});

it('tells what failed, and tries again on the next day', async () => {
  const { pass, told } = cleaner([new Error('away'), 3]);
  await pass(2 * DAY);
  expect(told.map(([event]) => event)).toEqual(['what is old could not be given up', 'old digests forgotten']);
});

it('gives up old texts a few at each look, until there are none, by the moment at which it began', async () => {
  const { pass, given, told } = cleaner([], { kept: 9 * DAY, old: [25, 25, 3] });
  await pass(DAY);
  expect(given).toEqual([]);
  await pass(3 * HOUR);
  expect(given).toEqual(Array.from({ length: 3 }, () => [['sources'], 92 * DAY, 25]));
  expect(told.at(-1)).toEqual(['old texts given up', { articles: 53 }]);
});

it('gives up no text where all are kept, and says nothing where none is old', async () => {
  const all = cleaner([]);
  await all.pass(2 * DAY);
  expect(all.given).toEqual([]);
  const none = cleaner([], { kept: 9 * DAY, old: [] });
  await none.pass(2 * DAY);
  expect([none.given.length, none.told.filter(([event]) => event.includes('texts'))]).toEqual([1, []]);
});

it('leaves texts for another day when the database does not answer', async () => {
  const { pass, given } = cleaner([], { kept: 9 * DAY, old: [25, new Error('locked'), 25, 0] });
  await pass(1.5 * DAY);
  expect(given).toHaveLength(2);
  await pass(DAY);
  expect(given.length).toBeGreaterThan(2);
});
