/** Many rows into a table by few statements, whose text is made once: to make it takes longer than to run it. */
import type { Compilable, CompiledQuery, Insertable, InsertQueryBuilder, InsertResult } from 'kysely';
import type { Database, Tables } from './schema.ts';

/** Rows a statement; what is left over goes by the smaller ones, so that few statements serve every number of rows. */
const SIZES = [32, 8, 4, 2, 1];

type Table = keyof Tables & string;
type Row<T extends Table> = Insertable<Tables[T]>;
/** What becomes of a row that stands already. */
type Standing<T extends Table> = (insert: InsertQueryBuilder<Tables, T, InsertResult>) => Compilable;

/** How rows come into a table; one for each place that puts rows, made when the program starts. */
export interface Inserter<T extends Table> {
  table: T;
  columns: readonly (keyof Row<T> & string)[];
  standing: Standing<T>;
  /** Statements by their number of rows. */
  compiled: Map<number, CompiledQuery>;
}

/** @param standing where left out, a row that stands already is an error */
export function inserter<T extends Table>(
  table: T,
  columns: readonly (keyof Row<T> & string)[],
  standing: Standing<T> = (insert) => insert,
): Inserter<T> {
  return { table, columns, standing, compiled: new Map() };
}

/** Inserts rows in their order; a column that a row lacks is null. Answers what the statement returns. */
export async function insertMany<T extends Table>(
  database: Database,
  inserter: Inserter<T>,
  rows: readonly Row<T>[],
): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const chunk of chunksOf(rows)) {
    const compiled = compiledFor(database, inserter, chunk);
    const parameters = chunk.flatMap((row) => inserter.columns.map((column) => row[column] ?? null));
    answers.push(...(await database.executeQuery({ ...compiled, parameters })).rows);
  }
  return answers;
}

/** Lists of those lengths that statements are made for. */
export function* chunksOf<T>(all: readonly T[]): Generator<readonly T[]> {
  let first = 0;
  for (const size of SIZES) for (; all.length - first >= size; first += size) yield all.slice(first, first + size);
}

function compiledFor<T extends Table>(
  database: Database,
  { table, columns, standing, compiled }: Inserter<T>,
  { length }: readonly unknown[],
): CompiledQuery {
  const known = compiled.get(length);
  if (known) return known;
  const blank = Object.fromEntries(columns.map((column) => [column, '']));
  const rows = Array.from({ length }, () => blank) as unknown as Row<T>[];
  const insert = database.insertInto(table).values(rows) as unknown as InsertQueryBuilder<Tables, T, InsertResult>;
  const made = standing(insert).compile();
  compiled.set(length, made);
  return made;
}
