/** The store on SQLite: the suite, in memory and in a file, and what a bad file does. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openStore } from '../../src/store/open-store.ts';
import { unhurried } from '../../src/store/driver.ts';
import type { Database } from '../../src/store/schema.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { storeSuite } from '../suites/store.ts';
import { anAnalysis, anArticle, aSubscription, claimedIn, START, VERSION } from './samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'saar-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const newPath = () => join(folder, `${(files += 1)}.db`);

/** A new database is a copy of one whose schema is made already: making it costs more than most tests. */
let fresh: Buffer | undefined;
storeSuite('SQLite in a file', async () => {
  const path = newPath();
  fresh ??= await newDatabase(newPath());
  writeFileSync(path, fresh);
  return openStore(path);
});

async function newDatabase(path: string): Promise<Buffer> {
  const store = await openStore(path);
  await store.close();
  return readFileSync(path);
}

describe('opening a database', () => {
  it('keeps it in memory for whoever wants no file', async () => {
    const store = await openStore(':memory:');
    await store.putArticles([anArticle('a')]);
    expect(await store.countArticles(['added'])).toBe(1);
    await store.close();
  });

  it('makes the folder and file, and finds everything again', async () => {
    const path = join(folder, 'deep', 'er', 'saar.db');
    const first = await openStore(path);
    await first.putArticles([anArticle('a')]);
    await first.close();
    const second = await openStore(path);
    expect(await second.countArticles(['added'])).toBe(1);
    await second.close();
  });

  it('does not wait for the disk in what comes again by itself, and in that alone', async () => {
    const database = openSqlite(newPath());
    const waits = async (on: Database) => (await sql<object>`pragma synchronous`.execute(on)).rows;
    const [always, later] = [[{ synchronous: 2 }], [{ synchronous: 1 }]];
    expect(await unhurried(database, waits)).toEqual(later);
    expect(await waits(database)).toEqual(always);
    const failing = unhurried(database, () => Promise.reject(new Error('no')));
    const others = [database.transaction().execute(waits), waits(database), unhurried(database, waits)];
    await expect(failing).rejects.toThrow('no');
    expect(await Promise.all(others)).toEqual([always, always, later]);
    expect(await waits(database)).toEqual(always);
    await database.destroy();
  });

  it('writes ahead, waits for the disk, and keeps references whole', async () => {
    const database = openSqlite(newPath());
    const pragma = async (name: string) => Object.values((await sql.raw(`pragma ${name}`).execute(database)).rows[0]!);
    expect(await pragma('journal_mode')).toEqual(['wal']);
    expect(await pragma('synchronous')).toEqual([2]);
    expect(await pragma('foreign_keys')).toEqual([1]);
    // SQLite's own waiting would stop the whole program: see busy.test.ts.
    expect(await pragma('busy_timeout')).toEqual([0]);
    await database.destroy();
  });

  it.each(['', '{"all":true}', '["treaty"', '[0]', 'null'])(
    'reads lists that are broken to %j as empty ones, and all else',
    async (broken) => {
      const path = newPath();
      const store = await openStore(path);
      for (const id of ['a', 'b']) await store.putSubscription(aSubscription(id));
      const file = new SqliteFile(path);
      file.prepare(`update subscriptions set topics = ?, weekdays = ? where id = 'a'`).run(broken, broken);
      file.close();
      const due = await store.dueSubscriptions(START, 9);
      expect(due).toEqual([{ ...aSubscription('a'), topics: [], weekdays: [] }, aSubscription('b')]);
      await store.close();
    },
  );

  it('has committed a claim when it gives it out', async () => {
    const path = newPath();
    const store = await openStore(path);
    await claimedIn(store);
    const other = new SqliteFile(path, { readonly: true });
    expect(other.prepare('select state, lease_owner from deliveries').all()).toEqual([
      { state: 'sending', lease_owner: 'me' },
    ]);
    other.close();
    await store.close();
  });

  it('takes the write lock at the beginning of a transaction that will write, not in its middle', async () => {
    const path = newPath();
    const database = openSqlite(path);
    const other = new SqliteFile(path, { timeout: 0 });
    const busy = expect.objectContaining({ code: 'SQLITE_BUSY' });
    await database.transaction().execute(async () => expect(() => other.exec('begin immediate')).toThrow(busy));
    const reading = database.transaction().setAccessMode('read only');
    await reading.execute(async () => expect(() => other.exec('begin immediate; rollback')).not.toThrow());
    other.close();
    await database.destroy();
  });

  it('keeps the article text once', async () => {
    const path = newPath();
    const store = await openStore(path);
    const article = anArticle('a', { text: 'These words stand in the database one time only.' });
    await store.putArticles([article]);
    await store.putAnalyses(VERSION, [anAnalysis(article)]);
    await store.close();
    expect(readFileSync(path, 'latin1').split(article.text)).toHaveLength(2);
  });

  it('takes an empty file for a new database', async () => {
    const path = newPath();
    writeFileSync(path, '');
    const store = await openStore(path);
    expect(await store.countArticles(['added'])).toBe(0);
    await store.close();
  });

  it('lets a second connection read while this one is open', async () => {
    const path = newPath();
    const [first, second] = [await openStore(path), await openStore(path)];
    await first.putArticles([anArticle('a')]);
    expect(await second.countArticles(['added'])).toBe(1);
    await first.close();
    await second.close();
  });
});

