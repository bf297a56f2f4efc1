/** Down over slots: of every schedule and window the newest slot is made when it is young enough, and the others are written down as missed. */
import { describe, expect, it } from 'vitest';
import { runIdOf } from '../../src/delivery/identity.ts';
import { aSubscription, HOUR, START } from '../store/samples.ts';
import { openWorld } from './world.ts';

const MINUTE = 60_000;
const DAY = 24 * HOUR;
/** START is a Monday, 08:00 in Kolkata; there the clocks never change, so days are as long as they look. */
const SCHEDULES = {
  daily: [1, 2, 3, 4, 5, 6, 7],
  'on weekdays': [1, 2, 3, 4, 5],
  'on Mondays and Thursdays': [1, 4],
  'on Sundays': [7],
};
const DOWN_MS = [5 * MINUTE, 5 * HOUR, 7 * HOUR, 22 * HOUR, 3 * DAY, 3 * DAY + 2 * HOUR, 9 * DAY + 7 * HOUR];
const WINDOWS_H = [0, 6, 23];
/** Whatever the window, a slot of the last minutes is simply on time. */
const ON_TIME_MS = 5 * MINUTE;

const rows = Object.entries(SCHEDULES).flatMap(([name, weekdays]) =>
  WINDOWS_H.map((window) => ({ name, weekdays, window })),
);

/** What has become of every slot from START on, by arithmetic on whole days. */
function expected(weekdays: readonly number[], windowMs: number, now: number): [slot: number, state: string][] {
  const days = Array.from({ length: Math.floor((now - START) / DAY) + 1 }, (_, day) => day);
  const slots = days.filter((day) => weekdays.includes((day % 7) + 1)).map((day) => START + day * DAY);
  return slots.map((slot, index) => {
    const isMade = index === slots.length - 1 && now - slot <= Math.max(windowMs, ON_TIME_MS);
    return [slot, isMade ? 'sent' : 'missed'];
  });
}

describe('down over slots', () => {
  it.each(rows)('$name, window $window h', async ({ weekdays, window }) => {
    for (const down of DOWN_MS) {
      const world = await openWorld(START - MINUTE);
      const first = START + (weekdays.includes(1) ? 0 : 6 * DAY);
      const catchupWindowMs = window * HOUR;
      await world.store.putSubscription(
        aSubscription('s', { weekdays: [...weekdays], catchupWindowMs, nextRunAt: first, createdAt: START - DAY }),
      );
      world.clock.now = START + down;
      await world.restart();
      for (let tick = 0; tick < 3; tick += 1) await world.runner.tick();
      const want = expected(weekdays, catchupWindowMs, world.clock.now);
      const runs = await Promise.all(want.map(([slot]) => world.store.run(runIdOf('s', slot))));
      expect(runs.map((run) => [run?.scheduledFor, run?.state])).toEqual(want);
      const made = want.filter(([, state]) => state === 'sent').length;
      expect([world.discord.shown.length, world.made.length]).toEqual([made, made]);
      expect((await world.store.subscription('s'))!.nextRunAt).toBeGreaterThan(world.clock.now);
      await world.close();
    }
  });
});
