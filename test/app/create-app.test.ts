import { describe, expect, it } from 'vitest';
import { createApp, type AppParts } from '../../src/app/create-app.ts';
import type { BriefInput } from '../../src/app/make-brief.ts';
import type { Brief } from '../../src/briefs/brief.ts';
import type { Article } from '../../src/corpus/article.ts';
import { SaarError } from '../../src/errors.ts';
import { BARE } from '../../src/store/kept-reading.ts';
import type { KeptReading, Run, Store, Subscription } from '../../src/store/store.ts';
import { inventedBrief } from '../messages/invented-brief.ts';
import { plainText } from '../messages/plain-text.ts';
import { fakeSubscription, now } from './fake-app.ts';
import { fakeData } from './fake-data.ts';

/** A store of a few maps; a verb that a test does not need is not there. */
function fakeStore(changes: Partial<Store> = {}): Store {
  const briefs = new Map<string, Brief>();
  const subscriptions = new Map<string, Subscription>();
  const store: Partial<Store> = {
    candidates: () => Promise.resolve([]),
    countArticles: () => Promise.resolve(9),
    countUndated: () => Promise.resolve(0),
    noteUnreadable: () => Promise.resolve(),
    revision: () => Promise.resolve(1),
    putBrief: (brief) => Promise.resolve(briefs.get(brief.id) ?? (briefs.set(brief.id, brief), brief)),
    brief: (id) => Promise.resolve(briefs.get(id)),
    putSubscription: (each) => Promise.resolve(void subscriptions.set(each.id, each)),
    changeSubscription: (id, changes) => {
      const changed = { ...subscriptions.get(id)!, ...changes };
      return Promise.resolve((subscriptions.set(id, changed), changed));
    },
    subscription: (id) => Promise.resolve(subscriptions.get(id)),
    subscriptionsOf: () => Promise.resolve([...subscriptions.values()]),
    removeSubscription: (id) => Promise.resolve(void subscriptions.delete(id)),
    lastRun: () => Promise.resolve(undefined),
    latestRun: () => Promise.resolve(undefined),
    toldRuns: () => Promise.resolve([]),
    changedAmong: () => Promise.resolve([]),
    storiesOf: () => Promise.resolve(new Map()),
    ...changes,
  };
  return store as Store;
}

function app(changes: Partial<AppParts> = {}) {
  const ids = ['aaaaaa', 'aaaaaa', 'bbbbbb', 'cccccc'];
  return createApp({
    data: fakeData(),
    store: fakeStore(),
    analyser: { version: '1', read: ({ id }) => Promise.resolve({ articleId: id } as KeptReading) },
    buildBrief: ({ topic = '', language, previous }) =>
      inventedBrief(language as 'en' | 'hi', {
        id: `${topic}-${language}${previous ? '-later' : ''}`,
        topic: { id: topic, title: topic },
        ...(previous && { sinceBriefId: previous.id, bottomLine: null, emptyReason: 'nothing-new', changes: [] }),
      }),
    schedule: {
      zones: ['UTC', 'Europe/Kyiv'],
      parseLocalTime: (typed) => typed,
      parseTimeZone: (typed) => typed,
      parseWeekdays: () => [1],
      nextRun: (_schedule, after) => new Date(after.getTime() + 3_600_000),
    },
    sendNow: () => Promise.resolve(),
    clock: () => now,
    newId: () => ids.shift()!,
    collections: ['sample'],
    liveCollections: ['added'],
    defaultLanguage: 'en',
    defaultTimeZone: 'UTC',
    ...changes,
  });
}

function article(id: string): Article {
  return {
    id,
    title: id,
    text: id,
    language: 'en',
    dateCertainty: 'unknown',
    fetchedAt: '',
    contentHash: id,
    collection: 'sample',
  };
}

