/** Writes a database anew without the room that deleted rows have left in it. */
import { dirname } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { SaarError } from '../errors.ts';
import { bytesMissing, sizeOf } from './copy.ts';
import { naming } from './failures.ts';

const BUSY_TIMEOUT_MS = 10_000;

/**
 * Blocks until it is done: about a minute for each gigabyte. Cut off anywhere it leaves the database as it was. The caller holds
 * the database's lock; a backup that is being made is waited for.
 * @returns the file's size in bytes, before and after
 * @throws SaarError `store.full`, `store.busy`, `store.corrupt`
 */
export function compactDatabase(path: string): { before: number; after: number } {
  const before = sizeOf(path) + sizeOf(`${path}-wal`);
  naming(path, () => {
    // Its new pages are written beside the old ones first, and then over them.
    if (bytesMissing(path, dirname(path)) > 0) throw new SaarError('store.full', { path }, 'internal');
    const file = new SqliteFile(path, { timeout: BUSY_TIMEOUT_MS });
    try {
      file.exec('vacuum');
      file.pragma('wal_checkpoint(truncate)');
    } finally {
      file.close();
    }
  });
  return { before, after: sizeOf(path) };
}
