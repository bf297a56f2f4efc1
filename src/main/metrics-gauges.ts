/** The figures that stand still between two looks: what waits, how old it is, and what the platforms were asked. */
import { Gauge, type Registry } from 'prom-client';
import type { Store } from '../store/store.ts';

export interface GaugeParts {
  store: Pick<Store, 'standing' | 'platformState'>;
  /** UTC epoch milliseconds. */
  clock(): number;
  /** When the last tick came, in epoch milliseconds. */
  lastTick(): number | undefined;
  /** Every platform that has a token, and its state. */
  platforms(): readonly { name: string; state: string }[];
  /** When the newest backup was made, in epoch milliseconds; undefined while there is none. */
  lastBackup(): Promise<number | undefined>;
}

/** Registers the gauges; `read` sets them all. What cannot be read has no value then: the others keep theirs. */
export function createGauges(registry: Registry, parts: GaugeParts): { read(): Promise<void> } {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `saar_${name}`, help, labelNames, registers: [registry] });
  const gauges = {
    tick: gauge('last_tick_age_seconds', 'Since the clock of digests ticked last'),
    backup: gauge('backup_age_seconds', 'Since the newest backup of the database was made'),
    up: gauge('platform_up', 'Whether a platform is connected', ['platform']),
    queue: gauge('queue_depth', 'Messages that wait or are under way', ['platform']),
    oldest: gauge('queue_oldest_age_seconds', 'How long the message has waited that could be sent now', ['platform']),
    uncertain: gauge('deliveries_in_doubt', 'Messages of which nobody knows whether they arrived', ['platform']),
    subscriptions: gauge('subscriptions', 'Digests by state', ['platform', 'state']),
    identifies: gauge('identifies_today', 'Connections opened on this UTC day', ['platform']),
    invalid: gauge('invalid_answers', 'Answers 401, 403 and 429 in the window that the platform counts', ['platform']),
  };
  const readers = [readAges, readPlatforms, readStanding].map((reader) => () => reader(gauges, parts));
  return {
    read: async () => {
      for (const each of Object.values(gauges)) each.reset();
      for (const each of [gauges.tick, gauges.backup]) each.remove();
      await Promise.all(readers.map((reader) => reader().catch(() => undefined)));
    },
  };
}

type Gauges = Record<
  'tick' | 'backup' | 'up' | 'queue' | 'oldest' | 'uncertain' | 'subscriptions' | 'identifies' | 'invalid',
  Gauge
>;

async function readAges(gauges: Gauges, parts: GaugeParts): Promise<void> {
  const now = parts.clock();
  const age = (since: number) => Math.max(0, now - since) / 1000;
  const [tick, backup] = [parts.lastTick(), await parts.lastBackup()];
  if (tick !== undefined) gauges.tick.set(age(tick));
  if (backup !== undefined) gauges.backup.set(age(backup));
}

async function readPlatforms(gauges: Gauges, { store, clock, platforms }: GaugeParts): Promise<void> {
  const today = new Date(clock()).toISOString().slice(0, 10);
  for (const { name: platform, state } of platforms()) {
    gauges.up.set({ platform }, state === 'up' ? 1 : 0);
    const { identifyDay, identifyCount, invalidCount } = await store.platformState(platform);
    gauges.identifies.set({ platform }, identifyDay === today ? identifyCount : 0);
    gauges.invalid.set({ platform }, invalidCount);
  }
}

async function readStanding(gauges: Gauges, { store, clock }: GaugeParts): Promise<void> {
  const now = clock();
  for (const { platform, queued, uncertain, ripeSince, digests } of await store.standing(now)) {
    gauges.queue.set({ platform }, queued);
    gauges.uncertain.set({ platform }, uncertain);
    gauges.oldest.set({ platform }, ripeSince === undefined ? 0 : Math.max(0, now - ripeSince) / 1000);
    for (const [state, count] of Object.entries(digests)) gauges.subscriptions.set({ platform, state }, count);
  }
}
