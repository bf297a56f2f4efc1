import type { Update } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { createIntake } from '../../../src/adapters/telegram/intake.ts';
import { createLanes } from '../../../src/adapters/telegram/lanes.ts';
import { leftUpdates } from '../../../src/adapters/telegram/once.ts';
import type { Invocation } from '../../../src/app/command.ts';
import { text, type Message } from '../../../src/messages/message.ts';
import { fakeApi, type TakenCall } from './fake-api.ts';
import { fakeDoor, type FakeDoor } from './fake-door.ts';

const silent = { info() {}, warn() {}, error() {} };
const user = { id: 1001, is_bot: false, first_name: 'Asha', language_code: 'hi' };
const direct = { id: 1001, type: 'private', first_name: 'Asha' };
const group = { id: -100200, type: 'supergroup', title: 'News' };
let number = 1;

const typed = (words: string, chat: object = direct): Update =>
  ({ update_id: number++, message: { message_id: 5, date: 1, chat, from: user, text: words } }) as Update;
const tapped = (data: string, chat: object = direct, change: object = {}): Update =>
  ({
    update_id: number++,
    callback_query: {
      id: 'q',
      from: user,
      chat_instance: '1',
      data,
      message: { message_id: 9, date: 1, chat },
      ...change,
    },
  }) as Update;
const say = (words: string, change: Partial<Message> = {}): Message => ({
  language: 'en',
  blocks: [{ kind: 'paragraph', text: [text(words)] }],
  ...change,
});

/** One run of the program over a door: takes the updates, and says which calls it made. */
async function run(door: FakeDoor, updates: Update[], refuse?: (call: TakenCall) => string | undefined) {
  const { api, calls } = fakeApi(refuse);
  const lanes = createLanes();
  const answering = { api, door, log: silent, username: 'saar_bot', rich: { works: true } };
  const take = createIntake(answering, lanes, () => Promise.resolve(false));
  for (const update of updates) take(update);
  await lanes.settled(2000);
  return calls;
}
const methods = (calls: TakenCall[]) => calls.map(({ method }) => method);

describe('an update', () => {
  it('is answered once, whether it comes again at once or after a restart', async () => {
    const door = fakeDoor(() => say('x'));
    const update = typed('/help');
    expect(methods(await run(door, [update, update]))).toEqual(['sendMessage']);
    expect(await run(door, [update])).toEqual([]);
  });

  it('says once that too much came at once, whatever more comes', async () => {
    const door = fakeDoor(() => say('x'));
    const { api, calls } = fakeApi();
    const lanes = createLanes(2);
    const answering = { api, door, log: silent, username: 'saar_bot', rich: { works: true } };
    const take = createIntake(answering, lanes, () => Promise.resolve(false));
    for (let n = 0; n < 9; n++) take(typed('/help'));
    await lanes.settled(2000);
    expect(methods(calls)).toEqual(['sendMessage', 'sendMessage', 'sendMessage']);
  });

  it('is answered again when the program was killed before its answer stood', async () => {
    const door = fakeDoor(() => say('x'));
    const update = typed('/help');
    await door.answers.begin('telegram', String(update.update_id), JSON.stringify(update));
    expect(await leftUpdates(door, silent, 1000)).toEqual([update]);
    expect(methods(await run(door, [update]))).toEqual(['sendMessage']);
    expect(await leftUpdates(door, silent, 1000)).toEqual([]);
  });

  it.each([typed('/digest set 08:00'), tapped('a!digest set?time=08:00'), tapped('a!kept?call=0123456789abcdef')])(
    'that may have changed something before the kill is not carried out twice',
    async (update) => {
      const door = fakeDoor();
      await door.answers.begin('telegram', String(update.update_id), '');
      const calls = await run(door, [update]);
      expect(JSON.stringify(calls)).toContain('restarted in hi <code>telegram.restarted-look in hi</code>');
      expect(door.invocations).toEqual([]);
    },
  );

  it('by a button whose call is kept is answered again, when that only reads', async () => {
    const door = fakeDoor(() => say('x'));
    const reading = (invocation: Invocation) => Promise.resolve({ ...invocation, command: 'help' });
    const update = tapped('a!kept?call=0123456789abcdef');
    await door.answers.begin('telegram', String(update.update_id), '');
    expect(JSON.stringify(await run({ ...door, opened: reading }, [update]))).not.toContain('restarted');
    expect(door.invocations).toHaveLength(1);
  });

  it('that nobody waits for any more, or that cannot be read, is closed', async () => {
    const { answers } = fakeDoor();
    await answers.begin('telegram', '1', JSON.stringify({ update_id: 1 }));
    await answers.begin('telegram', '2', 'null');
    await answers.begin('telegram', '3', '{');
    expect(await leftUpdates({ answers }, silent, 3_600_000)).toEqual([]);
    expect(await answers.left('telegram')).toEqual([]);
  });

  it('is answered although the log of answers cannot be written', async () => {
    const door = fakeDoor(() => say('x'));
    const broken = { ...door, answers: { ...door.answers, begin: () => Promise.reject(new Error('full')) } };
    expect(methods(await run(broken, [typed('/help')]))).toEqual(['sendMessage']);
  });
});

