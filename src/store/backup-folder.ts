/**
 * Where the backups of a database lie and what they are called: `backups/` beside it, with the moment in the file's name, so
 * that the folder itself remembers when the last one was made.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export interface Backup {
  /** Absolute path. */
  file: string;
  /** When what it holds was read, in UTC epoch milliseconds. */
  madeAt: number;
  bytes: number;
}

/** The folder of a database's backups; other databases beside it may share it. */
export function backupFolder(databasePath: string): string {
  return join(dirname(databasePath), 'backups');
}

/** The finished backups of a database, newest first. */
export function backupsOf(databasePath: string): Backup[] {
  const folder = backupFolder(databasePath);
  if (!existsSync(folder)) return [];
  const made = readdirSync(folder).flatMap((name) => {
    const madeAt = momentOf(databasePath, name);
    const file = join(folder, name);
    const found = madeAt === undefined ? undefined : statSync(file, { throwIfNoEntry: false });
    return found?.isFile() ? [{ file, madeAt: madeAt!, bytes: found.size }] : [];
  });
  return made.toSorted((a, b) => b.madeAt - a.madeAt);
}

/** When a file, wherever it lies, was made: by its name where that is a backup's, else by its date. */
export function madeAtOf(databasePath: string, file: string): number {
  return momentOf(databasePath, basename(file)) ?? statSync(file).mtimeMs;
}

/** What a backup of that moment is called: `saar-2026-01-31T08-00-00Z.db`. */
export function backupName(databasePath: string, moment: number): string {
  return `${stemOf(databasePath)}-${stampOf(moment)}.db`;
}

/** The name under which a backup is begun. */
export function partialName(databasePath: string): string {
  return `${stemOf(databasePath)}.partial`;
}

/** Names the lock of whoever makes a backup of a database. */
export function backupLockPath(databasePath: string): string {
  return join(backupFolder(databasePath), stemOf(databasePath));
}

/** A moment as a part of a file's name: `2026-01-31T08-00-00Z`. */
export function stampOf(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
}

/** The UTC day of a moment. */
export function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

function momentOf(databasePath: string, name: string): number | undefined {
  const stem = stemOf(databasePath);
  if (!name.startsWith(`${stem}-`)) return undefined;
  const stamp = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.db$/.exec(name.slice(stem.length + 1));
  const moment = stamp ? Date.parse(`${stamp[1]}T${stamp[2]}:${stamp[3]}:${stamp[4]}Z`) : Number.NaN;
  return Number.isNaN(moment) ? undefined : moment;
}

function stemOf(databasePath: string): string {
  return basename(databasePath).replace(/\.db$/, '');
}
