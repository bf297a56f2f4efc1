/** What keeps Saar from posting in a channel, in the words of the person who can change it: permissions by their names. */
import type { Door, Invocation } from '../../app/command.ts';
import { text, type Message } from '../../messages/message.ts';

/** Names of permissions as the phrases know them: `discord.permissions.<name>`. */
export type PermissionName =
  | 'view-channel'
  | 'send-messages'
  | 'send-messages-in-threads'
  | 'create-posts'
  | 'send-messages-in-posts'
  | 'manage-threads';

/** A channel as Saar's own account sees it. */
export interface ChannelView {
  guildId: string;
  name: string;
  missing: readonly PermissionName[];
  /** A forum that wants a tag on each post and has none that Saar may set. */
  untaggable?: boolean;
}

/** Answers undefined for a channel that does not exist or that Saar cannot even ask about. */
export type ChannelLookup = (id: string) => Promise<ChannelView | undefined>;

/** The private message that refuses a channel as the home of a digest of `guildId`; undefined when nothing is against it. */
export async function destinationProblem(
  channelId: string,
  guildId: string,
  door: Pick<Door, 'phrase'>,
  language: string,
  lookup: ChannelLookup,
): Promise<Message | undefined> {
  const channel = await lookup(channelId);
  const say: Say = (key, parameters) => door.phrase(language, key, parameters);
  if (channel?.guildId !== guildId) return refusal(language, say('discord.unknown-channel'));
  if (channel.missing.length > 0) return refusal(language, cannotPost(channel, language, say));
  const name = `#${channel.name}`;
  return channel.untaggable ? refusal(language, say('discord.forum-without-tag', { channel: name })) : undefined;
}

/** A phrase key and its parameters in, the phrase in the reader's language out. */
type Say = (key: string, parameters?: Record<string, string>) => string;

function cannotPost({ name, missing }: Pick<ChannelView, 'name' | 'missing'>, language: string, say: Say): string {
  const names = missing.map((permission) => say(`discord.permissions.${permission}`));
  const permissions = new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
  return say('discord.cannot-post', { channel: `#${name}`, permissions });
}

/** Missing Access and Missing Permissions: what Discord says when it refuses for want of a permission. */
const MISSING_ACCESS = '50001';
const MISSING_PERMISSIONS = '50013';

/**
 * The private line for an answer that Discord refused for want of a permission; undefined for any other refusal, and
 * where the channel is unknown. Where nothing seems to be missing, Discord's code says which permission it must be.
 */
export async function answerRefused(
  code: string,
  { threadId, destinationId }: Invocation['place'],
  door: Pick<Door, 'phrase'>,
  language: string,
  lookup: ChannelLookup,
): Promise<Message | undefined> {
  if (code !== MISSING_ACCESS && code !== MISSING_PERMISSIONS) return undefined;
  const channel = await lookup(threadId ?? destinationId);
  if (!channel) return undefined;
  const sending = threadId === undefined ? 'send-messages' : 'send-messages-in-threads';
  const certain = code === MISSING_ACCESS ? 'view-channel' : sending;
  const missing = channel.missing.length > 0 ? channel.missing : [certain as PermissionName];
  const say: Say = (key, parameters) => door.phrase(language, key, parameters);
  return refusal(language, cannotPost({ name: channel.name, missing }, language, say));
}

/** A private message of one line. */
export function refusal(language: string, words: string): Message {
  return { language, blocks: [{ kind: 'paragraph', text: [text(words)] }], private: true };
}
