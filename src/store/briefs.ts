/** Briefs once given: what an older one said must stay what it said, as long as it is kept. */
import { z } from 'zod';
import { briefSchema, type Brief } from '../briefs/brief.ts';
import type { Database } from './schema.ts';
import type { Store } from './store.ts';

export type BriefVerbs = Pick<Store, 'putBrief' | 'brief'>;

/** Some tens of kilobytes each: whoever asks new questions without end must not fill the disk. */
const MOST_KEPT = 5_000;
/** How many more there may be before the oldest are given up, all at once. */
const SLACK = 250;

/** How long before its last edition a digest's readers are taken to remember what they were told. */
const TOLD_MS = 21 * 24 * 3_600_000;

/** Rows removed by one statement. */
const AT_ONCE = 100;

/** @param most briefs kept beside those that the next digests are compared with; the oldest go first */
export function briefVerbs(database: Database, most = MOST_KEPT, slack = SLACK): BriefVerbs {
  // Those that digests are compared with may be more than `most`: looked at again when there are `slack` more of them.
  let fewest = most;
  return {
    putBrief: (brief) =>
      database.transaction().execute(async (transaction) => {
        await insert(transaction, brief);
        if ((await count(transaction)) > fewest + slack) {
          await giveUpOldest(transaction, most);
          fewest = Math.max(most, await count(transaction));
        }
        return (await read(transaction, brief.id))!;
      }),
    brief: (id) => read(database, id),
  };
}

async function insert(database: Database, brief: Brief): Promise<void> {
  await database
    .insertInto('briefs')
    .values({
      id: brief.id,
      topic: brief.topic.id,
      language: brief.language,
      generated_at: brief.generatedAt,
      json: JSON.stringify({ ...brief, sources: brief.sources.map((source) => ({ ...source, text: undefined })) }),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

async function count(database: Database): Promise<number> {
  const counting = database.selectFrom('briefs').select(({ fn }) => fn.countAll<number>().as('kept'));
  return (await counting.executeTakeFirstOrThrow()).kept;
}

async function giveUpOldest(database: Database, most: number): Promise<void> {
  const needed = await comparedWith(database);
  const all = await database.selectFrom('briefs').select('id').orderBy('generated_at').orderBy('id').execute();
  const free = all.map(({ id }) => id).filter((id) => !needed.has(id));
  const old = free.slice(0, Math.max(0, free.length - most));
  for (let from = 0; from < old.length; from += AT_ONCE) {
    const few = old.slice(from, from + AT_ONCE);
    await database.deleteFrom('briefs').where('id', 'in', few).execute();
  }
}

const briefIdsSchema = z.array(z.string());

/**
 * The briefs of the edition that each digest sent last, and of those of the weeks before and since, which may have been sent in
 * part: what its readers were told. Thousands of channels were sent the same.
 */
async function comparedWith(database: Database): Promise<Set<string>> {
  const rows = await database
    .selectFrom('subscriptions as s')
    .leftJoin('runs as last', 'last.id', 's.last_sent_run_id')
    .innerJoin('runs as r', 'r.subscription_id', 's.id')
    .where((eb) =>
      eb.or([
        eb('r.id', '=', eb.ref('last.id')),
        eb.and([
          eb('r.state', 'not in', ['empty', 'missed']),
          eb('r.trigger_kind', '!=', 'manual'),
          eb.or([eb('last.id', 'is', null), eb('r.created_at', '>', eb('last.created_at', '-', TOLD_MS))]),
        ]),
      ]),
    )
    .where('s.removed_at', 'is', null)
    .select('r.brief_ids')
    .distinct()
    .execute();
  return new Set(rows.flatMap(({ brief_ids }) => briefIdsSchema.parse(JSON.parse(brief_ids))));
}

async function read(database: Database, id: string): Promise<Brief | undefined> {
  const row = await database.selectFrom('briefs').select('json').where('id', '=', id).executeTakeFirst();
  return row && briefSchema.parse(JSON.parse(row.json));
}
