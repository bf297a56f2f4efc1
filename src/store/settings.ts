/** Settings of a place, such as its language: the last value wins. */
import type { Database } from './schema.ts';
import type { Store } from './store.ts';

export type SettingVerbs = Pick<Store, 'setting' | 'putSetting'>;

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
    putSetting: async (platform, placeId, name, value) => {
      await database
        .insertInto('settings')
        .values({ platform, place_id: placeId, name, value })
        .onConflict((conflict) => conflict.columns(['platform', 'place_id', 'name']).doUpdateSet({ value }))
        .execute();
    },
  };
}
