import { describe, expect, it } from 'vitest';
import { rememberBrief, shownBrief } from '../../src/app/shown-briefs.ts';
import type { Brief } from '../../src/briefs/brief.ts';
import type { Run, Store, Subscription } from '../../src/store/store.ts';
import { inventedBrief } from '../messages/invented-brief.ts';
import { fakeSubscription } from './fake-app.ts';

const treaty = inventedBrief('en');
const trade = inventedBrief('en', { id: 'brief-trade', topic: { id: 'grain-trade', title: 'Grain trade' } });
const older = inventedBrief('en', { id: 'brief-older' });
const empty = inventedBrief('en', { id: 'brief-empty', topic: { id: 'empty', title: 'Empty' }, bottomLine: null });

const NOON = new Date('2031-05-20T12:00:00Z');

/** Settings, briefs and sent digests of a store, in maps. */
function storeOf(
  digests: readonly { briefs: readonly Brief[]; at: string; in?: Partial<Subscription> }[] = [],
  writes: unknown[] = [],
): Store {
  const settings = new Map<string, string>();
  const kept = new Map([treaty, trade, older, empty].map((brief) => [brief.id, brief]));
  const subscriptions = digests.map((digest, index) => fakeSubscription({ id: `digest${index}`, ...digest.in }));
  const runs = new Map(
    digests.map(({ briefs, at }, index) => [
      `digest${index}`,
      { briefIds: briefs.map(({ id }) => id), windowTo: Date.parse(at) } as Run,
    ]),
  );
  return {
    brief: (id: string) => Promise.resolve(kept.get(id)),
    setting: (...key: string[]) => Promise.resolve(settings.get(key.join(' '))),
    putSettings: (platform: string, place: string, values: Record<string, string>) => {
      writes.push(values);
      for (const [name, value] of Object.entries(values)) settings.set([platform, place, name].join(' '), value);
      return Promise.resolve();
    },
    latestRun: (id: string) => Promise.resolve(runs.get(id)),
    subscriptionsOf: (_platform: string, _tenant: string, destination: string) =>
      Promise.resolve(subscriptions.filter(({ destinationId }) => destinationId === destination)),
  } as unknown as Store;
}

const place = { platform: 'telegram', tenantId: 'chat', destinationId: 'chat' } as const;

describe('the brief shown last', () => {
  it('is that of the place, of any topic or of one', async () => {
    const store = storeOf();
    await rememberBrief(store, place, treaty, NOON);
    await rememberBrief(store, place, trade, NOON);
    expect((await shownBrief(store, place))?.id).toBe('brief-trade');
    expect((await shownBrief(store, place, 'lake-treaty'))?.id).toBe('brief-en');
    expect(await shownBrief(store, place, 'other')).toBeUndefined();
  });

  it('is written once as long as it stays the last, and again when a digest came in between', async () => {
    const writes: unknown[] = [];
    const store = storeOf([{ briefs: [trade], at: '2031-05-20T11:00:00Z' }], writes);
    for (const hours of [0, 1, 2]) await rememberBrief(store, place, treaty, new Date(NOON.getTime() + hours));
    expect(writes).toHaveLength(1);
    const late = storeOf([{ briefs: [trade], at: '2031-05-20T13:00:00Z' }], writes);
    await rememberBrief(late, place, treaty, NOON);
    await rememberBrief(late, place, treaty, new Date('2031-05-20T14:00:00Z'));
    expect((await shownBrief(late, place))?.id).toBe('brief-en');
    expect(writes).toHaveLength(3);
    await rememberBrief(store, place, trade, NOON);
    await rememberBrief(store, place, treaty, NOON);
    expect((await shownBrief(store, place))?.id).toBe('brief-en');
    expect(writes).toHaveLength(5);
  });

  it('is kept for a question only as long as it is the last', async () => {
    const store = storeOf();
    const question = { ...trade, topic: { id: 'about:abc', title: 'Sudan aid' } };
    await rememberBrief(store, place, question, NOON);
    expect((await shownBrief(store, place))?.id).toBe('brief-trade');
    expect(await shownBrief(store, place, 'about:abc')).toBeUndefined();
  });

  it.each([
    [{ ...place, destinationId: 'elsewhere' }],
    [{ ...place, threadId: '11' }],
    [{ ...place, platform: 'discord' as const }],
  ])('is not that of %o', async (other) => {
    const store = storeOf();
    await rememberBrief(store, place, treaty, NOON);
    expect(await shownBrief(store, other)).toBeUndefined();
  });

  it('is never an empty one: it has no marks to ask about', async () => {
    const store = storeOf([{ briefs: [empty], at: '2031-05-20T13:00:00Z' }]);
    await rememberBrief(store, place, treaty, NOON);
    await rememberBrief(store, place, empty, NOON);
    expect((await shownBrief(store, place))?.id).toBe('brief-en');
  });
});

describe('a digest', () => {
  it.each([
    ['2031-05-20T13:00:00Z', 'brief-older'],
    ['2031-05-20T11:00:00Z', 'brief-en'],
  ])('of %s makes %s the brief shown last at noon', async (at, id) => {
    const store = storeOf([
      { briefs: [trade], at: '2031-05-19T08:00:00Z' },
      { briefs: [older, empty], at },
    ]);
    await rememberBrief(store, place, treaty, NOON);
    expect((await shownBrief(store, place))?.id).toBe(id);
    expect((await shownBrief(store, place, 'lake-treaty'))?.id).toBe(id);
  });

  it('of several topics asks which one is meant', async () => {
    const store = storeOf([{ briefs: [older, trade], at: '2031-05-20T13:00:00Z' }]);
    await expect(shownBrief(store, place)).rejects.toMatchObject({
      code: 'brief.which',
      parameters: { topics: 'lake-treaty, grain-trade' },
    });
    expect((await shownBrief(store, place, 'grain-trade'))?.id).toBe('brief-trade');
  });

  it.each([{ threadId: '11' }, { destinationId: 'elsewhere' }])(
    'counts only in its own place: %o',
    async (elsewhere) => {
      const store = storeOf([{ briefs: [older], at: '2031-05-20T13:00:00Z', in: elsewhere }]);
      expect(await shownBrief(store, place)).toBeUndefined();
    },
  );
});
