/**
 * Kysely's way to SQLite: one connection writes, a second reads beside it, and nobody stops the program to wait. SQLite
 * answers without leaving the processor, and so would its own waiting for a lock that another program holds: readers would
 * get no answer at all meanwhile. So it never waits; whoever finds the lock held asks again a little later.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type SqliteFile from 'better-sqlite3';
import type { DatabaseConnection, Dialect, Driver, Kysely, QueryResult, TransactionSettings } from 'kysely';
import { CompiledQuery, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { isBusy, named } from './failures.ts';
import type { Database } from './schema.ts';
import { createTurns, type Turns } from './turns.ts';

/** Every other transaction is on the disk when it has ended. */
export const DURABLE = 'FULL';
const LONGEST_PAUSE_MS = 50;
/** Statements kept ready on a connection; lists of many lengths make a statement each. */
const MOST_STATEMENTS = 300;

/** Both connections to one file. A database in memory has but one. */
export interface Connections {
  path: string;
  writer: SqliteFile.Database;
  reader: SqliteFile.Database;
  /** A write that finds the database held by another program is given up after this long; reads do not wait for writes. */
  patienceMs: number;
}

/** Asked of a lease before its transaction. */
const UNHURRIED = CompiledQuery.raw('unhurried');

/**
 * A transaction that does not wait for the disk. It is whole or not there, as every other, and is on the disk as soon as any
 * later one that waits; until then a power cut, but no end of the program, may take it back. For what comes again by itself.
 */
export function unhurried<T>(database: Database, work: (transaction: Database) => Promise<T>): Promise<T> {
  return database.connection().execute(async (connection) => {
    await connection.executeQuery(UNHURRIED);
    return connection.transaction().execute(work);
  });
}

/** Transactions take the write lock at once, unless they only read; failures have Saar's codes. */
export function saarDialect(connections: Connections): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new SaarDriver(connections),
    createIntrospector: (database: Kysely<unknown>) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** A connection with its turns: what has begun a transaction has it alone until it ends. */
interface Side {
  file: SqliteFile.Database;
  turns: Turns;
}

class SaarDriver implements Driver {
  readonly #connections: Connections;
  readonly #writing: Side;
  readonly #reading: Side;

  constructor(connections: Connections) {
    const { writer, reader } = connections;
    this.#connections = connections;
    this.#writing = { file: writer, turns: createTurns() };
    this.#reading = reader === writer ? this.#writing : { file: reader, turns: createTurns() };
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Lease> {
    return new Lease(this.#connections, this.#writing, this.#reading);
  }

  // A deferred transaction that reads and then writes can fail half-way with SQLITE_BUSY_SNAPSHOT; an immediate one waits.
  async beginTransaction(lease: Lease, settings: TransactionSettings): Promise<void> {
    await lease.begin(settings.accessMode === 'read only');
  }

  async commitTransaction(lease: Lease): Promise<void> {
    await lease.end('commit');
  }

  async rollbackTransaction(lease: Lease): Promise<void> {
    await lease.end('rollback');
  }

  async releaseConnection(lease: Lease): Promise<void> {
    lease.release();
  }

  async destroy(): Promise<void> {
    const { reader, writer } = this.#connections;
    reader.close();
    // Last, so that what was written ahead is taken into the file.
    if (writer !== reader) writer.close();
  }
}

/** What one query, or one transaction, has of the connections. */
class Lease implements DatabaseConnection {
  readonly #path: string;
  readonly #writing: Side;
  readonly #reading: Side;
  readonly #until: number;
  /** The side of the transaction that is under way. */
  #side: Side | undefined;
  #free: (() => void) | undefined;
  #isUnhurried = false;

  constructor({ path, patienceMs }: Connections, writing: Side, reading: Side) {
    this.#path = path;
    // Counted from the asking: of many that wait behind each other, none waits longer.
    this.#until = performance.now() + patienceMs;
    this.#writing = writing;
    this.#reading = reading;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (query === UNHURRIED) {
      this.#isUnhurried = true;
      return { rows: [] };
    }
    if (this.#side) return this.#patiently(() => execute<R>(this.#side!.file, query));
    const side = query.query.kind === 'SelectQueryNode' ? this.#reading : this.#writing;
    const free = await side.turns.take();
    try {
      return await this.#patiently(() => execute<R>(side.file, query));
    } finally {
      free();
    }
  }

  // eslint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncGenerator<QueryResult<R>> {
    throw new Error('nothing is read as a stream');
  }

  async begin(readOnly: boolean): Promise<void> {
    const side = readOnly ? this.#reading : this.#writing;
    this.#free = await side.turns.take();
    if (this.#isUnhurried) side.file.pragma('synchronous = NORMAL');
    this.#side = side;
    await this.#patiently(() => side.file.exec(readOnly ? 'begin' : 'begin immediate'));
  }

  async end(how: 'commit' | 'rollback'): Promise<void> {
    const { file } = this.#side!;
    // A full disk makes SQLite roll back by itself.
    if (how === 'rollback' && !file.inTransaction) return;
    await this.#patiently(() => file.exec(how));
  }

  release(): void {
    const file = this.#isUnhurried ? this.#side?.file : undefined;
    if (file?.inTransaction === false) file.pragma(`synchronous = ${DURABLE}`);
    this.#isUnhurried = false;
    this.#side = undefined;
    this.#free?.();
    this.#free = undefined;
  }

  async #patiently<T>(work: () => T): Promise<T> {
    for (let pause = 2; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        return work();
      } catch (error) {
        if (!isBusy(error) || performance.now() + pause > this.#until) throw named(error, this.#path);
      }
      await sleep(pause);
    }
  }
}

function execute<R>(file: SqliteFile.Database, { sql, parameters }: CompiledQuery): QueryResult<R> {
  const statement = prepared(file, sql);
  if (statement.reader) return { rows: statement.all(...parameters) as R[] };
  const { changes } = statement.run(...parameters);
  return { rows: [], numAffectedRows: BigInt(changes) };
}

/** The most used last. To make one again takes SQLite about as long as to run it. */
const statements = new WeakMap<SqliteFile.Database, Map<string, SqliteFile.Statement<unknown[]>>>();

function prepared(file: SqliteFile.Database, sql: string): SqliteFile.Statement<unknown[]> {
  const known = statements.get(file) ?? new Map<string, SqliteFile.Statement<unknown[]>>();
  statements.set(file, known);
  const statement = known.get(sql) ?? file.prepare<unknown[]>(sql);
  known.delete(sql);
  known.set(sql, statement);
  if (known.size > MOST_STATEMENTS) known.delete(known.keys().next().value!);
  return statement;
}
