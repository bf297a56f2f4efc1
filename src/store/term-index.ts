/**
 * The inverted index of articles by key, in SQLite's FTS5: a few bytes for each key of an article where rows of a table take
 * forty. The only file that knows its dialect; another database needs these four statements and nothing else.
 */
import { CompiledQuery, sql, type RawBuilder } from 'kysely';
import type { ArticleKeys } from './query.ts';

/** Any of the alternatives, each of them keys that all must stand. */
export type Alternatives = readonly (readonly string[])[];

export const termIndex = {
  /** Without positions or the text itself; released with its migration, so it never changes. */
  create: sql`create virtual table article_keys
    using fts5(keys, content='', contentless_delete=1, detail=none, tokenize='ascii')`,
  remove: (number: number): RawBuilder<unknown> => sql`delete from article_keys where rowid = ${number}`,
  /** @param keys what `keysText` makes */
  put: (number: number, keys: string): CompiledQuery =>
    CompiledQuery.raw('insert into article_keys (rowid, keys) values (?, ?)', [number, keys]),
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

/** The keys of an article as the index takes them. Those of its opening stand there a second time, marked. */
export function keysText({ whole, lead }: ArticleKeys): string {
  return [...whole, ...lead.map(openingKey)].map(encoded).join(' ');
}

/** A key of an article's opening. */
export function openingKey(key: string): string {
  return `lead ${key}`;
}

function matching(expression: string): RawBuilder<unknown> {
  return sql`select rowid from article_keys where article_keys match ${expression}`;
}

function either(alternatives: Alternatives): string {
  const all = (keys: readonly string[]) => `(${keys.map((key) => `"${encoded(key)}"`).join(' AND ')})`;
  return `(${alternatives.map(all).join(' OR ')})`;
}

/** The same words come again in every article. */
const encodings = new Map<string, string>();
const MOST_ENCODINGS = 20_000;

/** Letters and digits alone: nothing that a reader types can be read as a sign of the index's language. */
function encoded(key: string): string {
  const known = encodings.get(key);
  if (known !== undefined) return known;
  if (encodings.size >= MOST_ENCODINGS) encodings.clear();
  const made = `k${Buffer.from(key).toString('hex')}`;
  encodings.set(key, made);
  return made;
}
