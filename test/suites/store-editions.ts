/** What articles said before they were changed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import type { Store } from '../../src/store/store.ts';
import { anAnalysis, anArticle, VERSION } from '../store/samples.ts';
import type { OpenStore } from './store.ts';

/** An article in one of its editions. */
function edition(words: string, changes: Partial<Article> = {}): Article {
  return anArticle('a', { text: `It says ${words}.`, contentHash: words, ...changes });
}

export function editionCases(open: OpenStore): void {
  let store: Store;
  beforeEach(async () => void (store = await open()));
  afterEach(() => store.close());

  async function put(article: Article): Promise<void> {
    await store.putArticles([article]);
    await store.putAnalyses(VERSION, [anAnalysis(article)]);
  }
  const kept = async () => (await store.editions('a')).map(({ number, text }) => [number, text]);

  describe('editions', () => {
    it('keep what an article said, where its sentences lay, and until when it stood', async () => {
      await put(edition('one', { title: 'First title' }));
      expect(await store.editions('a')).toEqual([]);
      await put(edition('two', { fetchedAt: '2026-01-06T00:00:00Z' }));
      expect(await store.editions('a')).toEqual([
        {
          number: 1,
          title: 'First title',
          text: 'It says one.',
          publishedAt: '2026-01-04',
          contentHash: 'one',
          sentences: [{ start: 0, end: 12 }],
          replacedAt: '2026-01-06T00:00:00Z',
        },
      ]);
      expect((await store.article('a'))?.article.text).toBe('It says two.');
      expect(await store.editions('b')).toEqual([]);
    });

    it('come the newest first, and one that came back once', async () => {
      for (const words of ['one', 'two', 'one', 'three']) await put(edition(words));
      expect(await kept()).toEqual([
        [3, 'It says one.'],
        [2, 'It says two.'],
      ]);
    });

    it('are not made by an article whose words are the same', async () => {
      await put(edition('one'));
      await put(edition('one', { url: 'https://example.org/moved', publishedAt: '2026-01-03' }));
      await put(edition('one'));
      expect(await kept()).toEqual([]);
    });

    it('are not kept of what was never read', async () => {
      await store.putArticles([edition('one')]);
      await put(edition('two'));
      await put(edition('three'));
      expect(await kept()).toEqual([[1, 'It says two.']]);
    });

    it('tell which of some articles were changed', async () => {
      await put(edition('one'));
      await put(edition('two'));
      await put(anArticle('b'));
      const many = Array.from({ length: 250 }, (_, at) => `c${at}`);
      expect(await store.changedAmong([...many, 'b', 'a'])).toEqual(['a']);
      expect(await store.changedAmong([])).toEqual([]);
    });

    it('are some tens, the newest', async () => {
      for (let number = 0; number < 40; number += 1) await put(edition(`${number}`));
      const numbers = (await kept()).map(([number]) => number);
      expect(numbers).toEqual(Array.from({ length: 24 }, (_, at) => 39 - at));
    });
  });
}
