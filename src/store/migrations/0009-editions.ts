/** What articles said before they were changed: briefs of those days rest on it. */
import { sql } from 'kysely';
import type { Migration } from './migration.ts';

export const editions: Migration = {
  name: 'editions',
  statements: [
    sql`create table article_editions (
      article_id text not null references articles (id) on delete cascade, number integer not null,
      title text not null, text text not null, published_at text, content_hash text not null,
      sentences text not null, replaced_at text not null,
      primary key (article_id, number), unique (article_id, content_hash))`,
  ],
};
