/** What articles are found by when a reader asks in their own words. */
import { sql } from 'kysely';
import { termIndex } from '../term-index.ts';
import type { Migration } from './migration.ts';

export const search: Migration = {
  name: 'search',
  statements: [
    sql`create table article_numbers (
      number integer primary key, article_id text not null unique references articles (id) on delete cascade,
      published_start bigint not null, published_end bigint not null)`,
    termIndex.create,
  ],
};
