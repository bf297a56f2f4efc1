import { describe, expect, it } from 'vitest';
import { createLanes } from '../../../src/adapters/telegram/lanes.ts';

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
