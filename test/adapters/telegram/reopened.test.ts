import type { Update } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { createIntake } from '../../../src/adapters/telegram/intake.ts';
import { createLanes } from '../../../src/adapters/telegram/lanes.ts';
import { reopenedBy } from '../../../src/adapters/telegram/reopened.ts';
import { fakeApi } from './fake-api.ts';
import { fakeDoor } from './fake-door.ts';

const bot = { id: 7, is_bot: true, first_name: 'Saar' };
let number = 1;

const member = (type: string, status: string, rights: object = {}, before = 'left'): Update =>
  ({
    update_id: number++,
    my_chat_member: {
      chat: { id: -5, type },
      from: { id: 1001, is_bot: false, first_name: 'Asha' },
      date: 1,
      old_chat_member: { user: bot, status: before },
      new_chat_member: { user: bot, status, ...rights },
    },
  }) as unknown as Update;
const service = (what: object): Update =>
  ({
    update_id: number++,
    message: { message_id: 1, date: 1, chat: { id: -5, type: 'supergroup' }, message_thread_id: 11, ...what },
  }) as Update;

const TABLE: readonly [string, Update, boolean][] = [
  ['unblocked by a person', member('private', 'member', {}, 'kicked'), true],
  ['blocked by a person', member('private', 'kicked', {}, 'member'), false],
  ['added to a group', member('group', 'member'), true],
  ['added to a supergroup', member('supergroup', 'member'), true],
  ['made an admin of a group', member('supergroup', 'administrator', {}, 'member'), true],
  ['no admin of a group any more', member('supergroup', 'member', {}, 'administrator'), true],
  ['removed from a group', member('supergroup', 'left', {}, 'member'), false],
  ['banned from a group', member('supergroup', 'kicked', {}, 'member'), false],
  ['silenced in a group', member('supergroup', 'restricted', { is_member: true, can_send_messages: false }), false],
  ['allowed to write again', member('supergroup', 'restricted', { is_member: true, can_send_messages: true }), true],
  ['silenced and gone', member('supergroup', 'restricted', { is_member: false, can_send_messages: true }), false],
  ['let post in a channel', member('channel', 'administrator', { can_post_messages: true }), true],
  ['an admin of a channel who may not post', member('channel', 'administrator', { can_post_messages: false }), false],
  ['an admin of a channel of whom no right is told', member('channel', 'administrator'), false],
  ['a reader of a channel', member('channel', 'member'), false],
  ['in a topic that is opened again', service({ forum_topic_reopened: {} }), true],
  ['in a topic that is closed', service({ forum_topic_closed: {} }), false],
  ['told of a new topic', service({ forum_topic_created: { name: 'x', icon_color: 1 } }), false],
];

async function places(update: Update, reopened?: () => Promise<void>) {
  const told: unknown[] = [];
  const door = {
    ...fakeDoor(),
    reopened: reopened ?? ((...place: unknown[]) => Promise.resolve(void told.push(place))),
  };
  const { api, calls } = fakeApi();
  const lanes = createLanes();
  const silent = { info() {}, warn() {}, error() {} };
  const answering = { api, door, log: silent, username: 'saar_bot', rich: { works: true } };
  createIntake(answering, lanes, () => Promise.resolve(false))(update);
  await lanes.settled(1_000);
  return { told, calls };
}

describe('a chat in which Saar is', () => {
  it.each(TABLE)('%s', async (_what, update, may) => {
    expect(reopenedBy(update)).toBe(may ? -5 : undefined);
    const { told, calls } = await places(update);
    expect(told).toEqual(may ? [['telegram', { tenantId: '-5', destinationId: '-5' }]] : []);
    expect(calls).toEqual([]);
  });

  it('is not lost to a store that fails: the daily try is left', async () => {
    await expect(places(TABLE[0]![1], () => Promise.reject(new Error('no store')))).resolves.toEqual({
      told: [],
      calls: [],
    });
  });
});
