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
  numbers(parts: readonly Alternatives[], spare: number): RawBuilder<unknown> {
    const met = parts.map(either);
    const least = Math.max(1, met.length - spare);
    if (least === met.length) return matching(met.join(' AND '));
    // One look a part costs less than one a choice of parts.
    return sql`select rowid from (${sql.join(met.map(matching), sql` union all `)})
      group by rowid having count(*) >= ${least}`;
  },
};

function matching(expression: string): RawBuilder<unknown> {
  return sql`select rowid from article_keys where article_keys match ${expression}`;
}

function either(alternatives: Alternatives): string {
  const all = (keys: readonly string[]) => `(${keys.map((key) => `"${encoded(key)}"`).join(' AND ')})`;
  return `(${alternatives.map(all).join(' OR ')})`;
}

/** Letters and digits alone: nothing that a reader types can be read as a sign of the index's language. */
function encoded(key: string): string {
  return `k${Buffer.from(key).toString('hex')}`;
}
