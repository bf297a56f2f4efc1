/**
 * The inverted index of articles by key, in SQLite's FTS5: a few bytes for each key of an article where rows of a table take
 * forty. The only file that knows its dialect; another database needs these four statements and nothing else.
 */
import { sql, type RawBuilder } from 'kysely';

/** Any of the alternatives, each of them keys that all must stand. */
export type Alternatives = readonly (readonly string[])[];

export const termIndex = {
  /** Without positions or the text itself; released with its migration, so it never changes. */
  create: sql`create virtual table article_keys
    using fts5(keys, content='', contentless_delete=1, detail=none, tokenize='ascii')`,
  remove: (number: number): RawBuilder<unknown> => sql`delete from article_keys where rowid = ${number}`,
  put: (number: number, keys: readonly string[]): RawBuilder<unknown> =>
    sql`insert into article_keys (rowid, keys) values (${number}, ${keys.map(encoded).join(' ')})`,
  /** The numbers of articles that meet all but `spare` of the parts, for a `number in (…)`. */
  numbers: (parts: readonly Alternatives[], spare: number): RawBuilder<unknown> =>
    sql`select rowid from article_keys where article_keys match ${expression(parts, spare)}`,
};

/** Letters and digits alone: nothing that a reader types can be read as a sign of the index's language. */
function encoded(key: string): string {
  return `k${Buffer.from(key).toString('hex')}`;
}

function expression(parts: readonly Alternatives[], spare: number): string {
  const met = parts.map((alternatives) =>
    either(alternatives.map((keys) => all(keys.map((key) => `"${encoded(key)}"`)))),
  );
  return either(chosen(met, Math.max(1, met.length - spare)).map(all));
}

const either = (parts: readonly string[]) => `(${parts.join(' OR ')})`;
const all = (parts: readonly string[]) => `(${parts.join(' AND ')})`;

/** Every choice of so many of the items. */
function chosen<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, at) => chosen(items.slice(at + 1), size - 1).map((rest) => [item, ...rest]));
}
