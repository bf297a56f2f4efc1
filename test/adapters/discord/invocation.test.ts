import type {
  APIApplicationCommandAutocompleteInteraction,
  APIChatInputApplicationCommandInteraction,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { commandInvocation, typedOption } from '../../../src/adapters/discord/invocation.ts';

const user = { id: '7', username: 'reader' };
const member = (permissions: bigint) => ({ user, permissions: String(permissions) });
const MANAGE = 1n << 5n;
const ADMINISTRATOR = 1n << 3n;

/** Only what is read of an interaction, as Discord writes it. */
function slash(parts: object): APIChatInputApplicationCommandInteraction {
  return {
    type: 2,
    locale: 'hi',
    guild_id: '3',
    channel: { id: '4', type: 0 },
    member: member(0n),
    data: { type: 1, name: 'topics' },
    ...parts,
  } as unknown as APIChatInputApplicationCommandInteraction;
}

describe('an interaction becomes an invocation', () => {
  it('in a channel of a server', () => {
    expect(commandInvocation(slash({}))).toMatchObject({
      command: 'topics',
      options: {},
      place: { platform: 'discord', tenantId: '3', destinationId: '4', direct: false },
      caller: { id: '7', locale: 'hi' },
    });
  });

  it('in a thread: the parent is the destination', () => {
    const place = commandInvocation(slash({ channel: { id: '5', type: 11, parent_id: '4' } })).place;
    expect(place).toMatchObject({ destinationId: '4', threadId: '5' });
    const inCategory = commandInvocation(slash({ channel: { id: '4', type: 0, parent_id: '2' } })).place;
    expect(inCategory).not.toHaveProperty('threadId');
  });

  it('alone with the bot: the channel stands for the place', () => {
    const alone = slash({ guild_id: undefined, member: undefined, user, channel: { id: '9', type: 1 }, context: 1 });
    expect(commandInvocation(alone)).toMatchObject({
      place: { tenantId: '9', destinationId: '9', direct: true },
      caller: { id: '7' },
    });
  });

  it('of a subcommand, with every value as text', () => {
    const options = [
      {
        name: 'set',
        type: 1,
        options: [
          { name: 'time', type: 3, value: '08:00' },
          { name: 'channel', type: 7, value: '4' },
        ],
      },
    ];
    const { command, options: given } = commandInvocation(slash({ data: { type: 1, name: 'digest', options } }));
    expect([command, given]).toEqual(['digest set', { time: '08:00', channel: '4' }]);
  });

  it('while it is typed: the option in hand stands apart', () => {
    const options = [
      { name: 'topic', type: 3, value: 'har', focused: true },
      { name: 'language', type: 3, value: 'hi' },
    ];
    const typing = slash({ type: 4, data: { type: 1, name: 'brief', options } });
    expect(commandInvocation(typing).options).toEqual({ language: 'hi' });
    expect(typedOption(typing as unknown as APIApplicationCommandAutocompleteInteraction)).toEqual({
      name: 'topic',
      typed: 'har',
    });
  });

  it.each([
    ['a member', {}, false],
    ['a member with Manage Server', { member: member(MANAGE) }, true],
    ['an administrator', { member: member(ADMINISTRATOR) }, true],
    ['a person alone with the bot', { guild_id: undefined, member: undefined, user, context: 1 }, true],
    ['a person in a group chat', { guild_id: undefined, member: undefined, user, context: 2 }, false],
  ])('says whether %s may manage', async (_who, parts, expected) => {
    expect(await commandInvocation(slash(parts)).caller.mayManage()).toBe(expected);
  });
});
