/** What each part of a long edition shows: of one of which only some parts arrived, its readers were told just that. */
import { sql } from 'kysely';
import type { Migration } from './migration.ts';

export const shownParts: Migration = {
  name: 'shown parts',
  // A list of briefs' ids, each with what of it the part shows, as JSON; null for an edition in one part, or where nobody said so.
  statements: [sql`alter table deliveries add column shown text`],
};
