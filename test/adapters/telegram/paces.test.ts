import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPaces, type Paces } from '../../../src/adapters/telegram/paces.ts';
import { handClock, type HandClock } from './hand-clock.ts';

/** What Telegram allows. */
const SECOND = 30;
const GROUP_MINUTE = 20;
/** "Short bursts" over one a second in a chat. */
const CHAT_SECOND = 2;

interface Counted {
  chat: string;
  at: number;
}

/** An answer to this chat; Telegram counts it `there` ms after it left, and answers `back` ms later. */
async function answer(paces: Paces, clock: HandClock, counted: Counted[], chat: string, there = 0, back = 0) {
  const answered = await paces.turn(chat);
  if (there > 0) await clock.sleep(there);
  counted.push({ chat, at: clock.now() });
  if (back > 0) await clock.sleep(back);
  answered();
}

const most = (times: readonly number[], ms: number) =>
  Math.max(0, ...times.map((from) => times.filter((time) => time >= from && time < from + ms).length));
const timesOf = (counted: readonly Counted[], chat?: string) =>
  counted.filter((each) => chat === undefined || each.chat === chat).map(({ at }) => at);

describe('the pace of messages', () => {
  it('lets two go at once in a chat and spaces those behind them', async () => {
    const clock = handClock();
    const counted: Counted[] = [];
    const paces = createPaces(clock);
    for (let message = 0; message < 4; message++) void answer(paces, clock, counted, '7');
    await clock.pass(3_000);
    expect(timesOf(counted)).toEqual([0, 0, 2000, 2000]);
  });

  it('does not let one chat wait for another', async () => {
    const clock = handClock();
    const counted: Counted[] = [];
    const paces = createPaces(clock);
    for (let message = 0; message < 4; message++) void answer(paces, clock, counted, '7');
    void answer(paces, clock, counted, '8');
    await clock.pass(0);
    expect(timesOf(counted, '8')).toEqual([0]);
  });

  it('never lets more be counted than Telegram allows, wherever in its time a request is counted', async () => {
    const asked = fc.record({
      ...{ chat: fc.integer({ min: -3, max: 60 }), after: fc.nat({ max: 300 }) },
      ...{ there: fc.nat({ max: 900 }), back: fc.nat({ max: 900 }) },
    });
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { maxLength: 100 }), async (list) => {
        const clock = handClock();
        const counted: Counted[] = [];
        const paces = createPaces(clock);
        for (const { chat, after, there, back } of list) {
          void answer(paces, clock, counted, String(chat), there, back);
          await clock.pass(after);
        }
        await clock.pass(600_000);
        expect(counted).toHaveLength(list.length);
        expect(most(timesOf(counted), 1_000)).toBeLessThanOrEqual(SECOND);
        for (const { chat } of counted) {
          expect(most(timesOf(counted, chat), 1_000)).toBeLessThanOrEqual(CHAT_SECOND);
          if (chat.startsWith('-')) expect(most(timesOf(counted, chat), 60_000)).toBeLessThanOrEqual(GROUP_MINUTE);
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['in time', []],
    ['after a standstill of the program', [1_500]],
    ['with standstills again and again', Array.from({ length: 40 }, () => 700)],
  ])('makes no burst of what was missed: %s', async (_when, stalls) => {
    const clock = handClock();
    const counted: Counted[] = [];
    const paces = createPaces(clock);
    for (let chat = 0; chat < 60; chat++)
      for (let message = 0; message < 3; message++) void answer(paces, clock, counted, String(chat), 5, 5);
    await clock.pass(10);
    for (const ms of stalls) {
      await clock.stall(ms);
      await clock.pass(50);
    }
    await clock.pass(20_000);
    expect(counted).toHaveLength(180);
    expect(most(timesOf(counted), 1_000)).toBeLessThanOrEqual(SECOND);
    expect(most(timesOf(counted, '7'), 2_000)).toBeLessThanOrEqual(CHAT_SECOND);
  });

  it('lets no more go while nobody answers', async () => {
    const clock = handClock();
    const paces = createPaces(clock);
    const answers: (() => void)[] = [];
    for (let chat = 0; chat < 40; chat++) void paces.turn(String(chat)).then((answered) => answers.push(answered));
    await clock.pass(5_000);
    expect(answers).toHaveLength(30);
    answers[0]!();
    await clock.pass(1_100);
    expect(answers).toHaveLength(31);
  });
});

describe('a digest', () => {
  it('is told how long its chat takes nothing, and holds up no other', () => {
    const clock = handClock();
    const paces = createPaces(clock);
    expect(paces.wait('7')).toBe(0);
    paces.begin('7')();
    expect(paces.wait('7')).toBe(0);
    paces.begin('7')();
    expect(paces.wait('7')).toBe(2_000);
    expect(paces.wait('8')).toBe(0);
  });

  it('waits as long in a group as its minute lasts', async () => {
    const clock = handClock();
    const paces = createPaces(clock);
    for (let message = 0; message < 18; message++) {
      expect(paces.wait('-7')).toBe(0);
      paces.begin('-7')();
      await clock.pass(2_000);
    }
    expect(paces.wait('-7')).toBe(60_000 - 18 * 2_000);
  });

  it('comes behind an answer that waits for the same chat', async () => {
    const clock = handClock();
    const paces = createPaces(clock);
    const counted: Counted[] = [];
    for (let message = 0; message < 3; message++) void answer(paces, clock, counted, '7');
    await clock.pass(1_999);
    expect(paces.wait('7')).toBeGreaterThan(0);
    await clock.pass(1);
    expect(timesOf(counted)).toEqual([0, 0, 2_000]);
  });
});
