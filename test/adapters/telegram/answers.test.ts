/** Every answer that Telegram may give to a digest, each for the first send, for a retry, and in the middle of a digest of several parts. */
import { afterEach, describe, expect, it } from 'vitest';
import { createPaces } from '../../../src/adapters/telegram/paces.ts';
import { createSender } from '../../../src/adapters/telegram/sender.ts';
import { SendError, type Sender } from '../../../src/messages/sender.ts';
import { botApi, deafServer, refusal, sent, type Answer, type BotApi } from './bot-api.ts';

const TOKEN = '7:made_up';
const silent = { info() {}, warn() {}, error() {} };
const bodyOf = (text: string) =>
  JSON.stringify({ text: `<b>${text}</b>`, parse_mode: 'HTML', link_preview_options: { is_disabled: true } });

let api: BotApi | undefined;
afterEach(() => {
  api?.close();
  api = undefined;
});

async function senderOn(...answers: Answer[]): Promise<Sender> {
  api = await botApi(...answers);
  return createSender(TOKEN, api.url, silent, createPaces());
}

async function outcome(sender: Sender, text: string, destinationId = '-7'): Promise<unknown> {
  const destination = { tenantId: destinationId, destinationId };
  return sender.send(destination, { body: bodyOf(text) }, 'k').catch((error: unknown) => error);
}

interface Row {
  answer: Answer;
  expected: Partial<SendError>;
  /** Requests of this send; a body that is malformed goes out once more, barer. */
  requests?: number;
}

const permanent = (code: string) => ({ outcome: 'permanent', code }) as const;
const row = (status: number, description: string, expected: Partial<SendError>): Row => ({
  answer: refusal(status, description),
  expected,
});
const limited = (seconds: unknown, retryAfterMs: number): Row => ({
  answer: refusal(429, `Too Many Requests: retry after ${String(seconds)}`, { retry_after: seconds }),
  expected: { outcome: 'rate-limited', retryAfterMs },
});

const ROWS: readonly Row[] = [
  // J05
  row(403, 'Forbidden: bot was blocked by the user', permanent('403 bot was blocked by the user')),
  row(
    403,
    'Forbidden: bot was kicked from the supergroup chat',
    permanent('403 bot was kicked from the supergroup chat'),
  ),
  row(
    403,
    'Forbidden: bot is not a member of the channel chat',
    permanent('403 bot is not a member of the channel chat'),
  ),
  row(403, 'Forbidden: user is deactivated', permanent('403 user is deactivated')),
  row(403, "Forbidden: bot can't initiate conversation with a user", {
    outcome: 'permanent',
    code: "403 bot can't initiate conversation with a user",
  }),
  row(403, 'Forbidden: the group chat was deleted', { outcome: 'gone' }),
  row(400, 'Bad Request: chat not found', { outcome: 'gone', code: '400 chat not found' }),
  row(400, 'Bad Request: group chat was deactivated', { outcome: 'gone' }),
  row(400, 'Bad Request: CHAT_WRITE_FORBIDDEN', permanent('400 CHAT_WRITE_FORBIDDEN')),
  row(400, 'Bad Request: CHAT_SEND_PLAIN_FORBIDDEN', { outcome: 'permanent' }),
  row(400, 'Bad Request: not enough rights to send text messages to the chat', { outcome: 'permanent' }),
  row(400, 'Bad Request: need administrator rights in the channel chat', { outcome: 'permanent' }),
  row(400, 'Bad Request: TOPIC_CLOSED', permanent('400 TOPIC_CLOSED')),
  row(400, 'Bad Request: TOPIC_DELETED', permanent('topic-deleted')),
  row(400, 'Bad Request: message thread not found', permanent('topic-deleted')),
  row(401, 'Unauthorized', { outcome: 'unauthorized', code: '401 Unauthorized' }),
  row(404, 'Not Found', { outcome: 'unauthorized', code: '404 Not Found' }),
  // Polls meet it, sends do not; nobody knows what it would mean there.
  row(409, 'Conflict: terminated by other getUpdates request', { outcome: 'uncertain' }),
  // J06
  {
    answer: refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migrate_to_chat_id: -1009 }),
    expected: { outcome: 'moved', movedTo: '-1009' },
  },
  ...['abc', 0, null, 1e300, { a: 1 }, true].map((nowhere): Row => ({
    answer: refusal(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: nowhere }),
    expected: { outcome: 'not-sent' },
  })),
  // J07
  limited(1, 1_000),
  limited(35, 35_000),
  limited(3_600, 3_600_000),
  limited(undefined, 5_000),
  limited('soon', 5_000),
  limited(-1, 5_000),
  row(500, 'Internal Server Error', { outcome: 'uncertain', code: '500 Internal Server Error' }),
  row(502, 'Bad Gateway', { outcome: 'uncertain' }),
  row(503, 'Service Unavailable', { outcome: 'uncertain' }),
  row(504, 'Gateway Timeout', { outcome: 'uncertain' }),
  { answer: 'cut', expected: { outcome: 'uncertain', code: 'ECONNRESET' } },
  // No words of Telegram's
  { answer: '<html>502 Bad Gateway</html>', expected: { outcome: 'uncertain', code: 'invalid-json' } },
  { answer: '', expected: { outcome: 'uncertain' } },
  { answer: 'null', expected: { outcome: 'uncertain' } },
  { answer: '[]', expected: { outcome: 'uncertain' } },
  { answer: { ok: true }, expected: { outcome: 'uncertain' } },
  { answer: { ok: true, result: null }, expected: { outcome: 'uncertain' } },
  { answer: { ok: true, result: {} }, expected: { outcome: 'uncertain' } },
  { answer: { ok: false }, expected: { outcome: 'uncertain' } },
  { answer: { ok: false, error_code: 'x', description: 7 }, expected: { outcome: 'uncertain' } },
  // Our mistakes: tried once more, barer
  { ...row(400, "Bad Request: can't parse entities: x", { outcome: 'malformed' }), requests: 2 },
  { ...row(400, 'Bad Request: message is too long', { outcome: 'malformed' }), requests: 2 },
  { ...row(400, 'Bad Request: BUTTON_DATA_INVALID', { outcome: 'malformed' }), requests: 2 },
  { ...row(413, 'Request Entity Too Large', { outcome: 'malformed' }), requests: 2 },
];

