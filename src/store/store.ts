/**
 * What must survive a restart, as verbs. Each verb is one transaction; times are UTC epoch milliseconds
 * and are always passed in. `test/suites/store.ts` is the meaning of this interface.
 */
import type { Article } from '../corpus/article.ts';
import type { Analysis } from '../facts/analysis.ts';
import type { Brief } from '../briefs/brief.ts';
import type { Subscription, SubscriptionWishes } from './digest.ts';
import type {
  AnalysedArticle,
  ArticleEdition,
  ArticleKeys,
  CandidateQuery,
  CorpusSummary,
  Origins,
  SearchQuery,
  StoryStore,
  UndatedQuery,
} from './query.ts';
import type { KeptReading, Packing } from './kept-reading.ts';
import type { ConversationStore } from './conversation.ts';
import type { OutboxStore } from './outbox-store.ts';
import type { SourceStore } from './source.ts';

export type * from './digest.ts';
export type { KeptReading, Packing };
export type * from './query.ts';
export type * from './source.ts';

export interface Store extends ConversationStore, OutboxStore, SourceStore, StoryStore {
  // articles and what was read in them
  /**
   * Same id and same words and dates: unchanged. Anything else differs: replaced, and its analysis dropped. Of one whose words
   * differ the earlier edition is kept, if it was read. With them goes what was read in some of them, or in others, see `putReadings`.
   */
  putArticles(
    articles: readonly Article[],
    readings?: readonly KeptReading[],
  ): Promise<{ added: number; changed: number; unchanged: number }>;
  /** Makes a mirrored collection equal to `ids`: its other articles leave it (their text stays, for old citations). Answers how many left. */
  retainInCollection(collection: string, ids: readonly string[]): Promise<number>;
  /**
   * Of the `limit` articles behind an id those that stand in a collection and have no analysis by `version`, by id; and the last
   * one looked at, undefined when there was none. Those that `version` could not read are left out, as they are by `unreadAmong`.
   */
  unreadArticles(version: string, after: string, limit: number): Promise<{ articles: Article[]; last?: string }>;
  /** The ids of those articles that are to be read once they are put: as they come they have no analysis by `version`. */
  unreadAmong(version: string, articles: readonly Article[]): Promise<Set<string>>;
  /** Notes that `version` cannot read these words: they wait for another version, or for other words. */
  noteUnreadable(version: string, article: Pick<Article, 'id' | 'contentHash'>): Promise<void>;
  /** How many articles stand as `version` could not read them. */
  countUnreadable(version: string, collections: readonly string[]): Promise<number>;
  /** How readings are to be packed; plainly, as long as too few came in to learn from. */
  readingPacking(): Promise<Packing>;
  /** What was read in words that were replaced meanwhile is left out. */
  putReadings(readings: readonly KeptReading[]): Promise<void>;
  /** An analysis of a text that was replaced meanwhile is left out. Without keys an article is not found by `search`. */
  putAnalyses(
    version: string,
    analyses: readonly Analysis[],
    keysOf?: (analysis: Analysis) => ArticleKeys,
  ): Promise<void>;
  /** Keeps what near copies of stored articles are found by, by article id. A replaced article's is dropped. */
  putPrints(prints: ReadonlyMap<string, Uint32Array>): Promise<void>;
  /** Newest first; only articles with at least one sentence on the topic. */
  candidates(query: CandidateQuery): Promise<AnalysedArticle[]>;
  /** Newest first; of more than `limit` articles those whose opening meets the question. */
  search(query: SearchQuery): Promise<AnalysedArticle[]>;
  article(id: string): Promise<AnalysedArticle | undefined>;
  /** What an article said before it was changed, the newest first; some tens at most. */
  editions(articleId: string): Promise<ArticleEdition[]>;
  /** Those of the articles that once said something else, and of which that is kept; in any order. */
  changedAmong(articleIds: readonly string[]): Promise<string[]>;
  /**
   * Articles that were published and fetched before a moment, and stand in these collections alone, lose their text and all that
   * was read in it, the oldest first; answers how many. They leave their collections, and the same words do not come to them
   * again. What a brief cites stays in the brief.
   */
  forgetTexts(collections: readonly string[], before: number, limit: number): Promise<number>;
  /**
   * Packs what an older Saar wrote of the articles behind an id, some at a time; answers the last one's id, undefined when there
   * was none. Nothing reads differently after.
   */
  packOld(after: string, limit: number): Promise<string | undefined>;
  /** How many articles the window holds, on any topic. */
  countArticles(collections: readonly string[], from?: string, to?: string): Promise<number>;
  /** How many articles have no date, of those on a topic or of what a question asks: a window leaves them out. */
  countUndated(query: UndatedQuery): Promise<number>;
  summary(collections: readonly string[]): Promise<CorpusSummary>;
  /** At most `limit` publishers, and when an article came in last. */
  origins(collections: readonly string[], limit: number): Promise<Origins>;
  /** A number that every change of articles, their collections or analyses moves on: equal numbers, same corpus. */
  revision(): Promise<number>;

