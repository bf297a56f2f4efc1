import { describe, expect, it } from 'vitest';
import { rememberBrief, shownBrief } from '../../src/app/shown-briefs.ts';
import type { Brief } from '../../src/briefs/brief.ts';
import type { Store } from '../../src/store/store.ts';
import { inventedBrief } from '../messages/invented-brief.ts';

/** Settings and briefs of a store, in maps. */
function storeOf(briefs: readonly Brief[]): Store {
  const settings = new Map<string, string>();
  const kept = new Map(briefs.map((brief) => [brief.id, brief]));
  return {
    brief: (id: string) => Promise.resolve(kept.get(id)),
    setting: (...key: string[]) => Promise.resolve(settings.get(key.join(' '))),
    putSetting: (platform: string, place: string, name: string, value: string) =>
      Promise.resolve(void settings.set([platform, place, name].join(' '), value)),
  } as unknown as Store;
}

const place = { platform: 'telegram', destinationId: 'chat' } as const;
const treaty = inventedBrief('en');
const trade = inventedBrief('en', { id: 'brief-trade', topic: { id: 'grain-trade', title: 'Grain trade' } });

describe('the brief shown last', () => {
  it('is that of the place, of any topic or of one', async () => {
    const store = storeOf([treaty, trade]);
    await rememberBrief(store, place, treaty);
    await rememberBrief(store, place, trade);
    expect((await shownBrief(store, place))?.id).toBe('brief-trade');
    expect((await shownBrief(store, place, 'lake-treaty'))?.id).toBe('brief-en');
    expect(await shownBrief(store, place, 'other')).toBeUndefined();
  });

  it.each([
    [{ ...place, destinationId: 'elsewhere' }],
    [{ ...place, threadId: '11' }],
    [{ ...place, platform: 'discord' as const }],
  ])('is not that of %o', async (other) => {
    const store = storeOf([treaty]);
    await rememberBrief(store, place, treaty);
    expect(await shownBrief(store, other)).toBeUndefined();
  });

  it('is never an empty one: it has no marks to ask about', async () => {
    const store = storeOf([treaty]);
    await rememberBrief(store, place, treaty);
    await rememberBrief(store, place, { ...trade, bottomLine: null });
    expect((await shownBrief(store, place))?.id).toBe('brief-en');
  });
});
