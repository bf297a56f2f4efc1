import { EventEmitter } from 'node:events';
import {
  ChannelFlagsBitField,
  ChannelType,
  Collection,
  Events,
  PermissionsBitField,
  type Client,
  type PermissionsString,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tellReopened } from '../../../src/adapters/discord/reopened.ts';
import { silent } from './answering-server.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const ALL: PermissionsString[] = ['ViewChannel', 'SendMessages', 'SendMessagesInThreads'];
const bits = (...names: PermissionsString[]) => new PermissionsBitField(names);

/** A server as discord.js keeps it, as far as it is looked at: channels, and our own member with a role. */
function world() {
  const channels = new Collection<string, object>();
  const roles = (...ids: string[]) => ({ cache: new Collection(ids.map((id) => [id, {}])) });
  const me = { id: '9', roles: roles('role') };
  const guild = { id: '3', members: { me }, channels: { cache: channels } };
  const channel = (id: string, may: PermissionsString[], fields: object = {}) => ({
    ...{ id, guild, guildId: '3', type: ChannelType.GuildText, isDMBased: () => false, isThread: () => false },
    permissionsFor: () => bits(...may),
    ...fields,
  });
  const thread = (id: string, parentId: string, fields: object = {}) =>
    channel(id, ALL, { type: ChannelType.PublicThread, isThread: () => true, parentId, ...fields });
  const told: object[] = [];
  const door = {
    reopened: (platform: string, place: object) => Promise.resolve(void told.push({ platform, ...place })),
  };
  const client = Object.assign(new EventEmitter(), {
    user: { id: '9' },
    channels: { cache: channels },
    ws: new EventEmitter(),
  });
  const stop = tellReopened(client as unknown as Client, door, silent, 1000);
  const after = () => (vi.advanceTimersByTime(1000), told);
  return { channels, guild, channel, thread, roles, client, told, stop, after };
}

const SERVER = { platform: 'discord', tenantId: '3' };

describe('a place that takes messages again', () => {
  it.each<[string, PermissionsString[], PermissionsString[], boolean]>([
    ['may be written in again', ['ViewChannel'], ALL, true],
    ['may be seen again', ['SendMessages'], ALL, true],
    ['may be seen and not written in', [], ['ViewChannel'], false],
    ['was open before', ALL, ALL, false],
    ['was closed', ALL, ['ViewChannel'], false],
  ])('is told of when a channel %s', (_what, before, now, told) => {
    const { client, channel, after } = world();
    client.emit(Events.ChannelUpdate, channel('4', before), channel('4', now));
    expect(after()).toEqual(told ? [{ ...SERVER, destinationId: '4' }] : []);
  });

  it('is a forum whose tags changed', () => {
    const { client, channel, after } = world();
    const forum = (moderated: boolean) =>
      channel('4', ALL, {
        type: ChannelType.GuildForum,
        flags: new ChannelFlagsBitField('RequireTag'),
        availableTags: [{ id: '1', name: 'News', moderated }],
      });
    client.emit(Events.ChannelUpdate, forum(true), forum(false));
    expect(after()).toEqual([{ ...SERVER, destinationId: '4' }]);
  });

  it('takes its threads along', () => {
    const { client, channel, channels, thread, after } = world();
    channels.set('41', thread('41', '4')).set('51', thread('51', '5'));
    client.emit(Events.ChannelUpdate, channel('4', []), channel('4', ALL));
    expect(after()).toEqual(['4', '41'].map((destinationId) => ({ ...SERVER, destinationId })));
  });

  it.each<[string, string, PermissionsString[], PermissionsString[], boolean]>([
    ['ours may do what it might not', 'role', ['ViewChannel'], ALL, true],
    ['ours may do something else', 'role', ALL, [...ALL, 'BanMembers'], false],
    ['ours may do less', 'role', ALL, ['ViewChannel'], false],
    ['that of others may do it', 'other', [], ALL, false],
  ])('is told of when a role of %s', (_what, id, before, now, told) => {
    const { client, guild, after } = world();
    const role = (may: PermissionsString[]) => ({ id, guild, permissions: bits(...may) });
    client.emit(Events.GuildRoleUpdate, role(before), role(now));
    expect(after()).toEqual(told ? [SERVER] : []);
  });

  it.each<[string, object, object, boolean]>([
    ['has a role that may more', { permissions: bits() }, { permissions: bits(...ALL) }, true],
    ['has a role that a channel names', {}, { named: true }, true],
    ['has a role that no channel names', {}, { named: false }, false],
    ['is no longer silenced', { communicationDisabledUntilTimestamp: Date.now() + 9e9 }, {}, true],
    [
      'is silenced still',
      { communicationDisabledUntilTimestamp: Date.now() + 9e9 },
      { isCommunicationDisabled: () => true },
      false,
    ],
    ['has another nickname', {}, {}, false],
    ['is somebody else', { permissions: bits() }, { id: '8', permissions: bits(...ALL) }, false],
  ])('is told of when our member %s', (_what, before, now, told) => {
    const { client, guild, roles, channels, channel, after } = world();
    const { named, ...fields } = now as { named?: boolean };
    const cache = new Collection(named ? [['new', {}]] : []);
    channels.set('4', channel('4', ALL, { permissionOverwrites: { cache } }));
    const member = {
      id: '9',
      guild,
      permissions: bits(...ALL),
      roles: roles('role'),
      isCommunicationDisabled: () => false,
    };
    const gained = named === undefined ? {} : { roles: roles('role', 'new') };
    client.emit(Events.GuildMemberUpdate, { ...member, ...before }, { ...member, ...gained, ...fields });
    expect(after()).toEqual(told ? [SERVER] : []);
  });

  it.each<[string, object | undefined, object, boolean]>([
    ['unlocked', { locked: true }, {}, true],
    ['woken', { archived: true }, {}, true],
    ['woken, of which nothing was known', undefined, {}, true],
    ['renamed', {}, {}, false],
    ['locked', {}, { locked: true }, false],
    ['woken and locked', { archived: true }, { locked: true }, false],
  ])('is told of when a thread is %s', (_what, before, now, told) => {
    const { client, channels, thread, after } = world();
    if (before) channels.set('41', thread('41', '4', before));
    const metadata = { archived: false, locked: false, ...now };
    client.ws.emit('THREAD_UPDATE', { id: '41', guild_id: '3', parent_id: '4', thread_metadata: metadata });
    expect(after()).toEqual(told ? ['41', '4'].map((destinationId) => ({ ...SERVER, destinationId })) : []);
  });

  it.each([Events.GuildCreate, Events.GuildAvailable])('is a server that is there again: %s', (event) => {
    const { client, after } = world();
    client.emit(event, { id: '3' });
    expect(after()).toEqual([SERVER]);
  });

  it('is told of once for many changes in a row, and not any more after the end', () => {
    const { client, told, stop, after } = world();
    for (let n = 0; n < 20; n++) {
      client.emit(Events.GuildAvailable, { id: '3' });
      vi.advanceTimersByTime(500);
    }
    expect(told).toEqual([]);
    expect(after()).toHaveLength(1);
    client.emit(Events.GuildAvailable, { id: '3' });
    stop();
    expect(after()).toHaveLength(1);
  });
});
