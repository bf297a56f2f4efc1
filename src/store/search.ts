/** Articles found by what a reader asks: by keys of words and actors, those that open with them before all others. */
import { sql } from 'kysely';
import { articleOf } from './articles.ts';
import { copiesFor, edgesOf, rangeOf } from './candidates.ts';
import { firstCollection, inCollections } from './membership.ts';
import { analysesOf, withTexts } from './packed-rows.ts';
import { sharedByStory } from './pick.ts';
import { oncePrinted, printedElsewhere, standsForItself, storyOf } from './printed.ts';
import type { Database } from './schema.ts';
import type { AnalysedArticle, SearchQuery, Store } from './store.ts';
import { openingKey, termIndex, type Alternatives } from './term-index.ts';

export type SearchVerbs = Pick<Store, 'search'>;

export function searchVerbs(database: Database): SearchVerbs {
  return { search: (query) => search(database, query) };
}

/** Those whose opening meets the question first, then others; newest first in the answer. */
async function search(database: Database, query: SearchQuery): Promise<AnalysedArticle[]> {
  const wanted = query.parts.filter((alternatives) => alternatives.length > 0);
  if (query.collections.length === 0 || wanted.length === 0 || wanted.length < query.parts.length - query.spare)
    return [];
  const spare = query.spare - (query.parts.length - wanted.length);
  if (query.newest) return read(database, query, await newest(database, { ...query, spare }, wanted));
  const opening = wanted.map((alternatives) => alternatives.map((keys) => keys.map(openingKey)));
  const first = await found(database, { ...query, spare }, opening);
  const others = first.length < query.limit ? await found(database, { ...query, spare }, wanted) : [];
  return read(database, query, [...new Set([...first, ...others])].slice(0, query.limit));
}

/** So many times as many as are answered are looked at, for the sake of stories that few write of. */
const LOOKED_AT = 4;

async function found(database: Database, query: SearchQuery, parts: readonly Alternatives[]): Promise<string[]> {
  const { after, before, earliest } = edgesOf(query.from, query.to);
  const rows = await database
    .selectFrom('article_numbers as m')
    .where(sql<boolean>`m.number in (${termIndex.numbers(parts, query.spare)})`)
    .$if(after !== undefined, (q) => q.where('m.published_end', '>', after!))
    .$if(earliest !== undefined, (q) => q.where('m.published_start', '>', earliest!))
    .$if(before !== undefined, (q) => q.where('m.published_start', '<', before!))
    .where(inCollections('m.article_id', query.collections))
    .where(standsForItself('m.article_id', rangeOf(query)))
    .orderBy('m.published_start', 'desc')
    .orderBy('m.article_id')
    .limit(query.limit * LOOKED_AT)
    .select('m.article_id as id')
    .select(storyOf('m.article_id').as('story'))
    .execute();
  return sharedByStory(await oncePrinted(database, rows), query.limit).map(({ id }) => id);
}

/** From the index on dates, the newest first: however common the words are, no more is looked at than fills the answer. */
async function newest(database: Database, query: SearchQuery, parts: readonly Alternatives[]): Promise<string[]> {
  const { after, before, earliest } = edgesOf(query.from, query.to);
  const rows = await database
    .selectFrom('articles as a')
    .where(
      sql<boolean>`(select m.number from article_numbers m where m.article_id = a.id)
        in (${termIndex.numbers(parts, query.spare)})`,
    )
    .$if(after !== undefined, (q) => q.where('a.published_end', '>', after!))
    .$if(earliest !== undefined, (q) => q.where('a.published_start', '>', earliest!))
    .$if(before !== undefined, (q) => q.where('a.published_start', '<', before!))
    .where(inCollections('a.id', query.collections))
    .orderBy('a.published_start', 'desc')
    .orderBy('a.id', 'desc')
    .limit(query.limit)
    .select('a.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** An article that was replaced since has no analysis, and is not found until it is read again. */
async function read(database: Database, query: SearchQuery, ids: readonly string[]): Promise<AnalysedArticle[]> {
  if (ids.length === 0) return [];
  const rows = await database
    .selectFrom('articles as a')
    .innerJoin('analyses as n', 'n.article_id', 'a.id')
    .where('a.id', 'in', ids)
    .orderBy('a.published_start', 'desc')
    .orderBy('a.id')
    .selectAll('a')
    .select(['n.json', 'n.packed as reading'])
    .select(firstCollection('a.id', query.collections).as('collection'))
    .execute();
  const whole = await withTexts(database, rows);
  const analyses = await analysesOf(database, whole);
  const articles = whole.map((row) => articleOf(row, row.collection ?? ''));
  // Whoever asks for all that hold the words gets the copies too.
  const copies = query.newest
    ? new Map<string, string[]>()
    : await printedElsewhere(database, articles, rangeOf(query));
  return articles.map((article, at) => ({ article, analysis: analyses[at]!, ...copiesFor(article.id, copies) }));
}
