import { describe, expect, it } from 'vitest';
import type { Update } from 'grammy/types';
import { askedOf } from '../../../src/adapters/telegram/updates.ts';
import { fakeDoor } from './fake-door.ts';

const ADMIN = 1003;
const around = {
  door: fakeDoor(),
  username: 'saar_bot',
  isAdmin: (_: number, user: number) => Promise.resolve(user === ADMIN),
};
const user = { id: 1001, is_bot: false, first_name: 'Asha', language_code: 'hi' };
const privateChat = { id: 1001, type: 'private', first_name: 'Asha' };
const group = { id: -100200, type: 'supergroup', title: 'News' };
const channel = { id: -100300, type: 'channel', title: 'Digest' };

const message = (text: string, change: object = {}): Update =>
  ({ update_id: 1, message: { message_id: 5, date: 1, chat: privateChat, from: user, text, ...change } }) as Update;
const inGroup = (text: string, change: object = {}) => message(text, { chat: group, ...change });
const read = (update: Update) => {
  const asked = askedOf(update, around);
  return asked && { command: asked.invocation.command, options: asked.invocation.options };
};
const help = { command: 'help', options: {} };

describe('text in a private chat', () => {
  it.each([
    ['/brief treaty', { command: 'brief', options: { topic: 'treaty' } }],
    ['/brief@Saar_Bot treaty', { command: 'brief', options: { topic: 'treaty' } }],
    ['/digest list', { command: 'digest list', options: {} }],
    ['/weather', { command: 'weather', options: {} }],
    ['hello', help],
    ['/', help],
    ['/start', help],
    ['/start brief_troop-deployment', { command: 'brief', options: { topic: 'troop-deployment' } }],
    ['/start digest_set_08:00', help],
    ['/start weather_treaty', help],
    ['/start c-%', help],
    ['/start brief treaty', { command: 'brief', options: {} }],
    ['/brief@other_bot treaty', undefined],
  ])('reads %s', (text, expected) => expect(read(message(text))).toEqual(expected));

  it('opens nothing by a link that could change a setting', async () => {
    const { invocation } = askedOf(message('/start brief_treaty'), around)!;
    expect(await invocation.caller.mayManage()).toBe(false);
    expect(await askedOf(message('/start'), around)!.invocation.caller.mayManage()).toBe(true);
  });

  it('knows the place, the language and that everybody may manage their own chat', async () => {
    const { invocation, replyTo } = askedOf(message('/help'), around)!;
    expect(invocation.place).toEqual({ platform: 'telegram', tenantId: '1001', destinationId: '1001', direct: true });
    expect(invocation.caller).toMatchObject({ id: '1001', locale: 'hi' });
    expect(await invocation.caller.mayManage()).toBe(true);
    expect(replyTo).toBeUndefined();
  });
});

describe('text in a group', () => {
  it.each([
    ['/brief treaty', { command: 'brief', options: { topic: 'treaty' } }],
    ['/start@saar_bot', help],
    ['/weather', undefined],
    ['/weather@saar_bot', { command: 'weather', options: {} }],
    ['brief treaty', undefined],
    ['/digest@other_bot list', undefined],
  ])('reads %s', (text, expected) => expect(read(inGroup(text))).toEqual(expected));

  it('stays in its forum topic, and takes a thread of replies for none', () => {
    const topic = askedOf(inGroup('/help', { message_thread_id: 7, is_topic_message: true }), around)!;
    expect(topic).toMatchObject({ threadId: 7, replyTo: 5, invocation: { place: { threadId: '7', direct: false } } });
    expect(askedOf(inGroup('/help', { message_thread_id: 7 }), around)!.threadId).toBeUndefined();
  });

  it.each([
    ['a member', {}, false],
    ['an admin', { from: { ...user, id: ADMIN } }, true],
    ['an anonymous admin', { from: { id: 1087968824, is_bot: true, first_name: 'Group' }, sender_chat: group }, true],
    [
      'a channel that comments',
      { from: { id: 136817688, is_bot: true, first_name: 'Channel' }, sender_chat: channel },
      false,
    ],
    ['an admin in the name of a channel', { from: { ...user, id: ADMIN }, sender_chat: channel }, false],
  ])('asks at run time whether %s may manage', async (_, change, expected) => {
    expect(await askedOf(inGroup('/digest list', change), around)!.invocation.caller.mayManage()).toBe(expected);
  });
});

describe('what nobody typed here and now', () => {
  it.each([
    [
      'an edited message',
      { update_id: 1, edited_message: (message('/help') as { message: object }).message } as Update,
    ],
    [
      'a forwarded command',
      inGroup('/digest list', { forward_origin: { type: 'hidden_user', sender_user_name: 'x', date: 1 } }),
    ],
    ['a post that a channel passes on', inGroup('/digest list', { sender_chat: channel, is_automatic_forward: true })],
    [
      'what a bot’s inline mode placed',
      inGroup('/digest list', { via_bot: { id: 9, is_bot: true, first_name: 'B', username: 'b_bot' } }),
    ],
    ['a picture', message(undefined as unknown as string)],
  ])('asks nothing: %s', (_, update) => expect(askedOf(update, around)).toBeUndefined());
});

describe('a channel post', () => {
  const post = (text: string): Update =>
    ({ update_id: 1, channel_post: { message_id: 5, date: 1, chat: channel, sender_chat: channel, text } }) as Update;

  it('is read when it is a command, in the name of the channel', async () => {
    const { invocation } = askedOf(post('/digest list'), around)!;
    expect(invocation.caller.id).toBe('-100300');
    expect(await invocation.caller.mayManage()).toBe(true);
  });

  it('asks nothing otherwise', () => {
    expect(askedOf(post('Good morning'), around)).toBeUndefined();
    expect(askedOf(post('/weather'), around)).toBeUndefined();
  });
});

describe('a click', () => {
  const click = (data: string, chat: object = privateChat): Update =>
    ({
      update_id: 1,
      callback_query: { id: 'q', from: user, chat_instance: '1', data, message: { message_id: 9, date: 1, chat } },
    }) as Update;

  it('is the command that its button carries', () => {
    const asked = askedOf(click('r!brief?topic=treaty'), around)!;
    expect(asked.invocation).toMatchObject({ command: 'brief', options: { topic: 'treaty' } });
    expect(asked.click).toMatchObject({ queryId: 'q', replace: true, message: { message_id: 9 } });
  });

  it('turns a page in place', () => {
    expect(askedOf(click('p3!brief?topic=treaty'), around)!.click).toMatchObject({ replace: true, page: 3 });
  });

  it('goes through the same door when forged, with the rights of who clicks', async () => {
    const asked = askedOf(click('a!digest remove?id=another', group), around)!;
    expect(asked.invocation.command).toBe('digest remove');
    expect(await asked.invocation.caller.mayManage()).toBe(false);
  });

  it('asks nothing when its data cannot be read', () => expect(askedOf(click('x'), around)).toBeUndefined());
});
