/** The disk is full: what was committed stays, the failure has a name, and the program goes on when there is room again. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBackup } from '../../src/store/backup.ts';
import { backupFolder, backupsOf } from '../../src/store/backup-folder.ts';
import { createKeptDesk } from '../../src/store/desk.ts';
import { articleVerbs } from '../../src/store/put-articles.ts';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openStore } from '../../src/store/open-store.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { anArticle, claimedIn, START } from './samples.ts';
import { schemaOf } from './older-schemas.ts';

const folder = mkdtempSync(join(tmpdir(), 'saar-full-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const large = (id: string) => anArticle(id, { text: 'A long sentence about nothing at all. '.repeat(400) });

/** Puts articles until there is no more room; answers how many are in, as each call said, and how the last one failed. */
async function filled(store: Pick<Store, 'putArticles'>): Promise<{ count: number; failure: unknown }> {
  for (let count = 0; ; count += 1) {
    try {
      await store.putArticles([large(`n${count}`)]);
    } catch (failure) {
      return { count, failure };
    }
  }
}

const FULL = { code: 'store.full', blame: 'internal' };

describe('a database that may not grow', () => {
  it('keeps what it has, says so, and takes more when it may', async () => {
    const path = join(folder, 'pages.db');
    const database = openSqlite(path);
    await migrate(database, migrations, path);
    await sql`pragma max_page_count = 150`.execute(database);
    const store = articleVerbs(database, createKeptDesk());
    const articles = () => database.selectFrom('articles').select('id').execute();
    const { count, failure } = await filled(store);
    expect(failure).toMatchObject(FULL);
    expect(count).toBeGreaterThan(5);
    expect(await articles()).toHaveLength(count);
    // Again and again: a failure leaves nothing half-done behind.
    await expect(store.putArticles([large('again')])).rejects.toMatchObject(FULL);
    await sql`pragma max_page_count = 10000`.execute(database);
    await store.putArticles([large('again')]);
    expect(await articles()).toHaveLength(count + 1);
    await database.destroy();
    expect(schemaOf(path)).toBe(migrations.length);
  });
});

/** A disk of some megabytes, where one may be mounted: superusers of most machines, but not of every container. */
const disk = join(folder, 'disk');
const mounted = mount();
afterAll(() => void (mounted && execFileSync('umount', [disk])));

function mount(): boolean {
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'none', disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe.runIf(mounted)('a disk without room', () => {
  const path = join(disk, 'saar.db');
  const ballast = join(disk, 'ballast');
  let store: Store;
  beforeAll(async () => void (store = await openStore(path)));

  it('leaves what was committed and what is being sent as it was, and goes on when there is room', async () => {
    const { run, delivery } = await claimedIn(store);
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(ballast, Buffer.alloc(bavail * bsize - 600_000));
    const { count, failure } = await filled(store);
    expect(failure).toMatchObject(FULL);
    const settle = () => store.settle(delivery.id, { state: 'sent', messageId: 'm' }, START + 1);
    const first = await settle().catch((error: unknown) => error);
    if (first !== undefined) expect(first).toMatchObject(FULL);
    expect(await store.countArticles(['added'])).toBe(count);
    rmSync(ballast);
    if (first !== undefined) await settle();
    expect((await store.run(run.id))?.state).toBe('sent');
    await store.putArticles([large('more')]);
    expect(await store.countArticles(['added'])).toBe(count + 1);
  });

  it('makes no backup that would fill it, and gives up old ones for a new one, but never for none', async () => {
    writeFileSync(ballast, Buffer.alloc(8_000_000));
    expect(() => makeBackup(path, START)).toThrow(expect.objectContaining({ code: 'store.full' }));
    expect(backupsOf(path)).toEqual([]);
    rmSync(ballast);
    const [first] = [makeBackup(path, START)];
    writeFileSync(join(backupFolder(path), 'saar-2026-01-01T00-00-00Z.db'), Buffer.alloc(2_000_000));
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - 16_500_000)));
    const second = makeBackup(path, START + 86_400_000);
    expect(backupsOf(path).map(({ file }) => file)).toEqual([second.file, first!.file]);
    await store.close();
    expect(schemaOf(path)).toBe(migrations.length);
  });
});
