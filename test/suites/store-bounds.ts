/** What keeps a brief's cost apart from the corpus' size: the revision, counts without looking, picking, and prints. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { edgeOf, periodOf } from '../../src/store/period.ts';
import type { Store } from '../../src/store/store.ts';
import { anAnalysis, anArticle, VERSION } from '../store/samples.ts';
import type { OpenStore } from './store.ts';

const DATES = [undefined, '1969', '2025-12', '2026', '2026-01-01', '2026-01-02', '2026-01-02T00:00:00Z'];
const MOMENTS = ['2026-01-01T23:59:59.999Z', '2026-01-02T13:30:00Z', '2026-01-03', '1969-12-31T10:00:00Z'];
const dates = fc.constantFrom(...DATES, ...MOMENTS);
const collections = fc.subarray(['added', 'corpus:/a', 'corpus:/b']);

/** What may happen to a corpus of few articles. */
const change = fc.oneof(
  fc.record({ put: fc.constantFrom('a', 'b', 'c', 'd'), publishedAt: dates, into: collections }),
  fc.record({ mirror: fc.constantFrom('added', 'corpus:/a'), ids: fc.subarray(['a', 'b', 'c', 'd']) }),
);

export function boundsCases(open: OpenStore): void {
  let store: Store;
  beforeEach(async () => void (store = await open()));
  afterEach(() => store.close());

  async function put(article: Article, topics = ['treaty']): Promise<void> {
    await store.putArticles([article]);
    await store.putAnalyses(VERSION, [anAnalysis(article, topics)]);
  }

  describe('the revision', () => {
    const article = anArticle('a');
    it.each<[string, boolean, (store: Store) => Promise<unknown>]>([
      ['a new article', true, (each) => each.putArticles([anArticle('b')])],
      [
        'another text',
        true,
        (each) => each.putArticles([anArticle('a', { text: 'Other words.', contentHash: 'other' })]),
      ],
      ['another collection', true, (each) => each.putArticles([anArticle('a', { collection: 'corpus:/x' })])],
      ['an analysis', true, (each) => each.putAnalyses(VERSION, [anAnalysis(article)])],
      ['a print', true, (each) => each.putPrints(new Map([['a', Uint32Array.of(1)]]))],
      ['an article that leaves its collection', true, (each) => each.retainInCollection('added', [])],
      ['the same article again', false, (each) => each.putArticles([{ ...article, fetchedAt: 'later' }])],
      ['a mirror that loses nothing', false, (each) => each.retainInCollection('added', ['a'])],
      ['no article', false, (each) => each.putArticles([])],
      ['a setting', false, (each) => each.putSettings('discord', 'guild', { language: 'hi' })],
    ])('after %s: moved on is %s', async (_what, moved, act) => {
      await store.putArticles([article]);
      const before = await store.revision();
      await act(store);
      const after = await store.revision();
      expect(after > before).toBe(moved);
    });
  });

  it('counts what a window holds as if it looked at every article', async () => {
    const window = fc.tuple(dates, dates, collections);
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 12 }),
        fc.array(window, { maxLength: 6 }),
        async (changes, asked) => {
          const fresh = await open();
          const kept = new Map<string, { publishedAt?: string; standing: Set<string> }>();
          for (const each of changes) await apply(fresh, kept, each);
          for (const [from, to, among] of asked) {
            if (from && to && edgeOf(from)! >= edgeOf(to)!) continue;
            const expected = [...kept.values()].filter(
              ({ publishedAt, standing }) =>
                among.some((name) => standing.has(name)) && isInside(publishedAt, from, to),
            ).length;
            expect(await fresh.countArticles(among, from, to)).toBe(expected);
          }
          await fresh.close();
        },
      ),
      { numRuns: 12 },
    );
  });

  describe('picking', () => {
    const ids = async (limit: number, among?: number) =>
      (await store.candidates({ topic: 'treaty', collections: ['added'], limit, among })).map(
        (found) => found.article.id,
      );

    it('takes the newer half for its dates and the rest for what they say, newest first', async () => {
      for (const day of [1, 2, 3, 4, 5, 6]) await put(anArticle(`day ${day}`, { publishedAt: `2026-01-0${day}` }));
      const full = anArticle('day 2', { publishedAt: '2026-01-02' });
      const analysis = anAnalysis(full);
      await store.putAnalyses(VERSION, [{ ...analysis, figures: [...analysis.figures, ...analysis.figures] }]);
      expect(await ids(3)).toEqual(['day 6', 'day 5', 'day 4']);
      expect(await ids(3, 6)).toEqual(['day 6', 'day 5', 'day 2']);
      expect(await ids(3, 4)).toEqual(['day 6', 'day 5', 'day 4']);
    });

    it('takes an article for what it says of this topic, not of another', async () => {
      for (const day of [1, 2, 3]) await put(anArticle(`day ${day}`, { publishedAt: `2026-01-0${day}` }));
      const other = anAnalysis(anArticle('day 1', { publishedAt: '2026-01-01' }));
      const elsewhere = other.figures.map((figure) => ({ ...figure, sentence: 1 }));
      const told = { ...other, topics: [['treaty'], ['munitions']], figures: [...elsewhere, ...elsewhere] };
      await store.putAnalyses(VERSION, [told]);
      expect(await ids(2, 3)).toEqual(['day 3', 'day 2']);
    });
  });

  it('gives a print back with its article, until the article is replaced', async () => {
    const print = Uint32Array.of(0, 1, 0x7fffffff, 0xffffffff);
    const printOf = async () =>
      (await store.candidates({ topic: 'treaty', collections: ['added'], limit: 1 }))[0]?.print;
    await put(anArticle('a'));
    expect(await printOf()).toBeUndefined();
    await store.putPrints(new Map([['a', print]]));
    await put(anArticle('a'));
    expect(await printOf()).toEqual(print);
    await store.putPrints(new Map([['a', new Uint32Array(0)]]));
    expect(await printOf()).toEqual(new Uint32Array(0));
    await put(anArticle('a', { text: 'Other words.', contentHash: 'other' }));
    expect(await printOf()).toBeUndefined();
  });
}

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

async function apply(
  store: Store,
  kept: Map<string, { publishedAt?: string; standing: Set<string> }>,
  each: Change,
): Promise<void> {
  if ('mirror' in each) {
    await store.retainInCollection(each.mirror, each.ids);
    for (const [id, { standing }] of kept) if (!each.ids.includes(id)) standing.delete(each.mirror);
    return;
  }
  for (const collection of each.into) {
    const { publishedAt } = each;
    await store.putArticles([anArticle(each.put, { publishedAt, collection })]);
    const standing = kept.get(each.put)?.standing ?? new Set();
    kept.set(each.put, { ...(publishedAt && { publishedAt }), standing: standing.add(collection) });
  }
}

/** The rule that `CandidateQuery` states, word by word. */
function isInside(publishedAt: string | undefined, from: string | undefined, to: string | undefined): boolean {
  const period = periodOf(publishedAt);
  if (!period) return from === undefined && to === undefined;
  return (from === undefined || period.end > edgeOf(from)!) && (to === undefined || period.start < edgeOf(to)!);
}
