import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { data, options } from './reading-data.ts';

const TEXT =
  'The ferry between the two islands stopped on Tuesday.\nThe operator says it will run again within a week.';
let root: string;
let folder: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'saar-corpus-'));
  folder = join(root, 'articles');
  mkdirSync(folder);
  writeFileSync(join(folder, 'good.txt'), TEXT);
});
afterEach(() => rmSync(root, { recursive: true }));

const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
const read = (path = folder) => readCorpus(path, data, options);

async function refused(): Promise<[file: string, code: string][]> {
  const { articles, refusals } = await read();
  expect(articles.map(({ id }) => id)).toContain('good');
  return refusals.map(({ file, code }) => [file, code]);
}

describe('a folder with bad files', () => {
  const CASES: readonly [code: string, name: string, make: (path: string) => void][] = [
    ['file.empty', 'zero.txt', (path) => writeFileSync(path, '')],
    ['file.empty', 'blank.txt', (path) => writeFileSync(path, ' \n\t\n')],
    [
      'file.binary',
      'image.txt',
      (path) =>
        writeFileSync(
          path,
          Uint8Array.from({ length: 900 }, (_, index) => (index * 7) % 256),
        ),
    ],
    ['file.binary', 'paper.txt', (path) => writeFileSync(path, '%PDF-1.7 and so on')],
    ['file.binary', 'controls.txt', (path) => writeFileSync(path, '\u0001\u0002\u0003'.repeat(40))],
    ['file.binary', 'utf16-no-mark.txt', (path) => writeFileSync(path, Buffer.from(TEXT, 'utf16le'))],
    ['file.encoding', 'latin.txt', (path) => writeFileSync(path, Buffer.from('Un été à la plage', 'latin1'))],
    [
      'file.too-large',
      'huge.txt',
      (path) => {
        writeFileSync(path, 'x');
        truncateSync(path, 6 * 1024 * 1024);
      },
    ],
    ['file.special', 'pipe.txt', (path) => execFileSync('mkfifo', [path])],
    ['file.special', 'device.txt', (path) => symlinkSync('/dev/zero', path)],
    ['file.folder', 'inner.txt', (path) => mkdirSync(path)],
    [
      'file.outside',
      'out.txt',
      (path) => {
        writeFileSync(join(root, 'secret.txt'), TEXT);
        symlinkSync('../secret.txt', path);
      },
    ],
    ['file.missing', 'dangling.txt', (path) => symlinkSync('nowhere.txt', path)],
    ['file.kind', 'table.csv', (path) => writeFileSync(path, 'a,b')],
    ['file.json', 'broken.json', (path) => writeFileSync(path, '{"text": ')],
    ['file.field', 'textless.json', (path) => writeFileSync(path, '{"title": "x"}')],
    ['file.no-text', 'furniture.txt', (path) => writeFileSync(path, 'Advertisement\nRead more\nLeave a Reply')],
    ['file.language', 'russian.txt', (path) => writeFileSync(path, 'Паром остановился во вторник.')],
  ];

  it.each(CASES)('%s: %s is refused alone', async (code, name, make) => {
    make(join(folder, name));
    expect(await refused()).toEqual([[name, code]]);
  });

  it('gives the same refusal for a file that is named by itself', async () => {
    put('zero.txt', '');
    expect(await read(join(folder, 'zero.txt'))).toEqual({
      articles: [],
      refusals: [{ file: 'zero.txt', code: 'file.empty', parameters: { file: 'zero.txt' } }],
    });
    expect((await read(join(folder, 'nothing.txt'))).refusals).toMatchObject([
      { file: 'nothing.txt', code: 'file.missing' },
    ]);
  });

  it('shows a name with a line break or bidi mark safely, and reads the file', async () => {
    put('two\nlines\u202e.txt', '');
    expect(await refused()).toEqual([['two\ufffdlines\ufffd.txt', 'file.empty']]);
  });

  it('refuses the second article of one id', async () => {
    put('a.json', JSON.stringify({ id: 'good', text: TEXT }));
    const { articles, refusals } = await read();
    expect(articles).toHaveLength(1);
    expect(refusals).toMatchObject([{ code: 'file.same-id', parameters: { id: 'good' } }]);
  });
});

describe('a folder', () => {
  it('reads UTF-16 with its mark, both ways round', async () => {
    put('little.txt', Buffer.from(`\ufeff${TEXT}`, 'utf16le'));
    put('big.txt', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16());
    const { articles, refusals } = await read();
    expect(refusals).toEqual([]);
    expect(new Set(articles.map(({ text }) => text)).size).toBe(1);
  });

  it('follows a link that stays inside it, passes over hidden files, and keeps the order of names', async () => {
    symlinkSync('good.txt', join(folder, 'a-link.txt'));
    put('.hidden.txt', 'x');
    put('B.txt', TEXT);
    const { articles, refusals } = await read();
    expect(refusals).toEqual([]);
    expect(articles.map(({ id }) => id)).toEqual(['B', 'a-link', 'good']);
  });

  it('tells its progress file by file', async () => {
    put('zero.txt', '');
    const told: [number, number][] = [];
    await readCorpus(folder, data, { ...options, progress: (done, all) => told.push([done, all]) });
    expect(told).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  it('names its files’ ids after them, safe to print, also where the name is not', async () => {
    put('ख़बर १ (नई)\n.txt', TEXT);
    const { articles } = await read();
    expect(articles[1]!.id).toBe('ख़बर-१-नई-'.normalize('NFC'));
  });
});

describe('a manifest', () => {
  const manifest = (documents: unknown) => put('manifest.json', JSON.stringify({ documents }));

  it('gives what a bare text lacks', async () => {
    manifest([
      {
        file: 'good.txt',
        id: 'ferry-1',
        title: 'Ferry',
        publisher: 'Example',
        url: null,
        publishedAt: '2025-03-04',
        dateCertainty: 'inferred',
      },
    ]);
    const { articles, refusals } = await read();
    expect(refusals).toEqual([]);
    expect(articles[0]).toMatchObject({
      id: 'ferry-1',
      title: 'Ferry',
      publisher: 'Example',
      publishedAt: '2025-03-04',
      dateCertainty: 'inferred',
    });
  });

  it('also serves a file that is named by itself', async () => {
    manifest([{ file: 'good.txt', id: 'ferry-1' }]);
    expect((await read(join(folder, 'good.txt'))).articles[0]!.id).toBe('ferry-1');
  });

  it.each([
    ['a date that is none', [{ file: 'good.txt', publishedAt: '2025-02-31' }], 'documents.0.publishedAt'],
    ['an unknown certainty', [{ file: 'good.txt', dateCertainty: 'sure' }], 'documents.0.dateCertainty'],
    ['a path out of the folder', [{ file: '../good.txt' }], 'documents.0.file'],
    ['one file twice', [{ file: 'good.txt' }, { file: 'good.txt' }], 'documents.1.file'],
    ['no list', 5, 'documents'],
  ])('with %s is refused there, and the articles are read', async (_, documents, field) => {
    manifest(documents);
    const { articles, refusals } = await read();
    expect(articles.map(({ id }) => id)).toEqual(['good']);
    expect(refusals).toMatchObject([{ file: 'manifest.json', code: 'manifest.invalid', parameters: { field } }]);
  });

  it('that is no JSON, or names a file that is not there, is refused as such', async () => {
    put('manifest.json', '{oops');
    expect(await refused()).toEqual([['manifest.json', 'manifest.invalid']]);
    manifest([{ file: 'gone.txt' }]);
    expect(await refused()).toEqual([['gone.txt', 'file.missing']]);
  });
});
