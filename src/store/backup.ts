/**
 * A verified copy of the database, made beside the running program and put under its name only when it is whole: a name that
 * looks like a backup is one. Those of the last days are kept.
 */
import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SaarError } from '../errors.ts';
import {
  backupFolder,
  backupLockPath,
  backupName,
  backupsOf,
  dayOf,
  partialName,
  type Backup,
} from './backup-folder.ts';
import { bytesMissing, checkCopy, copyDatabase, settleOnDisk } from './copy.ts';
import { naming } from './failures.ts';
import { acquireLock } from './lock.ts';

const DAYS_KEPT = 7;

/**
 * Makes one backup now, and gives up those of older days. Blocks until it is done; other processes go on meanwhile. What an
 * earlier one left half-written is swept.
 * @param now UTC epoch milliseconds: the name it gets
 * @throws SaarError `backup.under-way`, `backup.nothing` and what `copyDatabase` throws; then there is nothing new in the folder
 */
export function makeBackup(databasePath: string, now: number): Backup {
  if (!statSync(databasePath, { throwIfNoEntry: false })) throw new SaarError('backup.nothing', { path: databasePath });
  const folder = backupFolder(databasePath);
  const lock = naming(folder, () => alone(databasePath, folder));
  try {
    const partial = join(folder, partialName(databasePath));
    makeRoom(databasePath);
    copyDatabase(databasePath, partial);
    const file = join(folder, backupName(databasePath, now));
    renameSync(partial, file);
    settleOnDisk(file);
    for (const old of outdated(backupsOf(databasePath), file)) rmSync(old.file, { force: true });
    return { file, madeAt: now, bytes: statSync(file).size };
  } finally {
    lock.release();
  }
}

/** The newest backup that is whole; looks into each until one is. */
export function newestSound(databasePath: string): Backup | undefined {
  return backupsOf(databasePath).find(({ file }) => {
    try {
      checkCopy(file);
      return true;
    } catch {
      return false;
    }
  });
}

/** Whether a day's backup is there already. */
export function hasBackupOf(databasePath: string, now: number): boolean {
  return backupsOf(databasePath).some(({ madeAt }) => dayOf(madeAt) === dayOf(now));
}

function alone(databasePath: string, folder: string) {
  mkdirSync(dirname(backupLockPath(databasePath)), { recursive: true });
  try {
    return acquireLock(backupLockPath(databasePath));
  } catch (error) {
    if (error instanceof SaarError && error.code === 'database.held')
      throw new SaarError('backup.under-way', { folder }, 'user', error);
    throw error;
  }
}

/** Backups must not be what fills the disk: where it is short the oldest go, but never the last one. */
function makeRoom(databasePath: string): void {
  const folder = backupFolder(databasePath);
  rmSync(join(folder, partialName(databasePath)), { force: true });
  let missing = bytesMissing(databasePath, folder);
  const spare = backupsOf(databasePath).slice(1);
  // None is given up for nothing.
  if (missing > spare.reduce((sum, { bytes }) => sum + bytes, 0)) return;
  while (missing > 0) {
    const oldest = spare.pop()!;
    rmSync(oldest.file, { force: true });
    missing -= oldest.bytes;
  }
}

/** Those of days before the newest seven; never the one just made, whatever a wrong clock has called it. */
function outdated(backups: readonly Backup[], made: string): Backup[] {
  const days = [...new Set(backups.map(({ madeAt }) => dayOf(madeAt)))].slice(0, DAYS_KEPT);
  return backups.filter(({ madeAt, file }) => file !== made && !days.includes(dayOf(madeAt)));
}
