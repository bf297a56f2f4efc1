/** What a platform allows and what was asked of it: kept, so that a program that falls and rises does not ask too much. */
import type { Database, PlatformStateRow } from './schema.ts';
import type { PlatformState, Store } from './store.ts';

export type PlatformStateVerbs = Pick<Store, 'platformState' | 'notePlatform'>;

const NOTHING_KNOWN: PlatformState = {
  pausedUntil: 0,
  identifyDay: '',
  identifyCount: 0,
  identifyStreak: 0,
  identifiedAt: 0,
  invalidWindowStart: 0,
  invalidCount: 0,
};

export function platformStateVerbs(database: Database): PlatformStateVerbs {
  return {
    platformState: async (platform) => {
      const rows = database.selectFrom('platform_state').selectAll().where('platform', '=', platform);
      const row = await rows.executeTakeFirst();
      return row ? stateOf(row) : NOTHING_KNOWN;
    },
    notePlatform: (platform, changed) => note(database, platform, changed),
  };
}

async function note(database: Database, platform: string, changed: Partial<PlatformState>): Promise<void> {
  const row = rowOf(platform, { ...NOTHING_KNOWN, ...changed });
  const given = Object.entries(changed).length > 0 ? columnsOf(changed) : { platform };
  await database
    .insertInto('platform_state')
    .values(row)
    .onConflict((conflict) => conflict.column('platform').doUpdateSet(given))
    .execute();
}

const COLUMNS = {
  pausedUntil: 'paused_until',
  identifyDay: 'identify_day',
  identifyCount: 'identify_count',
  identifyStreak: 'identify_streak',
  identifiedAt: 'identified_at',
  invalidWindowStart: 'invalid_window_start',
  invalidCount: 'invalid_count',
} as const satisfies Record<keyof PlatformState, keyof PlatformStateRow>;

function columnsOf(state: Partial<PlatformState>): Partial<PlatformStateRow> {
  const entries = Object.entries(state) as [keyof PlatformState, string | number][];
  return Object.fromEntries(entries.map(([name, value]) => [COLUMNS[name], value]));
}

function rowOf(platform: string, state: PlatformState): PlatformStateRow {
  return { platform, ...columnsOf(state) } as PlatformStateRow;
}

function stateOf(row: PlatformStateRow): PlatformState {
  const names = Object.keys(COLUMNS) as (keyof PlatformState)[];
  return Object.fromEntries(names.map((name) => [name, row[COLUMNS[name]]])) as unknown as PlatformState;
}
