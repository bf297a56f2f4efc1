/** The desk of stories in a file: what becomes of it when articles leave it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { keyOf } from '../../src/stories/keys.ts';
import type { Marks } from '../../src/stories/marks.ts';
import { anAnalysis, anArticle, VERSION } from './samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'saar-desk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const MARKS: Marks = {
  ...{ language: 'en', names: [keyOf('name', 'amalia'), 3], sounds: [], tops: [], facts: [], words: [] },
  ...{ days: [], numbers: [] },
};

/** A store with some articles, and its file as something else reads and writes it. */
async function world(path: string, ...ids: string[]) {
  const store = await openStore(path);
  for (const id of ids) await put(store, id);
  return { store, file: new SqliteFile(path) };
}

async function put(store: Store, id: string): Promise<void> {
  const article = anArticle(id, { publishedAt: '2026-01-04' });
  await store.putArticles([article]);
  await store.putAnalyses(VERSION, [anAnalysis(article)], () => ({ lead: [], whole: ['word'], marks: MARKS }));
}

/** What thousands of later articles do to the first. */
const leaveDesk = 'delete from story_marks where number = 1';

it('gives no number twice, though all that lay on it are gone', async () => {
  const { store, file } = await world(join(folder, 'a.db'), 'old', 'late');
  file.exec(leaveDesk);
  expect(await store.forgetTexts(['added'], Date.UTC(2027, 0), 1)).toBe(1);
  expect(file.prepare('select count(*) from story_marks').pluck().get()).toBe(0);
  await put(store, 'new');
  expect(Object.fromEntries(await store.storiesOf(['old', 'new']))).toEqual({ old: 'old', new: 'new' });
  file.close();
  await store.close();
});

it('is not laid anew for an article that lies on it no more', async () => {
  const { store, file } = await world(join(folder, 'b.db'), 'first', 'later');
  const state = () => file.prepare("select value from corpus_state where name = 'desk'").pluck().get();
  file.exec(leaveDesk);
  expect(state()).toBeUndefined();
  expect(await store.forgetTexts(['added'], Date.UTC(2027, 0), 1)).toBe(1);
  expect(state()).toBeUndefined();
  expect(await store.forgetTexts(['added'], Date.UTC(2027, 0), 1)).toBe(1);
  expect(state()).toBe(1);
  file.close();
  await store.close();
});
