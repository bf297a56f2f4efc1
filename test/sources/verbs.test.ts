/** What people may do about sources, and how it is refused. */
import { describe, expect, it } from 'vitest';
import type { SaarError } from '../../src/errors.ts';
import { readTarget } from '../../src/net/target.ts';
import { createSourceVerbs } from '../../src/sources/verbs.ts';
import { aSource, NOW } from './samples.ts';
import { content, createWorld as world, daysAgo, page, rss, type Page } from './world.ts';

const FEED = 'https://news.example.org/feed';
const SITE = 'https://news.example.org/';
const FEED_TEXT = rss([
  { name: 'Ashford', link: `${SITE}a`, date: daysAgo(1) },
  { name: 'Brook', link: `${SITE}b`, date: daysAgo(40) },
]);
const linkTo = (href: string) => `<link rel="alternate" type="application/rss+xml" href="${href}">`;

describe('adding', () => {
  it.each<[string, string, Record<string, Page>, object]>([
    ['a feed', FEED, { [FEED]: FEED_TEXT }, { kind: 'feed', url: FEED, title: 'The River Post' }],
    ['a feed without a scheme', 'news.example.org/feed', { [FEED]: FEED_TEXT }, { kind: 'feed', url: FEED }],
    [
      'a site that names its feed',
      SITE,
      { [SITE]: page('Home', linkTo('/feed')), [FEED]: FEED_TEXT },
      { kind: 'feed', url: FEED },
    ],
    [
      'a site whose first feed is broken',
      SITE,
      { [SITE]: page('Home', linkTo('/broken') + linkTo('/feed')), [FEED]: FEED_TEXT },
      { kind: 'feed', url: FEED },
    ],
    [
      'a site whose first feed is in our own network',
      SITE,
      { [SITE]: page('Home', linkTo('http://127.0.0.1/feed') + linkTo('/feed')), [FEED]: FEED_TEXT },
      { kind: 'feed', url: FEED },
    ],
    [
      'a page',
      `${SITE}story`,
      { [`${SITE}story`]: page('Ashford') },
      { kind: 'page', url: `${SITE}story`, title: 'News of Ashford' },
    ],
    [
      'a feed that moved for good',
      FEED,
      { [FEED]: () => content(`${SITE}new`, FEED_TEXT, { movedTo: `${SITE}new` }) },
      { kind: 'feed', url: `${SITE}new` },
    ],
    [
      'a feed that is elsewhere for now',
      FEED,
      { [FEED]: () => content(`${SITE}now`, FEED_TEXT) },
      { kind: 'feed', url: FEED },
    ],
  ])('%s', async (_, typed, web, expected) => {
    const { verbs, done, store } = await world(web);
    const { source } = await done(verbs.addSource(typed, 'discord:1'));
    expect(source).toMatchObject({ ...expected, state: 'on', addedBy: 'discord:1', nextAt: expect.any(Number) });
    expect(await store.sources()).toEqual([source]);
  });

  it('says what would come in, and why an item would not', async () => {
    const { verbs, done, ingested } = await world({ [FEED]: FEED_TEXT });
    const { check } = await done(verbs.addSource(FEED, 'terminal'));
    expect(check.items.map(({ title, verdict }) => [title, verdict])).toEqual([
      ['News of Ashford', 'new'],
      ['News of Brook', 'item.stale'],
    ]);
    expect(ingested).toEqual([]);
  });

  it.each<[string, string, Record<string, Page>, unknown]>([
    [
      'nothing to read',
      SITE,
      { [SITE]: '<html><body><nav><a href="/">Home</a></nav></body></html>' },
      ['source.nothing', {}],
    ],
    [
      'a page that robots may not read',
      SITE,
      { [SITE]: page('x'), [`${SITE}robots.txt`]: 'User-agent: *\nDisallow: /' },
      ['fetch.robots', {}],
    ],
    [
      'a sign-in',
      SITE,
      {
        [SITE]:
          '<html lang="en"><body><p>Sign in to read on. Create an account if you have none yet.</p></body></html>',
      },
      ['file.few-sentences', {}],
    ],
    ['nothing there', SITE, {}, ['fetch.missing', { status: 404 }]],
    ['a feed there already', FEED, { [FEED]: FEED_TEXT }, ['source.same', { id: 'known1' }]],
    [
      'a feed there already, written otherwise',
      'HTTP://News.Example.Org:80/feed/?utm_source=x',
      {},
      ['source.same', { id: 'known1' }],
    ],
  ])('is refused for %s', async (_, typed, web, expected) => {
    const { verbs, failure, store } = await world(web);
    await store.putSource(aSource({ id: 'known1', url: FEED }));
    expect(await failure(verbs.addSource(typed, 'terminal'))).toEqual(expected);
    expect(await store.sources()).toHaveLength(1);
  });

  it('is refused where there are enough', async () => {
    const { verbs, failure, store } = await world({ 'https://one.example.org/more': FEED_TEXT });
    for (let at = 0; at < 500; at += 1)
      await store.putSource(aSource({ id: `s${at}`, url: `https://h${at}.example.org/` }));
    expect(await failure(verbs.addSource('https://one.example.org/more', 'terminal'))).toEqual([
      'source.too-many',
      { most: 500 },
    ]);
  }, 30_000);
});

