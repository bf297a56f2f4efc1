/** What the gateway tells of channels: whose they are, what Saar may do there, which are forums. */
import {
  ChannelType,
  PermissionFlagsBits,
  type AnyThreadChannel,
  type Client,
  type GuildBasedChannel,
} from 'discord.js';
import type { ChannelLookup, PermissionName } from './destination.ts';
import type { Forums } from './sender.ts';

const FLAGS: Readonly<Record<PermissionName, bigint>> = {
  'view-channel': PermissionFlagsBits.ViewChannel,
  'send-messages': PermissionFlagsBits.SendMessages,
  'send-messages-in-threads': PermissionFlagsBits.SendMessagesInThreads,
};

/** Looks a channel up in what the gateway sent, else asks Discord; whatever goes wrong, there is no such channel for us. */
export function channelLookup(client: Client): ChannelLookup {
  return async (id) => {
    if (!/^\d{1,20}$/.test(id)) return undefined;
    const channel = client.channels.cache.get(id) ?? (await client.channels.fetch(id).catch(() => null));
    if (!channel || channel.isDMBased()) return undefined;
    return { guildId: channel.guildId, name: channel.name, missing: missingIn(channel) };
  };
}

function missingIn(channel: GuildBasedChannel): PermissionName[] {
  const self = channel.guild.members.me;
  const permissions = self ? channel.permissionsFor(self) : null;
  const wanted: PermissionName[] = ['view-channel', channel.isThread() ? 'send-messages-in-threads' : 'send-messages'];
  return wanted.filter((name) => !permissions?.has(FLAGS[name]));
}

/** So long a post counts as that of an earlier try or of an earlier part of the same digest. */
const RECENT_MS = 10 * 60_000;

/** Forums from the gateway's cache; `now` in epoch milliseconds. */
export function forumsOf(client: Client, now: () => number): Forums {
  return {
    isForum: (id) => client.channels.cache.get(id)?.type === ChannelType.GuildForum,
    recentPost: (forumId, name) => {
      const posts = [...client.channels.cache.values()].filter(
        (channel): channel is AnyThreadChannel =>
          channel.isThread() &&
          channel.parentId === forumId &&
          channel.ownerId === client.user?.id &&
          madeAt(channel) > now() - RECENT_MS &&
          (name === undefined || channel.name === name),
      );
      return posts.sort((one, other) => madeAt(other) - madeAt(one))[0]?.id;
    },
  };
}

function madeAt(thread: AnyThreadChannel): number {
  return thread.createdTimestamp ?? 0;
}
