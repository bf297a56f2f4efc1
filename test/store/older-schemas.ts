/** A database as an older Saar left it: rows in every table that its schema has, made from the schema itself. */
import SqliteFile from 'better-sqlite3';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openSqlite } from '../../src/store/sqlite.ts';

const ROWS = 3;

/** Columns whose values are more than any text or number. */
const VALUES: Record<string, (row: number) => string | number | null> = {
  on_uncertain: (row) => ['resend', 'skip'][row % 2]!,
  trigger_kind: (row) => ['schedule', 'catchup', 'manual'][row % 3]!,
  topics: () => '["all"]',
  weekdays: () => '[1,5]',
  local_time: () => '08:00',
  time_zone: () => 'Asia/Kolkata',
  brief_ids: () => '[]',
  removed_at: () => null,
  forgotten_in: () => null,
  packed: () => null,
  shown: () => null,
  members: () => 'added',
};
/** What is no reader's or owner's: what a schema counts its steps in, and what analyses hold as well. */
const GIVEN_UP = ['migrations', 'article_figures'];
const STATES: Record<string, readonly string[]> = {
  subscriptions: ['active', 'suspended', 'paused'],
  runs: ['delivering', 'sent', 'rendered'],
  deliveries: ['sending', 'sent', 'queued'],
  answers: ['begun', 'done', 'begun'],
  sources: ['on', 'off', 'on'],
};

/** Makes a database of the first `schema` steps, with rows in every table. */
export async function makeOlder(path: string, schema: number): Promise<void> {
  const database = openSqlite(path);
  await migrate(database, migrations.slice(0, schema), path);
  await database.destroy();
  const file = new SqliteFile(path);
  file.pragma('foreign_keys = OFF');
  for (const table of tablesOf(file)) for (let row = 1; row <= ROWS; row += 1) insert(file, table, row);
  if (tablesOf(file).includes('article_numbers'))
    for (let row = 1; row <= ROWS; row += 1)
      file.exec(`insert into article_keys (rowid, keys) values (${row}, 'k6b${row}')`);
  file.close();
}

/** Every row of every table that an older schema has, in its columns alone. */
export function rowsOf(path: string, columns = columnsOf(path)): Record<string, unknown[]> {
  const file = new SqliteFile(path, { readonly: true });
  const rows = Object.entries(columns).map(([table, names]) => {
    const found = file.prepare(`select ${names.join(', ')} from ${table} order by ${names.join(', ')}`).all();
    return [table, found] as const;
  });
  file.close();
  return Object.fromEntries(rows);
}

/** The columns of every table but the one that a schema counts its steps in. */
export function columnsOf(path: string): Record<string, string[]> {
  const file = new SqliteFile(path, { readonly: true });
  const columns = tablesOf(file).map((table) => [table, fieldsOf(file, table).map(({ name }) => name)] as const);
  file.close();
  return Object.fromEntries(columns);
}

export function schemaOf(path: string): number {
  const file = new SqliteFile(path, { readonly: true });
  const schema = file.prepare('select max(number) from migrations').pluck().get() as number;
  const verdict: unknown = file.pragma('integrity_check', { simple: true });
  file.close();
  if (verdict !== 'ok') throw new Error(String(verdict));
  return schema;
}

function tablesOf(file: SqliteFile.Database): string[] {
  const names = file.prepare(`select name from sqlite_master where type = 'table'`).pluck().all() as string[];
  return names.filter(
    (name) => !GIVEN_UP.includes(name) && !name.startsWith('article_keys') && !name.startsWith('sqlite_'),
  );
}

interface Field {
  name: string;
  type: string;
}

function fieldsOf(file: SqliteFile.Database, table: string): Field[] {
  return file.pragma(`table_info(${table})`) as Field[];
}

function insert(file: SqliteFile.Database, table: string, row: number): void {
  const fields = fieldsOf(file, table);
  const values = fields.map((field) => valueOf(table, field, row));
  const verb = table === 'corpus_state' ? 'insert or replace' : 'insert';
  const names = fields.map(({ name }) => name).join(', ');
  file.prepare(`${verb} into ${table} (${names}) values (${fields.map(() => '?').join(', ')})`).run(values);
}

/** Names of other rows end in the same number, so that every reference finds its row. */
function valueOf(table: string, { name, type }: Field, row: number): string | number | null {
  if (name === 'state') return STATES[table]![row - 1]!;
  const made = VALUES[name]?.(row);
  if (made !== undefined) return made;
  return /^(bigint|integer|double)/.test(type.toLowerCase())
    ? row * 86_400_000
    : name.endsWith('id')
      ? `id ${row}`
      : `${name} ${row}`;
}