describe('an answer of Telegram', () => {
  it.each(ROWS)(
    'to the first send of a digest, $answer, means $expected',
    async ({ answer, expected, requests = 1 }) => {
      const sender = await senderOn(answer, answer);
      expect(await outcome(sender, 'one')).toMatchObject(expected);
      expect(api!.taken).toHaveLength(requests);
    },
  );

  it.each(ROWS)('to a retry, $answer, means $expected, and its bytes are those of the first', async (given) => {
    const sender = await senderOn(refusal(500, 'Internal Server Error'), given.answer, given.answer);
    expect(await outcome(sender, 'one')).toMatchObject({ outcome: 'uncertain' });
    expect(await outcome(sender, 'one')).toMatchObject(given.expected);
    expect(api!.taken).toHaveLength(1 + (given.requests ?? 1));
    expect(api!.taken[1]).toBe(api!.taken[0]);
  });

  it.each(ROWS)('in the middle of several parts, $answer, means $expected for that part', async (given) => {
    const sender = await senderOn(sent(1), given.answer, given.answer);
    expect(await outcome(sender, 'one')).toEqual({ messageId: '1' });
    expect(await outcome(sender, 'two')).toMatchObject(given.expected);
    expect(api!.taken).toHaveLength(1 + (given.requests ?? 1));
  });

  it('moves two subscriptions of two groups to one, each for itself, and the next part follows', async () => {
    const moved = refusal(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -1009 });
    const sender = await senderOn(moved, moved, sent(1), sent(2));
    for (const chat of ['-7', '-8'])
      expect(await outcome(sender, 'one', chat)).toMatchObject({ outcome: 'moved', movedTo: '-1009' });
    expect(await outcome(sender, 'one', '-1009')).toEqual({ messageId: '1' });
    expect(await outcome(sender, 'two', '-1009')).toEqual({ messageId: '2' });
  });
});

describe('a body that Telegram takes for malformed', () => {
  const keyboard = { inline_keyboard: [[{ text: 'Sources', callback_data: 'a!sources' }]] };
  const body = JSON.stringify({
    text: '<b>x</b>',
    parse_mode: 'HTML',
    reply_markup: keyboard,
    disable_notification: true,
  });

  it.each([
    ["Bad Request: can't parse entities: Unclosed start tag", { text: 'x', reply_markup: keyboard }],
    ['Bad Request: BUTTON_DATA_INVALID', { text: 'x' }],
  ])('goes out once more in plain words, with an alarm: %s', async (description, expected) => {
    api = await botApi(refusal(400, description), sent(5));
    const alarms: string[] = [];
    const log = { ...silent, error: (event: string) => void alarms.push(event) };
    const sender = createSender(TOKEN, api.url, log);
    expect(await sender.send({ tenantId: '7', destinationId: '7' }, { body }, 'k')).toEqual({ messageId: '5' });
    expect(JSON.parse(api.taken[1]!)).toEqual({ ...expected, chat_id: 7, disable_notification: true });
    expect(alarms).toEqual(['telegram.digest-refused']);
  });

  it.each([
    [refusal(403, 'Forbidden: bot was blocked by the user'), { outcome: 'permanent' }],
    [refusal(429, 'Too Many Requests', { retry_after: 3 }), { outcome: 'rate-limited', retryAfterMs: 3_000 }],
    ['cut', { outcome: 'uncertain' }],
  ])('and is then told by the second answer: %j', async (second, expected) => {
    const sender = await senderOn(refusal(400, "Bad Request: can't parse entities"), second);
    expect(await outcome(sender, 'one')).toMatchObject(expected);
  });
});

describe('a connection', () => {
  const failing = (url: string) => outcome(createSender(TOKEN, url, silent), 'one');

  it('that is refused carried nothing', async () => {
    expect(await failing('http://127.0.0.1:9')).toMatchObject({ outcome: 'not-sent', code: 'ECONNREFUSED' });
  });

  it('whose other end has no name carried nothing', async () => {
    expect(await failing('http://nowhere.invalid')).toMatchObject({ outcome: 'not-sent' });
  });

  it('that breaks in its TLS handshake carried nothing, one that breaks once it stands may have', async () => {
    const deaf = await deafServer();
    expect(await failing(`https://127.0.0.1:${deaf.port}`)).toMatchObject({ outcome: 'not-sent' });
    expect(await failing(`http://127.0.0.1:${deaf.port}`)).toMatchObject({ outcome: 'uncertain' });
    deaf.close();
  });
});
