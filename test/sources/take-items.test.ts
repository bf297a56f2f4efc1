/** What becomes of the items of feeds, healthy and sick: which are taken, with what, and which are refused and why. */
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { readSource } from '../../src/sources/read-source.ts';
import type { Source } from '../../src/store/source.ts';
import { aSource, NOW } from './samples.ts';
import { content, createWorld, daysAgo, page, rss, words, type Entry, type Page, type World } from './world.ts';

const FEED = 'https://news.example.org/feed';
const SITE = 'https://news.example.org';
const item = (name: string, more: Partial<Entry> = {}): Entry => ({
  name,
  link: `${SITE}/${name}`,
  guid: name,
  date: daysAgo(1),
  ...more,
});

/** A world in which one feed is read; `web` says what else there is. */
async function reading(feed: Page, web: Record<string, Page> = {}) {
  const world = await createWorld({ [FEED]: feed, ...web });
  await world.store.putSource(aSource({ url: FEED }));
  const read = async (): Promise<Source> => {
    const source = (await world.store.source('a1b2c3'))!;
    await world.done(readSource(world.parts, source, new AbortController().signal));
    return (await world.store.source('a1b2c3'))!;
  };
  return { ...world, read };
}

const titles = (articles: readonly Article[]) => articles.map(({ title }) => title);
const asked = ({ requests }: Pick<World, 'requests'>) => requests.map(({ url }) => url.replace(SITE, ''));

describe('an item', () => {
  it('whose words are the article is taken without asking for its page', async () => {
    const world = await reading(rss([item('Ashford')]));
    const source = await world.read();
    expect(asked(world)).toEqual(['/feed']);
    expect(world.ingested).toMatchObject([
      { title: 'News of Ashford', url: `${SITE}/Ashford`, publisher: 'The River Post', collection: 'sources' },
    ]);
    expect(source).toMatchObject({ articles: 1, title: 'The River Post', siteUrl: 'https://river.example.org/' });
    expect(source).toMatchObject({ failures: 0, lastOkAt: NOW });
  });

  it('that only says what there is has its page asked for, after robots.txt', async () => {
    const snippet = item('Ashford', { body: 'The council met.' });
    const world = await reading(rss([snippet]), { [`${SITE}/Ashford`]: page('Ashford') });
    await world.read();
    expect(asked(world)).toEqual(['/feed', '/robots.txt', '/Ashford']);
    expect(world.ingested[0]!.text).toContain('member number 11');
    expect(world.ingested[0]!.text).not.toContain('All rights reserved');
  });

  it.each<[string, Record<string, Page>, string | undefined]>([
    ['that robots may not read', { [`${SITE}/robots.txt`]: 'User-agent: *\nDisallow: /' }, undefined],
    ['that is missing', {}, undefined],
    ['that holds no article', { [`${SITE}/Ashford`]: '<html><body><nav>Home</nav></body></html>' }, undefined],
    ['that is a picture', { [`${SITE}/Ashford`]: '\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR\u0000' }, undefined],
  ])('with a page %s is taken by its own words', async (_, web) => {
    const body = `<p>${'The council of Ashford met again on the question of the old bridge. '.repeat(3)}</p>`;
    const world = await reading(rss([item('Ashford', { body })]), web);
    await world.read();
    expect(world.ingested[0]!.text).toContain('old bridge');
  });

  it('without words, whose page is not to be had, is refused with the reason', async () => {
    const web = { [`${SITE}/robots.txt`]: 'User-agent: *\nDisallow: /private' };
    const entries = [item('private', { body: '' }), item('lost', { body: '' })];
    const world = await reading(rss(entries), web);
    await world.read();
    const checked = await world.done(world.verbs.checkSource(FEED));
    expect(checked.items.map(({ title, verdict }) => [title, verdict])).toEqual([
      ['News of private', 'fetch.robots'],
      ['News of lost', 'fetch.missing'],
    ]);
    expect(world.ingested).toEqual([]);
  });

  it.each<[string, string | undefined, boolean, boolean]>([
    ['of yesterday', daysAgo(1), true, true],
    ['of 29 days ago', daysAgo(29), true, true],
    ['of 31 days ago', daysAgo(31), false, false],
    ['of 1970', 'Thu, 01 Jan 1970 00:00:00 GMT', true, false],
    ['of another time zone, hours ahead', daysAgo(-0.5), true, true],
    ['of tomorrow night', daysAgo(-1.5), true, false],
    ['of 2099', 'Fri, 02 Jan 2099 00:00:00 GMT', true, false],
    ['of 31 February', 'Fri, 31 Feb 2031 08:00:00 GMT', true, false],
    ['without a date', undefined, true, false],
  ])('%s', async (_, date, isTaken, isDated) => {
    const world = await reading(rss([item('Ashford', { date })]));
    await world.read();
    expect(world.ingested).toHaveLength(isTaken ? 1 : 0);
    if (!isTaken) return;
    expect(world.ingested[0]!.publishedAt !== undefined).toBe(isDated);
    expect(world.ingested[0]!.dateCertainty).toBe(isDated ? 'stated' : 'unknown');
  });

  it('whose page is older than its feed says nothing of is refused', async () => {
    const head = '<meta property="article:published_time" content="2029-03-01T08:00:00Z">';
    const snippet = item('Ashford', { body: 'The council met.', date: undefined });
    const world = await reading(rss([snippet]), { [`${SITE}/Ashford`]: page('Ashford', head) });
    await world.read();
    expect(world.ingested).toEqual([]);
    const seen = await world.store.seenItems('a1b2c3', await keysOf(world));
    expect([...seen.values()].map(({ refusal }) => refusal)).toEqual(['item.stale']);
  });

  it('that leads into our own network is taken without its address, and nothing there is asked', async () => {
    const inside = ['http://127.0.0.1/secret', 'http://169.254.169.254/latest/meta-data/', 'http://localhost/x'];
    const entries = inside.map((link, at) => item(`Town${at}`, { link }));
    const world = await reading(rss(entries));
    await world.read();
    expect(world.ingested.map(({ url }) => url)).toEqual([undefined, undefined, undefined]);
    expect(asked(world)).toEqual(['/feed']);
  });
});

