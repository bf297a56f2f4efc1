/** What Saar can do, for commands and digests alike. No platform, no reader's words, no SQL. */
import type { AnswerLog } from './answer-log.ts';
import type { Brief } from '../briefs/brief.ts';
import type { Asked } from '../briefs/subject.ts';
import type { Data } from '../data/data.ts';
import type { Message } from '../messages/message.ts';
import type { BlockTold } from '../messages/told-blocks.ts';
import type { Attempt, CorpusSummary, Subscription, Run, Delivery } from '../store/store.ts';
import type { DigestSettings, SettingName, TypedSettings } from './digest-settings.ts';
import type { Arriving } from './ingest-articles.ts';
import type { Program, Provenance } from './program.ts';
import type { SearchPage } from './search.ts';
import type { Cited, SourceText } from './source-text.ts';
import type { ShownAt } from './shown-briefs.ts';
import type { SourceVerbs } from './sources.ts';

export type { Attempt, CorpusSummary, Delivery, Run, Subscription };

export type BriefRequest = Asked & {
  language: string;
  from?: string;
  to?: string;
  /** The brief to compare with, for "what changed". */
  sinceBriefId?: string;
  /**
   * Of a digest: ids of the briefs that its reader was sent, the oldest first, in any language. Only what they did not tell is
   * told; the last of them is the one to compare with. None before a first digest.
   */
  after?: readonly string[];
};

/** What a person says of a new subscription; the rest is worked out. */
export type NewSubscription = Pick<
  Subscription,
  | 'platform'
  | 'tenantId'
  | 'destinationId'
  | 'threadId'
  | 'topics'
  | 'language'
  | 'weekdays'
  | 'localTime'
  | 'timeZone'
  | 'createdBy'
> &
  Partial<DigestSettings>;

/** What may be changed of a subscription; what is not named stays. A destination without a thread leaves the thread. */
export type SubscriptionChanges = Partial<Omit<NewSubscription, 'platform' | 'tenantId' | 'createdBy'>>;

/** All that tells how a digest fares. */
export interface SubscriptionStatus {
  subscription: Subscription;
  /** The last edition, however it ended, a test too. */
  last?: { run: Run; deliveries: Delivery[] };
  /** Every try of its messages, in order. */
  tries?: Attempt[];
  /** The last edition that was sent. */
  lastSent?: Run;
}

/** A schedule as a person types it; a day list left out means every day. */
export interface TypedSchedule {
  time: string;
  timeZone: string;
  days?: string;
}

export interface ReadSchedule {
  localTime: string;
  timeZone: string;
  weekdays: number[];
}

/** What one call of `ingest` did. `unread` names articles that are stored but could not be read. */
export interface Ingested {
  added: number;
  changed: number;
  unchanged: number;
  unread: string[];
}

/** One digest edition: the message to show and the briefs it rests on. */
export interface Edition {
  message: Message;
  briefs: Brief[];
  /** What its blocks tell of its briefs; without it nobody knows what a part of it told. */
  told?: BlockTold[];
  /** No topic has anything to say. */
  empty: boolean;
}

