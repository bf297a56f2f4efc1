/** Articles found by keys: what a question looks for, in which window, and what comes first. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import type { SearchQuery, Store } from '../../src/store/store.ts';
import { anAnalysis, anArticle, VERSION } from '../store/samples.ts';
import type { OpenStore } from './store.ts';

export function searchCases(open: OpenStore): void {
  let store: Store;
  beforeEach(async () => void (store = await open()));
  afterEach(() => store.close());

  async function put(article: Article, whole: string[], lead: string[] = [], version = VERSION): Promise<void> {
    await store.putArticles([article]);
    await store.putAnalyses(version, [anAnalysis(article)], () => ({ whole, lead }));
  }
  const one = (...keys: string[]) => keys.map((key) => [[key]]);
  const ask = async (parts: SearchQuery['parts'], changes: Partial<SearchQuery> = {}) => {
    const found = await store.search({ parts, spare: 0, collections: ['added'], limit: 10, ...changes });
    return found.map(({ article }) => article.id);
  };

  describe('search', () => {
    it('finds articles that meet every part, by any of its alternatives', async () => {
      await put(anArticle('a'), ['red', 'boat']);
      await put(anArticle('b'), ['red', 'car']);
      await put(anArticle('c'), ['big', 'red', 'ship']);
      expect(await ask(one('red'))).toEqual(['a', 'b', 'c']);
      expect(await ask(one('red', 'boat'))).toEqual(['a']);
      expect(await ask([[['red']], [['boat'], ['big', 'ship']]])).toEqual(['a', 'c']);
      expect(await ask([[['boat'], ['big', 'car']]])).toEqual(['a']);
      expect(await ask(one('green'))).toEqual([]);
    });

    it('spares as many parts as it may', async () => {
      await put(anArticle('a'), ['x', 'y', 'z']);
      await put(anArticle('b'), ['x', 'y']);
      await put(anArticle('c'), ['x']);
      expect(await ask(one('x', 'y', 'z'), { spare: 1 })).toEqual(['a', 'b']);
      expect(await ask(one('x', 'y', 'z'), { spare: 2 })).toEqual(['a', 'b', 'c']);
      expect(await ask(one('x', 'y', 'z'), { spare: 9 })).toEqual(['a', 'b', 'c']);
    });

    it('answers newest first, and of too many keeps those that open with the question', async () => {
      await put(anArticle('new', { publishedAt: '2026-01-09' }), ['x']);
      await put(anArticle('old', { publishedAt: '2026-01-01' }), ['x'], ['x']);
      await put(anArticle('mid', { publishedAt: '2026-01-05' }), ['x']);
      expect(await ask(one('x'))).toEqual(['new', 'mid', 'old']);
      expect(await ask(one('x'), { limit: 2 })).toEqual(['new', 'old']);
    });

    it('answers the newest alone where that is asked', async () => {
      await put(anArticle('new', { publishedAt: '2026-01-09' }), ['x']);
      await put(anArticle('old', { publishedAt: '2026-01-01' }), ['x'], ['x']);
      await put(anArticle('mid', { publishedAt: '2026-01-05' }), ['x']);
      await put(anArticle('mine', { publishedAt: '2026-01-10', collection: 'other' }), ['x']);
      await put(anArticle('later', { publishedAt: '2026-01-12' }), ['y']);
      const newest = { newest: true, limit: 2 };
      expect(await ask(one('x'), newest)).toEqual(['new', 'mid']);
      expect(await ask(one('x', 'y', 'z'), { newest: true, spare: 2 })).toEqual(['later', 'new', 'mid', 'old']);
      expect(await ask(one('x'), { ...newest, to: '2026-01-09' })).toEqual(['mid', 'old']);
      expect(await ask(one('x'), { ...newest, from: '2026-01-05' })).toEqual(['new', 'mid']);
    });

    it('keeps to window and collections', async () => {
      await put(anArticle('a', { publishedAt: '2026-01-04' }), ['x']);
      await put(anArticle('b', { publishedAt: undefined }), ['x']);
      await put(anArticle('c', { collection: 'other' }), ['x']);
      expect(await ask(one('x'))).toEqual(['a', 'b']);
      expect(await ask(one('x'), { from: '2026-01-04' })).toEqual(['a']);
      expect(await ask(one('x'), { to: '2026-01-04' })).toEqual([]);
      expect(await ask(one('x'), { collections: [] })).toEqual([]);
      expect(await ask(one('x'), { collections: ['other', 'added'] })).toEqual(['a', 'c', 'b']);
    });

    it('counts those without a date, which every window leaves out', async () => {
      await put(anArticle('a', { publishedAt: '2026-01-04' }), ['x', 'y']);
      await put(anArticle('b', { publishedAt: undefined }), ['x', 'y']);
      await put(anArticle('c', { publishedAt: undefined }), ['x']);
      await put(anArticle('d', { publishedAt: undefined, collection: 'other' }), ['x']);
      const count = (parts: SearchQuery['parts'], spare = 0, collections = ['added']) =>
        store.countUndated({ parts, spare, collections });
      expect([await count(one('x')), await count(one('x', 'y')), await count(one('x', 'y'), 1)]).toEqual([2, 1, 2]);
      expect(await count(one('x'), 0, ['added', 'other'])).toBe(3);
      expect([await count([]), await count([[]]), await count(one('x'), 0, [])]).toEqual([0, 0, 0]);
      expect(await store.countUndated({ topic: 'treaty', collections: ['added'] })).toBe(2);
      expect(await store.countUndated({ topic: 'munitions', collections: ['added'] })).toBe(0);
    });

    it('forgets the keys of what was read again or replaced', async () => {
      await put(anArticle('a'), ['x']);
      await put(anArticle('a'), ['y'], [], 'reader-2');
      expect([await ask(one('x')), await ask(one('y'))]).toEqual([[], ['a']]);
      await store.putArticles([anArticle('a', { text: 'Other words.', contentHash: 'other' })]);
      expect(await ask(one('y'))).toEqual([]);
    });

    it('finds nothing for nothing, nor what was stored without keys', async () => {
      await store.putArticles([anArticle('a')]);
      await store.putAnalyses(VERSION, [anAnalysis(anArticle('a'))]);
      expect([await ask([]), await ask([[]]), await ask(one('a')), await ask(one(''))]).toEqual([[], [], [], []]);
    });

    it('takes every key as it is, whatever signs it holds', async () => {
      const keys = ['"', '*', 'NEAR(a b)', "x' or 1=1 --", 'ड्रोन', 'a:b', '^', '(', 'AND', '\u0000', '🙂', 'k61'];
      await put(anArticle('a'), keys);
      await put(anArticle('b'), ['a']);
      for (const key of keys) expect([key, ...(await ask(one(key)))]).toEqual([key, 'a']);
      expect(await ask(one('a'))).toEqual(['b']);
    });

    it('never fails for whatever is looked for', async () => {
      await put(anArticle('a'), ['x']);
      const key = fc.string({ unit: 'binary', maxLength: 20 });
      const parts = fc.array(fc.array(fc.array(key, { minLength: 1, maxLength: 3 }), { maxLength: 3 }), {
        maxLength: 8,
      });
      await fc.assert(
        fc.asyncProperty(parts, fc.nat(9), async (wanted, spare) => {
          const found = await ask(wanted, { spare });
          expect(found.length).toBeLessThanOrEqual(1);
        }),
        { numRuns: 30 },
      );
    });
  });
}
