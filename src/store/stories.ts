/** Which story each article belongs to, and which other article it copies: settled in the transaction that stores its reading. */
import { wordPairs } from '../corpus/near-copies.ts';
import { DESK_SIZE } from '../stories/desk.ts';
import type { Marks } from '../stories/marks.ts';
import { deskOf, moveDesk, tellingOf, type KeptDesk } from './desk.ts';
import { withTexts } from './packed-rows.ts';
import { printsOf } from './prints.ts';
import type { ArticleRow, Database } from './schema.ts';
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
 * If the transaction fails, `known` must be emptied.
 */
export async function placeInStories(database: Database, known: KeptDesk, fresh: readonly Fresh[]): Promise<void> {
  if (fresh.length === 0) return;
  const ids = fresh.map(({ article }) => article.id);
  const placed = new Map((await rowsOf(database, ids)).map((row) => [row.article_id, row]));
  const open = fresh.filter(({ article }) => (placed.get(article.id)?.number ?? null) === null);
  if (open.length === 0) return;
  const desk = await deskOf(database, known);
  const prints = await printsOf(database, ids);
  const pairsOf = pairsIn(database);
  let number = await lastPlaced(database);
  for (const { article, marks } of open) {
    const { id } = article;
    number += 1;
    const told = tellingOf(article, number, marks, prints.get(id) ?? new Uint32Array(0));
    const before = placed.get(id)?.story;
    const begun = before === undefined ? id : (await isTold(database, before)) ? `${id}.${number}` : before;
    const { story, changed } = await desk.place(told, begun, pairsOf, before);
    const row = { story, number, copy_of: told.copyOf ?? null };
    await database
      .insertInto('article_stories')
      .values({ article_id: id, ...row })
      .onConflict((conflict) => conflict.column('article_id').doUpdateSet(row))
      .execute();
    await database
      .insertInto('story_marks')
      .values({ number, marks: JSON.stringify(marks) })
      .execute();
    for (const each of changed) if (each !== told) await copyAnew(database, each.id, each.copyOf);
  }
  const oldest = desk.last() - DESK_SIZE;
  if (oldest > 0) await database.deleteFrom('story_marks').where('number', '<=', oldest).execute();
}

/** The last number that is taken: of an article that lies on the desk, unless all of those are gone. */
async function lastPlaced(database: Database): Promise<number> {
  const row = database.selectFrom('article_stories').select((eb) => eb.fn.max('number').as('last'));
  return Number((await row.executeTakeFirst())?.last ?? 0);
}

/** Whether any article is in a story now; one that waits for its place is not. */
async function isTold(database: Database, story: string): Promise<boolean> {
  const others = database.selectFrom('article_stories').where('story', '=', story).where('number', 'is not', null);
  return (await others.select('article_id').limit(1).execute()).length > 0;
}

/** What copied an article that is a copy itself now goes with it, where it lies on no desk any more. */
async function copyAnew(database: Database, id: string, original: string | undefined): Promise<void> {
  const copies = database.updateTable('article_stories');
  await copies
    .set({ copy_of: original ?? null })
    .where('article_id', '=', id)
    .execute();
  if (original !== undefined) await copies.set({ copy_of: original }).where('copy_of', '=', id).execute();
}

/** The word pairs of stored texts, the last ones kept: many copies ask for one original's. */
function pairsIn(database: Database) {
  const known = new Map<string, ReadonlySet<number>>();
  return async (id: string): Promise<ReadonlySet<number>> => {
    const pairs = known.get(id) ?? wordPairs(await textOf(database, id));
    known.delete(id);
    known.set(id, pairs);
    if (known.size > MOST_PAIRS) known.delete(known.keys().next().value!);
    return pairs;
  };
}

const MOST_PAIRS = 64;

async function textOf(database: Database, id: string): Promise<string> {
  const rows = await database.selectFrom('articles').select(['text', 'packed']).where('id', '=', id).execute();
  return (await withTexts(database, rows))[0]?.text ?? '';
}

/** An article's text goes, or is another now: of its copies the earliest is the original, and it waits for its place, if it stays. */
export async function leavePlace(database: Database, id: string, stays: boolean): Promise<void> {
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
  const lay = row.number !== null && (await takeMarks(database, row.number));
  if (stays) {
    const waiting = { copy_of: null, number: null };
    await database.updateTable('article_stories').set(waiting).where('article_id', '=', id).execute();
  } else await database.deleteFrom('article_stories').where('article_id', '=', id).execute();
  // An old article lies on no desk any more; to lay one anew takes long.
  if (lay || heir) await moveDesk(database);
}

/** Takes an article off the desk; answers whether it lay there. */
async function takeMarks(database: Database, number: number): Promise<boolean> {
  const taken = await database.deleteFrom('story_marks').where('number', '=', number).executeTakeFirst();
  return taken.numDeletedRows > 0n;
}
