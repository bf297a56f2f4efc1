/** How politely hosts are asked. */
import { describe, expect, it } from 'vitest';
import { SaarError } from '../../src/errors.ts';
import type { Answer } from '../../src/net/fetcher.ts';
import { createTurns } from '../../src/sources/host-turns.ts';
import { createVirtualTime } from '../delivery/virtual-time.ts';

const NOTHING: Answer = { kind: 'unchanged' };

function world(answerMs = 100) {
  const time = createVirtualTime(0);
  const begun: [url: string, at: number][] = [];
  let [underWay, most] = [0, 0];
  const failures = new Map<string, SaarError>();
  const turns = createTurns(
    {
      get: async (url) => {
        begun.push([url, time.timers.steady()]);
        most = Math.max(most, ++underWay);
        await new Promise<void>((resolve) => void time.timers.after(answerMs, resolve));
        underWay -= 1;
        const failure = failures.get(url);
        if (failure) throw failure;
        return NOTHING;
      },
    },
    time.timers,
  );
  return { time, turns, begun, failures, most: () => most };
}

describe('a host', () => {
  it('is asked one thing at a time, a second after the last answer, in the order of asking', async () => {
    const { time, turns, begun, most } = world();
    let left = 3;
    for (const path of ['a', 'b', 'c'])
      void turns.get(`https://x.example.org/${path}`, { accept: '*/*' }).then(() => (left -= 1));
    await time.runUntil(() => left === 0);
    expect(begun).toEqual([
      ['https://x.example.org/a', 0],
      ['https://x.example.org/b', 1_100],
      ['https://x.example.org/c', 2_200],
    ]);
    expect(most()).toBe(1);
  });

  it('waits for no other host', async () => {
    const { time, turns, begun } = world();
    let left = 2;
    for (const host of ['x', 'y'])
      void turns.get(`https://${host}.example.org/`, { accept: '*/*' }).then(() => (left -= 1));
    await time.runUntil(() => left === 0);
    expect(begun.map(([, at]) => at)).toEqual([0, 0]);
  });

  it.each([
    [5_000, 5_100],
    [0, 1_100],
    [3_600_000, 60_100],
    [Number.NaN, 1_100],
  ])('that wants a pause of %s ms gets it, up to a minute', async (pauseMs, expected) => {
    const { time, turns, begun } = world();
    let isOver = false;
    const get = () => turns.get('https://x.example.org/', { accept: '*/*' }, pauseMs);
    void get()
      .then(get)
      .then(() => (isOver = true));
    await time.runUntil(() => isOver);
    expect(begun[1]![1]).toBe(expected);
  });

  it('that wants to be left alone is, without being asked', async () => {
    const { time, turns, begun, failures } = world();
    failures.set('https://x.example.org/', new SaarError('fetch.later', { status: 429, seconds: 600 }, 'refused'));
    const codes: string[] = [];
    const get = () =>
      turns.get('https://x.example.org/', { accept: '*/*' }).then(
        () => codes.push('ok'),
        (error: SaarError) => codes.push(`${error.code} ${error.parameters['seconds']}`),
      );
    void get().then(get);
    await time.runUntil(() => codes.length === 2);
    expect([codes, begun.length]).toEqual([['fetch.later 600', 'fetch.later 600'], 1]);
    failures.clear();
    void time.timers.after(600_000, () => void get());
    await time.runUntil(() => codes.length === 3);
    expect(codes.at(-1)).toBe('ok');
  });

  it('is not waited for by whoever gave up', async () => {
    const { time, turns, begun } = world();
    const giveUp = new AbortController();
    const codes: string[] = [];
    const get = (signal?: AbortSignal) =>
      turns.get('https://x.example.org/', { accept: '*/*', signal }).then(
        () => codes.push('ok'),
        (error: SaarError) => codes.push(`${error.code} ${error.parameters['reason']}`),
      );
    void get();
    void get(giveUp.signal);
    void get();
    void time.timers.after(500, () => giveUp.abort());
    await time.runUntil(() => codes.length === 3);
    expect(codes).toEqual(['ok', 'fetch.unanswered stopped', 'ok']);
    expect(begun.map(([, at]) => at)).toEqual([0, 1_100]);
  });
});
