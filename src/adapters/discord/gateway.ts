/** The connection to Discord's gateway: only the Guilds intent, few things kept, and errors that end in the log. */
import { Client, Events, GatewayIntentBits, Options, SimpleShardingStrategy } from 'discord.js';
import type { Pace } from '../../pace/pace.ts';
import { failureOf } from './failure.ts';
import type { IdentifyGuard } from './identify.ts';
import { takingTurns } from './lane.ts';
import type { Log } from './log.ts';

export interface DiscordSettings {
  token: string;
  /** Another API root than Discord's own, without version and trailing slash. */
  apiUrl?: string;
  /** Registers the commands in this server only, where they appear at once: for trying things out. */
  guildId?: string;
}

/** What a gateway keeps to: how often it may say who it is, and how fast it may ask. */
export interface GatewayManners {
  guard: IdentifyGuard;
  pace: Pace;
}

/** A client that is not yet connected. It reconnects by itself, and no event of it can end the process. */
export function createGateway(settings: DiscordSettings, log: Log, { guard, pace }: GatewayManners): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { version: '10', ...(settings.apiUrl ? { api: settings.apiUrl } : {}), ...takingTurns(pace) },
    allowedMentions: { parse: [] },
    makeCache: onlyWhatIsNeeded(),
    ws: {
      buildStrategy: (manager) => contained(new SimpleShardingStrategy(manager), log),
      buildIdentifyThrottler: () => guard,
    },
  });
  client.on(Events.Error, (error) => log.warn('discord.error', { code: failureOf(error).code }));
  client.on(Events.ShardError, (error) => log.warn('discord.connection-error', { code: failureOf(error).code }));
  client.on(Events.ShardReconnecting, () => log.info('discord.reconnecting'));
  client.on(Events.ShardResume, () => log.info('discord.resumed'));
  client.on(Events.ShardDisconnect, ({ code }) => log.error('discord.disconnected', { code }));
  return client;
}

/** Servers, channels and roles say where Saar may post; members and users would only grow. */
function onlyWhatIsNeeded() {
  return Options.cacheWithLimits({
    ...Options.DefaultMakeCacheSettings,
    MessageManager: 0,
    GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
    UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user.id },
  });
}

/** Steps of a connection that discord.js starts and does not wait for. */
const UNAWAITED = ['onMessage', 'onClose', 'heartbeat', 'internalConnect'] as const;
type Step = (...given: unknown[]) => Promise<unknown>;

/**
 * discord.js 14.28 drops the promises of these steps, so that a failure in one of them would end the process: RESUMED
 * followed at once by an invalid session makes it read a session that is gone, a time-out beside a close connects twice.
 * Caught, they do no harm: it reconnects, and where it does not, the watch (watch.ts) begins anew.
 * A connection that is closed for good between two of its tries would try on; it is told that it is over.
 */
function contained(strategy: SimpleShardingStrategy, log: Log): SimpleShardingStrategy {
  const spawn = strategy.spawn.bind(strategy);
  const destroy = strategy.destroy.bind(strategy);
  let over = false;
  // The library destroys before it spawns, too.
  strategy.spawn = async (ids) => {
    over = false;
    await spawn(ids);
    const { shards } = strategy as unknown as { shards: Map<number, Record<(typeof UNAWAITED)[number], Step>> };
    for (const shard of shards.values())
      for (const step of UNAWAITED) shard[step] = caught(shard[step].bind(shard), () => over, log);
  };
  strategy.destroy = (options) => {
    over = true;
    return destroy(options);
  };
  return strategy;
}

function caught(step: Step, isOver: () => boolean, log: Log): Step {
  return async (...given) => {
    if (isOver()) return undefined;
    try {
      return await step(...given);
    } catch (error) {
      log.warn('discord.event-failed', { code: failureOf(error).code });
      return undefined;
    }
  };
}
