/** Lists of feeds: added without asking anything, shown before that where somebody wants to see, and what is no list refused. */
import { describe, expect, it } from 'vitest';
import { createWorld as world, type Page } from './world.ts';

const FEED = 'https://news.example.org/feed';

describe('a list', () => {
  const OPML =
    '<opml version="2.0"><head><title>x</title></head><body>' +
    [FEED, 'https://other.example.org/rss', 'http://127.0.0.1/feed', 'ftp://x.example.org/', FEED]
      .map((url) => `<outline type="rss" text="A &amp; B" xmlUrl="${url}"/>`)
      .join('') +
    '</body></opml>';

  it('is added without asking anything, each by itself', async () => {
    const { verbs, done, requests } = await world({});
    const { added, known, refused } = await done(verbs.importSources(OPML, 'terminal'));
    expect(added.map(({ url }) => url)).toEqual([FEED, 'https://other.example.org/rss']);
    expect(known.length + refused.length).toBeGreaterThanOrEqual(1);
    expect(added.map(({ url }) => url).join()).not.toContain('127.0.0.1');
    expect(requests).toEqual([]);
    const again = await done(verbs.importSources(OPML, 'terminal'));
    expect([again.added.length, again.known.length >= 2]).toEqual([0, true]);
  });

  it('goes out as it came in', async () => {
    const { verbs, done, store } = await world({});
    await done(verbs.importSources(OPML, 'terminal'));
    const exported = await done(verbs.exportSources());
    for (const { id } of await store.sources()) await store.removeSource(id);
    const { added } = await done(verbs.importSources(exported, 'terminal'));
    expect(added.map(({ url }) => url)).toEqual([FEED, 'https://other.example.org/rss']);
  });

  it('comes with Saar, and is added once', async () => {
    const { verbs, done } = await world({});
    expect((await done(verbs.addStarter('terminal'))).added).toMatchObject([{ title: 'Starter', state: 'on' }]);
    expect(await done(verbs.addStarter('terminal'))).toMatchObject({ added: [], known: [{ title: 'Starter' }] });
  });

  it('is shown before anything of it is added, and added as it was shown', async () => {
    const at = 'https://lists.example.org/feeds.opml';
    const { verbs, done, store, requests } = await world({ [at]: OPML });
    const planned = await done(verbs.planned('lists.example.org/feeds.opml'));
    expect(planned.added.map(({ url }) => url)).toEqual([FEED, 'https://other.example.org/rss']);
    expect(planned.refused.map(({ code }) => code)).toEqual(['fetch.private', 'fetch.scheme']);
    expect([await store.sources(), requests.map(({ url }) => url)]).toEqual([[], [at]]);
    expect((await done(verbs.planned(at))).print).toBe(planned.print);
    expect((await done(verbs.planned())).print).not.toBe(planned.print);
    const { added, known, refused } = await done(verbs.addPlanned(planned, 'discord:1'));
    expect(added).toMatchObject([{ url: FEED, addedBy: 'discord:1' }, { title: 'A & B' }]);
    expect([known.length, refused.length]).toEqual([planned.known.length, 2]);
    expect(await done(verbs.addresses())).toEqual((await store.sources()).map(({ url }) => url));
    expect(await done(verbs.planned(at))).toMatchObject({ added: [] });
  });

  it.each<[string, Page, string]>([
    ['http://127.0.0.1/feeds.opml', { fails: 'fetch.private', with: { host: '127.0.0.1' } }, 'fetch.private'],
    ['nonsense', OPML, 'fetch.address'],
    ['https://lists.example.org/page', '<html><p>Words</p></html>', 'opml.invalid'],
    ['https://lists.example.org/bytes', '\u0000\u0001\u0002', 'opml.invalid'],
    ['https://lists.example.org/none', { fails: 'fetch.missing', with: { status: 404 } }, 'fetch.missing'],
  ])('at %s is refused', async (at, answer, code) => {
    const { failure, verbs } = await world({ [at]: answer });
    expect((await failure(verbs.planned(at)))[0]).toBe(code);
  });
});