describe('refusing a file', () => {
  async function filled(): Promise<string> {
    const path = newPath();
    const store = await openStore(path);
    await store.putArticles(Array.from({ length: 200 }, (_, number) => anArticle(`n${number}`)));
    await store.close();
    return path;
  }

  it('that is no database, and leaves it as it was', async () => {
    const path = newPath();
    writeFileSync(path, 'Dear diary, today I was taken for a database.'.repeat(50));
    const before = readFileSync(path);
    await expect(openStore(path)).rejects.toMatchObject({ code: 'store.not-a-database', blame: 'user' });
    expect(readFileSync(path)).toEqual(before);
  });

  it('that is another program’s database, and leaves it as it was', async () => {
    const path = newPath();
    const other = new SqliteFile(path);
    other.exec('create table bookmarks (url text)');
    other.close();
    const before = readFileSync(path);
    await expect(openStore(path)).rejects.toMatchObject({ code: 'store.foreign', blame: 'user' });
    expect(readFileSync(path)).toEqual(before);
  });

  it('with overwritten pages', async () => {
    const path = await filled();
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 4096, 4096 * 6);
    writeFileSync(path, bytes);
    await expect(openStore(path)).rejects.toMatchObject({ code: 'store.corrupt', blame: 'internal' });
  });

  it('that was cut short', async () => {
    const path = await filled();
    writeFileSync(path, readFileSync(path).subarray(0, 4096 * 5 + 100));
    await expect(openStore(path)).rejects.toMatchObject({ code: 'store.corrupt' });
  });

  it('that a newer Saar wrote', async () => {
    const path = await filled();
    const file = new SqliteFile(path);
    file.exec(`insert into migrations values (${migrations.length + 1}, 'from the future')`);
    file.close();
    const parameters = { found: migrations.length + 1, known: migrations.length };
    await expect(openStore(path)).rejects.toMatchObject({ code: 'store.newer', parameters, blame: 'user' });
  });

  it('that is a folder, or lies under a file', async () => {
    await expect(openStore(folder)).rejects.toMatchObject({ code: 'store.unwritable' });
    const path = await filled();
    await expect(openStore(join(path, 'saar.db'))).rejects.toMatchObject({ code: 'store.unwritable' });
  });

  it('on a server, without saying its password', async () => {
    const refused = openStore('postgres://saar:secret@db/saar');
    await expect(refused).rejects.toMatchObject({ code: 'store.unsupported', parameters: { scheme: 'postgres' } });
  });
});

