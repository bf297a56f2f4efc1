/** The connection to Discord's gateway: only the Guilds intent, few things kept, and errors that end in the log. */
import { Client, Events, GatewayIntentBits, Options } from 'discord.js';
import { failureOf } from './failure.ts';
import type { Log } from './log.ts';

export interface DiscordSettings {
  token: string;
  /** Another API root than Discord's own, without version and trailing slash. */
  apiUrl?: string;
  /** Registers the commands in this server only, where they appear at once: for trying things out. */
  guildId?: string;
}

/** A client that is not yet connected. It reconnects by itself, and no event of it can end the process. */
export function createGateway(settings: DiscordSettings, log: Log): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { version: '10', ...(settings.apiUrl ? { api: settings.apiUrl } : {}) },
    allowedMentions: { parse: [] },
    makeCache: onlyWhatIsNeeded(),
  });
  client.on(Events.Error, (error) => log.warn('discord.error', { code: failureOf(error).code }));
  client.on(Events.ShardError, (error) => log.warn('discord.connection-error', { code: failureOf(error).code }));
  client.on(Events.ShardReconnecting, () => log.info('discord.reconnecting'));
  client.on(Events.ShardResume, () => log.info('discord.resumed'));
  client.on(Events.ShardDisconnect, ({ code }) => log.error('discord.disconnected', { code }));
  containHandlerErrors(client, log);
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

interface PacketHandler {
  handlePacket(...packet: unknown[]): boolean;
}

/**
 * discord.js 14.28 throws inside its handler of RESUMED when Discord invalidates the session at once: it reads a session
 * that is gone, in a promise nobody awaits, and the process would end. It reconnects well if that error is caught.
 */
function containHandlerErrors(client: Client, log: Log): void {
  const manager = client.ws as unknown as PacketHandler;
  const handle = manager.handlePacket.bind(manager);
  manager.handlePacket = (...packet) => {
    try {
      return handle(...packet);
    } catch (error) {
      log.warn('discord.event-failed', { code: failureOf(error).code });
      return false;
    }
  };
}