describe('bringing articles in', () => {
  /** An app whose analyser cannot read some articles, on a store where some were left unread. */
  function reading({ broken = [], left = [] }: { broken?: string[]; left?: Article[] }) {
    const read = new Set<string>();
    const store = fakeStore({
      putArticles: ({ length }, readings = []) => {
        for (const { articleId } of readings) read.add(articleId);
        return Promise.resolve({ added: length, changed: 0, unchanged: 0 });
      },
      unreadArticles: () => Promise.resolve({ articles: left }),
      unreadAmong: (_version, articles) =>
        Promise.resolve(new Set(articles.map(({ id }) => id).filter((id) => !read.has(id)))),
      readingPacking: () => Promise.resolve(BARE),
    });
    const analyse = ({ id: articleId }: Article) => {
      if (broken.includes(articleId)) return Promise.resolve(undefined);
      return Promise.resolve({ articleId } as KeptReading);
    };
    return { read, store, ingesting: app({ store, analyser: { version: '1', read: analyse } }) };
  }

  it('reads every article, telling its progress one by one', async () => {
    const articles = Array.from({ length: 120 }, (_, index) => article(`a${index}`));
    const { read, ingesting } = reading({});
    const told: string[] = [];
    const done = await ingesting.ingest(articles, (count, all) => told.push(`${count}/${all}`));
    expect(done).toEqual({ added: 120, changed: 0, unchanged: 0, unread: [] });
    expect(read.size).toBe(120);
    expect([told[0], told.at(-1), told.length]).toEqual(['1/120', '120/120', 120]);
  });

  it('takes articles as they are found, and never has more in hand than a moment needs', async () => {
    const { read, ingesting } = reading({});
    let [given, most] = [0, 0];
    async function* found() {
      for (; given < 1_000; given += 1) {
        most = Math.max(most, given - read.size);
        yield [article(`a${given}`)];
      }
    }
    expect(await ingesting.ingest(found())).toEqual({ added: 1_000, changed: 0, unchanged: 0, unread: [] });
    expect(read.size).toBe(1_000);
    expect(most).toBeLessThan(700);
  });

  it('stores an article that comes twice in its order', async () => {
    const put: string[] = [];
    const { store } = reading({});
    const putArticles = (articles: readonly Article[]) => {
      put.push(...articles.map(({ title }) => title));
      return Promise.resolve({ added: articles.length, changed: 0, unchanged: 0 });
    };
    const slow = ({ id: articleId, title }: Article) =>
      new Promise<KeptReading>((resolve) =>
        setTimeout(resolve, title === 'old' ? 20 : 0, { articleId } as KeptReading),
      );
    const ingesting = app({ store: { ...store, putArticles }, analyser: { version: '1', read: slow } });
    await ingesting.ingest([{ ...article('a'), title: 'old' }, article('b'), { ...article('a'), title: 'new' }]);
    expect(put.indexOf('old')).toBeLessThan(put.indexOf('new'));
    expect(put).toHaveLength(3);
  });

  it('goes on past articles that cannot be read and names them', async () => {
    const articles = Array.from({ length: 130 }, (_, index) => article(`a${index}`));
    const broken = articles.slice(0, 60).map(({ id }) => id);
    const { read, ingesting } = reading({ broken });
    expect((await ingesting.ingest(articles)).unread).toEqual(broken);
    expect(read.size).toBe(70);
  });

  it('reads once what an earlier run left unread', async () => {
    const { read, ingesting } = reading({ broken: ['lost'], left: [article('left'), article('lost')] });
    expect((await ingesting.ingest([article('a')])).unread).toEqual(['lost']);
    expect([...read]).toEqual(['left', 'a']);
    expect((await ingesting.ingest([article('b')])).unread).toEqual([]);
  });

  it('notes what cannot be read, with the version and the words, so that no later start tries it again', async () => {
    const noted: unknown[] = [];
    const { store } = reading({});
    const noteUnreadable: Store['noteUnreadable'] = (version, { id, contentHash }) =>
      Promise.resolve(void noted.push([version, id, contentHash]));
    const analyser = { version: '7', read: () => Promise.resolve(undefined) };
    await app({ store: { ...store, noteUnreadable }, analyser }).ingest([{ ...article('a'), contentHash: 'hash' }]);
    expect(noted).toEqual([['7', 'a', 'hash']]);
  });

  it('names no article where nothing can be read at all', async () => {
    const failure = new SaarError('reading.unstarted');
    const { store } = reading({});
    const ingesting = app({ store, analyser: { version: '1', read: () => Promise.reject(failure) } });
    await expect(ingesting.ingest([article('a')])).rejects.toBe(failure);
  });

  it('stores what was read before nothing can be read any more, and asks for no more', async () => {
    const failure = new SaarError('reading.unstarted');
    const { read, store } = reading({});
    let asked = 0;
    const analyse = ({ id: articleId }: Article) =>
      (asked += 1) > 10 ? Promise.reject(failure) : Promise.resolve({ articleId } as KeptReading);
    const ingesting = app({ store, analyser: { version: '1', read: analyse } });
    const articles = Array.from({ length: 1_000 }, (_, index) => article(`a${index}`));
    await expect(ingesting.ingest(articles)).rejects.toBe(failure);
    expect(read.size).toBe(10);
    expect(asked).toBeLessThan(100);
  });

  it('takes no more once it is stopped, of a long list or of what was left, and stores what it took', async () => {
    const stop = new AbortController();
    const many = (name: string) => Array.from({ length: 1_000 }, (_, index) => article(`${name}${index}`));
    const stopping = (count: number) => void (count === 100 && stop.abort());
    const { read, ingesting } = reading({});
    const { added } = await ingesting.ingest(many('a'), stopping, stop.signal);
    expect(added).toBe(read.size);
    expect([read.size >= 100, read.size < 300]).toEqual([true, true]);
    const left = reading({ left: many('left') });
    await left.ingesting.ingest(many('b'), () => {}, stop.signal);
    expect(left.read.size).toBe(0);
  });

  it('reads again what another program changed after it was compared', async () => {
    const { read, store } = reading({});
    let compared = 0;
    const unreadAmong: Store['unreadAmong'] = (_version, articles) =>
      Promise.resolve(new Set((compared += 1) === 1 ? [] : articles.map(({ id }) => id)));
    const putArticles: Store['putArticles'] = async (articles, readings) =>
      articles.length > 0 ? { added: 0, changed: 1, unchanged: 0 } : store.putArticles(articles, readings);
    const analyser = { version: '1', read: ({ id }: Article) => Promise.resolve({ articleId: id } as KeptReading) };
    await app({ store: { ...store, unreadAmong, putArticles }, analyser }).ingest([article('a')]);
    expect([...read]).toEqual(['a']);
  });
});

