import {
  ChannelFlagsBitField,
  ChannelType,
  PermissionsBitField,
  type Client,
  type PermissionsString,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { channelLookup, placesOf } from '../../../src/adapters/discord/channels.ts';
import { answerRefused, destinationProblem } from '../../../src/adapters/discord/destination.ts';
import { renderBodies } from '../../../src/adapters/discord/render.ts';
import type { Place } from '../../../src/app/command.ts';
import { fakeDoor } from './fake-door.ts';

const ALL: PermissionsString[] = [
  ...(['ViewChannel', 'SendMessages', 'SendMessagesInThreads', 'ManageThreads', 'ReadMessageHistory'] as const),
];
const THREADS = [ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread];

/** A channel as discord.js keeps it, as far as it is looked at, in which Saar lacks some permissions. */
function channel(type: ChannelType, lacks: PermissionsString[] = [], fields: object = {}) {
  const guild = { members: { me: {} } };
  const permissions = new PermissionsBitField(ALL.filter((name) => !lacks.includes(name)));
  return {
    ...{ type, guild, guildId: '3', name: 'news', availableTags: [], flags: new ChannelFlagsBitField(0) },
    isDMBased: () => type === ChannelType.DM,
    isThread: () => THREADS.includes(type),
    permissionsFor: () => permissions,
    ...fields,
  };
}

function clientWith(...channels: (object & { id?: string })[]): Client {
  const cache = new Map(channels.map((each, index) => [each.id ?? String(index + 1), each]));
  const fetch = () => Promise.reject(new Error('Unknown Channel'));
  return { isReady: () => true, user: { id: '9' }, channels: { cache, fetch } } as unknown as Client;
}

const { Forum, Text } = { Forum: ChannelType.GuildForum, Text: ChannelType.GuildText };

describe('what Saar lacks in a channel', () => {
  it.each<[string, ReturnType<typeof channel>, string[]]>([
    ['nothing', channel(Text), []],
    ['all of it', channel(Text, ALL), ['view-channel', 'send-messages']],
    ['sending in a followed channel', channel(ChannelType.GuildAnnouncement, ['SendMessages']), ['send-messages']],
    ['nothing of threads in a channel', channel(Text, ['SendMessagesInThreads', 'ManageThreads']), []],
    ['sending in a thread', channel(ChannelType.PublicThread, ['SendMessagesInThreads']), ['send-messages-in-threads']],
    ['nothing of channels in a thread', channel(ChannelType.PublicThread, ['SendMessages']), []],
    ['nothing in an open thread', channel(ChannelType.PublicThread, ['ManageThreads'], { locked: false }), []],
    [
      'managing in a locked one',
      channel(ChannelType.PublicThread, ['ManageThreads'], { locked: true }),
      ['manage-threads'],
    ],
    ['posts in a forum', channel(Forum, ['SendMessages']), ['create-posts']],
    ['messages in a forum', channel(Forum, ['SendMessagesInThreads']), ['send-messages-in-posts']],
    ['posts among media', channel(ChannelType.GuildMedia, ['SendMessages']), ['create-posts']],
  ])('is told by its name: %s', async (_what, given, missing) => {
    expect(await channelLookup(clientWith(given))('1')).toMatchObject({ guildId: '3', missing });
  });

  it('is everything where Saar is no member', async () => {
    const given = channel(Text, [], { guild: { members: { me: null } } });
    expect((await channelLookup(clientWith(given))('1'))?.missing).toEqual(['view-channel', 'send-messages']);
  });

  it.each(['', 'x', '../1', '7', '1'.repeat(21)])('is not told of %j, which is no channel', async (id) => {
    expect(await channelLookup(clientWith(channel(Text)))(id)).toBeUndefined();
  });
});

describe('places', () => {
  const NOW = 1_760_000_000_000;
  const idAt = (time: number, last: number) => String(((BigInt(time) - 1420070400000n) << 22n) + BigInt(last));
  const post = (id: string, fields: object = {}) => ({
    id,
    ...channel(ChannelType.PublicThread),
    parentId: '1',
    ownerId: '9',
    ...fields,
  });

  it('tell forums with their tags from channels that are followed', () => {
    const tags = [{ id: '5', name: 'News', moderated: false, emoji: null }];
    const forum = channel(Forum, [], { availableTags: tags, flags: new ChannelFlagsBitField('RequireTag') });
    const places = placesOf(clientWith(forum, channel(ChannelType.GuildAnnouncement), channel(Text)), () => NOW);
    expect(['1', '2', '3', '4'].map((id) => places.forum(id))).toEqual([
      { tags, tagRequired: true },
      undefined,
      undefined,
      undefined,
    ]);
    expect(['1', '2', '3', '4'].map((id) => places.isFollowed(id))).toEqual([false, true, false, false]);
  });

  it('know our posts of the last minutes, the newest first', () => {
    const old = post(idAt(NOW - 11 * 60_000, 1), { name: 'old' });
    const [one, two] = [post(idAt(NOW - 60_000, 2), { name: 'one' }), post(idAt(NOW - 30_000, 3), { name: 'two' })];
    const others = [post(idAt(NOW, 4), { ownerId: '8' }), post(idAt(NOW, 5), { parentId: '2' })];
    const places = placesOf(clientWith(old, one, two, ...others), () => NOW);
    expect(places.recentPosts('1')).toEqual([
      { id: two.id, name: 'two' },
      { id: one.id, name: 'one' },
    ]);
    expect(places.self()).toBe('9');
  });

  it.each<[string, ReturnType<typeof channel> | undefined, boolean]>([
    ['a channel with its history', channel(Text), true],
    ['a channel whose history is hidden', channel(Text, ['ReadMessageHistory']), false],
    ['a channel that is hidden', channel(Text, ['ViewChannel']), false],
    ['a server of which Saar is no member', channel(Text, [], { guild: { members: { me: null } } }), false],
    ['a channel that the gateway does not know', undefined, false],
  ])('say whether Saar may read what was said: %s', (_what, given, may) => {
    expect(placesOf(clientWith(...(given ? [given] : [])), () => NOW).mayRead('1')).toBe(may);
  });
});

const words = (message: Parameters<typeof renderBodies>[0] | undefined) =>
  message && JSON.stringify(renderBodies(message)).replaceAll('\\', '');

describe('a refusal', () => {
  const inServer: Place = { platform: 'discord', tenantId: '3', destinationId: '4', direct: false };
  const problem = (view: object) =>
    destinationProblem('1', '3', fakeDoor(), 'hi', () =>
      Promise.resolve({ guildId: '3', name: 'n', missing: [], ...view }),
    );

  it.each<[object, string | undefined]>([
    [
      { missing: ['create-posts', 'send-messages-in-posts'] },
      'hi discord.cannot-post #n hi discord.permissions.create-posts',
    ],
    [{ missing: ['manage-threads'] }, 'hi discord.permissions.manage-threads'],
    [{ untaggable: true }, 'hi discord.forum-without-tag #n'],
    [{ guildId: '5', untaggable: true }, 'hi discord.unknown-channel'],
    [{}, undefined],
  ])('says what stands in the way: %o', async (view, expected) => {
    const message = await problem(view);
    if (expected === undefined) expect(message).toBeUndefined();
    else expect(words(message)).toContain(expected);
    expect(message?.private ?? true).toBe(true);
  });

  it.each<[string, string, object | undefined, string | undefined, string | undefined]>([
    ['an answer for want of sight', '50001', { missing: ['view-channel'] }, undefined, 'permissions.view-channel'],
    ['an answer for want of a right', '50013', { missing: ['send-messages'] }, undefined, 'permissions.send-messages'],
    ['an answer though all seems there', '50001', {}, undefined, 'permissions.view-channel'],
    ['an answer in a thread though all seems there', '50013', {}, '5', 'permissions.send-messages-in-threads'],
    ['an answer in a channel that it does not know', '50001', undefined, undefined, undefined],
    ['anything else', '50035', { missing: ['view-channel'] }, undefined, undefined],
  ])('names the permission that was missing for %s', async (_what, code, view, threadId, expected) => {
    const place = { ...inServer, ...(threadId === undefined ? {} : { threadId }) };
    const found = view && { guildId: '3', name: 'n', missing: [], ...view };
    const looked: string[] = [];
    const lookup = (id: string) => Promise.resolve((looked.push(id), found));
    const said = words(await answerRefused(code, place, fakeDoor(), 'en', lookup));
    if (expected === undefined) expect(said).toBeUndefined();
    else expect(said).toContain(`en discord.cannot-post #n en discord.${expected}"`);
    expect(looked).toEqual(code === '50035' ? [] : [threadId ?? '4']);
  });
});
