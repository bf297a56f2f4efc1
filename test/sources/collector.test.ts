/** Who is read when: sources that are due, few at once, none held up by another, through days and through trouble. */
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { SaarError } from '../../src/errors.ts';
import type { Answer } from '../../src/net/fetcher.ts';
import { aSource, NOW } from './samples.ts';
import { content, createWorld, daysAgo, page, rss, type World } from './world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const feedAt = (host: string, path = '/feed') => `https://${host}.example.org${path}`;
const aFeed = (name: string) => rss([{ name, link: `${feedAt(name.toLowerCase())}/${name}`, date: daysAgo(1) }]);

/** Sources by id and address, all due. */
async function due(world: World, urls: readonly string[]): Promise<void> {
  for (const [at, url] of urls.entries())
    await world.store.putSource(aSource({ id: `s${at}`, url, addedAt: NOW + at }));
}

/** A world that notes how many answers are under way, in all and of each host. */
async function counted(hosts: readonly string[]) {
  const most = { all: 0, host: 0 };
  const underWay = new Map<string, number>();
  const world = await createWorld();
  for (const url of hosts) {
    const { host } = new URL(url);
    world.web[url] = async () => {
      underWay.set(host, (underWay.get(host) ?? 0) + 1);
      most.all = Math.max(
        most.all,
        [...underWay.values()].reduce((sum, count) => sum + count, 0),
      );
      most.host = Math.max(most.host, underWay.get(host)!);
      await new Promise<void>((resolve) => void world.time.timers.after(2_000, resolve));
      underWay.set(host, underWay.get(host)! - 1);
      return content(url, aFeed('Ashford'));
    };
  }
  await due(world, hosts);
  return { world, most };
}