export interface App {
  readonly data: Data;
  readonly defaultLanguage: string;
  readonly defaultTimeZone: string;
  /**
   * Adds articles to a collection, there or as they are found, reads them, and stores both. Progress is told per article; after a
   * stop what was taken is stored, and no more is taken.
   */
  ingest(articles: Arriving, progress?: (done: number, all: number) => void, stop?: AbortSignal): Promise<Ingested>;
  /** The brief of a topic or a question, stored under its content's id. @throws SaarError `topic.unknown` with the nearest names. */
  brief(request: BriefRequest): Promise<Brief>;
  storedBrief(id: string): Promise<Brief | undefined>;
  /** The window of a reader who names none, such as `7d` or `all`. */
  defaultWindow(): Promise<string>;
  /** Keeps a brief as the one shown last in a place. */
  rememberBrief(place: ShownAt, brief: Brief): Promise<void>;
  /** The brief shown last in a place, of one topic or of any, asked for or in a digest. @throws SaarError `brief.which`. */
  shownBrief(place: ShownAt, topic?: string): Promise<Brief | undefined>;
  /** A source's text, to show a sentence in its neighbourhood: with the earlier editions that alone hold what a brief cites. */
  sourceText(id: string, cited?: readonly Cited[]): Promise<SourceText | undefined>;
  /** A topic id for what a person typed: id, alias or title in any language. @throws SaarError `topic.unknown`. */
  topicId(typed: string): string;
  /** Topics for what a person typed: names joined by commas or spaces, or the word for all. @throws SaarError `topic.unknown`. */
  topicIds(typed: string): string[];
  /** Every topic with its title in a language, in the order of the data files. */
  topics(language: string): { id: string; title: string }[];
  /** At most three topics that lie nearest to what was asked in a reader's own words, with their titles in a language. */
  topicsNear(words: string, language: string): { id: string; title: string }[];
  /** Sentences that hold the words, newest first: `limit` of them behind the first `skip`. */
  search(words: string, skip: number, limit: number): Promise<SearchPage>;
  /** The language a person named: its id, or its name in any language Saar speaks; undefined when Saar does not speak it. */
  languageId(typed: string): string | undefined;
  summary(): Promise<CorpusSummary>;
  provenance(): Promise<Provenance>;
  readonly program: Program;
  /** What is read from the web, and what may be done about it. */
  readonly sources: SourceVerbs;
  /** Who alone may change sources in the chats, as `platform:person`; of an empty list, whoever manages a server or group. */
  readonly owners: readonly string[];
  placeLanguage(platform: string, placeId: string): Promise<string | undefined>;
  /** Sets the language of a place for all who ask there; without one each is answered in their own again. */
  setPlaceLanguage(platform: string, placeId: string, language: string | undefined): Promise<void>;
  /** A place has a new id: its digests, what waits to be sent there, and its settings go along. Done twice, it changes nothing. */
  movePlace(platform: string, from: string, to: string): Promise<void>;
  /** Permissions changed in a place, or in one destination: the suspended digests there are due at once. */
  reopen(platform: string, place: { tenantId?: string; destinationId?: string }): Promise<void>;
  /** Keeps calls for buttons that have little room, each under a key of its own making. */
  keepCalls(calls: ReadonlyMap<string, string>): Promise<void>;
  keptCall(key: string): Promise<string | undefined>;
  readonly answers: AnswerLog;

  /** Time zones by name: those likely for readers of a language first, then all. */
  timeZones(language: string): readonly string[];
  /** Time, zone and days of a typed schedule. @throws SaarError naming the part that cannot be read. */
  readSchedule(typed: TypedSchedule): ReadSchedule;
  /** The settings that were typed. @throws SaarError `digest.setting`, `digest.hours`. */
  readSettings(typed: TypedSettings): Partial<DigestSettings>;
  /** Whether a word alone can only mean that setting. */
  meansSetting(name: SettingName, word: string): boolean;
  /** @throws SaarError `digest.same` with the id of the one that is there already, `digest.too-many`. */
  subscribe(request: NewSubscription): Promise<Subscription>;
  /** Changes a subscription. @throws SaarError `digest.same` when another is just that already. */
  changeSubscription(id: string, changes: SubscriptionChanges): Promise<Subscription>;
  subscriptions(platform: string, tenantId: string, destinationId?: string): Promise<Subscription[]>;
  subscriptionStatus(id: string): Promise<SubscriptionStatus>;
  setPaused(id: string, paused: boolean): Promise<Subscription>;
  unsubscribe(id: string): Promise<void>;
  /** What would be posted now, compared with what was last sent. Pure of delivery: nothing is recorded. */
  edition(subscription: Subscription, scheduledFor: Date, late: boolean): Promise<Edition>;
  /** Sends one edition now through the outbox. */
  sendNow(id: string): Promise<void>;
}
