/** A folder is read as it is taken in: in order, some files ahead, and never as a whole. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readCorpus, readCorpusFile } from '../../src/corpus/read-corpus.ts';
import { makingOf } from '../../src/corpus/read-text.ts';
import { SaarError } from '../../src/errors.ts';
import { loadCorpus } from '../../src/main/load-corpus.ts';
import { streamCorpus } from '../../src/main/corpus-stream.ts';
import type { Reading } from '../../src/reading/reading.ts';
import { data } from '../corpus/reading-data.ts';

const OPTIONS = { collection: 'added', now: new Date('2026-01-01T00:00:00Z') };
const FILES = 100;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'saar-stream-'));
  for (let number = 0; number < FILES; number += 1)
    writeFileSync(join(folder, `a${number}.txt`), `The ferry ${number} stopped on Tuesday and will run again.`);
  writeFileSync(join(folder, 'bad.txt'), '');
  writeFileSync(join(folder, 'last.json'), JSON.stringify({ id: 'a7', text: 'The same id a second time, in a file.' }));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Reads as a thread does, each file later than the one after it; one file ends the thread. */
function readingAside(deadly?: string) {
  const seen = { asked: 0, most: 0, open: 0 };
  const readFile: Reading['readCorpusFile'] = async (file, options) => {
    seen.asked += 1;
    seen.most = Math.max(seen.most, (seen.open += 1));
    await new Promise((resolve) => setTimeout(resolve, FILES - seen.asked));
    seen.open -= 1;
    if (deadly !== undefined && file.path.endsWith(deadly)) throw new SaarError('reading.crashed', {}, 'internal');
    return readCorpusFile(file, makingOf(data, options));
  };
  return { seen, reading: { readCorpusFile: readFile } as Reading };
}

it('gives what the folder holds in the order of its files, as if it were read at once', async () => {
  const { reading } = readingAside();
  const stream = await streamCorpus({ reading, data }, folder, OPTIONS);
  const articles = [];
  for await (const some of stream.articles) articles.push(...some);
  const whole = await readCorpus(folder, data, OPTIONS);
  expect(articles).toEqual(whole.articles);
  expect(stream.refusals()).toEqual(whole.refusals);
  expect(stream.refusals().map(({ code }) => code)).toEqual(['file.empty', 'file.same-id']);
  expect([stream.ids.size, stream.left()]).toEqual([FILES, 0]);
});

it('reads only some files ahead of whoever takes them, and no further once they leave', async () => {
  const { reading, seen } = readingAside();
  const stream = await streamCorpus({ reading, data }, folder, OPTIONS);
  const lists = stream.articles[Symbol.asyncIterator]();
  await lists.next();
  expect(seen.asked).toBe(32);
  await lists.return!();
  expect((await lists.next()).done).toBe(true);
  expect([seen.asked, seen.most]).toEqual([32, 32]);
});

it('refuses a file that a thread dies of, and goes on', async () => {
  const { reading } = readingAside('a50.txt');
  const stream = await streamCorpus({ reading, data }, folder, OPTIONS);
  let count = 0;
  for await (const some of stream.articles) count += some.length;
  expect(count).toBe(FILES - 1);
  expect(stream.refusals()[0]).toMatchObject({ file: 'a50.txt', code: 'reading.crashed' });
});

it('lets nothing leave the corpus for want of a reader', async () => {
  const retained: number[] = [];
  const load = async (deadly?: string) => {
    const { reading } = readingAside(deadly);
    const ingest = async (arriving: AsyncIterable<unknown>) => {
      for await (const _some of arriving);
      return { unread: [] };
    };
    const store = { retainInCollection: (_collection: string, ids: string[]) => void retained.push(ids.length) };
    const saar = { reading, data, store, app: { ingest }, config: { corpus: folder }, collection: 'corpus' };
    return loadCorpus(saar as unknown as Parameters<typeof loadCorpus>[0]);
  };
  expect((await load('a50.txt')).articles).toBe(FILES - 1);
  expect(retained).toEqual([]);
  await load();
  expect(retained).toEqual([FILES]);
});
