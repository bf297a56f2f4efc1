/** Which agency wrote an article, which other one it copies, and the story it belongs to. */
import { sql } from 'kysely';
import type { Migration } from './migration.ts';

export const stories: Migration = {
  name: 'stories',
  statements: [
    sql`alter table articles add column wire text`,
    // `number` is the order in which articles were placed; null for one that was changed since and waits for its place.
    sql`create table article_stories (
      article_id text primary key references articles (id) on delete cascade,
      story text not null, copy_of text, number bigint unique)`,
    sql`create index article_stories_by_story on article_stories (story, article_id)`,
    sql`create index article_stories_by_original on article_stories (copy_of) where copy_of is not null`,
    // What the latest articles are known by, as JSON: the desk is laid anew from them.
    sql`create table story_marks (number bigint primary key, marks text not null)`,
  ],
};
