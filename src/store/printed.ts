/** Articles that are printed more than once: each counts once, for its original, which says how many outlets printed it. */
import { sql, type RawBuilder } from 'kysely';
import { inCollections } from './membership.ts';
import type { Database } from './schema.ts';

/** What a question is limited to: collections, and the time from `after` to `before`, where an end left out is open. */
export interface Range {
  collections: readonly string[];
  after?: number;
  before?: number;
}

/**
 * Whether the article named by a column stands for itself: it is no copy, or its original is not in the range.
 * @param alsoOn a topic that the original must be on
 */
export function standsForItself(column: string, { collections, after }: Range, alsoOn?: string): RawBuilder<boolean> {
  const onTopic =
    alsoOn === undefined
      ? sql``
      : sql`and exists (select 1 from article_topics r where r.article_id = s.copy_of and r.topic = ${alsoOn})`;
  const inTime = after === undefined ? sql`` : sql`and o.published_end > ${after}`;
  return sql`not exists (select 1 from article_stories s join articles o on o.id = s.copy_of
    where s.article_id = ${sql.ref(column)} ${inTime} ${onTopic}
      and ${inCollections('o.id', collections)})`;
}

/** The story of the article named by a column. */
export function storyOf(column: string): RawBuilder<string | null> {
  return sql`(select s.story from article_stories s where s.article_id = ${sql.ref(column)})`;
}

/** The first of each group of copies whose original is not among them, in the order of the rows. */
export async function oncePrinted<Row extends { id: string }>(
  database: Database,
  rows: readonly Row[],
): Promise<Row[]> {
  const originals = await originalsOf(
    database,
    rows.map(({ id }) => id),
  );
  const seen = new Set<string>();
  return rows.filter(({ id }) => {
    const original = originals.get(id) ?? id;
    return !seen.has(original) && seen.add(original);
  });
}

async function originalsOf(database: Database, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await database
    .selectFrom('article_stories')
    .where('article_id', 'in', ids)
    .where('copy_of', 'is not', null)
    .select(['article_id', 'copy_of'])
    .execute();
  return new Map(rows.map((row) => [row.article_id, row.copy_of!]));
}

/** More copies of one story than any reader counts. */
const MOST_COPIES = 2_000;

/**
 * The articles that print the same as each of some, one for each outlet that is not its own, the earliest first. One that names
 * no publisher is an outlet of its own.
 */
export async function printedElsewhere(
  database: Database,
  articles: readonly { id: string; publisher?: string }[],
  { collections, after, before }: Range,
): Promise<Map<string, string[]>> {
  const originals = await originalsOf(
    database,
    articles.map(({ id }) => id),
  );
  const asked = [...new Set(articles.map(({ id }) => originals.get(id) ?? id))];
  if (asked.length === 0) return new Map();
  const rows = await database
    .selectFrom('article_stories as s')
    .innerJoin('articles as a', 'a.id', 's.article_id')
    .where('s.copy_of', 'in', asked)
    .$if(after !== undefined, (q) => q.where('a.published_end', '>', after!))
    .$if(before !== undefined, (q) => q.where('a.published_start', '<', before!))
    .where(inCollections('a.id', collections))
    .orderBy('a.published_start')
    .orderBy('a.id')
    .limit(MOST_COPIES)
    .select(['a.id', 'a.publisher', 's.copy_of'])
    .execute();
  return new Map(
    articles.map(({ id, publisher }) => {
      const outlets = new Set([publisher ?? null]);
      const others = rows.filter((row) => row.id !== id && row.copy_of === (originals.get(id) ?? id));
      const elsewhere = others.filter(
        (row) => row.publisher === null || (!outlets.has(row.publisher) && outlets.add(row.publisher)),
      );
      return [id, elsewhere.map((row) => row.id)];
    }),
  );
}
