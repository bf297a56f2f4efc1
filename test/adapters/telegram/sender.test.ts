import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { createSender } from '../../../src/adapters/telegram/sender.ts';
import { startTelegram } from '../../../src/adapters/telegram/telegram.ts';
import type { SaarError } from '../../../src/errors.ts';
import { SendError, type Destination } from '../../../src/messages/sender.ts';
import { fakeDoor } from './fake-door.ts';

const TOKEN = '7:made_up';
const silent = { info() {}, warn() {}, error() {} };
const body = JSON.stringify({ text: '<b>x</b>', parse_mode: 'HTML', link_preview_options: { is_disabled: true } });

let server: Server | undefined;
afterEach(() => void server?.close());

/** A server that answers each call in turn; `cut` closes the connection. */
async function serverOf(...answers: (object | string)[]): Promise<{ url: string; bodies: Record<string, unknown>[] }> {
  const bodies: Record<string, unknown>[] = [];
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      bodies.push(JSON.parse(text) as Record<string, unknown>);
      const next = answers.shift();
      if (next === 'cut') request.socket.destroy();
      else response.end(typeof next === 'string' ? next : JSON.stringify(next));
    });
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bodies };
}

const refusal = (error_code: number, description: string, parameters: object = {}) => ({
  ok: false,
  error_code,
  description,
  parameters,
});
const there: Destination = { tenantId: '-1', destinationId: '-1', threadId: '7' };
const send = (url: string, destination = there) =>
  createSender(TOKEN, url, silent)
    .send(destination, { body }, 'k')
    .catch((error: unknown) => error as SendError);

describe('a digest on Telegram', () => {
  it('is the frozen body with its place', async () => {
    const { url, bodies } = await serverOf({ ok: true, result: { message_id: 42 } });
    expect(await send(url)).toEqual({ messageId: '42' });
    expect(bodies).toEqual([{ ...(JSON.parse(body) as object), chat_id: -1, message_thread_id: 7 }]);
  });

  it.each([
    [
      refusal(403, 'Forbidden: bot was blocked by the user'),
      { outcome: 'permanent', code: '403 bot was blocked by the user' },
    ],
    [refusal(403, 'Forbidden: user is deactivated'), { outcome: 'permanent' }],
    [refusal(400, 'Bad Request: CHAT_WRITE_FORBIDDEN'), { outcome: 'permanent' }],
    [refusal(400, 'Bad Request: TOPIC_CLOSED'), { outcome: 'permanent' }],
    [refusal(400, 'Bad Request: message thread not found'), { outcome: 'permanent' }],
    [refusal(400, 'Bad Request: not enough rights to send text messages to the chat'), { outcome: 'permanent' }],
    [refusal(400, 'Bad Request: chat not found'), { outcome: 'gone' }],
    [
      refusal(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -1009 }),
      { outcome: 'moved', movedTo: '-1009' },
    ],
    [refusal(401, 'Unauthorized'), { outcome: 'unauthorized' }],
    [refusal(404, 'Not Found'), { outcome: 'unauthorized' }],
    [
      refusal(429, 'Too Many Requests: retry after 3600', { retry_after: 3600 }),
      { outcome: 'rate-limited', retryAfterMs: 3_600_000 },
    ],
    [refusal(429, 'Too Many Requests'), { outcome: 'rate-limited', retryAfterMs: 5000 }],
    [refusal(400, 'Bad Request: message is too long'), { outcome: 'malformed' }],
    [refusal(502, 'Bad Gateway'), { outcome: 'uncertain' }],
    ['<html>502</html>', { outcome: 'uncertain', code: 'invalid-json' }],
    [{ ok: true, result: {} }, { outcome: 'uncertain' }],
    ['cut', { outcome: 'uncertain', code: 'ECONNRESET' }],
  ])('that is answered with %j is told as %j', async (answer, expected) => {
    const { url, bodies } = await serverOf(answer);
    expect(await send(url)).toMatchObject(expected);
    expect(bodies).toHaveLength(1);
  });

  it('is sent once without tags when its tags are refused, and then told as our mistake', async () => {
    const unparsable = refusal(400, "Bad Request: can't parse entities: Unclosed start tag");
    const { url, bodies } = await serverOf(unparsable, { ok: true, result: { message_id: 1 } }, unparsable, unparsable);
    expect(await send(url)).toEqual({ messageId: '1' });
    expect(bodies[1]).toMatchObject({ text: 'x' });
    expect(bodies[1]).not.toHaveProperty('parse_mode');
    expect(await send(url)).toMatchObject({ outcome: 'malformed' });
    expect(bodies).toHaveLength(4);
  });

  it('that finds nobody listening is certainly not sent, and nothing thrown holds the token', async () => {
    const error = await send('http://127.0.0.1:9');
    expect(error).toMatchObject({ outcome: 'not-sent', code: 'ECONNREFUSED' });
    expect(`${inspect(error, { depth: 9 })} ${JSON.stringify(error)}`).not.toContain(TOKEN);
  });
});

it('refuses to start with a token that Telegram refuses, and the refusal does not hold it', async () => {
  const { url } = await serverOf(refusal(401, 'Unauthorized'));
  const error = await startTelegram({ token: TOKEN, apiUrl: url }, fakeDoor(), silent).catch(
    (thrown: unknown) => thrown as SaarError,
  );
  expect(error).toMatchObject({ code: 'telegram.refused', blame: 'refused' });
  expect(inspect(error, { depth: 9 })).not.toContain(TOKEN);
});
