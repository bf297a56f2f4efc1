/**
 * One Saar a database: an open exclusive transaction on a file beside it.
 * The kernel frees it when the process dies, however it dies; there is no time to wait out and nothing to clean up.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { SaarError } from '../errors.ts';
import { IN_MEMORY } from './in-memory.ts';

const LONGEST_LOOK_MS = 300;

export interface Lock {
  release(): void;
}

/**
 * Takes the lock of a database, or fails within a third of a second: who only looks whether it is held (`saar doctor`) lets go
 * at once, and stops nobody from starting. A database in memory is its process's own and needs none.
 * @throws SaarError `database.held` when another process holds it
 */
export function acquireLock(databasePath: string): Lock {
  if (databasePath === IN_MEMORY) return { release: () => undefined };
  mkdirSync(dirname(databasePath), { recursive: true });
  const file = new SqliteFile(`${databasePath}.lock`, { timeout: LONGEST_LOOK_MS });
  try {
    file.exec('begin exclusive');
  } catch (error) {
    file.close();
    throw isBusy(error) ? new SaarError('database.held', { path: databasePath }, 'user', error) : error;
  }
  return { release: () => void file.close() };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
