import { expect, it } from 'vitest';
import { menusOf } from '../../../src/adapters/telegram/commands.ts';
import { fakeDoor } from './fake-door.ts';

const menus = menusOf(fakeDoor(), 'en');
const menu = (type: string, code?: string) =>
  menus.find(({ scope, language_code: language }) => scope.type === type && language === code)!.commands;

it('sets one menu per scope for every language and for all others', () => expect(menus).toHaveLength(12));

it('shows settings to chat admins and in private chats only, a group of commands once, and nothing unlisted', () => {
  expect(menu('default').map(({ command }) => command)).toEqual(['brief', 'topics', 'help']);
  expect(menu('all_private_chats').map(({ command }) => command)).toEqual(['brief', 'topics', 'help', 'digest']);
  expect(menu('all_chat_administrators')).toEqual(menu('all_private_chats'));
  expect(menu('all_group_chats')).toEqual(menu('default'));
});

it('describes commands in the language of the menu', () => {
  expect(menu('default', 'hi')[0]).toEqual({ command: 'brief', description: 'brief in hi' });
  expect(menu('default')[0]).toEqual({ command: 'brief', description: 'brief in en' });
});

it('leaves out names that Telegram does not take', () => {
  const door = fakeDoor();
  const odd = ['Brief', 'संधि', 'a-b', 'x'.repeat(33)].map((path) => ({ ...door.commands[0]!, path }));
  expect(menusOf({ ...door, commands: odd }, 'en').flatMap(({ commands }) => commands)).toEqual([]);
});
