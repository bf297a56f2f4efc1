/** Every try of a delivery, what a platform was asked, how a digest that nobody takes is tried again, and how its owner likes it. */
import { sql } from 'kysely';
import type { Migration } from './migration.ts';

export const provedDeliveries: Migration = {
  name: 'proved deliveries',
  statements: [
    sql`alter table subscriptions add column skip_empty integer not null default 0`,
    sql`alter table subscriptions add column length text not null default 'standard'`,
    sql`alter table subscriptions add column halted_at bigint`,
    sql`alter table subscriptions add column halt_tries integer not null default 0`,
    sql`alter table subscriptions add column retry_at bigint`,
    sql`alter table subscriptions add column owner_told integer not null default 0`,
    // Halted by an older Saar, which never tried again: once more, at once.
    sql`update subscriptions set halted_at = next_run_at, retry_at = next_run_at where state = 'suspended'`,
    sql`create index subscriptions_to_retry on subscriptions (retry_at) where retry_at is not null`,
    sql`create index runs_by_end on runs (finished_at)`,
    sql`create table delivery_attempts (
      delivery_id text not null references deliveries (id) on delete cascade, number integer not null,
      started_at bigint not null, ended_at bigint, outcome text, code text,
      primary key (delivery_id, number))`,
    sql`create table platform_state (
      platform text primary key, paused_until bigint not null default 0,
      identify_day text not null default '', identify_count integer not null default 0,
      identify_streak integer not null default 0, identified_at bigint not null default 0,
      invalid_window_start bigint not null default 0, invalid_count integer not null default 0)`,
    sql`create index deliveries_by_age on deliveries (platform, state, not_before, created_at, id)`,
    sql`drop index deliveries_ripe`,
    sql`create index subscriptions_due_on on subscriptions (platform, state, next_run_at, id)`,
    // Asked at every tick, by a table that holds a month of editions.
    sql`create index deliveries_by_end on deliveries (state, expires_at)`,
    sql`create index subscriptions_untold on subscriptions (platform, halted_at, id)
      where removed_at is null and halted_at is not null and owner_told = 0`,
    sql`create index subscriptions_standing on subscriptions (platform, state, removed_at)`,
    sql`create index briefs_by_age on briefs (generated_at, id)`,
    sql`create index deliveries_of_destination on deliveries (platform, destination_id, state)`,
  ],
};
