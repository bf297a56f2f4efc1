/** Articles, the collections they stand in, and what was read in them. */
import { sql } from 'kysely';
import type { Migration } from './migration.ts';

export const articles: Migration = {
  name: 'articles',
  statements: [
    sql`create table articles (
      id text primary key, title text not null, text text not null, language text not null,
      publisher text, url text, published_at text,
      published_start bigint not null, published_end bigint not null,
      date_certainty text not null, date_evidence text, fetched_at text not null, content_hash text not null)`,
    sql`create index articles_by_date on articles (published_start, id)`,
    sql`create table article_collections (
      article_id text not null references articles (id) on delete cascade, collection text not null,
      primary key (article_id, collection))`,
    sql`create index collections_by_name on article_collections (collection, article_id)`,
    sql`create table analyses (
      article_id text primary key references articles (id) on delete cascade,
      version text not null, json text not null)`,
    sql`create table article_topics (
      article_id text not null references articles (id) on delete cascade, topic text not null,
      published_start bigint not null, published_end bigint not null, sentences integer not null,
      primary key (article_id, topic))`,
    sql`create index topics_by_date on article_topics (topic, published_start, article_id)`,
    sql`create table article_figures (
      article_id text not null references articles (id) on delete cascade, position integer not null,
      slot text, value double precision, min_value double precision, max_value double precision,
      unit text not null, claimant text, sentence integer not null,
      span_start integer not null, span_end integer not null,
      primary key (article_id, position))`,
    sql`create index figures_by_slot on article_figures (slot, article_id)`,
  ],
};
