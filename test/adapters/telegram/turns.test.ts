import { describe, expect, it } from 'vitest';
import { createPace } from '../../../src/adapters/telegram/pace.ts';
import { createTurns } from '../../../src/adapters/telegram/turns.ts';

const LIMIT = 30;
const settle = async () => {
  for (let turn = 0; turn < 400; turn++) await Promise.resolve();
};

/** A clock by hand: what sleeps wakes when its moment has come, all together after a standstill. */
function world() {
  let now = 0;
  let asleep: { at: number; wake(): void }[] = [];
  return {
    clock: () => now,
    sleep: (ms: number) =>
      ms === 0 ? Promise.resolve() : new Promise<void>((wake) => asleep.push({ at: now + ms, wake })),
    async pass(ms: number) {
      now += ms;
      const due = asleep.filter(({ at }) => at <= now);
      asleep = asleep.filter(({ at }) => at > now);
      for (const { wake } of due) wake();
      await settle();
    },
  };
}

describe('turns', () => {
  it.each([
    ['in time', Array.from({ length: 400 }, () => 10)],
    ['after a standstill of the program', [1500, ...Array.from({ length: 400 }, () => 10)]],
    ['with standstills again and again', Array.from({ length: 120 }, (_, n) => (n % 4 === 0 ? 700 : 50))],
  ])('keep to the messages of a second: %s', async (_when, steps) => {
    const { clock, sleep, pass } = world();
    const turns = createTurns(createPace(), clock, sleep);
    const left: number[] = [];
    const leaving = async (chat: string) => {
      const answered = await turns.take(chat);
      left.push(clock());
      answered();
    };
    for (let chat = 0; chat < 60; chat++) void leaving(String(chat));
    await settle();
    for (const step of steps) await pass(step);
    expect(left).toHaveLength(60);
    for (const from of left)
      expect(left.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(LIMIT);
  });

  it('let few go that nobody answers, and the others as answers come', async () => {
    const { clock, sleep, pass } = world();
    const turns = createTurns(createPace(), clock, sleep);
    const answers: (() => void)[] = [];
    for (let chat = 0; chat < 20; chat++) void turns.take(String(chat)).then((answered) => answers.push(answered));
    for (let step = 0; step < 100; step++) await pass(20);
    expect(answers).toHaveLength(4);
    answers[0]!();
    await settle();
    for (let step = 0; step < 20; step++) await pass(20);
    expect(answers).toHaveLength(5);
  });
});
