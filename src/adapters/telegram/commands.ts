/** The menus that Telegram shows when somebody types a slash: per language, and per what a person may do. Pure. */
import type { LanguageCode } from 'grammy/types';
import type { Door } from '../../app/command.ts';
import { shortened } from './labels.ts';

/** One call of `setMyCommands`. */
export interface Menu {
  scope: { type: 'default' | 'all_private_chats' | 'all_group_chats' | 'all_chat_administrators' };
  /** Without one, the menu of everybody whose language has none. */
  language_code?: LanguageCode;
  commands: { command: string; description: string }[];
}

/** Bot API, `setMyCommands` and `BotCommand`. */
const MOST_COMMANDS = 100;
const LONGEST_DESCRIPTION = 256;

/** Readers' commands for all; settings too for chat admins and in private chats, where everybody is their own admin. */
export function menusOf(door: Door, defaultLanguage: string): Menu[] {
  const coded = door.languages.filter((language) => /^[a-z]{2}$/.test(language));
  const languages = [
    { language: defaultLanguage },
    ...coded.map((code) => ({ language: code, language_code: code as LanguageCode })),
  ];
  return languages.flatMap(({ language, ...code }) => [
    { scope: { type: 'default' }, ...code, commands: entries(door, language, false) },
    { scope: { type: 'all_group_chats' }, ...code, commands: entries(door, language, false) },
    { scope: { type: 'all_private_chats' }, ...code, commands: entries(door, language, true) },
    { scope: { type: 'all_chat_administrators' }, ...code, commands: entries(door, language, true) },
  ]);
}

/** Telegram knows one word a command: `digest set` and `digest list` are one entry, `digest`. */
function entries(door: Door, language: string, settings: boolean): Menu['commands'] {
  const listed = door.commands.filter((command) => !command.unlisted && (settings || command.access === 'reader'));
  const names = new Set(listed.map((command) => command.path.split(' ')[0]!));
  return [...names]
    .filter((name) => /^[a-z0-9_]{1,32}$/.test(name))
    .slice(0, MOST_COMMANDS)
    .map((name) => ({
      command: name,
      description: shortened(door.describe(name, language).description, LONGEST_DESCRIPTION) || name,
    }));
}
