/** What conversations leave behind: calls too long for a button, and which questions were answered. */
import type { Database } from './schema.ts';
import type { Store } from './store.ts';

export type ConversationVerbs = Pick<Store, 'keepCalls' | 'keptCall' | 'beginAnswer' | 'endAnswer' | 'begunAnswers'>;

const DAY_MS = 86_400_000;
const CALLS_KEPT_MS = 90 * DAY_MS;
/** Telegram offers an update again for a day, Discord's tokens live a quarter of an hour. */
const ANSWERS_KEPT_MS = 2 * DAY_MS;

export function conversationVerbs(database: Database): ConversationVerbs {
  return {
    keepCalls: (calls, now) => keepCalls(database, calls, now),
    keptCall: async (key) => {
      const row = await database.selectFrom('kept_calls').select('call').where('key', '=', key).executeTakeFirst();
      return row?.call;
    },
    beginAnswer: (platform, key, asked, now) => beginAnswer(database, platform, key, asked, now),
    endAnswer: async (platform, key) => {
      await database
        .updateTable('answers')
        .set({ state: 'done', asked: '' })
        .where('platform', '=', platform)
        .where('key', '=', key)
        .execute();
    },
    begunAnswers: async (platform) => {
      const rows = await database
        .selectFrom('answers')
        .select(['key', 'asked', 'begun_at'])
        .where('platform', '=', platform)
        .where('state', '=', 'begun')
        .orderBy('begun_at')
        .execute();
      return rows.map(({ key, asked, begun_at }) => ({ key, asked, begunAt: begun_at }));
    },
  };
}

async function keepCalls(database: Database, calls: ReadonlyMap<string, string>, now: number): Promise<void> {
  if (calls.size === 0) return;
  const rows = [...calls].map(([key, call]) => ({ key, call, kept_at: now }));
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('kept_calls')
      .values(rows)
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ kept_at: now }))
      .execute();
    await transaction
      .deleteFrom('kept_calls')
      .where('kept_at', '<', now - CALLS_KEPT_MS)
      .execute();
  });
}

async function beginAnswer(
  database: Database,
  platform: string,
  key: string,
  asked: string,
  now: number,
): Promise<'new' | 'begun' | 'done'> {
  return database.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom('answers')
      .where('platform', '=', platform)
      // Every state there is, so that the index leads to the old ones: else each question would look at all of two days.
      .where('state', 'in', ['begun', 'done'])
      .where('begun_at', '<', now - ANSWERS_KEPT_MS)
      .execute();
    const { numInsertedOrUpdatedRows: added } = await transaction
      .insertInto('answers')
      .values({ platform, key, asked, state: 'begun', begun_at: now })
      .onConflict((conflict) => conflict.columns(['platform', 'key']).doNothing())
      .executeTakeFirst();
    if (added === 1n) return 'new';
    const { state } = await transaction
      .selectFrom('answers')
      .select('state')
      .where('platform', '=', platform)
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    return state;
  });
}
