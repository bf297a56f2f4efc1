/** Briefs once given: what an older one said must stay what it said. */
import { briefSchema, type Brief } from '../briefs/brief.ts';
import type { Database } from './schema.ts';
import type { Store } from './store.ts';

export type BriefVerbs = Pick<Store, 'putBrief' | 'brief'>;

export function briefVerbs(database: Database): BriefVerbs {
  return {
    putBrief: (brief) =>
      database.transaction().execute(async (transaction) => {
        await insert(transaction, brief);
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

async function read(database: Database, id: string): Promise<Brief | undefined> {
  const row = await database.selectFrom('briefs').select('json').where('id', '=', id).executeTakeFirst();
  return row && briefSchema.parse(JSON.parse(row.json));
}
