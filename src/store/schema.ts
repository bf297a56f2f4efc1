/** The tables as Kysely sees them; `migrations/` makes them. Times are UTC epoch milliseconds. */
import type { Generated, Kysely } from 'kysely';
import type { DeliveryState, RunState } from './store.ts';

export interface ArticleRow {
  id: string;
  title: string;
  text: string;
  language: string;
  publisher: string | null;
  url: string | null;
  published_at: string | null;
  /** First moment and first moment after `published_at`; both `UNDATED` where it is not known. */
  published_start: number;
  published_end: number;
  date_certainty: string;
  date_evidence: string | null;
  fetched_at: string;
  content_hash: string;
  /** The collections, each on a line, in which its text was given up; null while it has it. */
  forgotten_in: string | null;
  /** The text's bytes; then `text` is empty. */
  packed: Buffer | null;
  /** The id of the agency that wrote it. */
  wire: string | null;
}

/** What an article said before it was changed; `sentences` is a list of `[start, end]`. */
export interface EditionRow {
  article_id: string;
  number: number;
  title: string;
  text: string;
  published_at: string | null;
  content_hash: string;
  sentences: string;
  replaced_at: string;
  packed: Buffer | null;
}

export interface SubscriptionRow {
  id: string;
  platform: string;
  tenant_id: string;
  destination_id: string;
  thread_id: string | null;
  topics: string;
  language: string;
  weekdays: string;
  local_time: string;
  time_zone: string;
  next_run_at: number;
  catchup_window_ms: number;
  on_uncertain: string;
  silent: number;
  skip_empty: number;
  length: string;
  state: string;
  state_reason: string | null;
  halted_at: number | null;
  halt_tries: number;
  retry_at: number | null;
  owner_told: number;
  last_sent_run_id: string | null;
  created_by: string;
  created_at: number;
  version: number;
  removed_at: number | null;
}

export interface RunRow {
  id: string;
  subscription_id: string;
  scheduled_for: number;
  trigger_kind: string;
  window_from: number | null;
  window_to: number;
  brief_ids: string;
  state: RunState;
  state_reason: string | null;
  created_at: number;
  finished_at: number | null;
}

export interface DeliveryRow {
  id: string;
  run_id: string;
  part: number;
  platform: string;
  tenant_id: string;
  destination_id: string;
  thread_id: string | null;
  body: string;
  body_hash: string;
  idempotency_key: string;
  state: DeliveryState;
  attempts: number;
  not_before: number;
  expires_at: number;
  lease_owner: string | null;
  send_started_at: number | null;
  uncertain_since: number | null;
  platform_message_id: string | null;
  last_error_code: string | null;
  created_at: number;
  settled_at: number | null;
  /** As JSON. */
  shown: string | null;
}

/** One try of a delivery; the last three are unknown while it is under way. */
export interface AttemptRow {
  delivery_id: string;
  number: number;
  started_at: number;
  ended_at: number | null;
  outcome: string | null;
  code: string | null;
}

export interface PlatformStateRow {
  platform: string;
  paused_until: number;
  identify_day: string;
  identify_count: number;
  identify_streak: number;
  identified_at: number;
  invalid_window_start: number;
  invalid_count: number;
}

export interface SourceRow {
  id: string;
  kind: string;
  url: string;
  title: string | null;
  site_url: string | null;
  state: string;
  reason: string | null;
  added_at: number;
  added_by: string;
  etag: string | null;
  last_modified: string | null;
  next_at: number;
  last_tried_at: number | null;
  last_ok_at: number | null;
  failures: number;
  failing_since: number | null;
  last_error: string | null;
  articles: number;
}

/** An item of a source: taken in as an article, or refused. */
export interface SourceItemRow {
  source_id: string;
  key: string;
  print: string;
  article_id: string | null;
  refusal: string | null;
  seen_at: number;
}

export interface Tables {
  migrations: { number: number; name: string };
  articles: ArticleRow;
  article_editions: EditionRow;
  article_collections: { article_id: string; collection: string };
  /** `revision` moves on with every change of articles, collections or analyses. */
  corpus_state: { name: string; value: number };
  /** How many articles begin or end on a UTC day, by the collections they stand in: see `window-count.ts`. */
  article_days: { edge: 'start' | 'end'; day: number; members: string; count: number };
  /**
   * One a article: the newest analysis, without the document's text; as JSON, or packed. `since` is the revision with which the
   * article's words as they stand were first read.
   */
  analyses: { article_id: string; version: string; json: string; packed: Buffer | null; since: number | null };
  /** Words that a reader of that version could not get through. */
  unreadable_articles: { article_id: string; version: string; content_hash: string };
  /** What packed values have in common: see `packing.ts`. */
  packings: { number: number; kind: string; shapes: string; dictionary: Buffer };
  /** 32-bit numbers in base64, the low byte first. */
  article_prints: { article_id: string; print: string };
  /** How many sentences of an article are on a topic, and how many figures and events stand in them. */
  article_topics: {
    article_id: string;
    topic: string;
    published_start: number;
    published_end: number;
    sentences: number;
    facts: number;
    publisher: string | null;
  };
  /** `number` is the order of placing; null for an article that was changed since and waits for its place. */
  article_stories: { article_id: string; story: string; copy_of: string | null; number: number | null };
  /** What the latest articles are known by, as JSON. */
  story_marks: { number: number; marks: string };
  /** A short name of an article for the index of its keys, with its period. */
  article_numbers: { number: Generated<number>; article_id: string; published_start: number; published_end: number };
  briefs: { id: string; topic: string; language: string; generated_at: string; json: string };
  settings: { platform: string; place_id: string; name: string; value: string };
  /** A call as JSON under the short name that a button gives in its stead. */
  kept_calls: { key: string; call: string; kept_at: number };
  /** Questions by the platform's own ids. What was asked is wiped when the answer stands. */
  answers: { platform: string; key: string; asked: string; state: 'begun' | 'done'; begun_at: number };
  subscriptions: SubscriptionRow;
  runs: RunRow;
  deliveries: DeliveryRow;
  delivery_attempts: AttemptRow;
  platform_state: PlatformStateRow;
  sources: SourceRow;
  source_items: SourceItemRow;
}

/** The connection, or one transaction on it. */
export type Database = Kysely<Tables>;
