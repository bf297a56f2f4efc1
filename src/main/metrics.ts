/**
 * Figures for Prometheus: counts what the delivery room tells, and looks at the store when asked. Loaded only where metrics
 * are on. Labels are words that the program knows (platforms, outcomes), never the id of anything.
 */
import { Counter, Histogram, Registry } from 'prom-client';
import type { DeliveryEvent } from '../delivery/events.ts';
import type { SendError } from '../messages/sender.ts';
import type { Store } from '../store/store.ts';
import { createGauges, type GaugeParts } from './metrics-gauges.ts';

/** What the page gives at `/metrics`. */
export interface Page {
  type: string;
  content: string;
}

export interface Metrics {
  /** Counts an event. Never throws, and keeps nobody waiting. */
  count(event: DeliveryEvent): void;
  page(): Promise<Page>;
}

export interface MetricsParts extends GaugeParts {
  store: Store;
}

/** A digest is due in seconds, is late in minutes, and is given up after hours. */
const LATE_SECONDS = [1, 5, 15, 30, 60, 120, 300, 600, 1200, 3600, 7200, 21_600];

/** The words that a limit's scope is told by; whatever else a sender says of it is that of one place. */
const SCOPES = ['global', 'shared'];
/** Not the platform's word: our own pace held the message back. */
const OWN_PACE = 'own-pace';

export function createMetrics(parts: MetricsParts): Metrics {
  const registry = new Registry();
  const counters = createCounters(registry);
  const gauges = createGauges(registry, parts);
  return {
    count: (event) => {
      counters.count(event);
      if (event.kind === 'settled' && event.settlement.state === 'sent')
        void lateness(parts.store, event.delivery.runId)
          .then(
            (seconds) => seconds !== undefined && counters.late.observe({ platform: event.delivery.platform }, seconds),
          )
          .catch(() => undefined);
    },
    page: async () => {
      await gauges.read();
      return { type: registry.contentType, content: await registry.metrics() };
    },
  };
}

/** Seconds from when a digest was due until its last message stood there; undefined while one is missing, or when it was asked for. */
async function lateness(store: Store, runId: string): Promise<number | undefined> {
  const run = await store.run(runId);
  if (run?.state !== 'sent' || run.trigger === 'manual' || run.finishedAt === undefined) return undefined;
  return Math.max(0, run.finishedAt - run.scheduledFor) / 1000;
}

function createCounters(registry: Registry) {
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `saar_${name}_total`, help, labelNames: [...labelNames], registers });
  const runs = counter('runs', 'Editions written down, by what became of them at once', ['platform', 'outcome']);
  const settled = counter('deliveries', 'Messages of digests by how a try of them was settled', [
    'platform',
    'outcome',
  ]);
  const failures = counter('send_failures', 'Tries that failed, by what the platform answered', [
    'platform',
    'outcome',
  ]);
  const retries = counter('retries', 'Tries that will be made again', ['platform']);
  const risks = counter('resends_unproven', 'Messages sent again although the first may stand there', ['platform']);
  const limits = counter('rate_limited', 'Answers 429 to a digest, by whose limit it was', ['platform', 'scope']);
  const late = new Histogram({
    name: 'saar_digest_late_seconds',
    help: 'From when a digest was due until its last message was sent',
    labelNames: ['platform'],
    buckets: LATE_SECONDS,
    registers,
  });

  function failed(platform: string, { outcome, code }: SendError): void {
    if (outcome === 'rate-limited' && code === OWN_PACE) return;
    failures.inc({ platform, outcome });
    if (outcome === 'rate-limited') limits.inc({ platform, scope: SCOPES.includes(code) ? code : 'place' });
  }
  function count(event: DeliveryEvent): void {
    switch (event.kind) {
      case 'run':
        return runs.inc({ platform: event.platform, outcome: outcomeOf(event) });
      case 'superseded':
        return runs.inc({ platform: event.platform, outcome: 'superseded' });
      case 'failure':
        return failed(event.delivery.platform, event.failure);
      case 'doubt':
        if (event.doubt === 'resend-unproven') risks.inc({ platform: event.delivery.platform });
        return;
      case 'settled': {
        const { platform } = event.delivery;
        if (event.settlement.state === 'retry_wait') return retries.inc({ platform });
        return settled.inc({ platform, outcome: event.settlement.state });
      }
    }
  }
  return { count, late };
}

/** `due` is an edition made for its slot, `catchup` one made late, `asked` one that somebody asked for. */
function outcomeOf({ run }: Extract<DeliveryEvent, { kind: 'run' }>): string {
  if (run.state === 'missed' || run.state === 'empty') return run.state;
  return { schedule: 'due', catchup: 'catchup', manual: 'asked' }[run.trigger];
}
