/** Briefs once given: what an older one said must stay what it said, as long as it is kept. */
import { sql } from 'kysely';
import { briefSchema, type Brief } from '../briefs/brief.ts';
import type { Database } from './schema.ts';
import type { Store } from './store.ts';

export type BriefVerbs = Pick<Store, 'putBrief' | 'brief'>;

/** Some tens of kilobytes each: whoever asks new questions without end must not fill the disk. */
const MOST_KEPT = 5_000;
/** How many more there may be before the oldest are given up, all at once. */
const SLACK = 250;

/** @param most briefs kept beside those that the next digests are compared with; the oldest go first */
export function briefVerbs(database: Database, most = MOST_KEPT, slack = SLACK): BriefVerbs {
  return {
    putBrief: (brief) =>
      database.transaction().execute(async (transaction) => {
        await insert(transaction, brief);
        await giveUpOldest(transaction, most, slack);
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

async function giveUpOldest(database: Database, most: number, slack: number): Promise<void> {
  const { kept } = await database
    .selectFrom('briefs')
    .select(({ fn }) => fn.countAll<number>().as('kept'))
    .executeTakeFirstOrThrow();
  if (kept <= most + slack) return;
  await sql`
    delete from briefs where id in (
      select b.id from briefs b where not exists (
        select 1 from subscriptions s join runs r on r.id = s.last_sent_run_id
        where s.removed_at is null and r.brief_ids like '%"' || b.id || '"%')
      order by b.generated_at, b.id limit ${kept - most})`.execute(database);
}

async function read(database: Database, id: string): Promise<Brief | undefined> {
  const row = await database.selectFrom('briefs').select('json').where('id', '=', id).executeTakeFirst();
  return row && briefSchema.parse(JSON.parse(row.json));
}