describe('the collector', () => {
  it('asks at most four hosts at once, and each one thing at a time', async () => {
    const urls = Array.from({ length: 12 }, (_, at) => feedAt(`h${at % 6}`, `/${at}`));
    const { world, most } = await counted(urls);
    await world.done(world.collector.tick());
    expect(world.requests).toHaveLength(12);
    expect(most).toEqual({ all: 4, host: 1 });
    expect((await world.store.dueSources(NOW + MINUTE, 99)).length).toBe(0);
  });

  it('reads the others while one never answers, and while others fail in every way', async () => {
    const world = await createWorld({
      [feedAt('slow')]: () => new Promise<Answer>(() => {}),
      [feedAt('bad')]: '<html>',
      [feedAt('gone')]: { fails: 'fetch.gone' },
      [feedAt('odd')]: () => {
        throw new TypeError('odd');
      },
      ...Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((host) => [feedAt(host), aFeed(host)])),
    });
    await due(
      world,
      ['slow', 'bad', 'gone', 'odd', 'a', 'b', 'c', 'd', 'e', 'f'].map((host) => feedAt(host)),
    );
    world.collector.start();
    await world.time.runUntil(() => false, world.time.timers.steady() + 2 * MINUTE);
    expect(world.ingested.map(({ title }) => title).sort()).toEqual(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `News of ${name}`),
    );
    const states = Object.fromEntries(
      (await world.store.sources()).map(({ url, state, lastError }) => [
        new URL(url).host.split('.')[0],
        lastError ?? state,
      ]),
    );
    expect(states).toMatchObject({ gone: 'fetch.gone', bad: 'feed.invalid', a: 'on', slow: 'on' });
    expect(world.told.map(({ event }) => event)).toContain('a source is given up');
    expect(world.told.filter(({ event }) => event === 'a source could not be taken in').length).toBeLessThanOrEqual(3);
    await world.done(world.collector.stop());
  });

  it('through a day asks no feed sooner than in ten minutes, and a failing one ever seldomer', async () => {
    const world = await createWorld({
      [feedAt('news')]: aFeed('News'),
      [feedAt('calm')]: aFeed('Calm').replace('<item>', '<ttl>180</ttl><item>'),
      [feedAt('lost')]: { fails: 'fetch.missing' },
      [feedAt('busy')]: { fails: 'fetch.later', with: { status: 429, seconds: 7_200 } },
    });
    await due(
      world,
      ['news', 'calm', 'lost', 'busy'].map((host) => feedAt(host)),
    );
    world.collector.start();
    await world.time.runUntil(() => false, world.time.timers.steady() + DAY);
    const moments = (host: string) => world.requests.filter(({ url }) => url === feedAt(host)).map(({ at }) => at);
    const gaps = (host: string) =>
      moments(host)
        .slice(1)
        .map((at, index) => at - moments(host)[index]!);
    expect(Math.min(...gaps('news'))).toBeGreaterThanOrEqual(10 * MINUTE);
    expect(Math.max(...gaps('news'))).toBeLessThanOrEqual(12 * MINUTE);
    expect(Math.min(...gaps('calm'))).toBeGreaterThanOrEqual(3 * HOUR);
    expect(Math.min(...gaps('busy'))).toBeGreaterThanOrEqual(2 * HOUR);
    expect(moments('lost').length).toBeLessThanOrEqual(9);
    expect(world.ingested).toHaveLength(2);
    await world.done(world.collector.stop());
  }, 60_000);

  it('gives up an address that is missing for thirty days', async () => {
    const world = await createWorld();
    await due(world, [feedAt('lost')]);
    for (let source = (await world.store.source('s0'))!; source.state === 'on';) {
      world.time.wrong += Math.max(0, source.nextAt - world.time.clock());
      await world.done(world.collector.tick());
      source = (await world.store.source('s0'))!;
    }
    expect(await world.store.source('s0')).toMatchObject({ state: 'off', reason: 'fetch.missing' });
    expect(world.time.clock() - NOW).toBeGreaterThanOrEqual(30 * DAY);
    expect(world.requests.length).toBeLessThan(50);
  });

  it('reads at once what was just added', async () => {
    const world = await createWorld({ [feedAt('news')]: aFeed('News') });
    world.collector.start();
    await world.time.runUntil(() => false, world.time.timers.steady() + 1);
    const { source, check } = await world.done(world.verbs.addSource('news.example.org/feed', 'terminal'));
    expect(check.items).toMatchObject([{ title: 'News of News', verdict: 'new' }]);
    const began = world.time.timers.steady();
    await world.time.runUntil(() => world.ingested.length > 0, began + MINUTE);
    // Once it was looked at, once it was read, a second after.
    expect(world.requests.map(({ url }) => url)).toEqual([feedAt('news'), feedAt('news')]);
    expect(world.requests[1]!.at - world.requests[0]!.at).toBeLessThan(2_000);
    await world.time.runUntil(() => false, began + MINUTE);
    expect(await world.store.source(source.id)).toMatchObject({ articles: 1, failures: 0 });
    await world.done(world.collector.stop());
  });

  it('ends within a second whatever it is at, and then asks nothing more', async () => {
    const world = await createWorld({ [feedAt('slow')]: () => new Promise<Answer>(() => {}) });
    await due(world, [feedAt('slow'), feedAt('other')]);
    world.collector.start();
    await world.time.runUntil(() => world.requests.length === 2);
    const began = world.time.timers.steady();
    await world.done(world.collector.stop());
    expect(world.time.timers.steady() - began).toBeLessThanOrEqual(1_000);
    world.collector.wake();
    await world.time.runUntil(() => false, began + DAY);
    expect(world.requests).toHaveLength(2);
    expect((await world.store.source('s0'))!.failures).toBe(0);
  });

  it('goes on when the store does not answer, and leaves alone for a minute what cannot be noted down', async () => {
    const world = await createWorld({ [feedAt('news')]: aFeed('News') });
    await due(world, [feedAt('news')]);
    const { dueSources } = world.parts.store;
    world.parts.store.dueSources = () => Promise.reject(new SaarError('store.unreadable'));
    await world.done(world.collector.tick());
    expect(world.told).toMatchObject([{ event: 'sources cannot be looked up' }]);
    world.parts.store.dueSources = dueSources;
    const { takeIn } = world.parts;
    world.parts.takeIn = () => Promise.reject(new SaarError('store.full'));
    await world.done(world.collector.tick());
    await world.done(world.collector.tick());
    expect(world.requests).toHaveLength(1);
    expect(await world.store.source('s0')).toMatchObject({ failures: 0 });
    world.parts.takeIn = takeIn;
    void world.time.timers.after(MINUTE, () => {});
    await world.time.runUntil(() => false);
    await world.done(world.collector.tick());
    await turn();
    expect(await world.store.source('s0')).toMatchObject({ failures: 0, articles: 1 });
  });

  it('reads no source that is off or gone, and forgets one that is removed meanwhile', async () => {
    const world = await createWorld({ [feedAt('news')]: aFeed('News') });
    await due(world, [feedAt('news'), feedAt('off')]);
    await world.store.noteSource('s1', { state: 'off', reason: 'fetch.gone' });
    const reading = world.collector.tick();
    await world.time.runUntil(() => world.requests.length > 0);
    await world.store.removeSource('s0');
    await world.done(reading);
    expect(world.requests).toHaveLength(1);
    expect(await world.store.source('s0')).toBeUndefined();
  });

  it('gives up the turn of a source that is removed, and takes in nothing of what it had read', async () => {
    const names = ['Ashford', 'Brook', 'Calder', 'Dunmore'];
    const link = (name: string) => `${feedAt('news')}/${name}`;
    const world = await createWorld({
      [feedAt('news')]: rss(names.map((name) => ({ name, link: link(name), body: 'Short.', date: daysAgo(1) }))),
      ...Object.fromEntries(names.map((name) => [link(name), page(name)])),
    });
    await due(world, [feedAt('news')]);
    const removed: { at?: number; work?: Promise<unknown> } = {};
    world.web[link('Brook')] = () => {
      removed.work = world.verbs.removeSource('s0').then(() => (removed.at = world.time.clock()));
      return content(link('Brook'), page('Brook'));
    };
    await world.done(world.collector.tick());
    await removed.work;
    // The feed, the rules for robots, two pages.
    expect([world.requests.length, world.ingested]).toEqual([4, []]);
    expect(removed.at! - world.requests[3]!.at).toBeLessThanOrEqual(1_100);
  });

  it('takes in nothing of a source that was removed while its articles waited for others', async () => {
    const world = await createWorld({ [feedAt('a')]: aFeed('a'), [feedAt('b')]: aFeed('b') });
    await due(world, [feedAt('a'), feedAt('b')]);
    const { takeIn } = world.parts;
    world.parts.takeIn = async (id, articles) => {
      if (id === 's1') await world.store.removeSource('s1');
      return takeIn(id, articles);
    };
    await world.done(world.collector.tick());
    expect(world.ingested.map(({ title }) => title)).toEqual(['News of a']);
  });
});
