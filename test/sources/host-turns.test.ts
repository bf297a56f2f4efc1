/** How politely hosts are asked. */
import { describe, expect, it } from 'vitest';
import { SaarError } from '../../src/errors.ts';
import type { Answer, Wanted } from '../../src/net/fetcher.ts';
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

/** A web in which addresses lead to others; each answer takes some time. */
function moving(redirects: Record<string, string>) {
  const time = createVirtualTime(0);
  const begun: [url: string, at: number][] = [];
  const ask = async (url: string) => {
    begun.push([url.replace('https://', ''), time.timers.steady()]);
    await new Promise<void>((resolve) => void time.timers.after(100, resolve));
  };
  const failures = new Map<string, SaarError>();
  const get = async (url: string, { onHop }: Wanted): Promise<Answer> => {
    await ask(url);
    for (let to = redirects[url]; to !== undefined; to = redirects[to]) {
      await onHop?.(new URL(to));
      await ask(to);
      const failure = failures.get(to);
      if (failure) throw failure;
    }
    return NOTHING;
  };
  const turns = createTurns({ get }, time.timers);
  const all = async (...urls: string[]): Promise<string[]> => {
    const codes: string[] = [];
    for (const url of urls)
      void turns.get(url, { accept: '*/*' }).then(
        () => codes.push('ok'),
        (error: SaarError) => codes.push(error.code),
      );
    await time.runUntil(() => codes.length === urls.length);
    return codes;
  };
  return { begun, failures, all };
}

describe('a host that redirects lead to', () => {
  it('is asked one thing at a time too, with a pause, and so is one that leads on to itself', async () => {
    const to = 'https://feeds.example.org';
    const { begun, all } = moving({
      'https://a.example.org/': `${to}/a`,
      'https://b.example.org/': `${to}/b`,
      'https://c.example.org/': 'https://c.example.org/feed',
    });
    await all('https://a.example.org/', 'https://b.example.org/', 'https://c.example.org/');
    expect(begun).toEqual([
      ['a.example.org/', 0],
      ['b.example.org/', 0],
      ['c.example.org/', 0],
      ['feeds.example.org/a', 100],
      ['c.example.org/feed', 1_100],
      ['feeds.example.org/b', 1_200],
    ]);
  });

  it('and leads back holds up nobody for ever', async () => {
    const [x, y] = ['https://x.example.org', 'https://y.example.org'];
    const { begun, all } = moving({ [`${x}/`]: `${y}/to`, [`${y}/`]: `${x}/to` });
    expect(await all(`${x}/`, `${y}/`)).toEqual(['ok', 'ok']);
    expect(begun).toHaveLength(4);
  });

  it('and wants to be left alone is, while the one that leads there is asked', async () => {
    const [x, y] = ['https://x.example.org/', 'https://y.example.org/'];
    const { begun, failures, all } = moving({ [x]: y });
    failures.set(y, new SaarError('fetch.later', { status: 429, seconds: 600 }, 'refused'));
    expect(await all(x)).toEqual(['fetch.later']);
    expect(await all(x)).toEqual(['fetch.later']);
    expect(await all(y, 'https://x.example.org/other')).toEqual(['fetch.later', 'ok']);
    expect(begun.map(([url]) => url)).toEqual([
      'x.example.org/',
      'y.example.org/',
      'x.example.org/',
      'x.example.org/other',
    ]);
  });
});
