/**
 * Database files as they should not be (section I of the inputs that a Saar must survive): each is refused with a code that has
 * words, or opened with all that it holds; a file that is refused stays byte for byte what it was.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import SqliteFile from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openStore } from '../../src/store/open-store.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { anArticle } from './samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'saar-bad-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const newPath = () => join(folder, `${(files += 1)}.db`);
const ARTICLES = 120;

/** A sound database of many pages, as bytes. */
let sound: Buffer;
beforeAll(async () => {
  const path = newPath();
  const store = await openStore(path);
  await store.putArticles(Array.from({ length: ARTICLES }, (_, number) => anArticle(`n${number}`)));
  await store.close();
  sound = readFileSync(path);
});

/** What opening a file comes to: how many articles it holds, or a code. */
async function outcome(path: string): Promise<number | string> {
  try {
    const store = await openStore(path);
    const count = await store.countArticles(['added']);
    await store.close();
    return count;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

/** A database that is being written to: its pages, and what is written ahead of them, as a kill leaves them. */
async function interrupted(ids: readonly string[], checkpointed: readonly string[] = []) {
  const path = newPath();
  const store = await openStore(path);
  await store.putArticles(checkpointed.map((id) => anArticle(id)));
  const other = new SqliteFile(path);
  other.pragma('wal_checkpoint(TRUNCATE)');
  other.close();
  await store.putArticles(ids.map((id) => anArticle(id)));
  const left = { main: readFileSync(path), log: readFileSync(`${path}-wal`) };
  await store.close();
  return left;
}

describe('a database file', () => {
  it('of no bytes is a new database', async () => {
    const path = newPath();
    writeFileSync(path, '');
    expect(await outcome(path)).toBe(0);
  });

  it.each([
    ['text', Buffer.from('Dear diary, today I was taken for a database.'.repeat(90)), 'store.not-a-database'],
    ['zeroes', Buffer.alloc(8192), 'store.not-a-database'],
    ['one byte', Buffer.from('S'), 'store.not-a-database'],
    ['the beginning of a database', undefined, 'store.corrupt'],
  ])('of %s is refused and stays as it was', async (_name, given, code) => {
    const path = newPath();
    const bytes = given ?? sound.subarray(0, 4096 * 2);
    writeFileSync(path, bytes);
    expect(await outcome(path)).toBe(code);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('with any page overwritten is refused or holds everything; if refused it stays as it was', async () => {
    const pages = sound.length / 4096;
    const filling = fc.constantFrom('zero', 'noise', 'ones');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: pages - 1 }), filling, async (page, how) => {
        const bytes = Buffer.from(sound);
        for (let at = page * 4096; at < (page + 1) * 4096; at += 1)
          bytes[at] = how === 'zero' ? 0 : how === 'ones' ? 0xff : (at * 2_654_435_761) >>> 24;
        const path = newPath();
        writeFileSync(path, bytes);
        const found = await outcome(path);
        expect([ARTICLES, 'store.corrupt', 'store.not-a-database']).toContain(found);
        if (typeof found === 'string') expect(readFileSync(path).equals(bytes)).toBe(true);
        rmSync(path);
      }),
      { seed: 20_26, numRuns: 60 },
    );
  });
});

