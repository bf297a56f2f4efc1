/** Before a channel becomes a digest's home: is it of this server, and may Saar post there? */
import type { Command, Door, Invocation } from '../../app/command.ts';
import { text, type Message } from '../../messages/message.ts';

/** Names of permissions as the phrases know them: `discord.permissions.<name>`. */
export type PermissionName = 'view-channel' | 'send-messages' | 'send-messages-in-threads';

/** A channel as Saar's own account sees it. */
export interface ChannelView {
  guildId: string;
  name: string;
  missing: readonly PermissionName[];
}

/** Answers undefined for a channel that does not exist or that Saar cannot even ask about. */
export type ChannelLookup = (id: string) => Promise<ChannelView | undefined>;

/**
 * The private message that refuses a destination, or undefined when there is nothing to refuse.
 * A person who may not change settings hears that from the door, not what Saar can see of the channel.
 */
export async function destinationProblem(
  invocation: Invocation,
  command: Command | undefined,
  door: Pick<Door, 'phrase'>,
  language: string,
  lookup: ChannelLookup,
): Promise<Message | undefined> {
  const option = command?.options.find((each) => each.kind === 'destination');
  if (!option || invocation.place.direct || !(await invocation.caller.mayManage())) return undefined;
  const given = invocation.options[option.name];
  if (given === undefined && !option.required) return undefined;
  const channel = given === undefined ? undefined : await lookup(given);
  const say = (key: string, parameters?: Record<string, string>) => door.phrase(language, key, parameters);
  if (channel?.guildId !== invocation.place.tenantId) return refusal(language, say('discord.unknown-channel'));
  if (channel.missing.length === 0) return undefined;
  const permissions = new Intl.ListFormat(language, { type: 'conjunction' }).format(
    channel.missing.map((name) => say(`discord.permissions.${name}`)),
  );
  return refusal(language, say('discord.cannot-post', { channel: `#${channel.name}`, permissions }));
}

/** A private message of one line. */
export function refusal(language: string, words: string): Message {
  return { language, blocks: [{ kind: 'paragraph', text: [text(words)] }], private: true };
}