describe('a group that becomes a supergroup', () => {
  it('is followed, whichever of the two messages tells of it', async () => {
    const moves: string[][] = [];
    const door = { ...fakeDoor(), moved: (...move: string[]) => Promise.resolve(void moves.push(move)) };
    const service = (chat: number, change: object): Update =>
      ({
        update_id: number++,
        message: { message_id: 1, date: 1, chat: { id: chat, type: 'group' }, ...change },
      }) as Update;
    await run(door, [service(-5, { migrate_to_chat_id: -1005 }), service(-1005, { migrate_from_chat_id: -5 })]);
    expect(moves).toEqual([
      ['telegram', '-5', '-1005'],
      ['telegram', '-5', '-1005'],
    ]);
  });
});

describe('a tap under a post of a channel', () => {
  const channel = { id: -100300, type: 'channel', title: 'Digest' };
  const url = 'https://t.me/saar_bot?start=evidence_treaty';

  it('that asks to read more opens it with Saar: nothing is posted to everybody', async () => {
    const door = fakeDoor();
    expect(await run(door, [tapped('a!evidence?topic=treaty', channel)])).toEqual([
      { method: 'answerCallbackQuery', payload: { callback_query_id: 'q', url } },
    ]);
    expect(door.invocations).toEqual([]);
  });

  it.each([
    ['that turns the post itself', 'r!brief?topic=treaty', channel],
    ['that is about its settings', 'a!digest list', channel],
    ['of a group', 'a!evidence?topic=treaty', group],
    ['with a call that is too long for a link', `a!evidence?topic=${'x'.repeat(60)}`, channel],
  ])('%s is answered where it stands', async (_what, data, chat) => {
    const door = fakeDoor();
    await run(door, [tapped(data, chat)]);
    expect(door.invocations).toHaveLength(1);
  });
});

describe('what was said a moment ago', () => {
  const door = fakeDoor(() => say('Slower, please.', { quiet: true }));

  it('is not said to a group again, but to a person', async () => {
    expect(await run(door, [typed('/help', group)])).toEqual([]);
    expect(methods(await run(door, [typed('/help')]))).toEqual(['sendMessage']);
  });

  it('is a toast under a button', async () => {
    const calls = await run(door, [tapped('a!help', group)]);
    expect(calls).toEqual([
      { method: 'answerCallbackQuery', payload: { callback_query_id: 'q', text: 'Slower, please.' } },
    ]);
  });

  it('is a toast of at most two hundred units', async () => {
    const long = fakeDoor(() => say('शब्द '.repeat(100), { quiet: true }));
    const [toast] = await run(long, [tapped('a!help', group)]);
    expect((toast!.payload['text'] as string).length).toBeLessThanOrEqual(200);
  });
});

describe('an answer that Telegram does not take', () => {
  const refuse = ({ payload }: TakenCall) => (payload['reply_markup'] ? 'BUTTON_DATA_INVALID' : undefined);
  const actions = [{ label: 'a', command: 'help', options: {}, effect: 'answer' as const }];

  it.each([typed('/help'), tapped('r!help')])('is made up for by an apology in the same place', async (update) => {
    const calls = await run(
      fakeDoor(() => say('x', { actions })),
      [update],
      refuse,
    );
    expect(calls.at(-1)).toEqual({
      method: 'sendMessage',
      payload: { chat_id: direct.id, text: 'telegram.failed in hi' },
    });
  });

  it('is not made up for when Telegram cannot be reached or wants nothing from Saar', async () => {
    for (const refusal of ['502 Bad Gateway', 'chat not found', '401 Unauthorized']) {
      const calls = await run(
        fakeDoor(() => say('x')),
        [typed('/help')],
        () => refusal,
      );
      expect(calls).toHaveLength(1);
    }
  });
});

describe('a group in which Saar may not write', () => {
  it('is tried once, and whoever asked is told in private', async () => {
    const refuse = ({ payload }: TakenCall) =>
      payload['chat_id'] === group.id ? 'not enough rights to send text messages to the chat' : undefined;
    const calls = await run(
      fakeDoor(() => say('x')),
      [typed('/help', group)],
      refuse,
    );
    expect(calls.map(({ payload }) => [payload['chat_id'], payload['text']])).toEqual([
      [group.id, 'x'],
      [user.id, 'telegram.may-not-write in hi'],
    ]);
  });
});

