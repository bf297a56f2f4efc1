/** Whether Saar is well, as the health check asks it. Only what a restart may mend counts as trouble: no dead token, no platform that is away. */
import type { Health, SourceHealth } from '../adapters/web/routes.ts';
import type { Source, Store } from '../store/store.ts';
import type { Pulse } from './pulse.ts';

/**
 * A message that could be sent has waited this long, and meanwhile nothing at all was tried on its platform: longer than any
 * pause that a platform or its count of refusals asks for. In a wave messages wait longer, but others are being sent.
 */
const STUCK_MS = 15 * 60_000;
/** The state of a platform without a token. */
const OFF = { discord: 'off', telegram: 'off' };

export interface WellnessParts {
  store: Pick<Store, 'standing' | 'platformState' | 'sources'>;
  pulse: Pick<Pulse, 'ticking' | 'unwritten' | 'lastTick' | 'sinceTry'>;
  platforms(): readonly { name: string; state: string }[];
  articles(): Promise<number>;
  /** UTC epoch milliseconds. */
  clock(): number;
  startedAt: number;
}

/** Looks at everything. Never rejects: a store that cannot be asked is trouble, and is told. */
export async function wellness(parts: WellnessParts): Promise<Health> {
  const { pulse, clock, startedAt } = parts;
  const lastTick = pulse.lastTick();
  const asked = await askStore(parts).catch(() => undefined);
  const trouble = clockTrouble(pulse) ?? (asked ? asked.trouble : 'store.unreadable') ?? null;
  return {
    ok: trouble === null,
    trouble,
    uptimeSeconds: Math.round((clock() - startedAt) / 1000),
    articles: asked?.articles ?? 0,
    platforms: { ...OFF, ...(asked?.platforms ?? Object.fromEntries(states(parts))) },
    sources: sourcesHealth(asked?.sources ?? []),
    lastTick: lastTick === undefined ? null : new Date(lastTick).toISOString(),
  };
}

function clockTrouble(pulse: WellnessParts['pulse']): string | undefined {
  return pulse.unwritten() ?? (pulse.ticking() ? undefined : 'tick.still');
}

function states({ platforms }: WellnessParts): [name: string, state: string][] {
  return platforms().map(({ name, state }) => [name, state]);
}

async function askStore(parts: WellnessParts) {
  const now = parts.clock();
  const platforms = new Map(states(parts));
  for (const [name, state] of platforms)
    if (state === 'up' && (await parts.store.platformState(name)).pausedUntil > now) platforms.set(name, 'paused');
  const standing = await parts.store.standing(now);
  const isStuck = standing.some(
    ({ platform, ripeSince = now }) =>
      platforms.get(platform) === 'up' && now - ripeSince >= STUCK_MS && parts.pulse.sinceTry(platform) >= STUCK_MS,
  );
  const articles = await parts.articles();
  const sources = await parts.store.sources();
  return { articles, sources, platforms: Object.fromEntries(platforms), trouble: isStuck ? 'outbox.stuck' : undefined };
}

/** How sources fare. A site that is away is its own trouble: no restart mends it. */
function sourcesHealth(sources: readonly Source[]): Health['sources'] {
  const on = sources.filter(({ state }) => state === 'on');
  const lastOk = Math.max(...sources.map(({ lastOkAt }) => lastOkAt ?? -Infinity));
  return {
    on: on.length,
    failing: on.filter(({ failures }) => failures > 0).length,
    lastOk: Number.isFinite(lastOk) ? new Date(lastOk).toISOString() : null,
    each: Object.fromEntries(sources.map((source) => [source.id, sourceHealth(source)])),
  };
}

/** Without its name and address, which are nobody's business. */
function sourceHealth({ state, lastOkAt, failures, articles }: Source): SourceHealth {
  const lastOk = lastOkAt === undefined ? null : new Date(lastOkAt).toISOString();
  return { on: state === 'on', lastOk, failures, items: articles };
}
