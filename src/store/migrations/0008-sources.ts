/** Where articles come from by themselves, and which of their items were seen. */
import { sql } from 'kysely';
import type { Migration } from './migration.ts';

export const sources: Migration = {
  name: 'sources',
  statements: [
    sql`create table sources (
      id text primary key, kind text not null, url text not null unique, title text, site_url text,
      state text not null, reason text, added_at bigint not null, added_by text not null,
      etag text, last_modified text, next_at bigint not null, last_tried_at bigint, last_ok_at bigint,
      failures integer not null default 0, failing_since bigint, last_error text,
      articles integer not null default 0)`,
    sql`create index sources_due on sources (state, next_at, id)`,
    sql`create index sources_by_age on sources (added_at, id)`,
    sql`create table source_items (
      source_id text not null references sources (id) on delete cascade, key text not null,
      print text not null, article_id text, refusal text, seen_at bigint not null,
      primary key (source_id, key))`,
    sql`create index source_items_by_age on source_items (source_id, seen_at, key)`,
  ],
};
