/** SQLite behind Kysely: how a file is opened, checked and set. With `driver.ts` and `failures.ts` all that knows the dialect. */
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { Kysely } from 'kysely';
import { SaarError } from '../errors.ts';
import { DURABLE, saarDialect, type Connections } from './driver.ts';
import { codeOf, naming } from './failures.ts';
import { IN_MEMORY } from './in-memory.ts';
import type { Tables, Database } from './schema.ts';

/** Nothing else runs yet while a file is opened, so waiting may stop the program here, and here alone. */
const OPENING_TIMEOUT_MS = 5_000;
const PATIENCE_MS = 5_000;
const SMALLEST_PAGE = 512;
/** A restored database that is ready, but has not taken its name yet, lies beside it under this ending. */
export const READY = '.restored';

/** Whether a database lies in a file, which can be copied. */
export function isFile(databasePath: string): boolean {
  return databasePath !== IN_MEMORY && !databasePath.includes('://');
}

/**
 * Opens and checks a database file, making it and its folder where missing.
 * @throws SaarError `store.not-a-database`, `store.foreign`, `store.corrupt`, `store.unwritable`, `store.busy`,
 *   `store.half-restored`
 */
export function openSqlite(path: string, patienceMs = PATIENCE_MS): Database {
  const files = naming(path, () => (path === IN_MEMORY ? inMemory() : openFile(path)));
  return new Kysely<Tables>({ dialect: saarDialect({ ...files, path, patienceMs }) });
}

type Files = Pick<Connections, 'writer' | 'reader'>;

function inMemory(): Files {
  const file = new SqliteFile(IN_MEMORY);
  file.pragma('foreign_keys = ON');
  return { writer: file, reader: file };
}

function openFile(path: string): Files {
  mkdirSync(dirname(path), { recursive: true });
  if (existsSync(path + READY)) throw new SaarError('store.half-restored', { path });
  checkRights(path);
  // Looked at without a right to write: a file that is not ours, or is damaged, must stay byte for byte what it was, and
  // closing a connection that may write takes into the file whatever was written ahead, a stranger's pages too.
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  // SQLite would take a few bytes for none, and write over them.
  if (size > 0 && size < SMALLEST_PAGE) throw new SaarError('store.not-a-database', { path });
  if (size > 0) checkReadOnly(path);
  const writer = opened(path, { timeout: OPENING_TIMEOUT_MS }, (file) => {
    check(file, path);
    file.pragma('journal_mode = WAL');
    file.pragma(`synchronous = ${DURABLE}`);
    file.pragma('foreign_keys = ON');
    file.pragma('busy_timeout = 0');
  });
  try {
    return { writer, reader: new SqliteFile(path, { readonly: true, timeout: 0 }) };
  } catch (error) {
    writer.close();
    throw error;
  }
}

/** SQLite opens what it may not write all the same, and fails at the first write: too late for who reads the first screen. */
function checkRights(path: string): void {
  accessSync(dirname(path), constants.W_OK);
  if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
}

function checkReadOnly(path: string): void {
  try {
    opened(path, { readonly: true, timeout: OPENING_TIMEOUT_MS }, (file) => quickCheck(file, path)).close();
  } catch (error) {
    // Left in the middle of a write without a log: only who may write can undo that, and then looks.
    if (!codeOf(error).startsWith('SQLITE_READONLY')) throw error;
    opened(path, { timeout: OPENING_TIMEOUT_MS }, (file) => quickCheck(file, path)).close();
  }
}

/** A connection that has passed what is asked of it. */
function opened(
  path: string,
  options: SqliteFile.Options,
  prepare: (file: SqliteFile.Database) => void,
): SqliteFile.Database {
  const file = new SqliteFile(path, options);
  try {
    prepare(file);
    return file;
  } catch (error) {
    file.close();
    throw error;
  }
}

/** @throws SaarError `store.corrupt`, or SQLite's own code where the damage stops the check itself */
function quickCheck(file: SqliteFile.Database, path: string): void {
  const verdict: unknown = file.pragma('quick_check(1)', { simple: true });
  if (verdict !== 'ok') throw new SaarError('store.corrupt', { path, reason: String(verdict) }, 'internal');
  check(file, path);
}

function check(file: SqliteFile.Database, path: string): void {
  const tables = file.prepare(`select name from sqlite_master where type = 'table'`).pluck().all();
  if (tables.length > 0 && !tables.includes('migrations')) throw new SaarError('store.foreign', { path });
}