describe('a feed', () => {
  it('read again brings nothing anew, and what changed changes its article', async () => {
    const world = await reading(rss([item('Ashford'), item('Brook')]));
    await world.read();
    await world.read();
    expect(titles(world.ingested)).toEqual(['News of Ashford', 'News of Brook']);
    world.web[FEED] = rss([
      item('Ashford', { body: `${words('Ashford')}<p>Correction: it was member 12.</p>` }),
      item('Brook'),
    ]);
    const source = await world.read();
    expect(titles(world.ingested)).toEqual(['News of Ashford', 'News of Brook', 'News of Ashford']);
    expect(world.ingested[2]!.id).toBe(world.ingested[0]!.id);
    expect(source.articles).toBe(2);
  });

  it('sends its marks along, and is left as it is while nothing changed', async () => {
    const given: unknown[] = [];
    const world = await reading(({ etag, lastModified }) => {
      given.push([etag, lastModified]);
      if (etag === '"1"') return { kind: 'unchanged' };
      return content(FEED, rss([item('Ashford')], '<ttl>60</ttl>'), {
        etag: '"1"',
        lastModified: 'Tue, 20 May 2031 05:00:00 GMT',
      });
    });
    const first = await world.read();
    const second = await world.read();
    expect(given).toEqual([
      [undefined, undefined],
      ['"1"', 'Tue, 20 May 2031 05:00:00 GMT'],
    ]);
    expect(second.nextAt - second.lastTriedAt!).toBe(first.nextAt - first.lastTriedAt!);
    expect(second).toMatchObject({ etag: '"1"', articles: 1 });
  });

  it('of many new items is read in several turns, newest first, though it says that nothing changed', async () => {
    const entries = Array.from({ length: 120 }, (_, at) => item(`Town${at}`, { date: daysAgo(20 - at / 10) }));
    const feed = rss(entries);
    const world = await reading(({ etag }) =>
      etag === '"1"' ? { kind: 'unchanged' } : content(FEED, feed, { etag: '"1"' }),
    );
    const first = await world.read();
    expect(world.ingested).toHaveLength(50);
    expect(world.ingested[0]!.title).toBe('News of Town119');
    expect(first.etag).toBeUndefined();
    await world.read();
    const last = await world.read();
    expect(new Set(titles(world.ingested)).size).toBe(120);
    expect(last).toMatchObject({ articles: 120, etag: '"1"' });
    await world.read();
    expect(world.ingested).toHaveLength(120);
  });

  it('that makes new guids at each reading brings nothing twice', async () => {
    let turn = 0;
    const world = await reading(() => content(FEED, rss([item('Ashford', { guid: `g${turn++}` })])));
    for (let reads = 0; reads < 3; reads += 1) await world.read();
    expect(world.ingested).toHaveLength(1);
  });

  it.each<[string, Entry[], number]>([
    ['with one guid for all', ['A', 'B', 'C'].map((name) => item(name, { guid: 'same' })), 3],
    ['with one link for all', ['A', 'B', 'C'].map((name) => item(name, { link: `${SITE}/` })), 3],
    ['without links', ['A', 'B', 'C'].map((name) => item(name, { link: undefined })), 3],
    ['without guids', ['A', 'B', 'C'].map((name) => item(name, { guid: undefined })), 3],
    ['with an item twice', [item('A'), item('A')], 1],
    [
      'with links that differ only by who sent the reader',
      [item('A'), item('A', { link: `${SITE}/A?utm_source=rss` })],
      1,
    ],
  ])('%s', async (_, entries, expected) => {
    const world = await reading(rss(entries));
    await world.read();
    await world.read();
    expect(new Set(world.ingested.map(({ id }) => id)).size).toBe(expected);
  });

  it('with the articles of another brings them under the same ids, and asks for no page again', async () => {
    const other = 'https://news.example.org/top';
    const snippet = item('Ashford', { body: 'The council met.' });
    const world = await reading(rss([snippet]), { [other]: rss([snippet]), [`${SITE}/Ashford`]: page('Ashford') });
    await world.store.putSource(aSource({ id: 'other1', url: other }));
    await world.read();
    const articles = world.ingested.map((article) => ({ ...article }));
    // The store knows an article once it was read.
    world.parts.store.article = (id) =>
      Promise.resolve(articles.some((each) => each.id === id) ? ({} as never) : undefined);
    await world.done(readSource(world.parts, (await world.store.source('other1'))!, new AbortController().signal));
    expect(asked(world).filter((path) => path === '/Ashford')).toHaveLength(1);
    expect(world.ingested).toHaveLength(1);
  });

  it.each([
    ['cut off', rss([item('Ashford'), item('Brook')]).slice(0, -400), true],
    ['with bare ampersands', rss([item('Ashford', { name: 'Ashford & sons' })]), true],
    ['with words before it', `\n\n<!-- cached -->${rss([item('Ashford')])}`, true],
    ['that is a page', page('Ashford'), false],
    ['that is empty of items', rss([]), undefined],
    ['with entities of its own', `<!DOCTYPE x [<!ENTITY a "b">]>${rss([item('Ashford')])}`, undefined],
  ])('%s is read or refused, and noted', async (_, text, isRead) => {
    const world = await reading(text);
    const source = await world.read();
    if (isRead !== undefined)
      expect([source.failures, world.ingested.length > 0]).toEqual(isRead ? [0, true] : [1, false]);
    if (source.failures > 0) expect(source.lastError).toMatch(/^feed\./);
    expect(source.nextAt).toBeGreaterThanOrEqual(NOW + 600_000);
  });

  it.each<[string, Page, Partial<Source>]>([
    ['gone', { fails: 'fetch.gone' }, { state: 'off', reason: 'fetch.gone' }],
    [
      'missing',
      { fails: 'fetch.missing' },
      { state: 'on', lastError: 'fetch.missing', failures: 1, failingSince: NOW },
    ],
    ['unanswered', { fails: 'fetch.unanswered' }, { lastError: 'fetch.unanswered' }],
    [
      'in another alphabet of bytes',
      () => ({ kind: 'content', url: FEED, bytes: new Uint8Array([0x3c, 0xff, 0xfe, 0x81]) }),
      { lastError: 'file.encoding' },
    ],
  ])('that is %s', async (_, answer, expected) => {
    const world = await reading(answer);
    expect(await world.read()).toMatchObject(expected);
  });

  it('that moved for good is asked there from now on', async () => {
    const moved = 'https://new.example.org/feed';
    const world = await reading(() => content(moved, rss([item('Ashford')]), { movedTo: moved }));
    expect((await world.read()).url).toBe(moved);
  });
});