describe('what was written ahead', () => {
  it('is there again after a kill', async () => {
    const { main, log } = await interrupted(['b', 'c'], ['a']);
    const path = newPath();
    writeFileSync(path, main);
    writeFileSync(`${path}-wal`, log);
    expect(await outcome(path)).toBe(3);
  });

  it('and is missing, leaves what the file itself holds', async () => {
    const { main } = await interrupted(['b', 'c'], ['a']);
    const path = newPath();
    writeFileSync(path, main);
    expect(await outcome(path)).toBe(1);
  });

  it('and was cut short, leaves the transactions that are whole', async () => {
    const { main, log } = await interrupted(['b', 'c'], ['a']);
    for (const length of [10, 32, 4000, log.length - 1]) {
      const path = newPath();
      writeFileSync(path, main);
      writeFileSync(`${path}-wal`, log.subarray(0, length));
      expect([1, 3]).toContain(await outcome(path));
    }
  });

  it('of another database is never mixed into this one: refused, or all that it says', async () => {
    const { log } = await interrupted(
      ['x', 'y'],
      Array.from({ length: 300 }, (_, number) => `other ${number}`),
    );
    const path = newPath();
    writeFileSync(path, sound);
    writeFileSync(`${path}-wal`, log);
    const found = await outcome(path);
    expect([302, 'store.corrupt', 'store.not-a-database']).toContain(found);
    if (typeof found === 'number') return;
    // Nothing of the stranger was taken in: without it, all is there.
    expect(readFileSync(path).equals(sound)).toBe(true);
    for (const ending of ['-wal', '-shm']) rmSync(path + ending, { force: true });
    expect(await outcome(path)).toBe(ARTICLES);
  });

  it('by a half-made change without a log is undone', async () => {
    const path = newPath();
    writeFileSync(path, sound);
    const file = new SqliteFile(path);
    file.pragma('journal_mode = DELETE');
    file.pragma('cache_size = 1');
    file.exec(`begin; update articles set title = title || ' changed ' || hex(randomblob(2000))`);
    for (const ending of ['', '-journal']) copyFileSync(path + ending, `${path}.left${ending}`);
    file.exec('rollback');
    file.close();
    expect(existsSync(`${path}.left-journal`)).toBe(true);
    expect(await outcome(`${path}.left`)).toBe(ARTICLES);
    const store = await openStore(`${path}.left`);
    expect((await store.article('n0'))?.article.title ?? 'Title of n0').toBe('Title of n0');
    await store.close();
  });
});

describe('rights', () => {
  /** Opens each as somebody without rights of the superuser, to whom nothing is refused. */
  function openedByAnybody(paths: readonly string[]): string[] {
    const script = `
      const { openStore } = await import(${JSON.stringify(resolve('src/store/open-store.ts'))});
      if (process.getuid() === 0) { process.setgid(65534); process.setuid(65534); }
      for (const path of ${JSON.stringify(paths)})
        await openStore(path).then(
          (store) => store.close().then(() => console.log('opened')),
          (error) => console.log(error.code + ' ' + error.blame));`;
    const words = ['--import', 'tsx', '--input-type=module', '-e', script];
    const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    return (stdout.trim() || stderr).split('\n');
  }

  it('of a file or of its folder that do not allow writing are told at once', { timeout: 60_000 }, () => {
    chmodSync(folder, 0o755);
    const [open, closed] = [join(folder, 'open'), join(folder, 'closed')];
    const paths = [join(open, 'fine.db'), join(open, 'read-only.db'), join(closed, 'saar.db'), join(closed, 'new.db')];
    for (const place of [open, closed]) mkdirSync(place);
    for (const path of paths.slice(0, 3)) writeFileSync(path, sound);
    const modes: [string, number][] = [
      [open, 0o777],
      [paths[0]!, 0o666],
      [paths[1]!, 0o444],
      [paths[2]!, 0o666],
      [closed, 0o555],
    ];
    for (const [path, mode] of modes) chmodSync(path, mode);
    const refused = 'store.unwritable user';
    expect(openedByAnybody(paths)).toEqual(['opened', refused, refused, refused]);
  });
});

describe('the schema', () => {
  it.each(migrations.map((_, step) => step))('of step %i is brought to this one', async (step) => {
    const path = newPath();
    const database = openSqlite(path);
    await migrate(database, migrations.slice(0, step), path);
    await database.destroy();
    expect(await outcome(path)).toBe(0);
  });

  it('of a newer Saar is refused and stays as it was', async () => {
    const path = newPath();
    writeFileSync(path, sound);
    const file = new SqliteFile(path);
    file.exec(`insert into migrations values (${migrations.length + 1}, 'from the future')`);
    file.close();
    const before = readFileSync(path);
    expect(await outcome(path)).toBe('store.newer');
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});
