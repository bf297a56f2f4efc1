/** Texts and what was read in them are kept packed: see `packing.ts`. Rows written before stay as they are until they are packed. */
import { sql } from 'kysely';
import type { Migration } from './migration.ts';

export const packedTexts: Migration = {
  name: 'packed texts',
  statements: [
    // PostgreSQL's name for bytes; SQLite keeps bytes under any name.
    sql`create table packings (
      number bigint primary key, kind text not null, shapes text not null, dictionary bytea not null)`,
    sql`alter table articles add column packed bytea`,
    sql`alter table article_editions add column packed bytea`,
    sql`alter table analyses add column packed bytea`,
    // Nobody ever asked for figures but by their article, and its analysis holds them all.
    sql`drop table article_figures`,
  ],
};
