/** The door's commands as Discord's application commands: pure, one list for one PUT. */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type APIApplicationCommandSubcommandOption,
  type LocalizationMap,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command, Door, Option } from '../../app/command.ts';
import { localesOf } from './locale.ts';

/** What a command list is made of; the door gives it. */
export type CommandSource = Pick<Door, 'commands' | 'describe' | 'languages'>;

/** Channels in which a digest may stand. */
export const DESTINATION_TYPES = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
  ChannelType.GuildForum,
] as const;

const LONGEST_DESCRIPTION = 100;
/** Discord's rule for the names of commands and options; they must be in lower case too. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** Every listed command; paths with the same first word become the subcommands of one. */
export function applicationCommands(
  source: CommandSource,
  scope: 'global' | 'guild',
): RESTPostAPIChatInputApplicationCommandsJSONBody[] {
  const families = new Map<string, Command[]>();
  for (const command of source.commands.filter((each) => !each.unlisted)) {
    const [first = command.path] = command.path.split(' ');
    families.set(first, [...(families.get(first) ?? []), command]);
  }
  return [...families].map(([name, family]) => applicationCommand(source, scope, name, family));
}

function applicationCommand(
  source: CommandSource,
  scope: 'global' | 'guild',
  name: string,
  family: readonly Command[],
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const settings = family.every((command) => command.access === 'settings');
  return {
    type: ApplicationCommandType.ChatInput,
    ...naming(source, name, name),
    options: family.flatMap<APIApplicationCommandOption>((command) =>
      command.path === name ? optionsOf(source, command) : [subcommand(source, command)],
    ),
    default_member_permissions: settings ? String(PermissionFlagsBits.ManageGuild) : null,
    ...(scope === 'global' ? reach(settings) : {}),
  };
}

/** Settings need a server, and Saar in it; reading works everywhere, also for a person who installed Saar for themselves. */
function reach(settings: boolean) {
  return {
    contexts: [
      InteractionContextType.Guild,
      ...(settings ? [] : [InteractionContextType.BotDM, InteractionContextType.PrivateChannel]),
    ],
    integration_types: [
      ApplicationIntegrationType.GuildInstall,
      ...(settings ? [] : [ApplicationIntegrationType.UserInstall]),
    ],
  };
}

function subcommand(source: CommandSource, command: Command): APIApplicationCommandSubcommandOption {
  const name = command.path.split(' ').slice(1).join('-');
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...naming(source, name, command.path),
    options: optionsOf(source, command),
  };
}

/** Discord wants what is required first. */
function optionsOf(source: CommandSource, command: Command): APIApplicationCommandBasicOption[] {
  return command.options
    .filter(({ tapped }) => !tapped)
    .sort((one, other) => Number(other.required) - Number(one.required))
    .map((option) => optionOf(source, command, option));
}

function optionOf(source: CommandSource, command: Command, option: Option): APIApplicationCommandBasicOption {
  const named = { ...naming(source, option.name, command.path, option.name), required: option.required };
  return option.kind === 'destination'
    ? { type: ApplicationCommandOptionType.Channel, ...named, channel_types: [...DESTINATION_TYPES] }
    : { type: ApplicationCommandOptionType.String, ...named, autocomplete: option.choices !== undefined };
}

/** Name and description: the name that comes back in an interaction, and the words of every language beside it. */
function naming(source: CommandSource, name: string, path: string, option?: string) {
  const [base = '', ...others] = source.languages;
  const describe = (language: string) => source.describe(path, language, option);
  return {
    name,
    description: shortened(describe(base).description),
    name_localizations: localizations(source.languages, (language) => localName(describe(language).name, name)),
    description_localizations: localizations(others, (language) => shortened(describe(language).description)),
  };
}

function localizations(
  languages: readonly string[],
  words: (language: string) => string | undefined,
): LocalizationMap | undefined {
  const entries = languages.flatMap((language) => {
    const word = words(language);
    return word ? localesOf(language).map((locale) => [locale, word] as const) : [];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** A local name, unless it is the name itself or one that Discord would refuse, with the whole list. */
function localName(words: string, name: string): string | undefined {
  const local = words.split(' ').at(-1) ?? '';
  return local !== name && NAME.test(local) && local === local.toLowerCase() ? local : undefined;
}

function shortened(description: string): string {
  const letters = [...description];
  return letters.length <= LONGEST_DESCRIPTION ? description : `${letters.slice(0, LONGEST_DESCRIPTION - 1).join('')}…`;
}
