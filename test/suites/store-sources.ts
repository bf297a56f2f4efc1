/** Sources: what is read when, how it fares, and which of its items were seen. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SeenItem, Source, SourceChanges, Store } from '../../src/store/store.ts';
import { aSource, HOUR, START } from '../store/samples.ts';
import type { OpenStore } from './store.ts';

const WHOLE: Source = aSource('whole1', {
  kind: 'page',
  title: 'समाचार',
  siteUrl: 'https://example.org/',
  state: 'off',
  reason: 'fetch.gone',
  etag: 'W/"1"',
  lastModified: 'Mon, 05 Jan 2026 02:30:00 GMT',
  lastTriedAt: START + 2,
  lastOkAt: START + 1,
  failures: 3,
  failingSince: START,
  lastError: 'fetch.refused',
  articles: 7,
});

const anItem = (key: string, changes: Partial<SeenItem> = {}): SeenItem => ({
  key,
  print: `print of ${key}`,
  seenAt: START,
  ...changes,
});

export function sourceCases(open: OpenStore): void {
  let store: Store;
  beforeEach(async () => void (store = await open()));
  afterEach(() => store.close());
  const ids = (sources: readonly Source[]) => sources.map(({ id }) => id);

  describe('sources', () => {
    it('come back as they were put, the oldest first', async () => {
      const bare = aSource('bare22', { addedAt: START - 1 });
      await store.putSource(WHOLE);
      await store.putSource(bare);
      expect(await store.sources()).toEqual([bare, WHOLE]);
      expect(await store.source('whole1')).toEqual(WHOLE);
      expect(await store.source('nobody')).toBeUndefined();
    });

    it('are replaced by their id, with nothing left of the old', async () => {
      await store.putSource(WHOLE);
      await store.putSource(aSource('whole1'));
      expect(await store.sources()).toEqual([aSource('whole1')]);
    });

    it('have an address each', async () => {
      await store.putSource(aSource('first1'));
      const second = aSource('other2', { url: aSource('first1').url });
      await expect(store.putSource(second)).rejects.toMatchObject({
        code: 'source.same',
        parameters: { id: 'first1' },
      });
      expect(ids(await store.sources())).toEqual(['first1']);
      await store.putSource(aSource('first1', { url: 'https://example.org/else' }));
      await store.putSource(second);
    });

    it('are due when they are on and their time has come, the longest due first', async () => {
      await store.putSource(aSource('later1', { nextAt: START + 1 }));
      await store.putSource(aSource('now-22', { nextAt: START }));
      await store.putSource(aSource('long33', { nextAt: START - HOUR }));
      await store.putSource(aSource('off444', { nextAt: START - HOUR, state: 'off' }));
      expect(ids(await store.dueSources(START, 9))).toEqual(['long33', 'now-22']);
      expect(ids(await store.dueSources(START, 1))).toEqual(['long33']);
      expect(ids(await store.dueSources(START - HOUR - 1, 9))).toEqual([]);
    });

    it('wait as long as before when the clock is set', async () => {
      await store.putSource(aSource('abc123', { nextAt: START + 1000 }));
      await store.moveQueue(-HOUR);
      expect((await store.source('abc123'))?.nextAt).toBe(START + 1000 - HOUR);
    });

    it('are removed once, with what was seen of them', async () => {
      await store.putSource(aSource('abc123'));
      await store.noteItems('abc123', [anItem('a')]);
      expect(await store.removeSource('abc123')).toBe(true);
      expect(await store.removeSource('abc123')).toBe(false);
      expect(await store.sources()).toEqual([]);
      await store.putSource(aSource('abc123'));
      expect(await store.seenItems('abc123', ['a'])).toEqual(new Map());
    });
  });

  describe('what is noted of a source', () => {
    const { etag: _etag, lastModified: _modified, ...unmarked } = WHOLE;
    it.each<[string, SourceChanges, Source]>([
      ['changes nothing else', { nextAt: START + HOUR }, { ...WHOLE, nextAt: START + HOUR }],
      ['is removed where it is named as nothing', { etag: undefined, lastModified: undefined }, unmarked as Source],
      ['stays where it cannot be nothing', { nextAt: undefined, failures: undefined, articles: undefined }, WHOLE],
      ['is a new address', { url: 'https://example.org/new' }, { ...WHOLE, url: 'https://example.org/new' }],
      ['is its own address again', { url: WHOLE.url, failures: 0 }, { ...WHOLE, failures: 0 }],
      ['is nothing', {}, WHOLE],
    ])('%s', async (_name, changes, expected) => {
      await store.putSource(WHOLE);
      expect(await store.noteSource(WHOLE.id, changes)).toEqual(expected);
      expect(await store.source(WHOLE.id)).toEqual(expected);
    });

    it('is not the address of another one, but is all else', async () => {
      await store.putSource(aSource('first1'));
      await store.putSource(aSource('other2'));
      const noted = await store.noteSource('other2', { url: aSource('first1').url, articles: 2 });
      expect(noted).toEqual(aSource('other2', { articles: 2 }));
    });

    it('is nothing when it is gone', async () => {
      expect(await store.noteSource('nobody', { failures: 1 })).toBeUndefined();
      expect(await store.sources()).toEqual([]);
    });
  });

  describe('seen items', () => {
    beforeEach(() => store.putSource(aSource('abc123')));

    it('are found by their keys, within their source', async () => {
      await store.putSource(aSource('other2'));
      const items = [anItem('a', { articleId: 'article' }), anItem('b', { refusal: 'page.no-text' })];
      await store.noteItems('abc123', items);
      await store.noteItems('other2', [anItem('c')]);
      expect([...(await store.seenItems('abc123', ['b', 'a', 'c', 'd'])).values()].toSorted(byKey)).toEqual(items);
      expect(await store.seenItems('abc123', [])).toEqual(new Map());
    });

    it('are replaced when they are noted again', async () => {
      await store.noteItems('abc123', [anItem('a', { refusal: 'page.no-text' })]);
      const again = anItem('a', { print: 'new', articleId: 'article', seenAt: START + 1 });
      await store.noteItems('abc123', [again]);
      expect(await store.seenItems('abc123', ['a'])).toEqual(new Map([['a', again]]));
    });

    it('are noted of no source that is gone', async () => {
      await store.removeSource('abc123');
      await store.noteItems('abc123', [anItem('a')]);
      expect(await store.seenItems('abc123', ['a'])).toEqual(new Map());
    });

    it('are some thousands for each source, those seen last', async () => {
      const many = Array.from({ length: 5_600 }, (_, number) => anItem(`${number}`, { seenAt: START + number }));
      await store.noteItems('abc123', many);
      const keys = many.map(({ key }) => key);
      const kept = await store.seenItems('abc123', keys);
      expect([...kept.keys()].toSorted()).toEqual(keys.slice(600).toSorted());
    });
  });
}

function byKey(a: SeenItem, b: SeenItem): number {
  return a.key < b.key ? -1 : 1;
}