describe('a page that did not come', () => {
  it('is asked for again for some hours, and its snippet stands meanwhile', async () => {
    const body = `<p>${'The council of Ashford met again on the question of the old bridge. '.repeat(3)}</p>`;
    const feed = rss([item('Ashford', { body })]);
    const world = await reading(() => content(FEED, feed, { etag: '"1"' }), {
      [`${SITE}/Ashford`]: { fails: 'fetch.unanswered' },
    });
    expect((await world.read()).etag).toBeUndefined();
    expect(world.ingested).toHaveLength(1);
    world.web[`${SITE}/Ashford`] = page('Ashford');
    expect((await world.read()).etag).toBe('"1"');
    expect(world.ingested[1]!.id).toBe(world.ingested[0]!.id);
    expect(world.ingested[1]!.text).toContain('member number 11');
    await world.read();
    expect(world.ingested).toHaveLength(2);
  });

  it('twice in a row leaves its host alone for the turn, and no item is lost', async () => {
    const body = `<p>${'The council met again on the question of the old bridge in our town. '.repeat(3)}</p>`;
    const entries = Array.from({ length: 10 }, (_, at) => item(`Town${at}`, { body: `${body}${at}` }));
    const pages = Object.fromEntries(entries.map(({ link }) => [link!, { fails: 'fetch.unanswered' }]));
    const world = await reading(rss(entries), pages);
    await world.read();
    expect(asked(world).filter((path) => path.startsWith('/Town'))).toHaveLength(2);
    expect(world.ingested).toHaveLength(10);
  });

  it('because the rules for robots did not come is asked for again when they have come', async () => {
    const world = await reading(rss([item('Ashford', { body: 'The council met.' })]), {
      [`${SITE}/robots.txt`]: { fails: 'fetch.unanswered' },
      [`${SITE}/Ashford`]: page('Ashford'),
    });
    await world.read();
    expect(asked(world)).toEqual(['/feed', '/robots.txt']);
    world.web[`${SITE}/robots.txt`] = 'User-agent: *\nDisallow: /private';
    world.time.wrong += 3_600_000;
    await world.read();
    expect(asked(world).slice(2)).toEqual(['/feed', '/robots.txt', '/Ashford']);
    expect(world.ingested.at(-1)!.text).toContain('member number 11');
  });

  it('in six hours is given up', async () => {
    const body = `<p>${'The council of Ashford met again on the question of the old bridge. '.repeat(3)}</p>`;
    const world = await reading(rss([item('Ashford', { body })]), {
      [`${SITE}/Ashford`]: { fails: 'fetch.unanswered' },
    });
    for (let hour = 0; hour < 10; hour += 1) {
      await world.read();
      await world.time.runUntil(() => false, world.time.timers.steady());
      world.time.wrong += 3_600_000;
    }
    expect(asked(world).filter((path) => path === '/Ashford')).toHaveLength(6);
  });

  it('in three minutes holds up no others: the rest waits for the next turn', async () => {
    const entries = Array.from({ length: 20 }, (_, at) => item(`Town${at}`, { body: 'The council met.' }));
    const pages = Object.fromEntries(entries.map(({ name, link }) => [link!, page(name)]));
    const world = await reading(rss(entries), { ...pages, [`${SITE}/robots.txt`]: 'User-agent: *\nCrawl-delay: 60' });
    await world.read();
    expect(world.ingested.length).toBeLessThanOrEqual(4);
    for (let turn = 0; turn < 8; turn += 1) await world.read();
    expect(new Set(titles(world.ingested)).size).toBe(20);
  });
});

