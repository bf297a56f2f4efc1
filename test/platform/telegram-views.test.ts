/**
 * Telegram as its readers use it, with the real commands over an invented brief that grew long: pages, marks, citations,
 * rich sources, inline mode, deep links, groups that move, and what a kill leaves behind.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { startTelegram, type TelegramAdapter } from '../../src/adapters/telegram/telegram.ts';
import type { Door } from '../../src/app/command.ts';
import { createDoor } from '../../src/app/door.ts';
import type { Brief } from '../../src/briefs/brief.ts';
import { readPhrases } from '../../src/data/phrases.ts';
import { editionMessage } from '../../src/messages/edition-message.ts';
import { RENDERING } from '../adapters/rendering.ts';
import { fakeAnswers } from '../app/fake-conversation.ts';
import { fakeApp, now } from '../app/fake-app.ts';
import { inventedBrief, texts } from '../messages/invented-brief.ts';
import { driverIn, type Driver, type Outcome, type Shown, type StandIn } from './telegram-stand-in.ts';

const folder = process.env['SAAR_PLATFORM'];
const why = folder ? '' : ' (skipped: SAAR_PLATFORM names no prepared copy of the platform stand-ins)';

const FORUM = -1002000000002;
const GROUP = -2001;
const CHANNEL = '-1002000000003';

type Button = { text: string; url?: string; copy_text?: { text: string }; callback_data?: string };
interface Inline extends StandIn {
  inline(query: string, options?: { user?: string }): Promise<{ ok: boolean; results: Result[] }>;
}
interface Result {
  title: string;
  description: string;
  input_message_content: { message_text: string };
  reply_markup: { inline_keyboard: Button[][] };
}

const rowsOf = (message: Pick<Shown, 'raw'> | undefined) =>
  ((message?.raw.reply_markup as { inline_keyboard: Button[][] } | undefined)?.inline_keyboard ?? []).map((row) =>
    row.map(({ text }) => text),
  );
const buttonsOf = (outcome: Outcome) => outcome.messages.flatMap((message) => rowsOf(message).flat());

/** With so many points that it takes several pages. */
function longBrief(language: 'en' | 'hi'): Brief {
  const brief = inventedBrief(language);
  const [point] = brief.keyPoints;
  const keyPoints = Array.from({ length: 60 }, (_, index) => ({
    ...point!,
    text: `${point!.text} `.repeat(4) + index,
  }));
  return { ...brief, keyPoints };
}

const digest = editionMessage([{ brief: inventedBrief('en') }], readPhrases('data/phrases').get('en')!, {
  timeZone: 'Asia/Kolkata',
  scheduledFor: now,
});

const summary = {
  articles: 2,
  byLanguage: { en: 2 },
  byTopic: { 'lake-treaty': 2 },
  oldest: '2031-05-02',
  newest: '2031-05-17',
};

function createLongDoor(moves: string[][]): Door {
  const made = (language: string) => longBrief(language === 'hi' ? 'hi' : 'en');
  const answers = fakeAnswers();
  const begunNow = <T extends object>(left: T) => ({ ...left, begunAt: Date.now() });
  const app = fakeApp({
    answers: { ...answers, left: async (platform) => (await answers.left(platform)).map(begunNow) },
    brief: ({ language }) => Promise.resolve(made(language)),
    storedBrief: (id) => Promise.resolve(id.startsWith('brief-') ? made(id.slice(6)) : undefined),
    sourceText: (id) => Promise.resolve(texts[id]),
    summary: () => Promise.resolve(summary),
  });
  return { ...createDoor(commands, app, () => now), moved: async (...move) => void moves.push(move) };
}

