/** An interaction as Discord sends it → an Invocation as the door takes it. Pure; nothing in it is trusted. */
import {
  ApplicationCommandOptionType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteractionDataOption,
  type APIChatInputApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
} from 'discord.js';
import type { Caller, Invocation, Place } from '../../app/command.ts';
import type { Call } from '../../messages/message.ts';

type Typed = APIChatInputApplicationCommandInteraction | APIApplicationCommandAutocompleteInteraction;
type GivenOption = APIApplicationCommandInteractionDataOption<Typed['type']>;

/** A slash command, or one being typed. The option being typed is left out: its value is not meant yet. */
export function commandInvocation(interaction: Typed): Invocation {
  const { path, options } = opened(interaction.data.name, interaction.data.options ?? []);
  const given = options.flatMap((option) =>
    'value' in option && !('focused' in option && option.focused) ? [[option.name, String(option.value)] as const] : [],
  );
  return {
    command: path,
    options: Object.fromEntries(given),
    place: placeOf(interaction),
    caller: callerOf(interaction),
  };
}

/** A click on one of our buttons, a choice from one of our menus, or one of our forms filled in. */
export function callInvocation(
  interaction: APIMessageComponentInteraction | APIModalSubmitInteraction,
  call: Call,
): Invocation {
  return {
    command: call.command,
    options: call.options,
    place: placeOf(interaction),
    caller: callerOf(interaction),
  };
}

/** The option a person is typing in, and what stands there so far. */
export function typedOption(
  interaction: APIApplicationCommandAutocompleteInteraction,
): { name: string; typed: string } | undefined {
  const { options } = opened(interaction.data.name, interaction.data.options ?? []);
  const focused = options.find((option) => 'focused' in option && option.focused);
  return focused && 'value' in focused ? { name: focused.name, typed: String(focused.value) } : undefined;
}

/** Steps down through subcommands; the names on the way are the path. */
function opened(name: string, options: readonly GivenOption[]): { path: string; options: readonly GivenOption[] } {
  const [first] = options;
  const nested =
    first?.type === ApplicationCommandOptionType.Subcommand ||
    first?.type === ApplicationCommandOptionType.SubcommandGroup;
  if (!nested) return { path: name, options };
  const inner = opened(first.name, (first.options ?? []) as readonly GivenOption[]);
  return { path: `${name} ${inner.path}`, options: inner.options };
}

const THREADS: readonly ChannelType[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];

type Placed = Typed | APIMessageComponentInteraction | APIModalSubmitInteraction;

function placeOf(interaction: Placed): Place {
  const channel = interaction.channel;
  const id = channel?.id ?? '';
  const parent =
    channel && THREADS.includes(channel.type as ChannelType) && 'parent_id' in channel ? channel.parent_id : undefined;
  return {
    platform: 'discord',
    tenantId: interaction.guild_id ?? id,
    destinationId: parent ?? id,
    ...(parent ? { threadId: id } : {}),
    // A chat between people where somebody brought Saar along is no conversation with one person.
    direct: interaction.guild_id === undefined && interaction.context !== InteractionContextType.PrivateChannel,
  };
}

const MAY_MANAGE = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;

/** Discord sends a member's permissions with each interaction, so they are those of this moment. */
function callerOf(interaction: Placed): Caller {
  const permissions = BigInt(interaction.member?.permissions ?? 0);
  const alone = interaction.guild_id === undefined && interaction.context === InteractionContextType.BotDM;
  return {
    id: interaction.member?.user.id ?? interaction.user?.id ?? '',
    locale: interaction.locale,
    mayManage: () => Promise.resolve(alone || (permissions & MAY_MANAGE) !== 0n),
  };
}
