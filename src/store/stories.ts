/** Which story each article belongs to, and which other article it copies: settled in the transaction that stores its reading. */
import type { Marks } from '../stories/marks.ts';
import type { Told } from '../stories/story.ts';
import { deskOf, liftFromDesk, tellingOf, type KeptDesk, type Laid } from './desk.ts';
import { insertMany, inserter } from './many-rows.ts';
import { withTexts } from './packed-rows.ts';
import { printsOf } from './prints.ts';
import type { ArticleRow, Database, Tables } from './schema.ts';
import type { StoryStore } from './store.ts';

const CHUNK = 500;

export function storyVerbs(database: Database): StoryStore {
  return {
    storiesOf: async (ids) =>
      new Map((await rowsOf(database, ids)).map(({ article_id, story }) => [article_id, story])),
    copies: async (ids) =>
      new Map(
        (await rowsOf(database, ids)).flatMap(({ article_id, copy_of }) =>
          copy_of === null ? [] : [[article_id, copy_of] as const],
        ),
      ),
  };
}

async function rowsOf(database: Database, ids: readonly string[]) {
  const rows = [];
  for (let first = 0; first < ids.length; first += CHUNK) {
    const chunk = ids.slice(first, first + CHUNK);
    rows.push(...(await database.selectFrom('article_stories').selectAll().where('article_id', 'in', chunk).execute()));
  }
  return rows;
}

/** An article whose reading is being stored. */
export interface Fresh {
  article: Pick<ArticleRow, 'id' | 'published_at' | 'published_start' | 'fetched_at'>;
  marks: Marks;
}

/**
 * Gives every article its story, in the order given. One that has a place keeps it, however often it is read again.
 * To be called within `withDesk`.
 */
export async function placeInStories(database: Database, known: KeptDesk, fresh: readonly Fresh[]): Promise<void> {
  const placed = new Map<string, Standing>();
  for (const row of await rowsOf(
    database,
    fresh.map(({ article }) => article.id),
  ))
    placed.set(row.article_id, row);
  const open = fresh.filter(({ article }) => (placed.get(article.id)?.number ?? null) === null);
  if (open.length === 0) return;
  const kept = await deskOf(database, known);
  let number = await lastPlaced(database);
  for (let first = 0; first < open.length; first += CHUNK) {
    const chunk = open.slice(first, first + CHUNK);
    await placeOnDesk(database, kept, chunk, placed, number);
    number += chunk.length;
  }
  const oldest = kept.desk.last() - known.size;
  if (oldest > 0) await database.deleteFrom('story_marks').where('number', '<=', oldest).execute();
}

type Standing = Tables['article_stories'];

/** @param last the highest number so far */
async function placeOnDesk(
  database: Database,
  { desk, pairs }: Laid,
  open: readonly Fresh[],
  placed: ReadonlyMap<string, Standing>,
  last: number,
): Promise<void> {
  const ids = open.map(({ article }) => article.id);
  const prints = await printsOf(database, ids);
  const pairsOf = (id: string) => pairs.of(id, () => textOf(database, id));
  const rows: { story: string; told: Told }[] = [];
  const coming = new Set<Told>();
  for (const [at, { article, marks }] of open.entries()) {
    const { id } = article;
    const told = tellingOf(article, last + at + 1, marks, prints.get(id) ?? new Uint32Array(0));
    const before = placed.get(id)?.story;
    const isTold = before !== undefined && (desk.tells(before) || (await hasArticles(database, before)));
    const begun = isTold ? `${id}.${told.number}` : (before ?? id);
    // What was kept of it is of an earlier text.
    pairs.drop(id);
    const { story, changed } = await desk.place(told, begun, pairsOf, before);
    rows.push({ story, told });
    coming.add(told);
    for (const each of changed) if (each !== told) await copyAnew(database, each, !coming.has(each));
  }
  await insertMany(
    database,
    storyRows,
    rows.map(({ story, told: { id, number, copyOf } }) => ({ article_id: id, story, number, copy_of: copyOf ?? null })),
  );
  await insertMany(
    database,
    markRows,
    rows.map(({ told: { number, marks } }) => ({ number, marks: JSON.stringify(marks) })),
  );
}

const storyRows = inserter('article_stories', ['article_id', 'story', 'number', 'copy_of'], (insert) =>
  insert.onConflict((conflict) =>
    conflict.column('article_id').doUpdateSet(({ ref }) => ({
      story: ref('excluded.story'),
      number: ref('excluded.number'),
      copy_of: ref('excluded.copy_of'),
    })),
  ),
);
const markRows = inserter('story_marks', ['number', 'marks']);

/** The last number that is taken: of an article that lies on the desk, unless all of those are gone. */
async function lastPlaced(database: Database): Promise<number> {
  const row = database.selectFrom('article_stories').select((eb) => eb.fn.max('number').as('last'));
  return Number((await row.executeTakeFirst())?.last ?? 0);
}

/** Whether any article is in a story now; one that waits for its place is not. */
async function hasArticles(database: Database, story: string): Promise<boolean> {
  const others = database.selectFrom('article_stories').where('story', '=', story).where('number', 'is not', null);
  return (await others.select('article_id').limit(1).execute()).length > 0;
}

/** What copied an article that is a copy itself now goes with it, where it lies on no desk any more. */
async function copyAnew(database: Database, { id, copyOf }: Told, isStored: boolean): Promise<void> {
  const copies = database.updateTable('article_stories');
  if (isStored)
    await copies
      .set({ copy_of: copyOf ?? null })
      .where('article_id', '=', id)
      .execute();
  if (copyOf !== undefined) await copies.set({ copy_of: copyOf }).where('copy_of', '=', id).execute();
}

async function textOf(database: Database, id: string): Promise<string> {
  const rows = await database.selectFrom('articles').select(['text', 'packed']).where('id', '=', id).execute();
  return (await withTexts(database, rows))[0]?.text ?? '';
}

/** An article's text goes, or is another now: of its copies the earliest is the original, and it waits for its place, if it stays. */
export async function leavePlace(database: Database, desk: KeptDesk, id: string, stays: boolean): Promise<void> {
  const row = await database.selectFrom('article_stories').selectAll().where('article_id', '=', id).executeTakeFirst();
  if (!row) return;
  const [heir] = await database
    .selectFrom('article_stories as s')
    .innerJoin('articles as a', 'a.id', 's.article_id')
    .where('s.copy_of', '=', id)
    .orderBy((eb) => eb.fn.coalesce('a.published_at', eb.val('9999')))
    .orderBy('a.id')
    .limit(1)
    .select('a.id')
    .execute();
  const copies = database.updateTable('article_stories').where('copy_of', '=', id);
  if (heir) {
    await copies.set({ copy_of: heir.id }).execute();
    await database.updateTable('article_stories').set({ copy_of: null }).where('article_id', '=', heir.id).execute();
  }
  const lies = row.number !== null && (await hasMarks(database, row.number));
  // An old article lies there no more, but its copies may.
  if (lies || heir) await liftFromDesk(database, desk, id, heir?.id);
  if (lies) await database.deleteFrom('story_marks').where('number', '=', row.number).execute();
  if (stays) {
    const waiting = { copy_of: null, number: null };
    await database.updateTable('article_stories').set(waiting).where('article_id', '=', id).execute();
  } else await database.deleteFrom('article_stories').where('article_id', '=', id).execute();
}

/** Whether an article lies on the desk. */
async function hasMarks(database: Database, number: number): Promise<boolean> {
  const marks = database.selectFrom('story_marks').select('number').where('number', '=', number);
  return (await marks.execute()).length > 0;
}
