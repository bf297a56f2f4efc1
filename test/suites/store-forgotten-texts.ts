/** Old articles give up their text, and stay known. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import type { Store } from '../../src/store/store.ts';
import { aBrief, anAnalysis, anArticle, VERSION } from '../store/samples.ts';
import type { OpenStore } from './store.ts';

const FEEDS = 'feeds';
/** Behind every article of the samples, and behind the moment they were fetched. */
const LATER = Date.UTC(2026, 1, 1);

const fed = (id: string, changes: Partial<Article> = {}) => anArticle(id, { collection: FEEDS, ...changes });

export function forgottenTextCases(open: OpenStore): void {
  let store: Store;
  beforeEach(async () => void (store = await open()));
  afterEach(() => store.close());

  async function put(article: Article): Promise<void> {
    await store.putArticles([article]);
    await store.putAnalyses(VERSION, [anAnalysis(article)], () => ({ lead: ['word'], whole: ['word'] }));
    await store.putPrints(new Map([[article.id, Uint32Array.of(1, 2)]]));
  }
  const both = [FEEDS, 'added'];
  const found = async () => {
    const asked = { collections: both, limit: 9 };
    const topical = await store.candidates({ ...asked, topic: 'treaty' });
    const searched = await store.search({ ...asked, parts: [[['word']]], spare: 0 });
    expect(searched.map(({ article }) => article.id)).toEqual(topical.map(({ article }) => article.id));
    expect(await store.countArticles(both)).toBe(topical.length);
    expect((await store.summary(both)).articles).toBe(topical.length);
    return topical.map(({ article }) => article.id);
  };

  describe('forgotten texts', () => {
    it('are those of old articles, a few at a time, the oldest first', async () => {
      for (const day of ['03', '01', '02']) await put(fed(`d${day}`, { publishedAt: `2026-01-${day}` }));
      await put(fed('new', { publishedAt: '2026-02-01' }));
      expect(await store.forgetTexts([FEEDS], LATER, 2)).toBe(2);
      expect(await found()).toEqual(['new', 'd03']);
      expect(await store.forgetTexts([FEEDS], LATER, 2)).toBe(1);
      expect(await store.forgetTexts([FEEDS], LATER, 2)).toBe(0);
      expect(await found()).toEqual(['new']);
      expect(await store.article('d01')).toBeUndefined();
      expect((await store.unreadArticles('another version', '', 9)).articles).toHaveLength(1);
    });

    it.each([
      ['came in lately', { fetchedAt: '2026-02-02T00:00:00Z' }],
      ['is of a day that is not over then', { publishedAt: '2026-02-01' }],
      ['is of another collection', { collection: 'added' }],
    ])('are not those of what %s', async (_name, changes) => {
      await put(fed('a', changes));
      expect(await store.forgetTexts([FEEDS], LATER, 9)).toBe(0);
      expect(await found()).toEqual(['a']);
    });

    it('are not those of what stands in another collection too', async () => {
      await put(fed('a'));
      await put(fed('a', { collection: 'added' }));
      expect(await store.forgetTexts([FEEDS], LATER, 9)).toBe(0);
      expect(await store.forgetTexts([], LATER, 9)).toBe(0);
      expect(await store.forgetTexts(both, LATER, 9)).toBe(1);
      expect(await found()).toEqual([]);
    });

    it('are of undated articles that came in long ago', async () => {
      await put(fed('a', { publishedAt: undefined, dateCertainty: 'unknown' }));
      expect(await store.forgetTexts([FEEDS], LATER, 9)).toBe(1);
    });

    it('do not come in again, unless they changed or come to another collection', async () => {
      const unchanged = { added: 0, changed: 0, unchanged: 1 };
      await put(fed('a'));
      await put(fed('b'));
      await store.forgetTexts([FEEDS], LATER, 9);
      const revision = await store.revision();
      expect(await store.putArticles([fed('a', { fetchedAt: '2026-03-01T00:00:00Z' })])).toEqual(unchanged);
      expect(await store.revision()).toBe(revision);
      expect(await found()).toEqual([]);
      await put(fed('a', { text: 'Other words.', contentHash: 'other' }));
      expect(await found()).toEqual(['a']);
      expect((await store.article('a'))?.article.text).toBe('Other words.');
      await put(fed('b', { collection: 'added' }));
      expect(await found()).toEqual(['a', 'b']);
      expect((await store.article('b'))?.article).toEqual(fed('b', { collection: 'added' }));
    });

    it('take their earlier editions along, and leave what briefs cite', async () => {
      await put(fed('a', { text: 'Words.', contentHash: 'first' }));
      await put(fed('a'));
      const citation = { source: 'a', sentence: 0, start: 0, end: 6, quote: 'Words.' };
      const bottomLine = { text: 'Words.', kind: 'quote' as const, language: 'en', citations: [citation] };
      await store.putBrief(aBrief('brief', { bottomLine }));
      expect(await store.editions('a')).toHaveLength(1);
      await store.forgetTexts([FEEDS], LATER, 9);
      expect(await store.editions('a')).toEqual([]);
      expect((await store.brief('brief'))?.bottomLine?.citations).toEqual([citation]);
    });
  });
}
