/** The desk of stories behind a database: laid from the latest articles when it is first needed, and again when they changed. */
import { setImmediate } from 'node:timers/promises';
import { createDesk, DESK_SIZE, type Desk } from '../stories/desk.ts';
import type { Marks } from '../stories/marks.ts';
import type { Told } from '../stories/story.ts';
import { createKeptPairs, type KeptPairs } from './kept-pairs.ts';
import { UNDATED } from './period.ts';
import { unpacked } from './prints.ts';
import type { ArticleRow, Database } from './schema.ts';

const STATE = 'desk';
/** Read in pages and laid in steps, between which whoever waits is answered. */
const PAGE = 250;
const STEPS = 50;

/** What one program knows of the desk between two writes. */
export interface KeptDesk {
  /** How many articles lie on it at most. */
  size: number;
  kept?: Laid;
}

export interface Laid {
  desk: Desk;
  /** The count of articles that were taken off any program's desk. */
  state: number;
  pairs: KeptPairs;
}

export function createKeptDesk(size = DESK_SIZE): KeptDesk {
  return { size };
}

/** The desk as the database has it. To be called in the transaction that places articles on it. */
export async function deskOf(database: Database, known: KeptDesk): Promise<Laid> {
  const state = await stateOf(database);
  const last = await lastNumber(database);
  if (known.kept?.state === state && known.kept.desk.last() === last) return known.kept;
  const desk = createDesk(known.size);
  const kept = { desk, state, pairs: createKeptPairs() };
  delete known.kept;
  let steps = 0;
  for (const _step of desk.lay(await placedBefore(database))) if (++steps % STEPS === 0) await setImmediate();
  known.kept = kept;
  return kept;
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

/**
 * Takes an article off the desk, where it may or may not lie: this program's own desk is kept, every other program lays its
 * anew. To be called before the article's marks are taken from the database.
 * @param heir the original of its copies from now on
 */
export async function liftFromDesk(database: Database, known: KeptDesk, id: string, heir?: string): Promise<void> {
  const { kept } = known;
  const last = await lastNumber(database);
  const state = await moveState(database);
  if (kept?.state !== state - 1 || kept.desk.last() !== last) return;
  kept.desk.lift(id, heir);
  kept.state = state;
}

async function moveState(database: Database): Promise<number> {
  const moved = await database
    .insertInto('corpus_state')
    .values({ name: STATE, value: 1 })
    .onConflict((on) => on.column('name').doUpdateSet((eb) => ({ value: eb('corpus_state.value', '+', 1) })))
    .returning('value')
    .executeTakeFirstOrThrow();
  return moved.value;
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

/** A transaction that places articles, or takes them off the desk: when it fails, nothing of what it did holds. */
export async function withDesk<T>(
  database: Database,
  known: KeptDesk,
  work: (transaction: Database) => Promise<T>,
  transact: typeof hurried = hurried,
): Promise<T> {
  // What was not begun, as while another program writes, left the desk as it was.
  let isBegun = false;
  const spoilt = (error: unknown) => {
    if (isBegun) delete known.kept;
    throw error;
  };
  return transact(database, async (transaction) => {
    isBegun = true;
    // Before the next transaction can begin; and below, where it is the end of this one that fails.
    return work(transaction).catch(spoilt);
  }).catch(spoilt);
}

function hurried<T>(database: Database, work: (transaction: Database) => Promise<T>): Promise<T> {
  return database.transaction().execute(work);
}
