/** Articles whose text was given up: what is left says which they were, so that the same words do not come in again. */
import { sql } from 'kysely';
import type { Migration } from './migration.ts';

export const forgottenTexts: Migration = {
  name: 'forgotten texts',
  statements: [
    // The collections it was forgotten in, each on a line; null for one that has its text.
    sql`alter table articles add column forgotten_in text`,
    sql`create index articles_with_text on articles (published_end, id) where forgotten_in is null`,
  ],
};
