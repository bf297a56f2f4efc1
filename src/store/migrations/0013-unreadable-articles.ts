/** Articles that no reader gets through: they are tried again once another version reads, or their words change. */
import { sql } from 'kysely';
import type { Migration } from './migration.ts';

export const unreadableArticles: Migration = {
  name: 'unreadable articles',
  statements: [
    sql`create table unreadable_articles (
      article_id text primary key references articles (id) on delete cascade,
      version text not null, content_hash text not null)`,
  ],
};
