/** Calls too long for a button, and which questions were answered. */
import { sql } from 'kysely';
import type { Migration } from './migration.ts';

export const conversations: Migration = {
  name: 'conversations',
  statements: [
    sql`create table kept_calls (key text primary key, call text not null, kept_at bigint not null)`,
    sql`create index kept_calls_by_age on kept_calls (kept_at)`,
    sql`create table answers (
      platform text not null, key text not null, asked text not null, state text not null, begun_at bigint not null,
      primary key (platform, key))`,
    sql`create index answers_by_age on answers (platform, state, begun_at)`,
  ],
};
