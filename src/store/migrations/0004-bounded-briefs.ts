/**
 * What keeps a brief's cost apart from the size of the corpus: a number that every change of it moves on, counts of articles by
 * day, and beside each topic of an article how much it says of it and who printed it.
 */
import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** First moment of the UTC day of a moment, also before 1970. */
const dayOf = (moment: string) => sql.raw(`${moment} - ((${moment} % 86400000) + 86400000) % 86400000`);

/** Articles there are already, by the day of one edge of their period and the collections that they stand in. */
const counted = (edge: string, moment: string) => sql`
  insert into article_days (edge, day, members, count)
  select ${sql.lit(edge)}, ${dayOf('moment')}, members, count(*)
  from (
    select ${sql.raw(moment)} as moment, string_agg(c.collection, ${sql.lit('\n')} order by c.collection) as members
    from articles a join article_collections c on c.article_id = a.id
    group by a.id, a.published_start, a.published_end) as standing
  group by ${dayOf('moment')}, members`;

export const boundedBriefs: Migration = {
  name: 'bounded briefs',
  statements: [
    sql`create table corpus_state (name text primary key, value bigint not null)`,
    sql`insert into corpus_state (name, value) values ('revision', 0)`,
    sql`create table article_days (
      edge text not null, day bigint not null, members text not null, count integer not null,
      primary key (edge, day, members))`,
    counted('start', 'a.published_start'),
    counted('end', 'a.published_end - 1'),
    sql`create index articles_by_end on articles (published_end, id)`,
    sql`create table article_prints (
      article_id text primary key references articles (id) on delete cascade, print text not null)`,
    sql`create index analyses_by_version on analyses (article_id, version)`,
    sql`alter table article_topics add column facts integer not null default 0`,
    sql`alter table article_topics add column publisher text`,
    sql`update article_topics set publisher = (select publisher from articles a where a.id = article_topics.article_id)`,
    sql`drop index topics_by_date`,
    // Every column that articles are picked by: picking reads this index alone.
    sql`create index topics_by_date on article_topics
      (topic, published_start desc, article_id, published_end, facts, sentences, publisher)`,
  ],
};
