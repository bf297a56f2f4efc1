/** `saar ingest <folder>`: what can be read is counted, what cannot is named in order, and Ctrl-C keeps what came until then. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { readCorpusFile } from '../../src/corpus/read-corpus.ts';
import { makingOf } from '../../src/corpus/read-text.ts';
import { readData } from '../../src/data/read-data.ts';
import { ingestInto } from '../../src/main/ingest.ts';
import type { Reading } from '../../src/reading/reading.ts';

const data = readData('data');
const kept = { ids: [] as string[], begun: 0, onArticle: () => {} };
const readFile: Reading['readCorpusFile'] = (file, options) => readCorpusFile(file, makingOf(data, options));
const reading = { readCorpusFile: readFile, begin: () => void (kept.begun += 1) };

async function ingest(arriving: AsyncIterable<readonly Article[]>, _progress: unknown, stop: AbortSignal) {
  for await (const articles of arriving) {
    for (const { id } of articles) {
      kept.ids.push(id);
      kept.onArticle();
    }
    if (stop.aborted) break;
  }
  return { added: kept.ids.length, changed: 0, unchanged: 0, unread: [] };
}

const FILES = 200;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'saar-folder-'));
  Object.assign(kept, { ids: [], begun: 0, onArticle: () => {} });
  for (let number = 0; number < FILES; number += 1)
    writeFileSync(join(folder, `a${number}.txt`), `The council met on the question of bridge ${number}.`);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(path = folder) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const [written, told] = [text(out), text(err)];
  const saar = { data, reading, app: { ingest } } as unknown as Parameters<typeof ingestInto>[0];
  const code = await ingestInto(saar, { phrases: data.phrases.get('en')!, out, err }, path);
  out.end();
  err.end();
  return { code, out: (await written).trim(), err: (await told).trim() };
}

it('counts what came, and names what did not in the order of its files', async () => {
  writeFileSync(join(folder, 'b.txt'), '');
  writeFileSync(join(folder, 'a0.pdf'), 'no');
  const { code, out, err } = await run();
  expect([code, out]).toEqual([0, `${FILES} added, 0 changed, 0 unchanged, 2 refused.`]);
  expect(err.split('\n').map((line) => /[ab]\w*\.\w+/.exec(line)?.[0])).toEqual(['a0.pdf', 'b.txt']);
  expect(kept.begun).toBe(1);
});

it('says that nothing is there by its code', async () => {
  const { code, err } = await run(join(folder, 'nowhere'));
  expect(code).toBe(2);
  expect(err).toContain('nowhere');
});

it('keeps what came until Ctrl-C, says how much it was, and ends well', async () => {
  kept.onArticle = () => {
    if (kept.ids.length === 1) process.emit('SIGINT');
  };
  const { code, out } = await run();
  expect(code).toBe(0);
  expect(kept.ids.length).toBeLessThan(FILES);
  expect(out).toBe(`${kept.ids.length} added, 0 changed, 0 unchanged, 0 refused.`);
  expect(process.listenerCount('SIGINT')).toBe(0);
});
