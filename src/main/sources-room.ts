/** Sources wired: the verbs that the app hands to commands, and the collector that reads what is due. */
import type { App } from '../app/app.ts';
import type { SourceVerbs } from '../app/sources.ts';
import type { Config } from '../config.ts';
import type { Data } from '../data/data.ts';
import { readStarterSources } from '../data/starter-sources.ts';
import type { Fetcher } from '../net/fetcher.ts';
import { createRobots } from '../net/robots.ts';
import { TIMERS, type Timers } from '../pace/timers.ts';
import { createCollector, type Collector } from '../sources/collector.ts';
import { createTurns } from '../sources/host-turns.ts';
import type { ReadingParts } from '../sources/reading-parts.ts';
import { createTakeIn } from '../sources/taking-in.ts';
import { createSourceVerbs } from '../sources/verbs.ts';
import type { Store } from '../store/store.ts';
import { dataFolder } from './program-folder.ts';
import { reachOf } from './web-fetcher.ts';

/** Articles that came in by sources, kept whatever the corpus folder holds. */
export const SOURCES = 'sources';

export interface SourcesRoom {
  verbs: SourceVerbs;
  /** Not started: only a Saar that runs reads what is due. */
  collector: Collector;
}

export interface SourcesRoomParts {
  config: Config;
  data: Data;
  store: Store;
  fetcher: Pick<Fetcher, 'get'>;
  reading: ReadingParts['reading'];
  ingest: App['ingest'];
  newId(length: number): string;
  /** Says what happened, in words for the log. */
  tell(event: string, fields?: object): void;
  /** For tests. */
  timers?: Timers;
  clock?: () => number;
}

export function createSourcesRoom(parts: SourcesRoomParts): SourcesRoom {
  const { config, data, store, timers = TIMERS, clock = Date.now } = parts;
  const turns = createTurns(parts.fetcher, timers);
  const reading = {
    store,
    takeIn: createTakeIn(store, parts.ingest),
    turns,
    robots: createRobots({ get: turns.get, clock }),
    reach: reachOf(config),
    ...{ data, reading: parts.reading, collection: SOURCES },
    timers,
    clock,
    tell: parts.tell,
  };
  const collector = createCollector(reading);
  const starter = () => readStarterSources(dataFolder);
  const verbs = createSourceVerbs({
    ...reading,
    newId: parts.newId,
    starter,
    onAdded: collector.wake,
    onRemoved: collector.leave,
  });
  return { verbs, collector };
}
