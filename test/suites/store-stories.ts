/** Stories and copies: what comes in is counted once, whatever comes in first, and whatever leaves again. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { printOf } from '../../src/corpus/near-copies.ts';
import { printedNumbers } from '../../src/corpus/printed-numbers.ts';
import { hash32 } from '../../src/corpus/min-hash.ts';
import type { CandidateQuery, Store } from '../../src/store/store.ts';
import type { Marks } from '../../src/stories/marks.ts';
import { keyOf } from '../../src/stories/keys.ts';
import { anAnalysis, anArticle, VERSION } from '../store/samples.ts';
import type { OpenStore } from './store.ts';

const wire = (tail = '') =>
  `The ferry Amalia ran aground off Port Lorne before dawn and all of its passengers were brought ashore by fishing boats.
The harbour office said that its captain had mistaken the lights of a dredger for those of the pier in thick fog. ${tail}`;

export function storyCases(open: OpenStore): void {
  describe('stories', () => {
    let store: Store;
    beforeEach(async () => void (store = await open()));
    afterEach(() => store.close());

    const marks = (article: Article, names: readonly string[]): Marks => ({
      ...{ language: article.language, sounds: [], tops: [], facts: [], words: [], days: [] },
      names: names.flatMap((name) => [keyOf('name', name), 3]),
      numbers: [...printedNumbers(article.text)].map(hash32),
    });
    const put = async (article: Article, names: readonly string[] = ['amalia', 'lorne']) => {
      await store.putArticles([article]);
      await store.putPrints(new Map([[article.id, printOf(article.text)]]));
      await store.putAnalyses(VERSION, [anAnalysis(article)], () => ({
        ...{ lead: [], whole: ['word'] },
        marks: marks(article, names),
      }));
    };
    const at = (id: string, publishedAt: string, text = wire()) =>
      anArticle(id, { publishedAt, text, contentHash: `${id} ${text.length}` });
    const copies = async (...ids: string[]) => Object.fromEntries(await store.copies(ids));
    const stories = async (...ids: string[]) => Object.fromEntries(await store.storiesOf(ids));

    it('gives articles of one event one story, and others their own', async () => {
      await put(at('a', '2026-01-04', 'Aground.'), ['amalia', 'lorne']);
      await put(at('b', '2026-01-04', 'In fog.'), ['lorne', 'amalia', 'dredger']);
      await put(at('c', '2026-01-04', 'Elsewhere.'), ['kestrel', 'velmora']);
      expect(await stories('a', 'b', 'c', 'nobody')).toEqual({ a: 'a', b: 'a', c: 'c' });
    });

    it('begins a new story when the old one has been silent for days', async () => {
      await put(at('a', '2026-01-04', 'Aground.'));
      await put(at('b', '2026-01-07', 'Afloat again.'));
      await put(at('c', '2026-01-20', 'Aground again.'));
      expect(await stories('a', 'b', 'c')).toEqual({ a: 'a', b: 'a', c: 'c' });
    });

    it('keeps the place of an article that is read again', async () => {
      await put(anArticle('a'));
      await put(anArticle('a'), ['kestrel']);
      await put(anArticle('b'), ['amalia', 'lorne']);
      expect(await stories('a', 'b')).toEqual({ a: 'a', b: 'a' });
    });

    it.each([
      ['first', ['early', 'late', 'later']],
      ['last', ['later', 'late', 'early']],
      ['in between', ['late', 'early', 'later']],
    ])('calls the earliest of near copies their original, when it comes %s', async (_when, order) => {
      const days = { early: '2026-01-03', late: '2026-01-04', later: '2026-01-05' };
      for (const id of order) await put(at(id, days[id as keyof typeof days], wire(`Printed by ${id}.`)));
      expect(await copies('early', 'late', 'later')).toEqual({ late: 'early', later: 'early' });
      expect(new Set(Object.values(await stories('early', 'late', 'later'))).size).toBe(1);
    });

    it('takes a report with another number for no copy, but for the same story', async () => {
      await put(at('first', '2026-01-03', wire('It had 40 people aboard.')));
      await put(at('corrected', '2026-01-04', wire('It had 52 people aboard.')));
      expect(await copies('first', 'corrected')).toEqual({});
      expect(await stories('first', 'corrected')).toEqual({ first: 'first', corrected: 'first' });
    });

    it('makes the next one the original when the original says something else now, and asks the changed one anew', async () => {
      await put(at('a', '2026-01-03'));
      await put(at('b', '2026-01-04'));
      await put(at('c', '2026-01-05'));
      const changed = at(
        'a',
        '2026-01-03',
        'A cat that was lost for a year came home to the lighthouse of Port Lorne.',
      );
      await store.putArticles([changed]);
      expect(await copies('a', 'b', 'c')).toEqual({ c: 'b' });
      await put(changed, ['lighthouse', 'cat']);
      expect(await copies('a', 'b', 'c')).toEqual({ c: 'b' });
      expect((await store.storiesOf(['a'])).get('a')).not.toBe((await store.storiesOf(['b'])).get('b'));
    });

    it('keeps a corrected edition in its story', async () => {
      await put(at('a', '2026-01-03'));
      await put(at('b', '2026-01-03', 'Another ship.'), ['kestrel', 'velmora']);
      await put(at('a', '2026-01-03', wire('Nobody was hurt, it now says.')), ['amalia', 'lorne', 'nobody']);
      expect(await stories('a')).toEqual({ a: 'a' });
    });

    const asked = { topic: 'treaty', collections: ['added'], limit: 4 };
    const found = async (query: Partial<CandidateQuery> = {}) =>
      (await store.candidates({ ...asked, ...query })).map(({ article, copies: others }) => [article.id, others ?? []]);

    it('shows a text that many print once, with those that print it, one for each other outlet', async () => {
      const outlets = ['Post', 'Post', 'Mirror', undefined, undefined];
      await put({ ...at('a', '2026-01-03'), publisher: 'Gazette' });
      for (const [place, publisher] of outlets.entries())
        await put({ ...at(`c${place}`, '2026-01-04'), ...(publisher !== undefined && { publisher }) });
      await put({ ...at('own', '2026-01-05'), publisher: 'Gazette' });
      expect(await found()).toEqual([['a', ['c0', 'c2', 'c3', 'c4']]]);
    });

    it('lets a copy stand for itself where its original is not asked for, once for all of them', async () => {
      await put({ ...at('a', '2026-01-03'), collection: 'elsewhere' });
      await put(at('b', '2026-01-04'));
      await put(at('c', '2026-01-05'));
      expect(await found()).toEqual([['c', ['b']]]);
      expect(await found({ collections: ['added', 'elsewhere'] })).toEqual([['a', ['b', 'c']]]);
      expect(await found({ collections: ['added', 'elsewhere'], from: '2026-01-04' })).toEqual([['c', ['b']]]);
    });

    it('leaves room for other stories beside one of which everybody writes', async () => {
      for (let count = 0; count < 9; count += 1) await put(at(`big${count}`, '2026-01-05', `${count} ships.`));
      await put(at('small', '2026-01-04', 'A cat.'), ['kestrel', 'velmora']);
      expect((await found()).map(([id]) => id)).toContain('small');
      expect((await found({ among: 5 })).map(([id]) => id)).toContain('small');
    });

    it('finds by words what it finds by topic: copies once, and other stories beside a big one', async () => {
      const query = { parts: [[['word']]], spare: 0, collections: ['added'], limit: 4 };
      await put(at('a', '2026-01-03'));
      await put(at('b', '2026-01-04'));
      for (let count = 0; count < 9; count += 1)
        await put(at(`big${count}`, '2026-01-05', `${count} cats.`), ['kestrel']);
      const articles = await store.search(query);
      expect(articles.find(({ article }) => article.id === 'a')?.copies).toEqual(['b']);
      expect(articles).toHaveLength(4);
      const all = await store.search({ ...query, newest: true, limit: 20 });
      expect(all).toHaveLength(11);
    });

    it('makes the next one the original when the original is forgotten', async () => {
      await put(at('a', '2026-01-03'));
      await put(at('b', '2026-01-04'));
      await put(at('c', '2026-01-05'));
      await store.forgetTexts(['added'], Date.UTC(2026, 1, 4), 1);
      expect(await copies('a', 'b', 'c')).toEqual({ c: 'b' });
      expect(await stories('a', 'b', 'c')).toEqual({ b: 'a', c: 'a' });
    });
  });
}
