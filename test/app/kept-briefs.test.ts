/** Briefs kept in memory: what is kept and for how long, and that nobody can tell a kept one from a fresh one. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app/create-app.ts';
import { keptBriefs } from '../../src/app/kept-briefs.ts';
import { buildBrief } from '../../src/briefs/build.ts';
import type { Article } from '../../src/corpus/article.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { readData } from '../../src/data/read-data.ts';
import { analyse } from '../../src/facts/analyse.ts';
import type { Analysis } from '../../src/facts/analysis.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { inventedBrief } from '../messages/invented-brief.ts';
import { aReading } from '../store/samples.ts';

const brief = (id: string) => inventedBrief('en', { id });

describe('kept briefs', () => {
  it('are made once, also when two ask at once', async () => {
    const kept = keptBriefs();
    let made = 0;
    const make = () => Promise.resolve(brief(`b${(made += 1)}`));
    const [first, second] = await Promise.all([kept.get('key', make), kept.get('key', make)]);
    expect([first, second, await kept.get('key', make)].map(({ id }) => id)).toEqual(['b1', 'b1', 'b1']);
    expect((await kept.get('other', make)).id).toBe('b2');
  });

  it('give up the one that was longest not asked for', async () => {
    const kept = keptBriefs(2);
    const made: string[] = [];
    const ask = (key: string) => kept.get(key, () => Promise.resolve(brief((made.push(key), key))));
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(key);
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });

  it('forget a failure', async () => {
    const kept = keptBriefs();
    await expect(kept.get('key', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect((await kept.get('key', () => Promise.resolve(brief('b')))).id).toBe('b');
  });

  it('cannot be changed by those who share them', async () => {
    const made = await keptBriefs().get('key', () => Promise.resolve(brief('b')));
    expect(() => made.keyPoints.push(made.keyPoints[0]!)).toThrow(TypeError);
  });
});

describe('a brief asked for again', () => {
  const data = readData('data');
  const topics = [...data.topics.keys()];
  const analyses = new Map<string, Analysis>();
  let samples: Article[];
  beforeAll(async () => {
    ({ articles: samples } = await readCorpus('data/corpus', data, { collection: 'sample', now: new Date(0) }));
  });

  function read(article: Article): Analysis {
    const key = `${article.publishedAt} ${article.text}`;
    if (!analyses.has(key)) analyses.set(key, analyse(article, data));
    return { ...analyses.get(key)!, articleId: article.id };
  }

  function appOn(store: Store, clock: () => Date) {
    return createApp({
      data,
      store,
      analyser: {
        version: '1',
        read: (article, packing) => Promise.resolve(aReading(article, { analysis: read(article), packing })),
      },
      buildBrief,
      schedule: undefined!,
      sendNow: () => Promise.resolve(),
      clock,
      newId: () => 'id',
      collections: ['sample', 'added'],
      liveCollections: ['added'],
      defaultLanguage: 'en',
      defaultTimeZone: 'UTC',
    });
  }

  const step = fc.oneof(
    fc.record({ add: fc.nat(11), publishedAt: fc.constantFrom(undefined, '2025-03-02', '2025-06-20') }),
    fc.record({ keep: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) }),
    fc.record({ wait: fc.integer({ min: 1, max: 40 }) }),
  );
  const asked = fc.record({
    topic: fc.constantFrom(...topics),
    language: fc.constantFrom(...data.phrases.keys()),
    from: fc.constantFrom(undefined, '2025-06-01'),
  });

  it('is the one that would be made now, whatever happened to the corpus in between', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(step, asked), { minLength: 2, maxLength: 6 }),
        fc.array(asked, { minLength: 1, maxLength: 2 }),
        async (steps, always) => {
          const store = await openStore(':memory:');
          let now = Date.UTC(2025, 6, 1);
          const app = appOn(store, () => new Date(now));
          await app.ingest(samples.slice(0, 6));
          for (const [each, once] of steps) {
            if ('add' in each) {
              const { publishedAt } = each;
              await app.ingest([{ ...samples[each.add]!, ...(publishedAt && { publishedAt }) }]);
            } else if ('keep' in each) {
              const ids = each.keep.map((index) => samples[index]!.id);
              await store.retainInCollection('sample', ids);
            } else now += each.wait * 3_600_000;
            for (const request of [...always, once]) {
              const kept = JSON.stringify(await app.brief(request));
              expect(JSON.stringify(await app.brief(request))).toBe(kept);
              expect(kept).toBe(JSON.stringify(await appOn(store, () => new Date(now)).brief(request)));
            }
          }
          await store.close();
        },
      ),
      { numRuns: 8 },
    );
  });
});