describe('the corpus summed up', () => {
  it('is asked of the store once for each revision', async () => {
    const revisions = [1, 1, 2, 2];
    let asked = 0;
    const summing = app({
      store: fakeStore({
        revision: () => Promise.resolve(revisions.shift()!),
        summary: () =>
          Promise.resolve({ articles: (asked += 1), byLanguage: {}, byTopic: {}, oldest: null, newest: null }),
      }),
    });
    const articles = [];
    for (let round = 0; round < 4; round += 1) articles.push((await summing.summary()).articles);
    expect(articles).toEqual([1, 1, 2, 2]);
  });
});

describe('a brief', () => {
  it('is built from the window’s candidates and kept', async () => {
    const inputs: BriefInput[] = [];
    const queries: unknown[] = [];
    const store = fakeStore({ candidates: (query) => Promise.resolve((queries.push(query), [])) });
    const buildBrief = (input: BriefInput) => (inputs.push(input), inventedBrief('hi'));
    const made = await app({ store, buildBrief }).brief({ topic: 'समझौता', language: 'hi', from: '2031-05-01' });
    expect(queries).toEqual([
      { topic: 'lake-treaty', collections: ['sample'], from: '2031-05-01', to: undefined, limit: 40, among: 256 },
    ]);
    expect(inputs[0]).toMatchObject({ topic: 'lake-treaty', language: 'hi', documentsRead: 9, now });
    expect(await store.brief(made.id)).toBe(made);
  });

  it('is the stored one when the same content was built before', async () => {
    let built = 0;
    const made = app({ buildBrief: () => inventedBrief('en', { generatedAt: `2031-05-2${++built}` }) });
    const first = await made.brief({ topic: 'lake-treaty', language: 'en' });
    expect(await made.brief({ topic: 'lake-treaty', language: 'en' })).toBe(first);
  });

  it.each([
    [{ topic: 'nonsense', language: 'en' }, 'topic.none-near'],
    [{ topic: 'lake-treaty', language: 'xx' }, 'language.unknown'],
    [{ topic: 'lake-treaty', language: 'en', sinceBriefId: 'gone' }, 'brief.unknown'],
  ])('of %o is refused with %s', async (request, code) => {
    await expect(app().brief(request)).rejects.toMatchObject({ code });
  });
});

