/** Subscriptions, their runs, and the outbox. The rules that must never break are constraints here. */
import { sql } from 'kysely';
import type { Migration } from './migration.ts';

export const digests: Migration = {
  name: 'digests',
  statements: [
    sql`create table subscriptions (
      id text primary key, platform text not null, tenant_id text not null, destination_id text not null, thread_id text,
      topics text not null, language text not null, weekdays text not null, local_time text not null,
      time_zone text not null, next_run_at bigint not null, catchup_window_ms bigint not null,
      on_uncertain text not null check (on_uncertain in ('resend', 'skip')), silent integer not null,
      state text not null check (state in ('active', 'paused', 'suspended', 'disabled')), state_reason text,
      last_sent_run_id text, created_by text not null, created_at bigint not null, version integer not null,
      removed_at bigint)`,
    sql`create index subscriptions_due on subscriptions (state, next_run_at)`,
    sql`create index subscriptions_of_place on subscriptions (platform, tenant_id, destination_id)`,
    sql`create table runs (
      id text primary key, subscription_id text not null references subscriptions (id), scheduled_for bigint not null,
      trigger_kind text not null check (trigger_kind in ('schedule', 'catchup', 'manual')),
      window_from bigint, window_to bigint not null, brief_ids text not null, state text not null, state_reason text,
      created_at bigint not null, finished_at bigint,
      unique (subscription_id, scheduled_for))`,
    sql`create unique index one_open_run on runs (subscription_id) where state in ('pending', 'rendered', 'delivering')`,
    sql`create table deliveries (
      id text primary key, run_id text not null references runs (id), part integer not null,
      platform text not null, tenant_id text not null, destination_id text not null, thread_id text,
      body text not null, body_hash text not null, idempotency_key text not null unique,
      state text not null, attempts integer not null, not_before bigint not null, expires_at bigint not null,
      lease_owner text, send_started_at bigint, uncertain_since bigint, platform_message_id text, last_error_code text,
      created_at bigint not null, settled_at bigint,
      unique (run_id, part))`,
    sql`create index deliveries_ripe on deliveries (platform, state, not_before)`,
    sql`create unique index one_send_a_destination on deliveries (platform, destination_id) where state = 'sending'`,
  ],
};
