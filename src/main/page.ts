/** The local page of a Saar that runs: what it is made of, and what it answers to health checks and to Prometheus. */
import type { ErrorLog } from '../app/error-message.ts';
import type { Web } from '../adapters/web/web.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { backupsOf } from '../store/backup-folder.ts';
import type { Digests } from './digests.ts';
import type { Metrics } from './metrics.ts';
import type { Saar } from './open-saar.ts';
import type { Platform } from './platforms.ts';
import { databasePath } from './program-folder.ts';
import { wellness } from './wellness.ts';

export interface PageParts {
  config: Config;
  saar: Saar;
  digests: Digests;
  /** Filled as they come. */
  platforms: readonly Platform[];
  log: Log;
  onFailure: ErrorLog;
}

/** Opens the page, when a port is set; one that cannot be had is told, and Saar goes on without. */
export async function openPage(parts: PageParts): Promise<Web | undefined> {
  const { config, saar, log, onFailure } = parts;
  if (config.httpPort === 0) return undefined;
  const { startWeb } = await import('../adapters/web/web.ts');
  const { previewParts } = await import('./preview.ts');
  const hosts = config.publicUrl === undefined ? [] : [new URL(config.publicUrl).hostname];
  const metrics = await metricsOf(parts);
  try {
    return await startWeb(config.httpPort, {
      ...previewParts(saar.app, onFailure),
      language: config.language,
      health: healthOf(parts),
      hosts,
      ...(metrics && { metrics: () => metrics.page() }),
    });
  } catch (error) {
    log.warn('no local page: its port cannot be had; set SAAR_HTTP_PORT to another', {
      port: config.httpPort,
      err: error,
    });
    return undefined;
  }
}

function healthOf({ saar, digests, platforms }: PageParts) {
  const startedAt = Date.now();
  return () =>
    wellness({
      store: saar.store,
      pulse: digests.pulse,
      platforms: () => statesOf(platforms),
      articles: async () => (await saar.app.summary()).articles,
      clock: Date.now,
      startedAt,
    });
}

/** Undefined unless they are wanted: then their library is not even loaded. */
async function metricsOf({ config, saar, digests, platforms }: PageParts): Promise<Metrics | undefined> {
  if (!config.metrics) return undefined;
  const { createMetrics } = await import('./metrics.ts');
  const metrics = createMetrics({
    store: saar.store,
    clock: Date.now,
    lastTick: digests.pulse.lastTick,
    platforms: () => statesOf(platforms),
    lastBackup: () => Promise.resolve(backupsOf(databasePath(config))[0]?.madeAt),
  });
  digests.watch(metrics.count);
  return metrics;
}

/** What is told of each platform that has a token. */
export function statesOf(platforms: readonly Platform[]): { name: string; state: string }[] {
  return platforms.map(({ name, state }) => ({ name, state: state() }));
}
