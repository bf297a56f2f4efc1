/** What Saar can do, put together from the store, the pure rooms and the delivery room's schedule, all handed in. */
import type { Data } from '../data/data.ts';
import type { Store } from '../store/store.ts';
import type { App, CorpusSummary } from './app.ts';
import { keptEditions, makeEdition } from './edition.ts';
import { findLanguage } from './find-language.ts';
import { findTopic, findTopics } from './find-topic.ts';
import { createIngest, type Analyser } from './ingest-articles.ts';
import { keptBriefs } from './kept-briefs.ts';
import { makeBrief, type BuildBrief } from './make-brief.ts';
import { createProvenance, UNKNOWN_PROGRAM, type Program } from './program.ts';
import { createSearch } from './search.ts';
import { topicsNear } from './topics-near.ts';
import type { Schedule } from './schedule.ts';
import { rememberBrief, shownBrief } from './shown-briefs.ts';
import { sourceText } from './source-text.ts';
import { NO_SOURCES, type SourceVerbs } from './sources.ts';
import { subscriptionVerbs } from './subscriptions.ts';
import { defaultWindow } from './window.ts';

export interface AppParts {
  data: Data;
  store: Store;
  analyser: Analyser;
  buildBrief: BuildBrief;
  schedule: Schedule;
  /** Makes and sends one edition through the outbox, apart from its schedule. */
  sendNow(subscriptionId: string): Promise<void>;
  clock(): Date;
  /** A random id of that many characters of `[a-z0-9]`. */
  newId(length: number): string;
  /** The collections that briefs read. */
  collections: readonly string[];
  /** Those of them that grow while Saar runs. */
  liveCollections: readonly string[];
  defaultLanguage: string;
  defaultTimeZone: string;
  program?: Program;
  /** Left out where nobody asks the web. */
  sources?: SourceVerbs;
  /** Who alone may change sources in the chats: `discord:<id>`, `telegram:<id>`. */
  owners?: readonly string[];
}

/** The app. It holds no state but briefs made before: everything that lasts is in the store. */
export function createApp(parts: AppParts): App {
  const { data, store, collections, program = UNKNOWN_PROGRAM } = parts;
  const kept = keptBriefs();
  const made = keptEditions();
  const brief: App['brief'] = (request) => makeBrief({ ...parts, kept }, request);
  const windowOfReaders = () => defaultWindow(parts);
  const editionParts = { store, data, clock: parts.clock, brief, defaultWindow: windowOfReaders, made };
  return {
    data,
    defaultLanguage: parts.defaultLanguage,
    defaultTimeZone: parts.defaultTimeZone,
    ingest: createIngest(parts),
    brief,
    storedBrief: (id) => store.brief(id),
    defaultWindow: windowOfReaders,
    rememberBrief: (place, brief) => rememberBrief(store, place, brief, parts.clock()),
    shownBrief: (place, topic) => shownBrief(store, place, topic),
    sourceText: (id, cited) => sourceText(store, id, cited),
    topicId: (typed) => findTopic(data, typed),
    topicIds: (typed) => findTopics(data, typed),
    topics: (language) => topicsIn(data, language),
    search: createSearch(parts),
    topicsNear: (words, language) => topicsNear(data, words, language),
    languageId: (typed) => findLanguage(data, typed),
    summary: summaryOf(store, collections),
    provenance: createProvenance({ ...parts, program }),
    program,
    sources: parts.sources ?? NO_SOURCES,
    owners: parts.owners ?? [],
    placeLanguage: (platform, placeId) => store.setting(platform, placeId, 'language'),
    setPlaceLanguage: (platform, placeId, language) => store.putSettings(platform, placeId, { language }),
    movePlace: (platform, from, to) => store.movePlace(platform, from, to),
    reopen: (platform, place) => store.reopen(platform, place, parts.clock().getTime()),
    keepCalls: (calls) => store.keepCalls(calls, parts.clock().getTime()),
    keptCall: (key) => store.keptCall(key),
    answers: {
      begin: (platform, key, asked) => store.beginAnswer(platform, key, asked, parts.clock().getTime()),
      end: (platform, key) => store.endAnswer(platform, key),
      left: (platform) => store.begunAnswers(platform),
    },
    ...subscriptionVerbs(parts),
    edition: (subscription, scheduledFor, late) => makeEdition(editionParts, subscription, scheduledFor, late),
  };
}

/** Sums the corpus up once for each of its revisions: that is the only work here that grows with it. */
function summaryOf(store: Store, collections: readonly string[]): App['summary'] {
  let last: { revision: number; summary: CorpusSummary } | undefined;
  return async () => {
    const revision = await store.revision();
    if (last?.revision !== revision) last = { revision, summary: await store.summary(collections) };
    return last.summary;
  };
}

function topicsIn(data: Data, language: string): { id: string; title: string }[] {
  return [...data.topics].map(([id, topic]) => ({ id, title: topic.title[language] ?? id }));
}