describe('migrations', () => {
  it('bring a database of any older schema to this one', async () => {
    for (let step = 0; step < migrations.length; step += 1) {
      const path = newPath();
      const database = openSqlite(path);
      await migrate(database, migrations.slice(0, step), path);
      await database.destroy();
      const store = await openStore(path);
      await store.putSubscription(aSubscription('s'));
      expect(await store.subscription('s')).toEqual(aSubscription('s'));
      await store.close();
    }
  });

  it('count the articles that an older database holds', async () => {
    const path = newPath();
    const database = openSqlite(path);
    await migrate(database, migrations.slice(0, 3), path);
    await sql`insert into articles (id, title, text, language, published_start, published_end, date_certainty, fetched_at, content_hash)
      values ('a', 'A', 'a', 'en', 1767225600000, 1767312000000, 'stated', '', 'a'),
        ('b', 'B', 'b', 'en', -1, 0, 'stated', '', 'b'), ('gone', 'C', 'c', 'en', 1, 2, 'stated', '', 'c')`.execute(
      database,
    );
    await sql`insert into article_collections values ('a', 'added'), ('a', 'corpus:/x'), ('b', 'added')`.execute(
      database,
    );
    await database.destroy();
    const store = await openStore(path);
    expect(await store.countArticles(['added', 'corpus:/x'])).toBe(2);
    expect(await store.countArticles(['corpus:/x'])).toBe(1);
    expect(await store.countArticles(['added'], '2026-01-01', '2026-01-02')).toBe(1);
    expect(await store.countArticles(['added'], undefined, '1970-01-01')).toBe(1);
    expect(await store.retainInCollection('corpus:/x', [])).toBe(1);
    expect(await store.countArticles(['corpus:/x'])).toBe(0);
    await store.close();
  });

  it('undo a step that breaks half-way, and go on from there', async () => {
    const path = newPath();
    const database = openSqlite(path);
    const broken = { name: 'broken', statements: [sql`create table half (a text)`, sql`create tabel other (a text)`] };
    await expect(migrate(database, [migrations[0]!, broken], path)).rejects.toBeInstanceOf(Error);
    const tables = await sql<{ name: string }>`select name from sqlite_master where name = 'half'`.execute(database);
    expect(tables.rows).toEqual([]);
    await migrate(database, migrations, path);
    expect(await database.selectFrom('migrations').select('name').execute()).toHaveLength(migrations.length);
    await database.destroy();
  });

  it('take up a file that was left in the middle of writing', async () => {
    const path = newPath();
    const store = await openStore(path);
    await store.putArticles([anArticle('a')]);
    const copy = newPath();
    for (const ending of ['', '-wal']) copyFileSync(path + ending, copy + ending);
    const crashed = await openStore(copy);
    expect(await crashed.countArticles(['added'])).toBe(1);
    await crashed.close();
    await store.close();
  });
});

describe('speed by index', () => {
  it.each([
    [
      'candidates',
      `select * from article_topics where topic = 't' and published_start < 5 order by published_start desc`,
    ],
    ['the ripe queue', `select * from deliveries where platform = 'p' and state in ('queued') and not_before <= 5`],
    [
      'due subscriptions',
      `select * from subscriptions where state = 'active' and next_run_at <= 5 order by next_run_at`,
    ],
    [
      'what candidates are picked by',
      `select article_id, facts, sentences, publisher from article_topics
        where topic = 't' and published_end > 3 and published_start > 1 order by published_start desc, article_id limit 9`,
    ],
    ['articles that end on a day', `select count(*) from articles where published_end >= 5 and published_end < 9`],
    ['counts of days', `select members, count from article_days where edge = 'end' and day < 5`],
    ['answers of days ago', `delete from answers where platform = 'p' and state in ('begun', 'done') and begun_at < 5`],
    ['articles of a window', `select count(*) from articles where published_start > 5 and published_start < 9`],
  ])('%s search, and do not scan', async (_name, query) => {
    const database = openSqlite(':memory:');
    await migrate(database, migrations, ':memory:');
    const plan = await sql.raw<{ detail: string }>(`explain query plan ${query}`).execute(database);
    expect(plan.rows.map((row) => row.detail).join()).toMatch(/^SEARCH .* USING (COVERING )?INDEX/);
    expect(plan.rows.map((row) => row.detail).join()).not.toContain('TEMP B-TREE');
    await database.destroy();
  });
});