describe('subscriptions', () => {
  const request = {
    platform: 'telegram',
    tenantId: 'chat',
    destinationId: 'chat',
    topics: ['all'],
    language: 'en',
    weekdays: [1],
    localTime: '08:00',
    timeZone: 'UTC',
    createdBy: 'person',
  };

  it('get an id that is free and their next run from the schedule', async () => {
    const made = app();
    expect((await made.subscribe(request)).id).toBe('aaaaaa');
    const second = await made.subscribe({ ...request, localTime: '09:00' });
    expect(second).toMatchObject({ id: 'bbbbbb', state: 'active', nextRunAt: now.getTime() + 3_600_000 });
  });

  it('are limited in number', async () => {
    const store = fakeStore({
      subscriptionsOf: () => Promise.resolve(Array.from({ length: 50 }, () => fakeSubscription())),
    });
    await expect(app({ store }).subscribe(request)).rejects.toMatchObject({ code: 'digest.too-many' });
  });

  it('pause, and go on with their next run from now', async () => {
    const made = app();
    const { id } = await made.subscribe(request);
    expect(await made.setPaused(id, true)).toMatchObject({ state: 'paused' });
    expect(await made.setPaused(id, false)).toMatchObject({ state: 'active', nextRunAt: now.getTime() + 3_600_000 });
    await made.unsubscribe(id);
    await expect(made.setPaused(id, true)).rejects.toMatchObject({ code: 'digest.unknown' });
  });

  it('read a schedule whose days are left out as every day', () => {
    expect(app().readSchedule({ time: '08:00', timeZone: 'UTC' }).weekdays).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(app().readSchedule({ time: '08:00', timeZone: 'UTC', days: 'mon' }).weekdays).toEqual([1]);
  });

  it('are unknown to every verb when they do not exist', async () => {
    const made = app();
    const verbs = [
      () => made.subscriptionStatus('x'),
      () => made.setPaused('x', true),
      () => made.unsubscribe('x'),
      () => made.sendNow('x'),
    ];
    for (const verb of verbs) await expect(verb()).rejects.toBeInstanceOf(SaarError);
  });
});

describe('an edition', () => {
  const scheduledFor = new Date('2031-05-20T02:30:00Z');

  it('holds a brief for each topic, or for every topic there is', async () => {
    const one = await app().edition(fakeSubscription(), scheduledFor, false);
    expect(one.briefs.map(({ topic }) => topic.id)).toEqual(['lake-treaty']);
    const all = await app().edition(fakeSubscription({ topics: ['all'] }), scheduledFor, false);
    expect(all.briefs.map(({ topic }) => topic.id)).toEqual(['lake-treaty', 'grain-trade']);
    expect(all.empty).toBe(false);
  });

  it('says of a topic that nothing is new since the edition last sent', async () => {
    const run = { briefIds: ['lake-treaty-en'], windowTo: Date.parse('2031-05-19T02:30:00Z') } as Run;
    const store = fakeStore({ run: () => Promise.resolve(run) });
    const made = app({ store });
    await made.brief({ topic: 'lake-treaty', language: 'en' });
    const subscription = fakeSubscription({ topics: ['all'], lastSentRunId: 'run' });
    const { message, briefs, empty } = await made.edition(subscription, scheduledFor, false);
    expect(briefs[0]!.sinceBriefId).toBe('lake-treaty-en');
    expect(plainText(message)).toContain('Nothing new since the edition of 19 May 2031: lake-treaty.');
    expect(empty).toBe(false);
    const alone = await made.edition({ ...subscription, topics: ['lake-treaty'] }, scheduledFor, false);
    expect(alone.empty).toBe(true);
  });

  it('is empty, yet not blank, when no topic has a brief', async () => {
    const buildBrief = () => inventedBrief('en', { bottomLine: null, emptyReason: 'no-articles' });
    const { message, empty } = await app({ buildBrief }).edition(fakeSubscription(), scheduledFor, true);
    expect(empty).toBe(true);
    expect(plainText(message)).toContain('no article has been read yet');
    expect(plainText(message)).toContain('08:00 edition, sent 11:30');
  });
});
