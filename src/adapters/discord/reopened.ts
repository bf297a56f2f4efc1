/** Tells the door when Discord lets Saar post where it did not: a permission given, a thread unlocked, a server back. */
import {
  Events,
  GatewayDispatchEvents,
  PermissionFlagsBits,
  PermissionsBitField,
  type APIThreadChannel,
  type Client,
  type Guild,
  type GuildBasedChannel,
  type GuildMember,
  type PartialGuildMember,
} from 'discord.js';
import type { Door } from '../../app/command.ts';
import { missingIn, isTagless } from './channels.ts';
import { failureOf } from './failure.ts';
import type { Log } from './log.ts';

/** Several changes in a row, as when a form of permissions is filled in, are one. */
const TOGETHER_MS = 2_000;

/** What posting may want of a role. */
const WANTED = new PermissionsBitField([
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.ManageThreads,
  PermissionFlagsBits.Administrator,
]).bitfield;

/** Listens from now on; what is answered stops it. */
export function tellReopened(
  client: Client,
  door: Pick<Door, 'reopened'>,
  log: Log,
  togetherMs = TOGETHER_MS,
): () => void {
  const pending = new Map<string, NodeJS.Timeout>();
  const tell = (tenantId: string, destinationId?: string) => {
    const key = `${tenantId} ${destinationId ?? ''}`;
    clearTimeout(pending.get(key));
    const later = setTimeout(() => {
      pending.delete(key);
      door
        .reopened('discord', { tenantId, ...(destinationId !== undefined && { destinationId }) })
        .catch((error: unknown) => {
          log.warn('discord.reopening-lost', { code: failureOf(error).code });
        });
    }, togetherMs);
    pending.set(key, later.unref());
  };
  client.on(Events.ChannelUpdate, (before, now) => {
    if (before.isDMBased() || now.isDMBased()) return;
    if (isBarred(before) && !isBarred(now)) for (const id of withThreads(now)) tell(now.guildId, id);
  });
  client.on(Events.GuildRoleUpdate, (before, now) => {
    const gained = now.permissions.bitfield & ~before.permissions.bitfield & WANTED;
    if (gained !== 0n && now.guild.members.me?.roles.cache.has(now.id)) tell(now.guild.id);
  });
  client.on(Events.GuildMemberUpdate, (before, now) => {
    if (now.id === client.user?.id && mayMore(before, now)) tell(now.guild.id);
  });
  client.on(Events.GuildCreate, ({ id }) => tell(id));
  client.on(Events.GuildAvailable, ({ id }) => tell(id));
  // The library knows archived threads no more, and says nothing of them.
  const onThread = (thread: APIThreadChannel & { guild_id?: string }) => {
    const { id, guild_id: guildId, thread_metadata: now } = thread;
    const before = client.channels.cache.get(id);
    const wasOpen = before?.isThread() === true && before.archived !== true && before.locked !== true;
    if (guildId === undefined || wasOpen || now?.archived || now?.locked) return;
    tell(guildId, id);
    if (thread.parent_id) tell(guildId, thread.parent_id);
  };
  client.ws.on(GatewayDispatchEvents.ThreadUpdate, onThread);
  return () => {
    client.ws.off(GatewayDispatchEvents.ThreadUpdate, onThread);
    for (const later of pending.values()) clearTimeout(later);
  };
}

function isBarred(channel: GuildBasedChannel): boolean {
  return missingIn(channel).length > 0 || isTagless(channel);
}

/** A channel and the open threads in it: they have its permissions. */
function withThreads(channel: GuildBasedChannel): string[] {
  const threads = channel.guild.channels.cache.filter((each) => each.isThread() && each.parentId === channel.id);
  return [channel.id, ...threads.keys()];
}

/** Whether our own member may do more than before: by its roles, by what channels say of them, or because a time-out is over. */
function mayMore(before: GuildMember | PartialGuildMember, now: GuildMember): boolean {
  const wasSilenced = (before.communicationDisabledUntilTimestamp ?? 0) > Date.now();
  if (wasSilenced && !now.isCommunicationDisabled()) return true;
  if ((now.permissions.bitfield & ~before.permissions.bitfield & WANTED) !== 0n) return true;
  const changed = [...before.roles.cache.keys(), ...now.roles.cache.keys()].filter(
    (id) => before.roles.cache.has(id) !== now.roles.cache.has(id),
  );
  return changed.some((id) => namedInChannels(now.guild, id));
}

function namedInChannels({ channels }: Guild, roleId: string): boolean {
  return channels.cache.some(
    (channel) => 'permissionOverwrites' in channel && channel.permissionOverwrites.cache.has(roleId),
  );
}
