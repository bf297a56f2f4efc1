/** Settings of a place, such as its language: the last value wins. */
import type { Database, Tables } from './schema.ts';
import type { Store } from './store.ts';

export type SettingVerbs = Pick<Store, 'setting' | 'putSettings'>;

export function settingVerbs(database: Database): SettingVerbs {
  return {
    setting: async (platform, placeId, name) => {
      const row = await database
        .selectFrom('settings')
        .select('value')
        .where('platform', '=', platform)
        .where('place_id', '=', placeId)
        .where('name', '=', name)
        .executeTakeFirst();
      return row?.value;
    },
    putSettings: async (platform, placeId, values) => {
      const entries = Object.entries(values);
      const kept = entries.flatMap(([name, value]) =>
        value === undefined ? [] : [{ platform, place_id: placeId, name, value }],
      );
      const removed = entries.flatMap(([name, value]) => (value === undefined ? [name] : []));
      await database.transaction().execute(async (transaction) => {
        if (kept.length > 0) await put(transaction, kept);
        if (removed.length > 0) await remove(transaction, platform, placeId, removed);
      });
    },
  };
}

async function put(database: Database, rows: readonly Tables['settings'][]): Promise<void> {
  await database
    .insertInto('settings')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['platform', 'place_id', 'name']).doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })),
    )
    .execute();
}

async function remove(database: Database, platform: string, placeId: string, names: readonly string[]): Promise<void> {
  await database
    .deleteFrom('settings')
    .where('platform', '=', platform)
    .where('place_id', '=', placeId)
    .where('name', 'in', names)
    .execute();
}
