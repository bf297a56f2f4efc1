/** Briefs once given, and the settings of places. */
import { sql } from 'kysely';
import type { Migration } from './migration.ts';

export const briefs: Migration = {
  name: 'briefs',
  statements: [
    sql`create table briefs (
      id text primary key, topic text not null, language text not null, generated_at text not null, json text not null)`,
    sql`create table settings (
      platform text not null, place_id text not null, name text not null, value text not null,
      primary key (platform, place_id, name))`,
  ],
};
