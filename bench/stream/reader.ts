/** A Saar that reads the stream: the real app, store, analyser and digest runner, on a database of its own and a clock that is set. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, Edition } from '../../src/app/app.ts';
import { createApp } from '../../src/app/create-app.ts';
import { buildBrief } from '../../src/briefs/build.ts';
import { canonicalUrl } from '../../src/corpus/canonical-url.ts';
import type { Article } from '../../src/corpus/article.ts';
import { idOfAddress } from '../../src/corpus/address-id.ts';
import type { Data } from '../../src/data/data.ts';
import { readCalendar } from '../../src/delivery/calendar.ts';
import { createRunner, type Runner } from '../../src/delivery/runner.ts';
import { articleReader } from '../../src/main/article-reader.ts';
import { USUAL_PORTS } from '../../src/net/target.ts';
import { TIMERS } from '../../src/pace/timers.ts';
import { createReading } from '../../src/reading/reading.ts';
import { freshnessOf } from '../../src/sources/freshness.ts';
import { made } from '../../src/sources/take-item.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store, Subscription } from '../../src/store/store.ts';
import { fakePlatform, type FakePlatform } from '../../test/delivery/fake-platform.ts';
import { chanceOf } from './chance.ts';
import type { Item } from './stream.ts';

export interface SentEdition {
  subscription: string;
  topic: string;
  language: string;
  at: number;
  edition: Edition;
}

export interface Reader {
  data: Data;
  store: Store;
  app: App;
  /** The id under which an item's article is kept. */
  idOf(item: Pick<Item, 'url'>): string;
  /** Takes items in, as a source that lists them does; answers the codes of those that were refused, by item id. */
  take(items: readonly Item[], now: number): Promise<Map<string, string>>;
  /** Makes and sends every digest that is due at a moment. */
  send(now: number): Promise<SentEdition[]>;
  close(): Promise<void>;
}

export interface DigestWishes {
  length?: Subscription['length'];
  /** All of them, if not named. */
  topics?: readonly string[];
}

const COLLECTION = 'sources';
const TICK_MS = 15_000;
const TICKS = 4;
const HOUR_MS = 3_600_000;

/** One digest a topic and language, each day at midnight UTC, in a channel of its own. */
export async function openReader(data: Data, from: number, wishes: DigestWishes = {}): Promise<Reader> {
  const folder = mkdtempSync(join(tmpdir(), 'saar-stream-'));
  const store = await openStore(join(folder, 'saar.db'));
  const clock = { now: from };
  const chance = chanceOf('ids');
  const reading = createReading({ data, threads: 1 });
  const app = createApp({
    ...{ data, store, buildBrief, schedule: readCalendar('data') },
    analyser: articleReader(reading, data),
    sendNow: () => Promise.reject(new Error('no digest is sent by hand')),
    clock: () => new Date(clock.now),
    newId: (count) => Array.from({ length: count }, () => chance.whole(0, 35).toString(36)).join(''),
    ...{
      collections: [COLLECTION],
      liveCollections: [COLLECTION],
      defaultLanguage: [...data.phrases.keys()][0]!,
      defaultTimeZone: 'UTC',
    },
  });
  const made: SentEdition[] = [];
  const platform = fakePlatform('discord', 24 * HOUR_MS, () => clock.now);
  const runner = digestRunner(app, store, clock, platform, made);
  await subscribeAll(app, data, wishes);
  const reach = { ports: USUAL_PORTS, hosts: [] };
  const parts = { data, reading, collection: COLLECTION, reach, clock: () => clock.now };
  const idOf = ({ url }: Pick<Item, 'url'>) => idOfAddress(canonicalUrl(url, data)!);
  return {
    ...{ data, store, app, idOf },
    take: async (items, now) => {
      clock.now = now;
      const refused = new Map<string, string>();
      const articles: Article[] = [];
      for (const item of items) {
        const { article, refusal } = await articleOf(item, parts, idOf(item));
        if (refusal !== undefined) refused.set(item.id, refusal);
        if (article) articles.push(article);
      }
      await app.ingest(articles);
      return refused;
    },
    send: (now) => sendDue(runner, clock, now, platform, made),
    close: async () => {
      await runner.stop();
      await reading.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Dates ahead of us are slips, and taken for none: as the reader of a feed does. */
function articleOf(item: Item, parts: Parameters<typeof made>[0], articleId: string) {
  const { url, title, text, publisher, language, publishedAt } = item;
  const isFuture = freshnessOf(publishedAt, parts.clock()) === 'future';
  const draft = { url, title, text, publisher, language, ...(!isFuture && { publishedAt }) };
  return made(parts, { articleId, item: { key: url, print: '', url } }, draft);
}

async function subscribeAll(
  app: App,
  data: Data,
  { length, topics = [...data.topics.keys()] }: DigestWishes,
): Promise<void> {
  for (const topic of topics)
    for (const language of data.phrases.keys())
      await app.subscribe({
        ...{ platform: 'discord', tenantId: 'guild', destinationId: `${topic} ${language}`, topics: [topic], language },
        ...{ weekdays: [1, 2, 3, 4, 5, 6, 7], localTime: '00:00', timeZone: 'UTC', createdBy: 'reader' },
        ...(length && { length }),
      });
}

function digestRunner(
  app: App,
  store: Store,
  clock: { now: number },
  platform: FakePlatform,
  made: SentEdition[],
): Runner {
  const runner = createRunner({
    store,
    owner: 'stream',
    clock: () => clock.now,
    timers: { ...TIMERS, steady: () => clock.now },
    editions: {
      make: async (subscription, slot, late) => {
        const edition = await app.edition(subscription, slot, late);
        const { id, topics, language } = subscription;
        made.push({ subscription: id, topic: topics[0]!, language, at: clock.now, edition });
        return edition;
      },
    },
    tell: () => {},
    onUncertain: () => {},
  });
  runner.add(platform);
  return runner;
}

async function sendDue(
  runner: Runner,
  clock: { now: number },
  now: number,
  platform: FakePlatform,
  made: SentEdition[],
) {
  const before = { shown: platform.shown.length, made: made.length };
  for (let tick = 0; tick < TICKS; tick += 1) {
    clock.now = now + tick * TICK_MS;
    await runner.tick();
  }
  const sent = made.slice(before.made);
  const arrived = platform.shown.length - before.shown;
  if (arrived !== sent.length) throw new Error(`${sent.length} digests were made, and ${arrived} arrived`);
  return sent;
}
