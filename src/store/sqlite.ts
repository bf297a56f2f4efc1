/**
 * SQLite behind Kysely: how a file is opened, checked and set, and how its failures are named.
 * The only file that knows the dialect.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { CompiledQuery, Kysely, SqliteDialect, SqliteDriver } from 'kysely';
import type { DatabaseConnection, SqliteDialectConfig, TransactionSettings } from 'kysely';
import { reasonOf, SaarError } from '../errors.ts';
import type { Tables, Database } from './schema.ts';

const BUSY_TIMEOUT_MS = 5_000;
export const IN_MEMORY = ':memory:';

/**
 * Opens and checks a database file, making it and its folder where missing.
 * @throws SaarError `store.not-a-database`, `store.foreign`, `store.corrupt`, `store.unwritable`, `store.busy`
 */
export function openSqlite(path: string): Database {
  const file = naming(path, () => openFile(path));
  return new Kysely<Tables>({ dialect: new SaarDialect({ database: file }, path) });
}

function openFile(path: string): SqliteFile.Database {
  if (path !== IN_MEMORY) mkdirSync(dirname(path), { recursive: true });
  const file = new SqliteFile(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    check(file, path);
    file.pragma('journal_mode = WAL');
    file.pragma('synchronous = FULL');
    file.pragma('foreign_keys = ON');
    return file;
  } catch (error) {
    file.close();
    throw error;
  }
}

// Checked before the first write: a file that is not ours must stay byte for byte what it was.
function check(file: SqliteFile.Database, path: string): void {
  const verdict: unknown = file.pragma('quick_check(1)', { simple: true });
  if (verdict !== 'ok') throw new SaarError('store.corrupt', { path }, 'internal');
  const tables = file.prepare(`select name from sqlite_master where type = 'table'`).pluck().all();
  if (tables.length > 0 && !tables.includes('migrations')) throw new SaarError('store.foreign', { path });
}

/** SQLite's result codes that a person can do something about, by their beginning. */
const FAILURES: readonly (readonly [prefix: string, code: string, blame: 'user' | 'internal'])[] = [
  ['SQLITE_NOTADB', 'store.not-a-database', 'user'],
  ['SQLITE_CORRUPT', 'store.corrupt', 'internal'],
  ['SQLITE_BUSY', 'store.busy', 'internal'],
  ['SQLITE_FULL', 'store.full', 'internal'],
  ['SQLITE_IOERR', 'store.unwritable', 'internal'],
  ['SQLITE_CANTOPEN', 'store.unwritable', 'user'],
  ['SQLITE_READONLY', 'store.unwritable', 'user'],
  ['EACCES', 'store.unwritable', 'user'],
  ['EROFS', 'store.unwritable', 'user'],
  ['ENOTDIR', 'store.unwritable', 'user'],
  ['EEXIST', 'store.unwritable', 'user'],
];

function named(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const failure = FAILURES.find(([prefix]) => code.startsWith(prefix));
  return failure ? new SaarError(failure[1], { path, reason: reasonOf(error) }, failure[2], error) : error;
}

function naming<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw named(error, path);
  }
}

/** Kysely's SQLite, with transactions that take the write lock at once and failures with Saar's codes. */
class SaarDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  readonly #path: string;

  constructor(config: SqliteDialectConfig, path: string) {
    super(config);
    this.#config = config;
    this.#path = path;
  }

  override createDriver(): SqliteDriver {
    return new SaarDriver(this.#config, this.#path);
  }
}

class SaarDriver extends SqliteDriver {
  readonly #path: string;

  constructor(config: SqliteDialectConfig, path: string) {
    super(config);
    this.#path = path;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      executeQuery: async (query) => naming(this.#path, () => connection.executeQuery(query)),
      streamQuery: (query, chunk) => connection.streamQuery(query, chunk),
    };
  }

  // A deferred transaction that reads and then writes can fail half-way with SQLITE_BUSY_SNAPSHOT; an immediate one waits.
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }
}
