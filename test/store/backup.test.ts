/** Backups: whole or not there, one a day, and never in anybody's way. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Log } from '../../src/log.ts';
import { createDailyBackup } from '../../src/main/daily-backup.ts';
import { hasBackupOf, makeBackup, newestSound } from '../../src/store/backup.ts';
import { makeBackupAside } from '../../src/store/backup-aside.ts';
import { backupFolder, backupName, backupsOf, dayOf } from '../../src/store/backup-folder.ts';
import { checkCopy } from '../../src/store/copy.ts';
import { acquireLock } from '../../src/store/lock.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openStore } from '../../src/store/open-store.ts';
import { anArticle } from './samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'saar-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 0, 31, 8, 0, 5);
let path: string;
let files = 0;
beforeEach(() => void (path = join(folder, String((files += 1)), 'saar.db')));

const inFolder = () => readdirSync(backupFolder(path)).filter((name) => !name.endsWith('.lock'));

async function filled(ids = ['a']): Promise<void> {
  const store = await openStore(path);
  await store.putArticles(ids.map((id) => anArticle(id)));
  await store.close();
}

async function articlesIn(file: string): Promise<number> {
  const store = await openStore(file);
  const count = await store.countArticles(['added']);
  await store.close();
  return count;
}

describe('a backup', () => {
  it('holds all that was committed, while the database is being written to, and says by its name when', async () => {
    const store = await openStore(path);
    await store.putArticles([anArticle('a'), anArticle('b')]);
    const made = makeBackup(path, NOW);
    await store.putArticles([anArticle('c')]);
    expect(made).toMatchObject({ file: join(dirname(path), 'backups', 'saar-2026-01-31T08-00-05Z.db'), madeAt: NOW });
    expect(checkCopy(made.file, 'integrity_check')).toBe(migrations.length);
    expect(backupsOf(path)).toEqual([{ ...made, madeAt: NOW - (NOW % 1000) }]);
    expect(inFolder()).toEqual(['saar-2026-01-31T08-00-05Z.db']);
    await store.close();
    expect(await articlesIn(made.file)).toBe(2);
  });

  it('is made by a process of its own, which answers the same', async () => {
    await filled();
    const made = await makeBackupAside(path, NOW, new AbortController().signal);
    expect(backupsOf(path)).toEqual([{ ...made, madeAt: NOW - (NOW % 1000) }]);
    const failing = makeBackupAside(join(folder, 'none.db'), NOW, new AbortController().signal);
    await expect(failing).rejects.toMatchObject({ code: 'backup.nothing' });
  });

  it('that is given up half-way leaves no name behind', async () => {
    await filled();
    const ending = new AbortController();
    const making = makeBackupAside(path, NOW, ending.signal);
    ending.abort();
    await expect(making).rejects.toThrow('aborted');
    expect(backupsOf(path)).toEqual([]);
  });

  it('sweeps what a killed one left half-written', async () => {
    await filled();
    mkdirSync(backupFolder(path));
    writeFileSync(join(backupFolder(path), 'saar.partial'), 'half of a page');
    expect(backupsOf(path)).toEqual([]);
    makeBackup(path, NOW);
    expect(inFolder()).toEqual(['saar-2026-01-31T08-00-05Z.db']);
  });

  it('is not made twice at a time', async () => {
    await filled();
    mkdirSync(backupFolder(path));
    const lock = acquireLock(join(backupFolder(path), 'saar'));
    expect(() => makeBackup(path, NOW)).toThrow(expect.objectContaining({ code: 'backup.under-way' }));
    lock.release();
    makeBackup(path, NOW);
  });

  it('of a damaged database is not made, and the older ones stay', async () => {
    await filled(Array.from({ length: 300 }, (_, number) => `n${number}`));
    const good = makeBackup(path, NOW - 9 * DAY);
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 4096 * 3, 4096 * 12);
    writeFileSync(path, bytes);
    expect(() => makeBackup(path, NOW)).toThrow(expect.objectContaining({ code: 'store.corrupt' }));
    expect(inFolder()).toEqual([backupName(path, good.madeAt)]);
    expect(newestSound(path)?.file).toBe(good.file);
  });

  it('of another program’s file, or of none, is not made', () => {
    expect(() => makeBackup(path, NOW)).toThrow(expect.objectContaining({ code: 'backup.nothing' }));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'Dear diary, I was taken for a database.'.repeat(50));
    expect(() => makeBackup(path, NOW)).toThrow(expect.objectContaining({ code: 'store.not-a-database' }));
    expect(inFolder()).toEqual([]);
  });

  it('with a page overwritten is passed over for an older one', async () => {
    await filled(Array.from({ length: 300 }, (_, number) => `n${number}`));
    const [old, young] = [makeBackup(path, NOW - DAY), makeBackup(path, NOW)];
    const bytes = readFileSync(young.file);
    bytes.fill(0x5a, 4096 * 3, 4096 * 12);
    writeFileSync(young.file, bytes);
    expect(newestSound(path)?.file).toBe(old.file);
  });

  it('belongs to its own database: those of a neighbour are not counted or given up', async () => {
    await filled();
    makeBackup(path, NOW);
    const other = join(dirname(path), 'saar-two.db');
    expect(backupsOf(other)).toEqual([]);
    const store = await openStore(other);
    await store.close();
    for (let day = 0; day < 9; day += 1) makeBackup(other, NOW + day * DAY);
    expect(backupsOf(path)).toHaveLength(1);
    expect(backupsOf(other)).toHaveLength(7);
  });
});

describe('of many backups', () => {
  it('all of the newest seven days are kept, and always the one just made', async () => {
    await filled();
    const moments = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((day) => NOW + day * DAY);
    for (const moment of [...moments, NOW + 8 * DAY + 1000]) makeBackup(path, moment);
    expect(backupsOf(path)).toHaveLength(8);
    // A clock that fell back to its beginning: its backup is the oldest by name, and stays until the next one.
    const odd = makeBackup(path, 5_000);
    expect(existsSync(odd.file)).toBe(true);
    makeBackup(path, NOW + 9 * DAY);
    expect(existsSync(odd.file)).toBe(false);
    expect(hasBackupOf(path, NOW + 9 * DAY)).toBe(true);
    expect(hasBackupOf(path, NOW)).toBe(false);
  });

  it('the name tells the second, whatever the moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(9999, 0) / 1000 }), (seconds) => {
        const own = join(folder, 'names', 'any.name.db');
        mkdirSync(backupFolder(own), { recursive: true });
        const file = join(backupFolder(own), backupName(own, seconds * 1000));
        writeFileSync(file, '');
        expect(backupsOf(own).map(({ madeAt }) => madeAt)).toEqual([seconds * 1000]);
        rmSync(file);
      }),
      { numRuns: 50 },
    );
  });
});

describe('each day', () => {
  function daily(make?: () => Promise<never>) {
    const lines: string[] = [];
    const say = (event: string) => void lines.push(event);
    const log: Log = { debug: say, info: say, warn: say, error: say };
    let made = 0;
    const counted = async (database: string, now: number) => {
      made += 1;
      return make ? make() : makeBackup(database, now);
    };
    return { ...createDailyBackup({ databasePath: path, log, make: counted }), lines, made: () => made };
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

  it('one is made, at the first look, and none again, by this process or the next', async () => {
    await filled();
    const first = daily();
    for (const moment of [NOW, NOW, NOW + 60_000]) {
      first.look(moment);
      await settled();
    }
    const second = daily();
    second.look(NOW + 120_000);
    await settled();
    expect([first.made(), second.made()]).toEqual([1, 0]);
    second.look(NOW + DAY);
    await settled();
    expect(second.made()).toBe(1);
    expect(backupsOf(path).map(({ madeAt }) => dayOf(madeAt))).toEqual(['2026-02-01', '2026-01-31']);
  });

  it('one that fails is told, and not tried again at once', async () => {
    await filled();
    const failing = daily(() => Promise.reject(new Error('no room')));
    for (let look = 0; look < 3; look += 1) {
      failing.look(NOW);
      await settled();
    }
    expect(failing.made()).toBe(1);
    expect(failing.lines).toEqual(['no backup made; the next try is in an hour']);
  });

  it('a folder that cannot be read is told, and fails nobody', async () => {
    await filled();
    writeFileSync(backupFolder(path), 'not a folder');
    const failing = daily();
    failing.look(NOW);
    failing.look(NOW);
    await failing.stop();
    expect(failing.lines).toHaveLength(1);
  });

  it('the end does not wait for one that is being made', async () => {
    await filled();
    const log: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
    const backups = createDailyBackup({ databasePath: path, log });
    backups.look(NOW);
    await backups.stop();
    backups.look(NOW);
    expect(backupsOf(path)).toEqual([]);
  });
});
