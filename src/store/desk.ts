/** The desk of stories behind a database: laid from the latest articles when it is first needed, and again when they changed. */
import { setImmediate } from 'node:timers/promises';
import { createDesk, type Desk } from '../stories/desk.ts';
import type { Marks } from '../stories/marks.ts';
import type { Told } from '../stories/story.ts';
import { UNDATED } from './period.ts';
import { unpacked } from './prints.ts';
import type { ArticleRow, Database } from './schema.ts';

const STATE = 'desk';
/** Read in pages and laid in steps, between which whoever waits is answered. */
const PAGE = 250;
const STEPS = 50;

/** What one program knows of the desk between two writes. */
export interface KeptDesk {
  kept?: { desk: Desk; state: number };
}

/** The desk as the database has it. To be called in the transaction that places articles on it. */
export async function deskOf(database: Database, known: KeptDesk): Promise<Desk> {
  const state = await stateOf(database);
  const last = await lastNumber(database);
  if (known.kept?.state === state && known.kept.desk.last() === last) return known.kept.desk;
  const desk = createDesk();
  known.kept = { desk, state };
  let steps = 0;
  for (const _step of desk.lay(await placedBefore(database))) if (++steps % STEPS === 0) await setImmediate();
  return desk;
}

async function placedBefore(database: Database): Promise<{ story: string; told: Told }[]> {
  const placed: { story: string; told: Told }[] = [];
  for (let after = 0; ;) {
    const rows = await page(database, after);
    placed.push(...rows.map(({ story, ...row }) => ({ story, told: toldOf(row) })));
    if (rows.length < PAGE) return placed;
    after = rows.at(-1)!.number!;
    await setImmediate();
  }
}

/** What was placed lies otherwise now: every program lays its desk anew. */
export async function moveDesk(database: Database): Promise<void> {
  await database
    .insertInto('corpus_state')
    .values({ name: STATE, value: 1 })
    .onConflict((on) => on.column('name').doUpdateSet((eb) => ({ value: eb('corpus_state.value', '+', 1) })))
    .execute();
}

async function stateOf(database: Database): Promise<number> {
  const row = database.selectFrom('corpus_state').select('value').where('name', '=', STATE);
  return (await row.executeTakeFirst())?.value ?? 0;
}

async function lastNumber(database: Database): Promise<number> {
  const row = database.selectFrom('story_marks').select((eb) => eb.fn.max('number').as('last'));
  return Number((await row.executeTakeFirst())?.last ?? 0);
}

function page(database: Database, after: number) {
  return database
    .selectFrom('story_marks as m')
    .innerJoin('article_stories as s', 's.number', 'm.number')
    .innerJoin('articles as a', 'a.id', 's.article_id')
    .leftJoin('article_prints as p', 'p.article_id', 'a.id')
    .where('m.number', '>', after)
    .orderBy('m.number')
    .limit(PAGE)
    .select(['m.number', 'm.marks', 's.story', 's.copy_of', 'p.print'])
    .select(['a.id', 'a.published_at', 'a.published_start', 'a.fetched_at'])
    .execute();
}

type PlacedRow = Pick<ArticleRow, 'id' | 'published_at' | 'published_start' | 'fetched_at'>;

function toldOf(
  row: PlacedRow & { number: number; marks: string; print: string | null; copy_of: string | null },
): Told {
  const print = row.print === null ? new Uint32Array(0) : unpacked(row.print);
  const told = tellingOf(row, row.number, JSON.parse(row.marks) as Marks, print);
  return row.copy_of === null ? told : { ...told, copyOf: row.copy_of };
}

/** An article as it comes to the desk. */
export function tellingOf(article: PlacedRow, number: number, marks: Marks, print: Uint32Array): Told {
  const { id, published_at, published_start, fetched_at } = article;
  const at = published_start === UNDATED ? Date.parse(fetched_at) || 0 : published_start;
  return { id, number, at, marks, print, ...(published_at !== null && { publishedAt: published_at }) };
}

/** Work that places articles: when it fails, nothing of it was placed. */
export async function emptiedOnFailure<T>(known: KeptDesk, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    delete known.kept;
    throw error;
  }
}
