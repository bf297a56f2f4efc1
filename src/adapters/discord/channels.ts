/** What the gateway tells of channels: whose they are, what Saar may do there, which are forums, which are followed. */
import {
  ChannelFlags,
  ChannelType,
  PermissionFlagsBits,
  SnowflakeUtil,
  type AnyThreadChannel,
  type Client,
  type ForumChannel,
  type GuildBasedChannel,
  type MediaChannel,
} from 'discord.js';
import type { ChannelLookup, PermissionName } from './destination.ts';
import type { Places } from './send-post.ts';
import { isUntaggable, type Forum } from './tags.ts';

/** In a forum Discord shows two of them by other names. */
const FLAGS: Readonly<Record<PermissionName, bigint>> = {
  'view-channel': PermissionFlagsBits.ViewChannel,
  'send-messages': PermissionFlagsBits.SendMessages,
  'create-posts': PermissionFlagsBits.SendMessages,
  'send-messages-in-threads': PermissionFlagsBits.SendMessagesInThreads,
  'send-messages-in-posts': PermissionFlagsBits.SendMessagesInThreads,
  'manage-threads': PermissionFlagsBits.ManageThreads,
};

/** Looks a channel up in what the gateway sent, else asks Discord; whatever goes wrong, there is no such channel for us. */
export function channelLookup(client: Client): ChannelLookup {
  return async (id) => {
    if (!/^\d{1,20}$/.test(id)) return undefined;
    const channel = client.channels.cache.get(id) ?? (await client.channels.fetch(id).catch(() => null));
    if (!channel || channel.isDMBased()) return undefined;
    const { guildId, name } = channel;
    return {
      guildId,
      name,
      missing: missingIn(channel),
      untaggable: isTagless(channel),
    };
  };
}

/** Whether it is a forum that wants a tag on each post and has none that Saar may set. */
export function isTagless(channel: GuildBasedChannel): boolean {
  return isThreadOnly(channel) && isUntaggable(forumOf(channel));
}

/** What Saar may do there; null where it is no member. */
function permissionsIn(channel: GuildBasedChannel) {
  const self = channel.guild.members.me;
  return self ? channel.permissionsFor(self) : null;
}

/** What Saar lacks to post there. */
export function missingIn(channel: GuildBasedChannel): PermissionName[] {
  const permissions = permissionsIn(channel);
  return wantedIn(channel).filter((name) => !permissions?.has(FLAGS[name]));
}

/** What posting a digest of several parts there takes. Message history is read only after a send without an answer, and
 * does not keep a digest from being posted, so it is not asked for. */
function wantedIn(channel: GuildBasedChannel): PermissionName[] {
  if (isThreadOnly(channel)) return ['view-channel', 'create-posts', 'send-messages-in-posts'];
  if (!channel.isThread()) return ['view-channel', 'send-messages'];
  return ['view-channel', 'send-messages-in-threads', ...(channel.locked ? (['manage-threads'] as const) : [])];
}

/** Whether a channel of this type holds posts. A media channel is a forum by another look. None is offered as a digest's home: whether it takes a post without a picture is not documented. */
export function isThreadOnly(channel: { type: ChannelType }): channel is ForumChannel | MediaChannel {
  return channel.type === ChannelType.GuildForum || channel.type === ChannelType.GuildMedia;
}

function forumOf(channel: ForumChannel | MediaChannel): Forum {
  return { tags: channel.availableTags, tagRequired: channel.flags.has(ChannelFlags.RequireTag) };
}

/** So long a post may be that of an earlier try. */
const RECENT_MS = 10 * 60_000;

/** Places from the gateway's cache; `now` in epoch milliseconds. */
export function placesOf(client: Client, now: () => number): Places {
  const channels = client.channels.cache;
  return {
    isUp: () => client.isReady(),
    self: () => client.user?.id,
    forum: (id) => {
      const channel = channels.get(id);
      return channel && isThreadOnly(channel) ? forumOf(channel) : undefined;
    },
    isFollowed: (id) => channels.get(id)?.type === ChannelType.GuildAnnouncement,
    mayRead: (id) => {
      const channel = channels.get(id);
      return (
        channel !== undefined && !channel.isDMBased() && READING.every((flag) => permissionsIn(channel)?.has(flag))
      );
    },
    recentPosts: (forumId) => {
      const posts = [...channels.values()].filter(
        (channel): channel is AnyThreadChannel =>
          channel.isThread() &&
          channel.parentId === forumId &&
          channel.ownerId === client.user?.id &&
          madeAt(channel) > now() - RECENT_MS,
      );
      return posts.sort((one, other) => madeAt(other) - madeAt(one)).map(({ id, name }) => ({ id, name }));
    },
  };
}

const READING = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory];

/** A post's id tells when it was made; the field for it is not always sent. */
function madeAt({ id }: AnyThreadChannel): number {
  return SnowflakeUtil.timestampFrom(id);
}
