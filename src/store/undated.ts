/** How many articles a window leaves out because they have no date: on a topic, or on what a question asks. */
import { sql } from 'kysely';
import { inCollections } from './membership.ts';
import { UNDATED } from './period.ts';
import type { Database } from './schema.ts';
import type { Store, UndatedQuery } from './store.ts';
import { termIndex } from './term-index.ts';

export type UndatedVerbs = Pick<Store, 'countUndated'>;

export function undatedVerbs(database: Database): UndatedVerbs {
  return {
    countUndated: async (query) => {
      if (query.collections.length === 0) return 0;
      return 'topic' in query ? onTopic(database, query.topic, query.collections) : askedFor(database, query);
    },
  };
}

/** From the index on topic and date alone. */
async function onTopic(database: Database, topic: string, collections: readonly string[]): Promise<number> {
  const { count } = await database
    .selectFrom('article_topics as t')
    .where('t.topic', '=', topic)
    .where('t.published_start', '=', UNDATED)
    .where(inCollections('t.article_id', collections))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

type Asked = Exclude<UndatedQuery, { topic: string }>;

async function askedFor(database: Database, { parts, spare, collections }: Asked): Promise<number> {
  const wanted = parts.filter((alternatives) => alternatives.length > 0);
  const left = spare - (parts.length - wanted.length);
  if (wanted.length === 0 || left < 0) return 0;
  const { count } = await database
    .selectFrom('article_numbers as m')
    .where(sql<boolean>`m.number in (${termIndex.numbers(wanted, left)})`)
    .where('m.published_start', '=', UNDATED)
    .where(inCollections('m.article_id', collections))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