describe.skipIf(!folder)(`a reader on Telegram${why}`, { timeout: 60_000 }, () => {
  const lines: string[] = [];
  const note = (event: string, fields?: object) => void lines.push(`${event} ${JSON.stringify(fields)}`);
  const log = { info: note, warn: note, error: note };
  const moves: string[][] = [];
  const door = createLongDoor(moves);
  let driver: Driver;
  let fakes: Awaited<ReturnType<Driver['startFakes']>>;
  let telegram: Inline;
  let saar: TelegramAdapter;
  const start = async () => {
    saar = await startTelegram({ token: telegram.o.token, apiUrl: telegram.apiRoot }, door, log);
  };

  beforeAll(async () => {
    driver = await driverIn(folder!);
    fakes = await driver.startFakes({ which: 'telegram' });
    telegram = fakes.telegram as Inline;
    await start();
    await telegram.waitPolling();
  });
  afterAll(async () => {
    await saar?.stop();
    await fakes?.stop();
  });

  it.each([
    ['tester', 'हिन्दी', 'English'],
    ['hindi', 'English', 'हिन्दी'],
  ])('%s reads a long brief in one message, page by page', async (user, other, back) => {
    const first = await telegram.say('/brief lake-treaty', { user });
    expect(first.messages).toHaveLength(1);
    const pages = Number(/^1\/(\d)$/.exec(rowsOf(first.messages[0])[0]![0]!)![1]);
    expect(pages).toBeGreaterThan(1);
    let shown = first;
    for (let page = 2; page <= pages; page++) {
      shown = await telegram.click(shown.messages[0]!, '▶', { user });
      expect(shown).toMatchObject({ answered: true, edits: 1 });
      expect(rowsOf(shown.messages[0])[0]).toContain(`${page}/${pages}`);
    }
    const same = await telegram.click(shown.messages[0]!, `${pages}/${pages}`, { user });
    expect(same).toMatchObject({ answered: true, edits: 0 });
    const turned = await telegram.click(shown.messages[0]!, other, { user });
    expect(turned).toMatchObject({ answered: true, edits: 1 });
    expect(buttonsOf(turned)).toContain(back);
  });

  it('opens the sentence behind a mark by its number, and takes the citation along', async () => {
    const brief = await telegram.say('/brief lake-treaty', { user: 'admin' });
    const opened = await telegram.click(brief.messages[0]!, '[1]', { user: 'admin' });
    expect(opened.text).toContain('Norvia and Kessand signed a lake treaty in Port Ansel.');
    const copied = (opened.messages.at(-1)!.raw.reply_markup as { inline_keyboard: Button[][] }).inline_keyboard
      .flat()
      .find((button) => button.copy_text);
    expect(copied!.copy_text!.text).toContain('Norvia and Kessand signed a lake treaty in Port Ansel.');
  });

  it('opens the sources rich, and as HTML where the server knows no rich messages', async () => {
    const { call } = (await telegram.say('/sources brief-en', { user: 'admin' })).calls.find(({ call: name }) =>
      name.startsWith('send'),
    )!;
    expect(call).toBe('sendRichMessage');
    await saar.stop();
    await start();
    telegram.fault({
      match: { path: 'sendRichMessage' },
      action: { type: 'status', status: 404, description: 'Not Found: method not found' },
    });
    for (const expected of [['sendRichMessage', 'sendMessage'], ['sendMessage']]) {
      const { calls, ok } = await telegram.say('/sources brief-en', { user: 'hindi' });
      expect(ok).toBe(true);
      expect(calls.map(({ call: name }) => name).filter((name) => name.startsWith('send'))).toEqual(
        expect.arrayContaining(expected),
      );
    }
    await saar.stop();
    await start();
  });

  it.each([
    ['', 'tester', 'Lake treaty'],
    ['lake', 'tester', 'Lake treaty'],
    ['lake-treaty hi', 'tester', 'झील संधि'],
    ['', 'hindi', 'झील संधि'],
    ['झील', 'hindi', 'झील संधि'],
  ])('places a brief in any chat: %j by %s', async (query, user, title) => {
    const { results } = await telegram.inline(query, { user });
    const brief = results.find((result) => result.title === title)!;
    expect(brief.description).not.toBe('');
    const buttons = brief.reply_markup.inline_keyboard.flat();
    const links = buttons.flatMap(({ url }) => url ?? []);
    expect(links.length).toBeGreaterThan(3);
    for (const url of links) expect(url).toMatch(/^https:\/\/t\.me\/saar_brief_bot\?start=[\w-]{1,64}$/);
    expect(buttons.map(({ text }) => text)).not.toContain('▶');
  });

  it('opens what the buttons of a placed brief link to, in the private chat', async () => {
    const { results } = await telegram.inline('lake', { user: 'tester' });
    const buttons = results[0]!.reply_markup.inline_keyboard.flat();
    const payloadOf = (label: string) => buttons.find(({ text }) => text === label)!.url!.split('start=')[1]!;
    const sentence = await telegram.say(`/start ${payloadOf('[1]')}`, { user: 'tester' });
    expect(sentence.text).toContain('signed a lake treaty in Port Ansel.');
    const whole = await telegram.say(`/start ${payloadOf('Read on in Saar')}`, { user: 'tester' });
    expect(buttonsOf(whole)).toContain('▶');
    expect((await telegram.say('/start', { user: 'admin' })).text).toContain('Saar reads');
    const forged = await telegram.say('/start c-%00', { user: 'tester' });
    expect(forged.text).toContain('/brief');
  });

  it('edits a placed brief in place', async () => {
    const { results } = await telegram.inline('lake', { user: 'tester' });
    const other = results[0]!.reply_markup.inline_keyboard.flat().find(({ text }) => text === 'हिन्दी')!;
    const mark = telegram.rec.mark();
    (telegram as unknown as { queries: Map<string, object> }).queries.set('88', { kind: 'callback', at: Date.now() });
    const from = { id: 1001, is_bot: false, first_name: 'Asha', language_code: 'en' };
    telegram.push('callback_query', {
      ...{ id: '88', from, inline_message_id: 'i1', chat_instance: '1', data: other.callback_data },
    });
    const edits = () => telegram.rec.of('call', mark).filter(({ call }) => call === 'editMessageText');
    await expect.poll(edits).toHaveLength(1);
    expect(JSON.stringify(edits()[0])).toContain('झील संधि');
    await expect.poll(() => telegram.rec.of('callback-answer', mark)).toHaveLength(1);
  });

  it('answers in a forum topic, and turns pages there', async () => {
    const brief = await telegram.say('/brief lake-treaty', { chat: FORUM, thread: 12 });
    expect(brief.messages[0]!.raw.message_thread_id).toBe(12);
    expect(await telegram.click(brief.messages[0]!, '▶')).toMatchObject({ answered: true, edits: 1 });
  });

  it('follows a group that becomes a supergroup', async () => {
    const to = telegram.migrate(GROUP);
    await expect.poll(() => moves).toContainEqual(['telegram', String(GROUP), String(to)]);
    expect(await telegram.say('/help@saar_brief_bot', { chat: to })).toMatchObject({ ok: true });
  });

  it('lets nobody wait for a chat that Telegram makes wait', async () => {
    telegram.fault({
      match: {
        path: 'sendMessage',
        when: (request: { raw: Buffer }) => request.raw.toString().includes(String(FORUM)),
      },
      action: { type: '429', retryAfter: 20 },
    });
    telegram.push('message', forumMessage('/help@saar_brief_bot'));
    await expect.poll(() => telegram.rec.of('fault').length).toBeGreaterThan(0);
    for (let turn = 0; turn < 3; turn++)
      expect(await telegram.say('/help', { user: 'hindi', timeoutMs: 8_000 })).toMatchObject({ ok: true });
    telegram.clearFaults();
  });

  it('answers after a kill what was begun and not answered, and nothing twice', async () => {
    await saar.stop();
    const left = { update_id: 1, message: privateMessage('/timeline lake-treaty') };
    const done = { update_id: 2, message: privateMessage('/help') };
    const changed = { update_id: 3, message: privateMessage('/digest set 08:00') };
    for (const update of [left, done, changed])
      await door.answers.begin('telegram', String(update.update_id), JSON.stringify(update));
    await door.answers.end('telegram', '2');
    const before = telegram.messagesIn(1003).length;
    await start();
    await expect.poll(() => telegram.messagesIn(1003).length, { timeout: 10_000 }).toBe(before + 2);
    const shown = telegram.messagesIn(1003).slice(before);
    expect(shown[0]!.text).toContain('Lake treaty');
    expect(shown[1]!.text).toContain('I was restarted');
    const unanswered = async () => (await door.answers.left('telegram')).map(({ key }) => key);
    await expect.poll(unanswered).not.toContain('3');
    expect(await unanswered()).not.toContain('1');
  });

  it('opens the sources of an old digest after a restart: in a chat as an answer, under a channel’s post with Saar', async () => {
    const [payload] = saar.sender.render(digest, RENDERING);
    // What was said there just before may have taken the chat's share of this moment.
    const sent = (destinationId: string) =>
      saar.sender.send({ tenantId: destinationId, destinationId }, payload!, 'k').catch(() => undefined);
    for (const destinationId of ['1003', CHANNEL])
      await expect.poll(() => sent(destinationId), { timeout: 10_000, interval: 500 }).toBeDefined();
    await saar.stop();
    await start();
    const label = digest.actions![0]!.label;
    const opened = await telegram.click({ ...telegram.messagesIn(1003).at(-1)!, chat: 1003 }, label, { user: 'admin' });
    expect(opened).toMatchObject({ answered: true, edits: 0 });
    expect(opened.text).toContain('Norvia and Kessand signed a lake treaty in Port Ansel.');
    const posts = telegram.messagesIn(CHANNEL);
    const mark = telegram.rec.mark();
    const tapped = await telegram.click({ ...posts.at(-1)!, chat: Number(CHANNEL) }, label, { timeoutMs: 2_000 });
    expect(tapped).toMatchObject({ answered: true });
    const call = telegram.rec.of('call', mark).find((each) => each.call === 'answerCallbackQuery') as unknown as {
      params: { url: string };
    };
    expect(call.params.url).toBe('https://t.me/saar_brief_bot?start=sources_brief-en');
    expect(telegram.messagesIn(CHANNEL)).toHaveLength(posts.length);
  });

  it('says when its token is dead, and lives on through everything else', async () => {
    telegram.fault({
      match: { path: 'getUpdates' },
      action: { type: 'status', status: 401, description: 'Unauthorized' },
    });
    await telegram.say('/help', { user: 'hindi' });
    expect(await saar.failed).toMatchObject({ code: 'telegram.refused', blame: 'refused' });
    await saar.stop();
    await start();
    expect(await telegram.say('/help', { user: 'tester' })).toMatchObject({ ok: true });
  });

  it('has written no token into its log, and broken no rule', () => {
    expect(lines.join('\n')).not.toContain(telegram.o.token);
    expect(driver.verdict(fakes)).toEqual({ violations: [], lints: [], fakeErrors: [] });
  });
});

function privateMessage(text: string): object {
  return {
    message_id: 900,
    from: { id: 1003, is_bot: false, first_name: 'Admin', language_code: 'en' },
    chat: { id: 1003, type: 'private', first_name: 'Admin' },
    date: 1_780_000_000,
    text,
  };
}

function forumMessage(text: string): object {
  return {
    message_id: 901,
    from: { id: 1001, is_bot: false, first_name: 'Asha', language_code: 'en' },
    chat: { id: FORUM, type: 'supergroup', title: 'News forum', is_forum: true },
    date: 1_780_000_000,
    text,
  };
}
