/** The real app on a store in memory and a clock that is moved: articles come in day by day, and each morning a digest is sent. */
import { createHash } from 'node:crypto';
import { createApp } from '../../src/app/create-app.ts';
import type { App, Edition } from '../../src/app/app.ts';
import { buildBrief } from '../../src/briefs/build.ts';
import type { Brief } from '../../src/briefs/brief.ts';
import type { Article } from '../../src/corpus/article.ts';
import { readData } from '../../src/data/read-data.ts';
import { editionRun } from '../../src/delivery/edition-run.ts';
import { articleReader } from '../../src/main/article-reader.ts';
import { createReading } from '../../src/reading/reading.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Run, Settlement, Store, Subscription } from '../../src/store/store.ts';
import { plainText } from '../messages/plain-text.ts';
import { fakeSubscription } from './fake-app.ts';

export const data = readData('data');
const reading = createReading({ data, threads: 0 });
export const DAY = 86_400_000;
/** The first morning at 08:00, UTC. */
export const FIRST = Date.parse('2031-05-12T08:00:00Z');

/** A story as it stands in a table: on which day it came in, who printed it, and its sentences. */
export interface Story {
  /** Day of the stream, 1 is the first; it comes in some hours before that day's digest. */
  day: number;
  /** Days before it came in at which it was published. */
  late?: number;
  /** Hours before it came in at which it was fetched. */
  fetchedBefore?: number;
  /** It is stored, and read only on the next day: the program ended, or had too much to read. */
  unread?: true;
  id: string;
  outlet: string;
  language?: string;
  text: string;
}

/** How an edition ends. `arrives` is the number of blocks in the one of its two parts that arrives, or may have. */
export type Ending = 'sent' | 'failed' | 'manual' | { arrives: number; then: 'failed' | 'uncertain' };

export interface World {
  /** Made anew each morning: nothing that it knows is lost by a restart. */
  app(): App;
  store: Store;
  /** Moves the clock to that day's morning, brings in what came since, and makes the digest. */
  morning(day: number, changes?: Partial<Subscription>): Promise<Edition>;
  /** The same, sent, or ended in another way. */
  sent(day: number, changes?: Partial<Subscription>, ends?: Ending): Promise<Edition>;
  close(): Promise<void>;
}

export async function createDigestWorld(stories: readonly Story[], topic: string): Promise<World> {
  const store = await openStore(':memory:');
  const clock = { now: FIRST };
  const open = () => appOf(store, () => new Date(clock.now));
  let app = open();
  const subscription = fakeSubscription({ topics: [topic], timeZone: 'UTC', nextRunAt: FIRST + 90 * DAY });
  await store.putSubscription(subscription);
  let read = 0;
  const morning = async (day: number, changes: Partial<Subscription> = {}) => {
    for (; read < day; read += 1) {
      clock.now = FIRST + read * DAY - 3 * 3_600_000;
      const fresh = stories.filter((story) => story.day === read + 1);
      const [unread, readable] = [true, false].map((is) =>
        fresh.filter((story) => (story.unread ?? false) === is).map((story) => articleOf(story, clock.now)),
      );
      await app.ingest(readable!);
      await store.putArticles(unread!);
    }
    clock.now = FIRST + (day - 1) * DAY;
    app = open();
    const known = (await store.subscription(subscription.id))!;
    return app.edition({ ...known, ...changes }, new Date(clock.now), false);
  };
  const sent: World['sent'] = async (day, changes = {}, ends = 'sent') => {
    const edition = await morning(day, changes);
    await deliver(store, subscription, edition, clock.now, ends);
    return edition;
  };
  return { app: () => app, store, morning, sent, close: () => store.close() };
}

/** Works in such a world, and closes it. */
export async function withDigestWorld<T>(
  stories: readonly Story[],
  topic: string,
  work: (world: World) => Promise<T>,
): Promise<T> {
  const world = await createDigestWorld(stories, topic);
  try {
    return await work(world);
  } finally {
    await world.close();
  }
}

/** The digests on troops of the mornings from the first to `last`, all of them sent. */
export function mornings(stories: readonly Story[], last: number, changes?: Partial<Subscription>): Promise<Edition[]> {
  return withDigestWorld(stories, 'troop-deployment', async (world) => {
    const editions: Edition[] = [];
    for (let day = 1; day <= last; day += 1) editions.push(await world.sent(day, changes));
    return editions;
  });
}

function appOf(store: Store, clock: () => Date): App {
  return createApp({
    data,
    store,
    analyser: articleReader(reading, data),
    buildBrief,
    schedule: undefined as never,
    sendNow: () => Promise.resolve(),
    clock,
    newId: () => 'abcdef',
    collections: ['live'],
    liveCollections: ['live'],
    defaultLanguage: 'en',
    defaultTimeZone: 'UTC',
  });
}

function articleOf({ id, outlet, language = 'en', text, late = 0, fetchedBefore = 0 }: Story, now: number): Article {
  const hash = createHash('sha256').update(text).digest('hex');
  return {
    id,
    title: text.slice(0, 60),
    text,
    language,
    publisher: outlet,
    publishedAt: new Date(now - late * DAY - 3_600_000).toISOString(),
    dateCertainty: 'stated',
    fetchedAt: new Date(now - fetchedBefore * 3_600_000).toISOString(),
    contentHash: hash,
    collection: 'live',
  };
}

/** Records an edition as the scheduler does, and ends its one delivery. */
async function deliver(store: Store, subscription: Subscription, edition: Edition, now: number, ends: Ending) {
  const { briefs, message, told } = edition;
  const trigger: Run['trigger'] = ends === 'manual' ? 'manual' : 'schedule';
  const slot = { scheduledFor: now + (ends === 'manual' ? 1 : 0), trigger, windowFrom: null, now };
  const ids = briefs.map(({ id }) => id);
  const first = typeof ends === 'object' ? [{ body: '{}', blocks: ends.arrives }] : [];
  const payloads = [...first, { body: '{}', blocks: message.blocks.length }];
  const { run, deliveries } = editionRun(subscription, slot, ids, payloads, told);
  await store.recordRun(run, deliveries, null);
  const sent: Settlement = { state: 'sent', messageId: `m${now}` };
  const refused: Settlement = { state: 'failed', errorCode: 'refused' };
  const doubtful: Settlement = { state: 'uncertain', errorCode: 'time-out' };
  const endings =
    typeof ends === 'string'
      ? [ends === 'failed' ? refused : sent]
      : [ends.then === 'failed' ? sent : doubtful, refused];
  for (const settlement of endings) {
    const [claimed] = await store.claimDeliveries('test', subscription.platform, now, 1);
    if (claimed) await store.settle(claimed.id, settlement, now);
  }
}

/** The lines that a digest tells, bottom line first. */
export function linesOf({ briefs }: Edition): string[] {
  return briefs.flatMap((brief: Brief) => [brief.bottomLine, ...brief.keyPoints].flatMap((line) => line?.text ?? []));
}

export function wordsOf(edition: Edition): string {
  return plainText(edition.message);
}
