/** Where articles come from by themselves: what is read, when it is next, and which of its items were seen. */
import { SaarError } from '../errors.ts';
import type { Database, SourceItemRow, SourceRow } from './schema.ts';
import type { SeenItem, Source, SourceChanges, SourceKind, SourceState } from './source.ts';
import type { Store } from './store.ts';

/** A feed names some tens of items, and the same ones for days: whatever was not named for so long is gone from it. */
const ITEMS_KEPT = 5_000;
/** Rows that one statement is about. */
const AT_ONCE = 500;

export type SourceStoreVerbs = Pick<
  Store,
  'putSource' | 'sources' | 'source' | 'removeSource' | 'dueSources' | 'noteSource' | 'seenItems' | 'noteItems'
>;

/** @param itemsKept seen items of each source; those seen longest ago go first */
export function sourceVerbs(database: Database, itemsKept = ITEMS_KEPT): SourceStoreVerbs {
  return {
    putSource: (source) => database.transaction().execute((transaction) => put(transaction, source)),
    sources: async () => (await query(database).orderBy('added_at').orderBy('id').execute()).map(sourceOf),
    source: (id) => read(database, id),
    removeSource: async (id) => {
      const removed = await database.deleteFrom('sources').where('id', '=', id).executeTakeFirst();
      return removed.numDeletedRows > 0n;
    },
    dueSources: async (now, limit) => {
      const due = query(database).where('state', '=', 'on').where('next_at', '<=', now);
      return (await due.orderBy('next_at').orderBy('id').limit(limit).execute()).map(sourceOf);
    },
    noteSource: (id, changes) => database.transaction().execute((transaction) => note(transaction, id, changes)),
    seenItems: (sourceId, keys) => seen(database, sourceId, keys),
    noteItems: (sourceId, items) =>
      database.transaction().execute(async (transaction) => {
        if (items.length === 0 || !(await read(transaction, sourceId))) return;
        for (const item of items) await putItem(transaction, itemRow(sourceId, item));
        await forgetOldest(transaction, sourceId, itemsKept);
      }),
  };
}

function query(database: Database) {
  return database.selectFrom('sources').selectAll();
}

async function read(database: Database, id: string): Promise<Source | undefined> {
  const row = await query(database).where('id', '=', id).executeTakeFirst();
  return row && sourceOf(row);
}

async function put(database: Database, source: Source): Promise<void> {
  const other = await otherAt(database, source.url, source.id);
  if (other !== undefined) throw new SaarError('source.same', { id: other });
  const { id: _id, ...row } = sourceRow(source);
  await database
    .insertInto('sources')
    .values({ id: source.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** The id of another source of that address. */
async function otherAt(database: Database, url: string, id: string): Promise<string | undefined> {
  const found = await database.selectFrom('sources').select('id').where('url', '=', url).executeTakeFirst();
  return found?.id === id ? undefined : found?.id;
}

async function note(database: Database, id: string, changes: SourceChanges): Promise<Source | undefined> {
  const stored = await read(database, id);
  if (!stored) return undefined;
  const moves = changes.url !== undefined && (await otherAt(database, changes.url, id)) === undefined;
  // Columns that may not be empty are left alone where a value is undefined.
  const noted = { ...stored, ...changes, url: moves ? changes.url! : stored.url };
  const { id: _id, ...row } = sourceRow(noted);
  await database.updateTable('sources').set(row).where('id', '=', id).execute();
  return read(database, id);
}

async function seen(database: Database, sourceId: string, keys: readonly string[]): Promise<Map<string, SeenItem>> {
  const found = new Map<string, SeenItem>();
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    const rows = await database
      .selectFrom('source_items')
      .selectAll()
      .where('source_id', '=', sourceId)
      .where('key', 'in', keys.slice(from, from + AT_ONCE))
      .execute();
    for (const row of rows) found.set(row.key, itemOf(row));
  }
  return found;
}

async function putItem(database: Database, row: SourceItemRow): Promise<void> {
  const { source_id: _source, key: _key, ...rest } = row;
  await database
    .insertInto('source_items')
    .values(row)
    .onConflict((conflict) => conflict.columns(['source_id', 'key']).doUpdateSet(rest))
    .execute();
}

/** All but so many, a few in each statement. */
async function forgetOldest(database: Database, sourceId: string, kept: number): Promise<void> {
  for (;;) {
    const old = await database
      .selectFrom('source_items')
      .select('key')
      .where('source_id', '=', sourceId)
      .orderBy('seen_at', 'desc')
      .orderBy('key', 'desc')
      .offset(kept)
      .limit(AT_ONCE)
      .execute();
    if (old.length === 0) return;
    const keys = old.map(({ key }) => key);
    await database.deleteFrom('source_items').where('source_id', '=', sourceId).where('key', 'in', keys).execute();
  }
}

function sourceRow(source: Source): SourceRow {
  return {
    id: source.id,
    kind: source.kind,
    url: source.url,
    title: source.title ?? null,
    site_url: source.siteUrl ?? null,
    state: source.state,
    reason: source.reason ?? null,
    added_at: source.addedAt,
    added_by: source.addedBy,
    etag: source.etag ?? null,
    last_modified: source.lastModified ?? null,
    next_at: source.nextAt,
    last_tried_at: source.lastTriedAt ?? null,
    last_ok_at: source.lastOkAt ?? null,
    failures: source.failures,
    failing_since: source.failingSince ?? null,
    last_error: source.lastError ?? null,
    articles: source.articles,
  };
}

function sourceOf(row: SourceRow): Source {
  return {
    id: row.id,
    kind: row.kind as SourceKind,
    url: row.url,
    ...(row.title !== null && { title: row.title }),
    ...(row.site_url !== null && { siteUrl: row.site_url }),
    state: row.state as SourceState,
    ...(row.reason !== null && { reason: row.reason }),
    addedAt: row.added_at,
    addedBy: row.added_by,
    ...(row.etag !== null && { etag: row.etag }),
    ...(row.last_modified !== null && { lastModified: row.last_modified }),
    nextAt: row.next_at,
    ...(row.last_tried_at !== null && { lastTriedAt: row.last_tried_at }),
    ...(row.last_ok_at !== null && { lastOkAt: row.last_ok_at }),
    failures: row.failures,
    ...(row.failing_since !== null && { failingSince: row.failing_since }),
    ...(row.last_error !== null && { lastError: row.last_error }),
    articles: row.articles,
  };
}

function itemRow(source_id: string, { key, print, articleId, refusal, seenAt }: SeenItem): SourceItemRow {
  return { source_id, key, print, article_id: articleId ?? null, refusal: refusal ?? null, seen_at: seenAt };
}

function itemOf({ key, print, article_id, refusal, seen_at }: SourceItemRow): SeenItem {
  return {
    key,
    print,
    ...(article_id !== null && { articleId: article_id }),
    ...(refusal !== null && { refusal }),
    seenAt: seen_at,
  };
}
