/** A whole and sound copy of a database, read while others go on writing to it. */
import { chmodSync, closeSync, fsyncSync, openSync, rmSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { SaarError } from '../errors.ts';
import { naming } from './failures.ts';

const BUSY_TIMEOUT_MS = 10_000;
/** Beside the copy's own size this much must stay free: the database goes on growing meanwhile. */
const SPARE_BYTES = 16 * 1024 * 1024;

/**
 * Copies a database to a file that is not there yet, checks the copy and waits until the disk has it. Blocks for as long as
 * that takes: seconds for a large one. What was begun is taken away again when it fails.
 * @returns the number of the copy's schema
 * @throws SaarError `store.full`, `store.corrupt`, and what `checkCopy` throws
 */
export function copyDatabase(from: string, to: string): number {
  for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(to + ending, { force: true });
  try {
    naming(from, () => copy(from, to));
    const schema = checkCopy(to, 'integrity_check');
    chmodSync(to, statSync(from).mode & 0o777);
    settleOnDisk(to);
    return schema;
  } catch (error) {
    for (const ending of ['', '-journal']) rmSync(to + ending, { force: true });
    throw error;
  }
}

/**
 * Looks at every page of a copy that nobody uses; `integrity_check` also at whether every index says what its table does,
 * which takes four times as long.
 * @returns the number of its schema
 * @throws SaarError `store.not-a-database`, `store.corrupt`, `store.foreign`, `store.unwritable`
 */
export function checkCopy(path: string, check: 'quick_check' | 'integrity_check' = 'quick_check'): number {
  return naming(path, () =>
    reading(path, (file) => {
      const verdict: unknown = file.pragma(`${check}(1)`, { simple: true });
      if (verdict !== 'ok') throw new SaarError('store.corrupt', { path, reason: String(verdict) }, 'internal');
      return schemaOf(file, path);
    }),
  );
}

/** How much room a folder lacks for a copy of a database, with the database still able to grow; 0 or less when it has it. */
export function bytesMissing(databasePath: string, folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return sizeOf(databasePath) + sizeOf(`${databasePath}-wal`) + SPARE_BYTES - bavail * bsize;
}

/** Waits until the disk has a file and its folder's entry. */
export function settleOnDisk(path: string): void {
  for (const [each, flags] of [[path, 'r+'] as const, [dirname(path), 'r'] as const]) {
    const handle = openSync(each, flags);
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }
}

function copy(from: string, to: string): void {
  if (bytesMissing(from, dirname(to)) > 0) throw new SaarError('store.full', { path: to }, 'internal');
  reading(from, (file) => {
    schemaOf(file, from);
    file.prepare('vacuum into ?').run(to);
  });
}

function schemaOf(file: SqliteFile.Database, path: string): number {
  const has = file.prepare(`select 1 from sqlite_master where type = 'table' and name = 'migrations'`).get();
  const schema = has && file.prepare('select max(number) from migrations').pluck().get();
  if (typeof schema !== 'number') throw new SaarError('store.foreign', { path });
  return schema;
}

function reading<T>(path: string, work: (file: SqliteFile.Database) => T): T {
  const file = new SqliteFile(path, { readonly: true, timeout: BUSY_TIMEOUT_MS });
  try {
    return work(file);
  } finally {
    file.close();
  }
}

/** 0 where there is no such file. */
export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** How large a database is, with what is not yet written into its file. */
export function databaseBytes(path: string): number {
  return sizeOf(path) + sizeOf(`${path}-wal`);
}
