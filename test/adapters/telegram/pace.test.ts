import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLanes } from '../../../src/adapters/telegram/lanes.ts';
import { createPace } from '../../../src/adapters/telegram/pace.ts';

describe('the pace of messages', () => {
  it('lets two go at once in a chat and spaces those behind them', () => {
    const pace = createPace();
    expect([0, 0, 0, 0].map((now) => pace.book('7', now))).toEqual([0, 0, 2000, 2000]);
  });

  it('does not let one chat wait for another', () => {
    const pace = createPace();
    for (let message = 0; message < 4; message++) pace.book('7', 0);
    expect(pace.book('8', 0)).toBe(0);
  });

  it('never books more than Telegram allows in a second, or in a minute of a group', () => {
    const asks = fc.array(fc.record({ chat: fc.integer({ min: -3, max: 60 }), after: fc.nat({ max: 300 }) }), {
      maxLength: 120,
    });
    fc.assert(
      fc.property(asks, (list) => {
        const pace = createPace();
        let now = 0;
        const booked = list.map(({ chat, after }) => {
          now += after;
          return { chat, at: now + pace.book(String(chat), now) };
        });
        const most = (times: number[], ms: number) =>
          Math.max(0, ...times.map((from) => times.filter((time) => time >= from && time < from + ms).length));
        expect(
          most(
            booked.map(({ at }) => at),
            1000,
          ),
        ).toBeLessThanOrEqual(30);
        for (const chat of new Set(booked.map((each) => each.chat))) {
          const times = booked.filter((each) => each.chat === chat).map(({ at }) => at);
          expect(most(times, 1000)).toBeLessThanOrEqual(2);
          expect(chat < 0 ? most(times, 60_000) : 0).toBeLessThanOrEqual(20);
        }
      }),
    );
  });
});

describe('lanes', () => {
  const later = (done: () => void) => new Promise<void>((resolve) => setImmediate(() => resolve(done())));

  it('answer a chat in order, and chats side by side', async () => {
    const lanes = createLanes();
    const order: string[] = [];
    lanes.run('a', () => later(() => order.push('a1')).then(() => later(() => order.push('a1 end'))));
    lanes.run('a', () => later(() => order.push('a2')));
    lanes.run('b', () => later(() => order.push('b1')));
    await lanes.settled(1000);
    expect(order).toEqual(['a1', 'b1', 'a1 end', 'a2']);
  });

  it('leave room for others in a chat of several, and tell each person once that it was too much', async () => {
    const lanes = createLanes(5);
    const task = () => new Promise<void>(() => {});
    const by = (person: string) => [1, 2, 3, 4].map(() => lanes.run('a', task, person));
    expect(by('loud')).toEqual([true, true, false, false]);
    expect(by('other')).toEqual([true, true, false, false]);
    expect(['loud', 'loud', 'other', 'third'].map((person) => lanes.firstRefused('a', person))).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect([1, 2].map(() => lanes.run('a', task, 'third'))).toEqual([true, false]);
  });

  it('refuse a flood, and take again when it has passed', async () => {
    const lanes = createLanes(2);
    const task = () => later(() => {});
    expect([1, 2, 3].map(() => lanes.run('a', task))).toEqual([true, true, false]);
    await lanes.settled(1000);
    expect(lanes.run('a', task)).toBe(true);
  });

  it('make nobody wait for one chat for longer than once', async () => {
    let now = 0;
    const lanes = createLanes(20, () => now);
    lanes.run('a', () => new Promise(() => {}));
    now = 2_000;
    lanes.run('b', () => later(() => (now = 2_001)));
    await lanes.settled(2_000);
    expect(now).toBe(2_001);
  });

  it('do not wait for what does not end', async () => {
    const lanes = createLanes();
    lanes.run('a', () => new Promise(() => {}));
    await expect(lanes.settled(1)).resolves.toBeUndefined();
  });
});
