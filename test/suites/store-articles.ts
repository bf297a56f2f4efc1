/** Articles, their collections, and what was read in them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import type { Store } from '../../src/store/store.ts';
import { anAnalysis, anArticle, aReading, VERSION } from '../store/samples.ts';
import type { OpenStore } from './store.ts';

const WINDOWS: [published: string | undefined, from: string | undefined, to: string | undefined, inside: boolean][] = [
  ['2026-01-04', undefined, undefined, true],
  ['2026-01-04', '2026-01-04', '2026-01-05', true],
  ['2026-01-04', '2026-01-05', undefined, false],
  ['2026-01-04', undefined, '2026-01-04', false],
  // The day is not over at half past two: what came later that day would else be lost.
  ['2026-01-04', '2026-01-04T02:30:00Z', undefined, true],
  ['2026-01-04T02:00:00Z', '2026-01-04T02:30:00Z', undefined, false],
  ['2026-01-04T02:30:00Z', '2026-01-04T02:30:00Z', undefined, true],
  ['2026-01-04T02:30:00Z', undefined, '2026-01-04T02:30:00Z', false],
  ['2026-01-04T08:30:00+05:30', '2026-01-04T02:45:00Z', '2026-01-04T03:15:00Z', true],
  ['2026-01-04T03:00:00', '2026-01-04T02:45:00Z', '2026-01-04T03:15:00Z', true],
  ['2026-01', '2026-01-20', undefined, true],
  ['2026', '2026-12-31', undefined, true],
  ['2026', '2027-01-01', undefined, false],
  [undefined, undefined, undefined, true],
  [undefined, '2026-01-01', undefined, false],
  [undefined, undefined, '2026-01-05', false],
  ['2026-02-31', '2026-01-01', undefined, false],
  ['last Tuesday', '2026-01-01', undefined, false],
];

export function articleCases(open: OpenStore): void {
  let store: Store;
  beforeEach(async () => void (store = await open()));
  afterEach(() => store.close());

  async function put(article: Article, topics = ['treaty']): Promise<void> {
    await store.putArticles([article]);
    await store.putAnalyses(VERSION, [anAnalysis(article, topics)], () => ({ lead: [], whole: ['word'] }));
  }
  const unread = async (version: string) => (await store.unreadArticles(version, '', 10)).articles;
  const ask = (changes: object = {}) =>
    store.candidates({ topic: 'treaty', collections: ['added'], limit: 10, ...changes });
  const idsOf = async (changes: object = {}) => (await ask(changes)).map((found) => found.article.id);

  describe('articles', () => {
    it('counts added, changed and unchanged articles', async () => {
      expect(await store.putArticles([anArticle('a'), anArticle('b')])).toEqual({ added: 2, changed: 0, unchanged: 0 });
      const again = [anArticle('a'), anArticle('b', { text: 'Other words.', contentHash: 'other' }), anArticle('c')];
      expect(await store.putArticles(again)).toEqual({ added: 1, changed: 1, unchanged: 1 });
    });

    it('takes the same article fetched again for the same', async () => {
      await put(anArticle('a'));
      const again = anArticle('a', { fetchedAt: '2026-02-02T00:00:00Z' });
      expect(await store.putArticles([again])).toEqual({ added: 0, changed: 0, unchanged: 1 });
      expect((await store.article('a'))?.article.fetchedAt).toBe('2026-01-05T00:00:00Z');
      expect(await unread(VERSION)).toEqual([]);
    });

    it.each([
      ['text', { text: 'Other words.', contentHash: 'other' }],
      ['date, which relative dates in it hang on', { publishedAt: '2026-01-03' }],
      ['language', { language: 'hi' }],
    ])('drops the analysis of an article with another %s', async (_what, changes) => {
      await put(anArticle('a'));
      const replaced = anArticle('a', changes);
      await store.putArticles([replaced]);
      expect(await idsOf()).toEqual([]);
      expect(await store.article('a')).toBeUndefined();
      expect(await unread(VERSION)).toEqual([replaced]);
    });

    it('gives back an article and its analysis as they were put', async () => {
      const article = anArticle('a', { publisher: 'P', url: 'https://example.org/a', dateEvidence: 'dateline' });
      await put(article);
      expect(await store.article('a')).toEqual({ article, analysis: anAnalysis(article) });
      const bare = anArticle('b', { publishedAt: undefined, dateCertainty: 'unknown' });
      await put(bare);
      expect(await store.article('b')).toEqual({ article: bare, analysis: anAnalysis(bare) });
      expect(await store.article('nobody')).toBeUndefined();
    });

    it('mirrors a collection: what is not named leaves it, other collections keep theirs', async () => {
      const collection = 'corpus:/somewhere';
      for (const id of ['a', 'b', 'c']) await put(anArticle(id, { collection }));
      await put(anArticle('b'));
      expect(await store.retainInCollection(collection, ['a'])).toBe(2);
      expect(await idsOf({ collections: [collection] })).toEqual(['a']);
      expect(await idsOf({ collections: ['added'] })).toEqual(['b']);
      expect(await store.retainInCollection(collection, ['a'])).toBe(0);
    });

    it('keeps the text of an article that left every collection, but reads it no more', async () => {
      await put(anArticle('a'));
      await store.retainInCollection('added', []);
      expect((await store.article('a'))?.article.text).toBe(anArticle('a').text);
      expect(await unread('reader-2')).toEqual([]);
      expect(await store.countArticles(['added'])).toBe(0);
    });

    it('mirrors a folder of more articles than a statement has places', async () => {
      const many = Array.from({ length: 1201 }, (_, number) => anArticle(`n${number}`, { collection: 'corpus:/many' }));
      await store.putArticles(many);
      expect(await store.retainInCollection('corpus:/many', ['n7'])).toBe(1200);
      expect(await store.countArticles(['corpus:/many'])).toBe(1);
    });
  });

  describe('analyses', () => {
    it('are missing for what another version read, named a page of articles at a time', async () => {
      for (const id of ['c', 'a', 'b']) await put(anArticle(id));
      const page = async (version: string, after: string, limit: number) => {
        const { articles, last } = await store.unreadArticles(version, after, limit);
        return [...articles.map(({ id }) => id), last];
      };
      expect(await page('reader-2', '', 2)).toEqual(['a', 'b', 'b']);
      expect(await page('reader-2', 'b', 2)).toEqual(['c', 'c']);
      expect(await page('reader-2', 'c', 2)).toEqual([undefined]);
      expect(await page(VERSION, '', 2)).toEqual(['b']);
    });

    it('are missing for what comes new or otherwise than it was read', async () => {
      for (const id of ['a', 'b', 'f']) await put(anArticle(id));
      await store.putArticles([anArticle('u')]);
      await store.forgetTexts(['added'], Date.parse('2027-01-01'), 1);
      const coming = [
        anArticle('a', { fetchedAt: 'later' }),
        anArticle('b', { text: 'Other words.', contentHash: 'other' }),
        ...['f', 'u', 'new'].map((id) => anArticle(id)),
      ];
      const missing = async (version: string) => [...(await store.unreadAmong(version, coming))];
      expect(await missing(VERSION)).toEqual(['b', 'u', 'new']);
      expect(await missing('reader-2')).toEqual(['b', 'f', 'u', 'new']);
      expect(await store.unreadAmong(VERSION, [])).toEqual(new Set());
    });

    it('are not asked for where a version could not make them, until another one reads or the words change', async () => {
      const [one, other] = [anArticle('a'), anArticle('b')];
      await store.putArticles([one, other]);
      const before = await store.revision();
      await store.noteUnreadable(VERSION, one);
      await store.noteUnreadable(VERSION, one);
      await store.noteUnreadable(VERSION, anArticle('nobody'));
      expect(await store.revision()).toBeGreaterThan(before);
      expect(await unread(VERSION)).toEqual([other]);
      expect(await store.unreadAmong(VERSION, [one, other])).toEqual(new Set(['b']));
      expect(await unread('reader-2')).toEqual([one, other]);
      const count = (version = VERSION, collections = ['added']) => store.countUnreadable(version, collections);
      expect([await count(), await count('reader-2'), await count(VERSION, [])]).toEqual([1, 0, 0]);
      const renewed = anArticle('a', { text: 'Other words.', contentHash: 'other' });
      await store.putArticles([renewed]);
      expect([await count(), await unread(VERSION)]).toEqual([0, [renewed, other]]);
      await store.noteUnreadable(VERSION, renewed);
      expect(await unread(VERSION)).toEqual([other]);
    });

    it('are stored with the articles that they were read in, or not at all', async () => {
      const [one, other] = [anArticle('a'), anArticle('b')];
      expect(await store.putArticles([one, other], [aReading(one)])).toEqual({ added: 2, changed: 0, unchanged: 0 });
      expect(await idsOf({ topic: 'treaty' })).toEqual(['a']);
      expect(await unread(VERSION)).toEqual([other]);
    });

    it('are found by what was made of them elsewhere: topics, keys and print', async () => {
      const [one, other] = [anArticle('a'), anArticle('b')];
      await store.putArticles([one, other]);
      await store.putReadings([aReading(one), aReading(other)]);
      const both = [one, other].map((article) => ({ article, analysis: anAnalysis(article) }));
      const since = await store.revision();
      expect(await ask()).toEqual(both.map((each) => ({ ...each, print: Uint32Array.of(1, 2), since })));
      expect(await store.search({ parts: [[['word']]], spare: 0, collections: ['added'], limit: 9 })).toEqual(both);
      expect(await unread(VERSION)).toEqual([]);
    });

    it('made elsewhere of words that were replaced or forgotten meanwhile are left out', async () => {
      const old = anArticle('a');
      const renewed = anArticle('a', { text: 'Other words.', contentHash: 'other' });
      const forgotten = anArticle('f');
      await store.putArticles([renewed, forgotten]);
      await store.forgetTexts(['added'], Date.parse('2027-01-01'), 9);
      await store.putArticles([renewed]);
      await store.putReadings([aReading(old), aReading(forgotten), aReading(anArticle('nobody'))]);
      expect(await ask()).toEqual([]);
    });

    it('replaces the older reading whole', async () => {
      const article = anArticle('a');
      await put(article, ['treaty', 'munitions']);
      await store.putAnalyses('reader-2', [anAnalysis(article, ['munitions'], 'reader-2')]);
      expect(await idsOf({ topic: 'treaty' })).toEqual([]);
      expect((await ask({ topic: 'munitions' }))[0]?.analysis.version).toBe('reader-2');
    });

    it('keeps the revision with which its words as they stand were first read, whoever reads them again', async () => {
      const since = async () => (await ask())[0]?.since;
      const before = await store.revision();
      await put(anArticle('a'));
      const first = await since();
      expect(first).toBeGreaterThan(before);
      expect(first).toBe(await store.revision());
      await store.putAnalyses('reader-2', [anAnalysis(anArticle('a'), ['treaty'], 'reader-2')]);
      expect(await since()).toBe(first);
      const retitled = { ...anArticle('a'), title: 'The same words under another title' };
      await store.putArticles([retitled], [aReading(retitled)]);
      expect(await since()).toBe(first);
      await put(anArticle('a', { text: 'Other words.', contentHash: 'other' }));
      expect(await since()).toBe(await store.revision());
    });

    it('leaves out the analysis of a text that was replaced meanwhile, or of no article', async () => {
      const old = anArticle('a');
      const renewed = anArticle('a', { text: 'Other words.', contentHash: 'other' });
      await store.putArticles([renewed]);
      await store.putAnalyses(VERSION, [anAnalysis(old), anAnalysis(anArticle('nobody'))]);
      expect(await unread(VERSION)).toEqual([renewed]);
    });
  });

  describe('candidates', () => {
    it('answers articles on the topic, newest first, undated last, no more than asked', async () => {
      await put(anArticle('old', { publishedAt: '2025-01-04' }));
      await put(anArticle('undated', { publishedAt: undefined }));
      await put(anArticle('new', { publishedAt: '2026-01-04T10:00:00Z' }));
      await put(anArticle('else'), ['munitions']);
      expect(await idsOf()).toEqual(['new', 'old', 'undated']);
      expect(await idsOf({ limit: 2 })).toEqual(['new', 'old']);
    });

    it('shows an article of two collections once', async () => {
      await put(anArticle('a'));
      await put(anArticle('a', { collection: 'corpus:/x' }));
      expect(await idsOf({ collections: ['corpus:/x', 'added'] })).toEqual(['a']);
      expect(await store.countArticles(['corpus:/x', 'added'])).toBe(1);
    });

    it('finds nothing in no collection or another one', async () => {
      await put(anArticle('a'));
      expect(await idsOf({ collections: [] })).toEqual([]);
      expect(await idsOf({ collections: ['elsewhere'] })).toEqual([]);
      expect(await store.countArticles([])).toBe(0);
    });

    it('keeps to the window: a day, month or year is in it when any part of it is', async () => {
      for (const [publishedAt, from, to, inside] of WINDOWS) {
        await put(anArticle('a', { publishedAt }));
        const label = `published ${publishedAt}, window from ${from} to ${to}`;
        const found = { label, ids: await idsOf({ from, to }), count: await store.countArticles(['added'], from, to) };
        expect(found).toEqual(inside ? { label, ids: ['a'], count: 1 } : { label, ids: [], count: 0 });
      }
    });
  });

  it('tells who published most on any topic, and when an article came in last', async () => {
    const by = async (publisher: string | undefined, id: string, topics: string[], fetchedAt: string) =>
      put(anArticle(id, { publisher, fetchedAt }), topics);
    await by('Gazette', 'a', ['treaty', 'munitions'], '2026-01-05T00:00:00Z');
    await by('Herald', 'b', ['treaty'], '2026-01-06T00:00:00Z');
    await by('Herald', 'c', ['treaty'], '2026-01-07T00:00:00Z');
    await by(undefined, 'd', ['treaty'], '2026-01-02T00:00:00Z');
    await by('Idle', 'e', [], '2026-01-08T00:00:00Z');
    await put(anArticle('f', { collection: 'elsewhere', publisher: 'Other' }), ['treaty']);
    const herald = { name: 'Herald', articles: 2 };
    expect(await store.origins(['added'], 1)).toMatchObject({ publishers: [herald], others: 1 });
    expect(await store.origins(['added'], 5)).toEqual({
      publishers: [herald, { name: 'Gazette', articles: 1 }],
      others: 0,
      lastAdded: '2026-01-08T00:00:00Z',
    });
  });

  it('sums the corpus up', async () => {
    await put(anArticle('a', { publishedAt: '2025-01-04' }), ['treaty', 'munitions']);
    await put(anArticle('b', { publishedAt: '2026-01-04', language: 'hi' }), ['treaty']);
    await put(anArticle('c', { publishedAt: undefined }), []);
    await put(anArticle('d', { collection: 'elsewhere', publishedAt: '2020' }));
    expect(await store.summary(['added'])).toEqual({
      articles: 3,
      byLanguage: { en: 2, hi: 1 },
      byTopic: { treaty: 2, munitions: 1 },
      oldest: '2025-01-04',
      newest: '2026-01-04',
    });
    expect(await store.origins([], 3)).toEqual({ publishers: [], others: 0, lastAdded: null });
    expect(await store.summary([])).toEqual({ articles: 0, byLanguage: {}, byTopic: {}, oldest: null, newest: null });
  });
}
