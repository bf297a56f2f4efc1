/** Texts and readings are kept in few bytes, and come back as they were; so do those that an older Saar wrote. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import SqliteFile from 'better-sqlite3';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import type { Analysis } from '../../src/facts/analysis.ts';
import { folded, shapesIn } from '../../src/store/shapes.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { anAnalysis, anArticle, aReading, VERSION } from './samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'saar-packing-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let path: string;
let files = 0;
beforeEach(() => void (path = join(folder, `${(files += 1)}.db`)));

async function inStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(path);
  return work(store).finally(() => store.close());
}

/** Articles of two scripts, each with words of its own among common ones. */
function articles(count: number, from = 0) {
  return Array.from({ length: count }, (_, at) => {
    const number = from + at;
    const words = `The ministry of place ${number} said that ${number * 37} trucks crossed. मंत्रालय ने कहा कि ${number} ट्रक गए। `;
    return anArticle(`n${String(number).padStart(4, '0')}`, { text: words.repeat(12).trim() });
  });
}

/** Enough to learn from. */
function full(article: Article): Analysis {
  const analysis = anAnalysis(article);
  return { ...analysis, figures: Array.from({ length: 12 }, () => analysis.figures[0]!) };
}

async function put(store: Store, all: ReturnType<typeof articles>): Promise<void> {
  await store.putArticles(all);
  await store.putAnalyses(
    VERSION,
    all.map((article) => anAnalysis(article)),
  );
}

function ask<T>(question: string): T {
  const file = new SqliteFile(path);
  const answer = file.prepare(question).pluck().get() as T;
  file.close();
  return answer;
}

async function expectAll(store: Store, all: ReturnType<typeof articles>): Promise<void> {
  const found = await store.candidates({ topic: 'treaty', collections: ['added'], limit: 999 });
  expect(found.map(({ article }) => article)).toEqual(all);
  expect(found.map(({ analysis }) => analysis)).toEqual(all.map((article) => anAnalysis(article)));
}

describe('texts and readings', () => {
  it('come back as they were, whether written before anything was learned or after', async () => {
    const [few, many] = [articles(2), articles(60, 2)];
    await inStore(async (store) => {
      await put(store, few);
      expect(ask('select count(*) from packings')).toBe(0);
      await put(store, many);
      await expectAll(store, [...few, ...many]);
    });
    expect(ask('select count(*) from packings')).toBe(1);
    await inStore((store) => expectAll(store, [...few, ...many]));
  });

  it('packed elsewhere as the store says come back as they were, the first of them packed anew', async () => {
    await inStore(async (store) => {
      for (const part of [articles(60), articles(60, 60)]) {
        await store.putArticles(part);
        const packing = await store.readingPacking();
        await store.putReadings(part.map((article) => aReading(article, { packing, analysis: full(article) })));
      }
      const found = await store.candidates({ topic: 'treaty', collections: ['added'], limit: 999 });
      expect(found.map(({ analysis }) => analysis)).toEqual(articles(120).map(full));
    });
    expect(ask(`select count(*) from packings where kind = 'tokens'`)).toBe(1);
    expect(ask('select max(length(packed)) from analyses')).toBeLessThan(200);
  });

  it('take a fraction of their bytes', async () => {
    await inStore((store) => put(store, articles(60)));
    expect(ask(`select count(*) from articles where text = ''`)).toBe(60);
    expect(ask('select max(length(packed)) from articles')).toBeLessThan(300);
    expect(ask(`select count(*) from analyses where json = ''`)).toBe(60);
  });

  it('are learned from once', async () => {
    await inStore((store) => put(store, articles(60)));
    const first = ask<number>(`select number from packings where kind = 'text'`);
    await inStore((store) => put(store, articles(60, 60)));
    expect(ask(`select number from packings where kind = 'text'`)).toBe(first);
  });

  it('that are the same again change nothing', async () => {
    await inStore(async (store) => {
      await put(store, articles(60));
      expect(await store.putArticles(articles(60))).toEqual({ added: 0, changed: 0, unchanged: 60 });
    });
  });
});

describe('what an older Saar wrote', () => {
  async function old(all: ReturnType<typeof articles>): Promise<void> {
    await inStore((store) => put(store, all));
    const file = new SqliteFile(path);
    file.exec('delete from packings');
    for (const article of all) {
      const json = JSON.stringify(anAnalysis({ ...article, text: article.text }));
      file.prepare('update articles set packed = null, text = ? where id = ?').run(article.text, article.id);
      file.prepare('update analyses set packed = null, json = ? where article_id = ?').run(json, article.id);
    }
    file.close();
  }

  it('is read as it is, and packed some at a time', async () => {
    const all = articles(60);
    await old(all);
    await inStore(async (store) => {
      await expectAll(store, all);
      const revision = await store.revision();
      let [after, steps]: [string | undefined, number] = ['', 0];
      while ((after = await store.packOld(after, 25)) !== undefined) steps += 1;
      expect(steps).toBe(3);
      await expectAll(store, all);
      expect(await store.revision()).toBe(revision);
    });
    expect(ask(`select count(*) from articles where text <> ''`)).toBe(0);
    expect(ask(`select count(*) from analyses where json <> ''`)).toBe(0);
  });

  it('is read as it is where it was packed as JSON with a dictionary', async () => {
    const all = articles(60);
    await inStore((store) => put(store, all));
    const analyses = all.map((article) => anAnalysis(article));
    const shapes = shapesIn(analyses);
    const dictionary = Buffer.from(folded(analyses[0], shapes));
    const head = Buffer.from([0, 0, 0, 0, 0, 7]);
    const file = new SqliteFile(path);
    file.prepare(`insert into packings values (7, 'reading', ?, ?)`).run(JSON.stringify(shapes), dictionary);
    for (const [at, { id }] of all.entries()) {
      const packed = Buffer.concat([head, deflateRawSync(folded(analyses[at], shapes), { dictionary })]);
      file.prepare('update analyses set packed = ? where article_id = ?').run(packed, id);
    }
    file.close();
    await inStore((store) => expectAll(store, all));
  });
});
