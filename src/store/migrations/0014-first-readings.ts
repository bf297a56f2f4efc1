/** With which revision of the corpus an article could first be read: what a digest could know, whenever it was fetched. */
import { sql } from 'kysely';
import type { Migration } from './migration.ts';

export const firstReadings: Migration = {
  name: 'first readings',
  statements: [
    // Of the article's words as they stand; null for older readings.
    sql`alter table analyses add column since bigint`,
  ],
};
