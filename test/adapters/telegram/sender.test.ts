import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { createSender } from '../../../src/adapters/telegram/sender.ts';
import { startTelegram } from '../../../src/adapters/telegram/telegram.ts';
import type { SaarError } from '../../../src/errors.ts';
import { SendError, type Destination } from '../../../src/messages/sender.ts';
import { RENDERING } from '../rendering.ts';
import { botApi, refusal, sent, type Answer, type BotApi } from './bot-api.ts';
import { fakeDoor } from './fake-door.ts';

const TOKEN = '7:made_up';
const silent = { info() {}, warn() {}, error() {} };
const body = JSON.stringify({ text: '<b>x</b>', parse_mode: 'HTML', link_preview_options: { is_disabled: true } });

let api: BotApi | undefined;
afterEach(() => {
  api?.close();
  api = undefined;
});

async function senderOn(...answers: Answer[]) {
  api = await botApi(...answers);
  return createSender(TOKEN, api.url, silent);
}

describe('a digest on Telegram', () => {
  it('is the frozen body with its place', async () => {
    const sender = await senderOn(sent(42));
    const destination: Destination = { tenantId: '-1', destinationId: '-1', threadId: '7' };
    expect(await sender.send(destination, { body }, 'k')).toEqual({ messageId: '42' });
    expect(JSON.parse(api!.taken[0]!)).toEqual({ ...(JSON.parse(body) as object), chat_id: -1, message_thread_id: 7 });
  });

  it.each([
    [false, {}],
    [true, { disable_notification: true }],
  ])('arrives without a sound where that is chosen: %s', async (quiet, expected) => {
    const sender = await senderOn();
    const message = {
      language: 'en',
      blocks: [{ kind: 'lead' as const, text: [{ kind: 'text' as const, text: 'x' }] }],
    };
    const [payload] = sender.render(message, { ...RENDERING, silent: quiet });
    const { text, parse_mode, link_preview_options, ...rest } = JSON.parse(payload!.body) as Record<string, unknown>;
    expect(rest).toEqual(expected);
    expect({ text, parse_mode, link_preview_options }).toMatchObject({ link_preview_options: { is_disabled: true } });
  });

  it('is never known to stand: a bot is shown no history', async () => {
    const sender = await senderOn();
    expect(await sender.find({ tenantId: '7', destinationId: '7' }, 'k', 0)).toEqual({ state: 'unknown' });
    expect(api!.taken).toEqual([]);
  });

  it('takes no place of the bot’s pace: whoever sends it has one', async () => {
    const sender = await senderOn(sent(1));
    const free = sender.pace.free(Date.now());
    await sender.send({ tenantId: '7', destinationId: '7' }, { body }, 'k');
    expect(sender.pace.free(Date.now())).toBe(free);
  });

  it('is not sent to a chat that has had its share, and says for how long; others go', async () => {
    const sender = await senderOn(...Array.from({ length: 4 }, (_, id) => sent(id)));
    const send = (chat: string) =>
      sender.send({ tenantId: chat, destinationId: chat }, { body }, 'k').catch((error: unknown) => error);
    for (let part = 0; part < 2; part++) expect(await send('7')).toHaveProperty('messageId');
    const refused = (await send('7')) as SendError;
    expect(refused).toMatchObject({ outcome: 'rate-limited', code: 'own-pace' });
    expect(refused.retryAfterMs).toBeGreaterThan(0);
    expect(refused.retryAfterMs).toBeLessThanOrEqual(2_000);
    expect(await send('8')).toHaveProperty('messageId');
    expect(api!.taken).toHaveLength(3);
  });

  it('that fails throws nothing that holds the token', async () => {
    const sender = createSender(TOKEN, 'http://127.0.0.1:9', silent);
    const error = await sender
      .send({ tenantId: '7', destinationId: '7' }, { body }, 'k')
      .catch((each: unknown) => each);
    expect(error).toMatchObject({ outcome: 'not-sent' });
    expect(`${inspect(error, { depth: 9 })} ${JSON.stringify(error)}`).not.toContain(TOKEN);
  });
});

describe('a private notice', () => {
  const notice = async (destinationId: string, ...answers: Answer[]) => {
    const sender = await senderOn(...answers);
    const to: Destination = { tenantId: '-1', destinationId, person: true };
    return sender.send(to, { body }, 'k').catch((error: unknown) => error);
  };

  it('goes to the person’s own chat', async () => {
    expect(await notice('1001', sent(3))).toEqual({ messageId: '3' });
    expect(JSON.parse(api!.taken[0]!)).toMatchObject({ chat_id: 1001 });
  });

  it('does not reach who never spoke with Saar', async () => {
    const never = refusal(403, "Forbidden: bot can't initiate conversation with a user");
    expect(await notice('1001', never)).toMatchObject({ outcome: 'permanent' });
  });

  it.each(['-1001', '@channel', ''])('is not shown to a whole chat: %j', async (chat) => {
    expect(await notice(chat)).toMatchObject({ outcome: 'permanent', code: 'no-person' });
    expect(api!.taken).toEqual([]);
  });
});

it('refuses to start with a token that Telegram refuses, and the refusal does not hold it', async () => {
  api = await botApi(refusal(401, 'Unauthorized'));
  const error = await startTelegram({ token: TOKEN, apiUrl: api.url }, fakeDoor(), silent).catch(
    (thrown: unknown) => thrown as SaarError,
  );
  expect(error).toMatchObject({ code: 'telegram.refused', blame: 'refused' });
  expect(inspect(error, { depth: 9 })).not.toContain(TOKEN);
});