describe('a source', () => {
  it.each(['known1', ' KNOWN1 ', FEED, 'news.example.org/feed'])('is found by %s', async (typed) => {
    const { verbs, done, store } = await world({});
    await store.putSource(aSource({ id: 'known1', url: FEED }));
    expect((await done(verbs.source(typed))).id).toBe('known1');
    expect((await done(verbs.removeSource(typed))).id).toBe('known1');
    expect(await store.sources()).toEqual([]);
  });

  it.each(['nobody', '', 'https://other.example.org/', '../../etc/passwd', '__proto__'])(
    'is not found by %j',
    async (typed) => {
      const { verbs, failure } = await world({});
      expect((await failure(verbs.source(typed)))[0]).toBe('source.unknown');
    },
  );

  it('says of a date that is missing or has not come yet, and takes the page’s where there is one', async () => {
    const dated = '<meta property="article:published_time" content="2031-05-18T08:00:00Z">';
    const text = rss([
      { name: 'Ashford', link: `${SITE}a` },
      { name: 'Brook', link: `${SITE}b`, date: daysAgo(-1.5) },
      { name: 'Cliff', link: `${SITE}c`, body: 'Short.' },
      { name: 'Dale', link: `${SITE}d`, date: daysAgo(-30) },
    ]);
    const { verbs, done } = await world({ [FEED]: text, [`${SITE}c`]: page('Cliff', dated) });
    const { items } = await done(verbs.checkSource(FEED));
    const told = items.map(({ title, date, publishedAt, verdict }) => [
      title.slice(8),
      date,
      publishedAt?.slice(0, 10),
      verdict,
    ]);
    expect(told.sort()).toEqual([
      ['Ashford', 'undated', undefined, 'new'],
      ['Brook', 'future', undefined, 'new'],
      ['Cliff', 'undated', '2031-05-18', 'new'],
      ['Dale', 'future', undefined, 'new'],
    ]);
  });

  it('is looked at without taking anything in: what is new, known and refused', async () => {
    const { verbs, done, parts, ingested, store, collector } = await world({ [FEED]: FEED_TEXT });
    await store.putSource(aSource({ id: 'known1', url: FEED }));
    const verdicts = async () => (await done(verbs.checkSource('known1'))).items.map(({ verdict }) => verdict);
    expect(await verdicts()).toEqual(['new', 'item.stale']);
    expect(ingested).toEqual([]);
    expect(await store.source('known1')).toMatchObject({ nextAt: NOW });
    await done(collector.tick());
    expect(await verdicts()).toEqual(['known', 'item.stale']);
    expect(parts.clock()).toBeGreaterThan(NOW);
  });
});

describe('a word that is no address', () => {
  it.each<[string, string[], string]>([
    ['nonsense', [], 'fetch.address'],
    ['nonsense/feed', [], 'fetch.address'],
    ['बकवास', [], 'fetch.address'],
    ['https://nonsense/feed', [], 'fetch.private'],
    ['nonsense:9000', [], 'fetch.private'],
    ['localhost', [], 'fetch.private'],
    ['printer.local', [], 'fetch.private'],
    ['feeds', ['feeds'], 'fetch.missing'],
    ['127.0.0.1:8080/feed', [], 'fetch.no-scheme'],
    ['127.0.0.1:8080/feed', ['127.0.0.1:8080'], 'fetch.no-scheme'],
    ['[::1]/feed', [], 'fetch.no-scheme'],
    ['192.168.1.9', [], 'fetch.no-scheme'],
    ['feeds.lan:9000/feed', ['feeds.lan'], 'fetch.no-scheme'],
    ['news.example.org:8080/feed', [], 'fetch.no-scheme'],
    ['news.example.org:443/feed', [], 'fetch.missing'],
    ['news.example.org:22/feed', [], 'fetch.port'],
    ['user:pass@127.0.0.1:8080/feed', [], 'fetch.userinfo'],
    ['http://127.0.0.1:8080/feed', ['127.0.0.1:8080'], 'fetch.missing'],
  ])('%s, where %j are allowed: %s', async (typed, hosts, code) => {
    const { parts, done } = await world({});
    const get = parts.turns.get;
    const turns: typeof parts.turns = {
      get: (url, ...more) => (readTarget(url, { ...parts.reach, hosts }), get(url, ...more)),
    };
    const own = { newId: () => 'x', starter: () => [], onAdded: () => undefined, onRemoved: () => Promise.resolve() };
    const verbs = createSourceVerbs({ ...parts, ...own, turns, reach: { ...parts.reach, hosts } });
    for (const asked of [verbs.addSource, verbs.checkSource]) {
      const work: Promise<unknown> = asked(typed, 'discord:1');
      const error = (await done(work).catch((thrown: unknown) => thrown)) as SaarError;
      expect(error.code).toBe(code);
    }
  });
});
