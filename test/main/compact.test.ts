/** `saar compact`: old texts go, the file is smaller, and all else is as it was. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { runProgram } from '../../src/main/program.ts';
import { acquireLock } from '../../src/store/lock.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { anArticle } from '../store/samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'saar-compact-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let path: string;
let files = 0;
beforeEach(() => void (path = join(folder, `${(files += 1)}.db`)));

/** One call of the program on the database. */
async function saar(days: string, language = 'en') {
  const [out, err, input] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const [written, told] = [text(out), text(err)];
  const environment = { SAAR_DATABASE: path, SAAR_KEEP_TEXT_DAYS: days, SAAR_LANGUAGE: language };
  const code = await runProgram(['node', 'saar', 'compact'], environment, { out, err, input });
  out.end();
  err.end();
  return { code, out: await written, err: await told };
}

async function inStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(path);
  return work(store).finally(() => store.close());
}

const COLLECTIONS = ['added', 'sources', 'corpus:/x'];
const count = () => inStore((store) => store.countArticles(COLLECTIONS));

/** Two hundred articles of long ago in each collection, each with words of its own. */
async function fill(): Promise<void> {
  const words = (id: string) => Array.from({ length: 300 }, (_, at) => `${id}x${(at * 7919) % 1009}`).join(' ');
  await inStore(async (store) => {
    for (const collection of COLLECTIONS) {
      const ids = Array.from({ length: 200 }, (_, at) => `${collection.slice(0, 3)}${at}`);
      await store.putArticles(
        ids.map((id) => anArticle(id, { collection, text: words(id), publishedAt: '2020-01-01' })),
      );
    }
  });
}

it('gives up what is older than the setting says, but for a folder’s articles, and makes the file smaller', async () => {
  await fill();
  const before = statSync(path).size;
  const { code, out, err } = await saar('30');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('The texts of 400 articles older than 30 days were given up');
  expect(out.trim().split('\n')).toHaveLength(3);
  expect(statSync(path).size).toBeLessThan(before * 0.75);
  expect(await count()).toBe(200);
});

it('keeps every text without the setting, in words of the reader', async () => {
  await fill();
  const { code, out } = await saar('', 'hi');
  expect(code).toBe(0);
  expect(out).toContain('सारे पाठ रखे गए हैं');
  expect(await count()).toBe(600);
});

it('changes nothing while another Saar holds the database', async () => {
  await fill();
  const lock = acquireLock(path);
  const { code, out, err } = await saar('30');
  lock.release();
  expect([code, out]).toEqual([75, '']);
  expect(err).toContain(path);
  expect(await count()).toBe(600);
});

it('makes no database where there is none', async () => {
  const { code, err } = await saar('30');
  expect(code).toBe(2);
  expect(err).toContain('no database');
  expect(statSync(path, { throwIfNoEntry: false })).toBeUndefined();
});