describe('a page as a source', () => {
  const PAGE = `${SITE}/story`;
  async function watching(web: Record<string, Page>) {
    const world = await reading('', web);
    await world.store.putSource(aSource({ id: 'page01', kind: 'page', url: PAGE }));
    const read = async () => {
      const source = (await world.store.source('page01'))!;
      await world.done(readSource(world.parts, source, new AbortController().signal));
      return (await world.store.source('page01'))!;
    };
    return { ...world, read };
  }

  it('is an article, however old, and the same one when it changes', async () => {
    const head = '<meta property="article:published_time" content="2029-03-01T08:00:00Z">';
    const world = await watching({ [PAGE]: page('Ashford', head) });
    expect(await world.read()).toMatchObject({ articles: 1, failures: 0, title: 'News of Ashford' });
    await world.read();
    expect(world.ingested).toHaveLength(1);
    world.web[PAGE] = page('Ashford', head).replace('member number 3', 'member number 33');
    await world.read();
    expect(world.ingested).toHaveLength(2);
    expect(world.ingested[1]!.id).toBe(world.ingested[0]!.id);
  });

  it('that robots may not read is not asked for', async () => {
    const world = await watching({
      [PAGE]: page('Ashford'),
      [`${SITE}/robots.txt`]: 'User-agent: Saar\nDisallow: /story',
    });
    expect(await world.read()).toMatchObject({ lastError: 'fetch.robots', articles: 0 });
    expect(asked(world)).toEqual(['/robots.txt']);
  });
});

async function keysOf(world: World): Promise<string[]> {
  const { readFeed } = await import('../../src/corpus/feed.ts');
  const feed = readFeed(world.web[FEED] as string, FEED, { data: world.parts.data, now: new Date(NOW) });
  return feed.items.map(({ key }) => key);
}
