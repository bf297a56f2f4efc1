import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTelegram, type TelegramAdapter } from '../../src/adapters/telegram/telegram.ts';
import type { Message } from '../../src/messages/message.ts';
import { SendError } from '../../src/messages/sender.ts';
import { CLOCK } from '../../src/pace/clock.ts';
import { fakeDoor } from '../adapters/telegram/fake-door.ts';
import { driverIn, type Driver, type StandIn } from './telegram-stand-in.ts';
import { RENDERING } from '../adapters/rendering.ts';

const folder = process.env['SAAR_PLATFORM'];
const SUPERGROUP = -1002000000001;
const FORUM = -1002000000002;
const CHANNEL = -1002000000003;
const GROUP = -2001;

const why = folder ? '' : ' (skipped: SAAR_PLATFORM names no prepared copy of the platform stand-ins)';

describe.skipIf(!folder)(`the adapter against the Telegram stand-in${why}`, { timeout: 60_000 }, () => {
  const reopened: unknown[] = [];
  const door = { ...fakeDoor(), reopened: (...place: unknown[]) => Promise.resolve(void reopened.push(place)) };
  const lines: string[] = [];
  const note = (event: string, fields?: object) => void lines.push(`${event} ${JSON.stringify(fields)}`);
  const log = { info: note, warn: note, error: note };
  let driver: Driver;
  let fakes: Awaited<ReturnType<Driver['startFakes']>>;
  let telegram: StandIn;
  let saar: TelegramAdapter;
  const last = () => door.invocations.at(-1)!;

  beforeAll(async () => {
    driver = await driverIn(folder!);
    fakes = await driver.startFakes({ which: 'telegram' });
    telegram = fakes.telegram;
    saar = await startTelegram({ token: telegram.o.token, apiUrl: telegram.apiRoot }, door, log);
    await telegram.waitPolling();
  });
  afterAll(async () => {
    await saar?.stop();
    await fakes?.stop();
  });

  it('sets its menus per scope and language', () => {
    expect(telegram.registered().map(({ command }) => command)).toEqual(['brief', 'topics', 'help']);
    expect(telegram.registered('all_chat_administrators', 'hi')).toContainEqual({
      command: 'digest',
      description: 'digest in hi',
    });
    expect(saar.username).toBe('saar_brief_bot');
  });

  it('answers in a private chat, and opens the brief of a deep link', async () => {
    const brief = await telegram.say('/brief treaty', { user: 'hindi' });
    expect(brief.text).toBe('brief {"topic":"treaty"}\nfor hi');
    expect(last().place).toEqual({ platform: 'telegram', tenantId: '1002', destinationId: '1002', direct: true });
    await telegram.say('/start brief_munitions', { user: 'hindi' });
    expect(last()).toMatchObject({ command: 'brief', options: { topic: 'munitions' } });
  });

  it('answers in a group as a reply, and asks who is an admin', async () => {
    const brief = await telegram.say('/brief@saar_brief_bot treaty', { chat: GROUP });
    expect(brief.messages[0]!.raw.reply_to_message?.text).toBe('/brief@saar_brief_bot treaty');
    expect(await last().caller.mayManage()).toBe(false);
    await telegram.say('/digest list', { chat: SUPERGROUP, user: 'admin' });
    expect(await last().caller.mayManage()).toBe(true);
  });

  it('is silent for other bots’ commands and for talk', async () => {
    const before = door.invocations.length;
    const quiet = { chat: SUPERGROUP, expectReply: false, timeoutMs: 400 };
    telegram.push('message', groupMessage('/weather', 501));
    telegram.push('message', groupMessage('/brief@other_bot treaty', 502));
    await telegram.say('hello', quiet);
    expect(door.invocations).toHaveLength(before);
  });

  it('takes one update once', async () => {
    const before = door.invocations.length;
    const update = telegram.push('message', groupMessage('/help', 503)) as { update_id: number };
    await expect.poll(() => door.invocations.length).toBe(before + 1);
    telegram.push('message', groupMessage('/topics', 504));
    (telegram as unknown as { updates: unknown[] }).updates.push(update);
    await expect.poll(() => last().command).toBe('topics');
    expect(door.invocations).toHaveLength(before + 2);
  });

  it('stays in its forum topic', async () => {
    const brief = await telegram.say('/brief treaty', { chat: FORUM, thread: 11 });
    expect(brief.messages[0]!.raw.message_thread_id).toBe(11);
    expect(last().place.threadId).toBe('11');
  });

  it('answers a channel’s own command and no other post', async () => {
    const before = door.invocations.length;
    telegram.post('@saar_digest', 'Good morning');
    telegram.post('@saar_digest', '/digest list');
    await expect
      .poll(() => telegram.messagesIn('@saar_digest').some(({ text }) => text.startsWith('digest list')))
      .toBe(true);
    expect(door.invocations).toHaveLength(before + 1);
    expect(await last().caller.mayManage()).toBe(true);
  });

  it('edits in place, does not edit what would stay the same, and answers in a message of its own', async () => {
    const brief = await telegram.say('/brief treaty', { user: 'admin' });
    const replaced = await telegram.click(brief.messages[0]!, 'Other', { user: 'admin' });
    expect(replaced).toMatchObject({ answered: true, edits: 1, text: 'brief {"topic":"munitions"}\nfor en' });
    const again = await telegram.click(replaced.messages[0]!, 'Again', { user: 'admin' });
    expect(again).toMatchObject({ answered: true, edits: 0 });
    const sources = await telegram.click(replaced.messages[0]!, 'Sources', { user: 'admin' });
    expect(sources).toMatchObject({ edits: 0, text: 'evidence {"topic":"treaty"}\nfor en' });
  });

  it('waits for a rate limit, and answers in spite of a 500, a cut and a refused tag', async () => {
    const send = { method: 'POST', path: 'sendMessage' };
    for (const action of [
      { type: '429', retryAfter: 1 },
      { type: 'status', status: 500 },
      { type: 'cut' },
      { type: 'cut-after' },
      { type: 'status', status: 400, description: "Bad Request: can't parse entities: x" },
    ]) {
      telegram.fault({ match: send, action });
      expect(await telegram.say('/help', { user: 'tester' })).toMatchObject({ ok: true });
    }
    telegram.clearFaults();
  });

  it('lives on through a blocked user, a 502 and a second poller', async () => {
    const path = `${telegram.apiRoot}/bot${telegram.o.token}/getUpdates`;
    await expect.poll(() => telegram.poll, { timeout: 5_000 }).toBeTruthy();
    const mark = telegram.rec.mark();
    await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"timeout":1}' });
    // Digests are no part of polling: they go on while it waits.
    const destination = { tenantId: String(CHANNEL), destinationId: String(CHANNEL) };
    const body = JSON.stringify({ text: 'Daily', link_preview_options: { is_disabled: true } });
    expect(telegram.poll).toBeNull();
    expect(await saar.sender.send(destination, { body }, 'k')).toHaveProperty('messageId');
    telegram.fault({ match: { path: 'getUpdates' }, action: { type: 'status', status: 502 } });
    await expect
      .poll(() => telegram.poll && telegram.rec.of('fault', mark).length === 1, { timeout: 20_000 })
      .toBe(true);
    expect(lines.join('\n')).toContain('telegram.polling-interrupted');
    telegram.fault({
      match: { path: 'sendMessage' },
      action: { type: 'status', status: 403, description: 'Forbidden: bot was blocked by the user' },
    });
    await telegram.say('/help', { user: 'tester', expectReply: false });
    expect(await telegram.say('/help', { user: 'hindi' })).toMatchObject({ ok: true });
  });

  it('stops the spinner of a button that it never wrote', async () => {
    const mark = telegram.rec.mark();
    const [standing] = telegram.messagesIn(FORUM);
    (telegram as unknown as { queries: Map<string, object> }).queries.set('77', { kind: 'callback', at: Date.now() });
    const from = { id: 1001, is_bot: false, first_name: 'Asha', language_code: 'hi' };
    telegram.push('callback_query', { id: '77', from, message: standing!.raw, chat_instance: '1', data: 'drop table' });
    await expect
      .poll(() => telegram.rec.of('callback-answer', mark)[0])
      .toMatchObject({ text: 'telegram.button-stale in hi' });
  });

  it('answers fifty people at once within the speed limits', async () => {
    const people = Array.from({ length: 50 }, (_, index) => ({ id: 50_000 + index, is_bot: false, first_name: 'U' }));
    for (const { id } of people)
      telegram.chats.set(id, { id, type: 'private', first_name: 'U', _: { started: true, status: 'member' } });
    for (const from of people)
      telegram.push('message', {
        ...groupMessage('/help', 1),
        from,
        chat: { id: from.id, type: 'private', first_name: 'U' },
      });
    await expect
      .poll(() => people.every(({ id }) => telegram.messagesIn(id).length === 1), { timeout: 10_000 })
      .toBe(true);
  });

  describe('its sender', () => {
    const digest: Message = {
      language: 'en',
      blocks: [{ kind: 'lead', text: [{ kind: 'text', text: 'Daily <digest>' }] }],
    };
    const send = (chat: number, threadId?: string) =>
      saar.sender.send(
        { tenantId: String(chat), destinationId: String(chat), ...(threadId ? { threadId } : {}) },
        saar.sender.render(digest, RENDERING)[0]!,
        'k'.repeat(24),
      );
    const failure = (chat: number, threadId?: string) =>
      send(chat, threadId).then(
        () => 'sent',
        (error: unknown) => error as SendError,
      );
    /** A chat of its own for each, since one chat takes only so many messages at once. */
    let chats = 60_000;
    const freshChat = () => {
      const id = ++chats;
      telegram.chats.set(id, { id, type: 'private', first_name: 'U', _: { started: true, status: 'member' } });
      return id;
    };

    it('posts in a channel and in a forum topic', async () => {
      const { messageId } = await send(CHANNEL);
      expect(telegram.messagesIn(CHANNEL).at(-1)).toMatchObject({
        message_id: Number(messageId),
        text: 'Daily <digest>',
      });
      await send(FORUM, '12');
      expect(telegram.messagesIn(FORUM).at(-1)!.raw.message_thread_id).toBe(12);
    });

    it.each([
      [
        { type: '429', retryAfter: 35 },
        { outcome: 'rate-limited', retryAfterMs: 35_000 },
      ],
      [{ type: 'status', status: 500 }, { outcome: 'uncertain' }],
      [{ type: 'cut' }, { outcome: 'uncertain' }],
      [{ type: 'cut-after' }, { outcome: 'uncertain' }],
      [{ type: 'status', status: 401, description: 'Unauthorized' }, { outcome: 'unauthorized' }],
      [{ type: 'status', status: 400, description: 'Bad Request: TOPIC_CLOSED' }, { outcome: 'permanent' }],
    ])('says of %j: %j, and does not try again', async (action, expected) => {
      const mark = telegram.rec.mark();
      telegram.fault({ match: { path: 'sendMessage' }, action });
      expect(await failure(freshChat())).toMatchObject(expected);
      expect(telegram.rec.of('call', mark).filter(({ call }) => call === 'sendMessage')).toHaveLength(1);
      telegram.clearFaults();
    });

    it('sends the words alone when Telegram does not take the tags', async () => {
      const action = { type: 'status', status: 400, description: "Bad Request: can't parse entities: x" };
      telegram.fault({ match: { path: 'sendMessage' }, action });
      const chat = freshChat();
      await send(chat);
      expect(telegram.messagesIn(chat).at(-1)!.text).toBe('Daily <digest>');
    });

    it('sends a wave at its pace, and meets no limit', async () => {
      const { pace } = saar.sender;
      // The tests before sent without a place in the pace: their second must be over.
      await CLOCK.sleep(1_100);
      const chats = Array.from({ length: 70 }, freshChat);
      const sends: Promise<unknown>[] = [];
      while (sends.length < chats.length) {
        const free = Math.min(pace.free(CLOCK.now()), chats.length - sends.length);
        for (const chat of chats.slice(sends.length, sends.length + free)) sends.push(send(chat).finally(pace.begin()));
        if (free === 0) await CLOCK.sleep(20);
      }
      await Promise.all(sends);
      for (const chat of chats) expect(telegram.messagesIn(chat)).toHaveLength(1);
    });

    it('tells apart who is gone, who moved and who wants nothing, and hears of who wants something again', async () => {
      // The wave has taken all of its last second.
      await CLOCK.sleep(1_100);
      telegram.block('tester');
      expect(await failure(1001)).toMatchObject({ outcome: 'permanent' });
      expect(await failure(424242)).toMatchObject({ outcome: 'gone' });
      expect(await failure(-1002000000004)).toMatchObject({ outcome: 'permanent' });
      telegram.block('tester', false);
      await expect.poll(() => reopened).toContainEqual(['telegram', { tenantId: '1001', destinationId: '1001' }]);
      expect(await send(1001)).toHaveProperty('messageId');
      const moved = telegram.migrate(GROUP);
      expect(await failure(GROUP)).toMatchObject({ outcome: 'moved', movedTo: String(moved) });
    });
  });

  it('has written no token into its log, and broken no rule', () => {
    expect(lines.join('\n')).not.toContain(telegram.o.token);
    const { violations, lints, fakeErrors } = driver.verdict(fakes);
    expect(fakeErrors).toEqual([]);
    expect(violations).toEqual([]);
    // 424242 is a chat that this test itself invented.
    expect(lints.filter(({ detail }) => detail !== '424242')).toEqual([]);
  });
});

function groupMessage(text: string, id: number): object {
  const command = /^\/\S+/.exec(text)![0];
  return {
    message_id: id,
    from: { id: 1001, is_bot: false, first_name: 'Asha', language_code: 'en' },
    chat: { id: SUPERGROUP, type: 'supergroup', title: 'News supergroup' },
    date: 1_780_000_000,
    text,
    entities: [{ type: 'bot_command', offset: 0, length: command.length }],
  };
}