  // briefs
  /**
   * Stores a brief under its id, without the sources' texts; a brief already there stays as it was and is returned. Some
   * thousands are kept: then the oldest are given up, but for those of the editions that each digest sent in the last weeks.
   */
  putBrief(brief: Brief): Promise<Brief>;
  brief(id: string): Promise<Brief | undefined>;

  // settings of a place, such as its language
  setting(platform: string, placeId: string, name: string): Promise<string | undefined>;
  /** Settings by name, all in one transaction; one that is undefined is removed. */
  putSettings(platform: string, placeId: string, values: Readonly<Record<string, string | undefined>>): Promise<void>;
  /**
   * A place has a new id: its subscriptions, open deliveries and settings, those of its threads too, get it. Where the new
   * place has a setting of its own already, that one stays. Done twice, it changes nothing.
   */
  movePlace(platform: string, from: string, to: string): Promise<void>;

  // subscriptions
  /**
   * Adds or replaces. `version` counts the writes and `lastSentRunId` belongs to `settle`: both are kept as stored. What is put
   * as active or paused ends a halt; a halt itself is begun by `settle` alone, and stays as it is otherwise. What was removed
   * stays removed.
   */
  putSubscription(subscription: Subscription): Promise<void>;
  /**
   * Writes what is named and leaves all else as it is stored now, whoever wrote it meanwhile: a halt too, unless a state is
   * named. Answers the subscription as it is then, undefined when there is none.
   */
  changeSubscription(id: string, changes: Partial<SubscriptionWishes>): Promise<Subscription | undefined>;
  subscription(id: string): Promise<Subscription | undefined>;
  subscriptionsOf(platform: string, tenantId: string, destinationId?: string): Promise<Subscription[]>;
  /** Also cancels what is still queued for it. */
  removeSubscription(id: string, now: number): Promise<void>;
  /**
   * Longest due first, platforms in turn: one that is down does not hide another's. Of the named platforms only, where they are.
   * A suspended one is due when it is tried again.
   */
  dueSubscriptions(now: number, limit: number, platforms?: readonly string[]): Promise<Subscription[]>;
  /** All by id, whatever their state, from the first after `after`. */
  subscriptionsAfter(after: string, limit: number): Promise<Subscription[]>;
  /** Active and suspended ones by id, from the first after `after`: for whoever goes through all of them, page by page. */
  activeSubscriptions(after: string, limit: number): Promise<Subscription[]>;
  /** Moves the next date, unless it is no longer `from`; answers whether it did. */
  reschedule(id: string, from: number, to: number): Promise<boolean>;

  // digests that their destination refuses
  /** Permissions changed in a place, or in one channel or thread of it: what is suspended there is due at once. */
  reopen(platform: string, place: { tenantId?: string; destinationId?: string }, now: number): Promise<void>;
  /** Suspended ones that are due to be tried are tried a day later. */
  postponeRetries(now: number): Promise<void>;
  /** Halted ones whose owner was not told, longest halted first. */
  haltsToTell(platform: string, limit: number): Promise<Subscription[]>;
  /**
   * Notes that the owner is told, or that it failed for certain, of all the owner's halted digests in that place; answers whether
   * that was not noted already.
   */
  noteTold(subscriptionId: string, told: boolean): Promise<boolean>;
  /** Removes with all their runs those that were disabled, or removed, at `before` or earlier, a few in each transaction; answers how many. */
  forgetHalted(before: number): Promise<number>;

  close(): Promise<void>;
}