describe('a button of which nothing can be read', () => {
  it.each([
    ['drop table', 'telegram.button-stale in hi'],
    ['…', 'telegram.more in hi'],
  ])('%s stops its spinner and says why', async (data, words) => {
    const calls = await run(fakeDoor(), [tapped(data)]);
    expect(calls).toEqual([{ method: 'answerCallbackQuery', payload: { callback_query_id: 'q', text: words } }]);
  });
});

describe('a tapped button', () => {
  it('stops spinning although the answer before it in that chat takes long', async () => {
    let finish = (_: Message) => {};
    const door = fakeDoor(() => new Promise((resolve) => (finish = resolve)));
    const { api, calls } = fakeApi();
    const lanes = createLanes();
    const answering = { api, door, log: silent, username: 'saar_bot', rich: { works: true } };
    const take = createIntake(answering, lanes, () => Promise.resolve(false));
    take(typed('/help'));
    take(tapped('a!help'));
    await expect.poll(() => methods(calls)).toContain('answerCallbackQuery');
    expect(methods(calls)).not.toContain('sendMessage');
    finish(say('x'));
  });
});

describe('a rich answer', () => {
  const folded = (): Message => ({
    ...say('x'),
    blocks: [{ kind: 'fold', title: [text('Sources')], blocks: [{ kind: 'paragraph', text: [text('x')] }] }],
  });
  const door = fakeDoor(folded);

  it('is sent, and edited in place', async () => {
    expect(methods(await run(door, [typed('/help')]))).toEqual(['sendRichMessage']);
    const calls = await run(door, [tapped('r!help')]);
    expect(methods(calls).toSorted()).toEqual(['answerCallbackQuery', 'editMessageText']);
    expect(calls.find(({ method }) => method === 'editMessageText')!.payload).toHaveProperty('rich_message');
  });

  it.each(['404 Not Found: method not found', '400 Bad Request: unknown method'])(
    'is tried once with a server that says "%s", and is HTML from then on',
    async (refusal) => {
      const refuse = ({ method }: TakenCall) => (method === 'sendRichMessage' ? refusal : undefined);
      const calls = await run(door, [typed('/help'), typed('/help')], refuse);
      expect(methods(calls)).toEqual(['sendRichMessage', 'sendMessage', 'sendMessage']);
    },
  );

  it('is HTML this once when it alone is refused', async () => {
    const refuse = ({ method }: TakenCall) =>
      method === 'sendRichMessage' ? "can't parse rich message: x" : undefined;
    const calls = await run(door, [typed('/help'), typed('/help')], refuse);
    expect(methods(calls)).toEqual(['sendRichMessage', 'sendMessage', 'sendRichMessage', 'sendMessage']);
  });

  it('is not tried again where nobody may be written to', async () => {
    const calls = await run(door, [typed('/help')], () => '403 Forbidden: bot was blocked by the user');
    expect(methods(calls)).toEqual(['sendRichMessage']);
  });
});

describe('a tap on a message in somebody else’s chat', () => {
  const inline = { message: undefined, inline_message_id: 'i1' };

  const placed: Message = {
    ...say('x'),
    blocks: [{ kind: 'lead', text: [text('Signed.'), { kind: 'mark', number: 1 }] }],
    actions: [{ label: 'Sources', command: 'evidence', options: { topic: 'treaty' }, effect: 'answer' }],
  };

  it('edits it there, with links for whatever would be answered', async () => {
    const door = fakeDoor(() => placed);
    const calls = await run(door, [tapped('r!brief?topic=treaty', direct, inline)]);
    const edit = calls.find(({ method }) => method === 'editMessageText')!.payload;
    expect(edit).toMatchObject({ inline_message_id: 'i1' });
    expect(JSON.stringify(edit)).toMatch(/https:\/\/t\.me\/saar_bot\?start=evidence_treaty/);
    expect(await door.invocations[0]!.caller.mayManage()).toBe(false);
  });

  it('says what rests on no source to whoever tapped, and to nobody else', async () => {
    const calls = await run(
      fakeDoor(() => say('Slower, please.')),
      [tapped('r!brief?topic=treaty', direct, inline)],
    );
    expect(calls).toEqual([
      { method: 'answerCallbackQuery', payload: { callback_query_id: 'q', text: 'Slower, please.' } },
    ]);
  });

  it('has each reader’s own last brief in mind, not another’s', async () => {
    const door = fakeDoor(() => placed);
    const other = { ...inline, from: { ...user, id: 1002 } };
    await run(door, [tapped('r!brief?topic=treaty', direct, inline), tapped('r!source?number=1', direct, other)]);
    const [one, two] = door.invocations.map(({ place }) => place.destinationId);
    expect(one).not.toBe(two);
  });

  it('opens the answer with Saar, should it be no link', async () => {
    const calls = await run(fakeDoor(), [tapped('a!brief?topic=treaty', direct, inline)]);
    expect(calls.map(({ payload }) => payload)).toEqual([
      { callback_query_id: 'q', url: 'https://t.me/saar_bot?start=brief_treaty' },
    ]);
  });
});
