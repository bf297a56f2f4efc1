/** The wiring that every call shares: configuration → data → store → app → door. */
import { randomBytes } from 'node:crypto';
import type { App } from '../app/app.ts';
import { createApp } from '../app/create-app.ts';
import { createDoor } from '../app/door.ts';
import type { Program } from '../app/program.ts';
import type { Door } from '../app/command.ts';
import { createLimits } from '../app/limits.ts';
import type { ErrorLog } from '../app/error-message.ts';
import { buildBrief } from '../briefs/build.ts';
import { invalidConfig, type Config } from '../config.ts';
import { commands } from '../../commands/index.ts';
import type { Data } from '../data/data.ts';
import { readData } from '../data/read-data.ts';
import { readCalendar } from '../delivery/calendar.ts';
import { reasonOf, SaarError } from '../errors.ts';
import { createReading, type Reading } from '../reading/reading.ts';
import { databaseBytes } from '../store/copy.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import { articleReader } from './article-reader.ts';
import { corpusPath, databasePath, dataFolder, programVersion } from './program-folder.ts';
import { createSourcesRoom, SOURCES, type SourcesRoom } from './sources-room.ts';
import { createWebFetcher } from './web-fetcher.ts';

/** Articles added by hand, kept whatever the corpus folder holds. */
export const ADDED = 'added';

/** Everything opened, and how to close it. */
export interface Saar {
  config: Config;
  data: Data;
  store: Store;
  reading: Reading;
  app: App;
  door: Door;
  /** Reads sources once it is started. */
  collector: SourcesRoom['collector'];
  /** The collection that mirrors the corpus. */
  collection: string;
  close(): Promise<void>;
}

export interface SaarParts {
  /** Sends one edition at once; only `start` has the outbox that this needs. */
  sendNow?: (subscriptionId: string) => Promise<void>;
  log?: ErrorLog;
  /** What is told of sources as they are read. */
  tell?: (event: string, fields?: object) => void;
  /** Threads that read beside this one; without any it reads itself, with nobody answered meanwhile. */
  threads?: number;
  /** How each platform is, while Saar runs. */
  platforms?: Program['platforms'];
}

/** Opens data and store and puts the app together. @throws SaarError of configuration, data or store. */
export async function openSaar(config: Config, parts: SaarParts = {}): Promise<Saar> {
  const data = readCheckedData(config);
  const store = await openStore(databasePath(config));
  const collection = `corpus:${corpusPath(config)}`;
  const fetcher = createWebFetcher(config);
  const onLost = (error: SaarError) => parts.tell?.('a reading thread ended', { reason: reasonOf(error) });
  const reading = createReading({ data, threads: parts.threads ?? 0, onLost });
  const sources = createSourcesRoom({
    ...{ config, data, store, fetcher, reading, newId },
    // The app hands out what sources can do, and sources hand in what they read.
    ingest: (articles, progress) => app.ingest(articles, progress),
    tell: parts.tell ?? (() => {}),
  });
  const app: App = createApp({
    data,
    store,
    analyser: articleReader(reading, data),
    buildBrief,
    schedule: readCalendar(dataFolder),
    sendNow: parts.sendNow ?? (() => Promise.reject(new SaarError('digest.not-running', {}, 'user'))),
    clock: () => new Date(),
    newId,
    collections: [collection, ADDED, SOURCES],
    liveCollections: [ADDED, SOURCES],
    sources: sources.verbs,
    owners: config.owners,
    defaultLanguage: config.language,
    defaultTimeZone: config.timeZone,
    program: {
      version: programVersion(),
      startedAt: new Date(),
      sampleCorpus: config.corpus === undefined,
      platforms: parts.platforms ?? (() => []),
      databaseBytes: () => databaseBytes(databasePath(config)),
      keepTextDays: config.keepTextDays,
    },
  });
  const door = createDoor(commands, app, () => new Date(), { log: parts.log, limits: createLimits() });
  const close = async () => {
    await reading.close();
    await fetcher.close();
    await store.close();
  };
  return { config, data, store, reading, app, door, collector: sources.collector, collection, close };
}

/** The data folder, and the one configured value that only it can judge. */
export function readCheckedData(config: Config): Data {
  const data = readData(dataFolder);
  const languages = [...data.phrases.keys()];
  if (!languages.includes(config.language))
    throw invalidConfig('SAAR_LANGUAGE', languages.join(' | '), config.language);
  return data;
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A random id of `[a-z0-9]`. The few letters that a byte favours cost nothing here: ids need not be secret. */
export function newId(length: number): string {
  return [...randomBytes(length)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
