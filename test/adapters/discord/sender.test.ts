import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { REST } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf, withRetry } from '../../../src/adapters/discord/failure.ts';
import { postName } from '../../../src/adapters/discord/post.ts';
import { replyTo } from '../../../src/adapters/discord/reply.ts';
import { createSender, type Forums } from '../../../src/adapters/discord/sender.ts';
import { text, type Message } from '../../../src/messages/message.ts';
import { said } from './fake-door.ts';

type Answer = { status: number; body?: unknown; headers?: Record<string, string> } | 'cut' | 'html';

/** Answers the next requests on 127.0.0.1 as it is told, and remembers what was asked. */
let server: Server;
let answers: Answer[];
let asked: { request: string; body: string }[];

beforeEach(async () => {
  answers = [];
  asked = [];
  server = createServer((request, response) => void receive(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  asked.push({ request: `${request.method} ${request.url}`, body });
  const answer = answers.shift() ?? { status: 200, body: { id: '100' } };
  if (answer === 'cut') return void request.socket.destroy();
  if (answer === 'html') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>');
  response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
  response.end(JSON.stringify(answer.body ?? {}));
}

function lane(): REST {
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  return new REST({ version: '10', api, retries: 0, rejectOnRateLimit: () => true }).setToken('made-up');
}

const NONE: Forums = { isForum: () => false, recentPost: () => undefined };
const TO = { tenantId: '3', destinationId: '4' };
const KEY = 'abcdefghijklmnopqrstuvwx';
const refused = (status: number, code: number): Answer => ({ status, body: { code, message: 'words' } });
const titled: Message = {
  language: 'en',
  blocks: [{ kind: 'title', text: [text('8:00 *news*')] }, ...said('x').blocks],
};

describe('a digest sent to Discord', () => {
  it('goes out byte for byte as frozen, with its key as nonce', async () => {
    const sender = createSender(lane(), NONE);
    const [payload] = sender.render(said('words'));
    expect(await sender.send({ ...TO, threadId: '5' }, payload!, KEY)).toEqual({ messageId: '100' });
    expect(asked).toEqual([
      {
        request: 'POST /api/v10/channels/5/messages',
        body: `{"nonce":"${KEY}","enforce_nonce":true,${payload!.body.slice(1)}`,
      },
    ]);
    expect(JSON.parse(asked[0]!.body)).toMatchObject({ flags: 32768, allowed_mentions: { parse: [] } });
  });

  it.each<[string, Answer, object]>([
    ['Missing Access', refused(403, 50001), { outcome: 'permanent', code: '50001' }],
    ['Missing Permissions', refused(403, 50013), { outcome: 'permanent', code: '50013' }],
    ['a locked thread', refused(400, 160005), { outcome: 'permanent', code: '160005' }],
    ['a 403 with another code', refused(403, 50007), { outcome: 'permanent', code: '50007' }],
    ['Unknown Channel', refused(404, 10003), { outcome: 'gone', code: '10003' }],
    ['Unknown Guild', refused(404, 10004), { outcome: 'gone', code: '10004' }],
    ['Invalid Form Body', refused(400, 50035), { outcome: 'malformed', code: '50035' }],
    ['a dead token', refused(401, 0), { outcome: 'unauthorized', code: '0' }],
    ['500', refused(500, 0), { outcome: 'uncertain', code: '500' }],
    ['504', refused(504, 0), { outcome: 'uncertain', code: '504' }],
    ['a cut connection', 'cut', { outcome: 'uncertain' }],
    ['a page instead of an answer', 'html', { outcome: 'uncertain', code: 'no-message-id' }],
    ['an answer without an id', { status: 200, body: {} }, { outcome: 'uncertain', code: 'no-message-id' }],
    [
      'a rate limit',
      { status: 429, body: { retry_after: 64.57 }, headers: { 'Retry-After': '65', 'X-RateLimit-Scope': 'shared' } },
      { outcome: 'rate-limited', retryAfterMs: 65_050 },
    ],
    ['a rate limit without a time', { status: 429 }, { outcome: 'rate-limited', retryAfterMs: 1000 }],
  ])('tells %s apart, in one request', async (_what, answer, expected) => {
    const sender = createSender(lane(), NONE);
    answers = [answer];
    await expect(sender.send(TO, sender.render(said('x'))[0]!, KEY)).rejects.toMatchObject(expected);
    expect(asked).toHaveLength(1);
  });

  it('asks nothing more with a token that is dead', async () => {
    const sender = createSender(lane(), NONE);
    answers = [refused(401, 0)];
    const send = () => sender.send(TO, sender.render(said('x'))[0]!, KEY);
    await expect(send()).rejects.toMatchObject({ outcome: 'unauthorized' });
    await expect(send()).rejects.toMatchObject({ outcome: 'unauthorized' });
    expect(asked).toHaveLength(1);
  });

  it('was certainly not sent when nobody listens', async () => {
    const rest = lane();
    await new Promise((resolve) => server.close(resolve));
    const sender = createSender(rest, NONE);
    const sent = sender.send(TO, sender.render(said('x'))[0]!, KEY);
    await expect(sent).rejects.toMatchObject({ outcome: 'not-sent', code: 'ECONNREFUSED' });
  });

  it('wakes an archived thread once and sends again', async () => {
    const sender = createSender(lane(), NONE);
    answers = [refused(400, 50083), { status: 200 }];
    expect(await sender.send({ ...TO, threadId: '5' }, sender.render(said('x'))[0]!, KEY)).toEqual({
      messageId: '100',
    });
    expect(asked.map(({ request }) => request.replace('/api/v10', ''))).toEqual([
      'POST /channels/5/messages',
      'PATCH /channels/5',
      'POST /channels/5/messages',
    ]);
    answers = [refused(400, 50083), { status: 200 }, refused(400, 50083)];
    const again = sender.send(TO, sender.render(said('x'))[0]!, KEY);
    await expect(again).rejects.toMatchObject({ code: '50083' });
  });

  it('counts as sent when it was, and somebody deleted it since', async () => {
    const sender = createSender(lane(), NONE);
    answers = [refused(404, 10008)];
    expect(await sender.send(TO, sender.render(said('x'))[0]!, KEY)).toEqual({ messageId: 'deleted' });
  });

  it('opens a post in a forum, once, and puts later parts into it', async () => {
    const posts: string[] = [];
    const forums = { isForum: (id: string) => id === '4', recentPost: () => posts[0] };
    const sender = createSender(lane(), forums);
    const [first] = sender.render(titled);
    expect(await sender.send(TO, first!, KEY)).toEqual({ messageId: '100' });
    expect(asked[0]!.request).toBe('POST /api/v10/channels/4/threads');
    expect(JSON.parse(asked[0]!.body)).toEqual({ name: '8:00 *news*', message: JSON.parse(first!.body) as object });
    posts.push('100');
    expect(await sender.send(TO, first!, KEY)).toEqual({ messageId: '100' });
    expect(asked).toHaveLength(1);
    await sender.send(TO, sender.render(said('part two'))[0]!, KEY);
    expect(asked[1]!.request).toBe('POST /api/v10/channels/100/messages');
  });

  it('never lets an id become an address', async () => {
    const sender = createSender(lane(), NONE);
    const sent = sender.send({ ...TO, destinationId: '../users/@me' }, { body: '{}' }, KEY);
    await expect(sent).rejects.toMatchObject({ outcome: 'malformed' });
    expect(asked).toEqual([]);
  });

  it('is named after its title', () => {
    const sender = createSender(lane(), NONE);
    expect(postName(sender.render(titled)[0]!.body)).toBe('8:00 *news*');
    expect(postName(sender.render(said('no title'))[0]!.body)).toBeUndefined();
  });
});

describe('an answer to an interaction', () => {
  const reply = () => replyTo({ id: '1', token: 'tok', application_id: '2' }, lane(), () => Promise.resolve());
  const body = { flags: 32768, allowed_mentions: { parse: [] as [] }, components: [] };

  it('counts as acknowledged when only the answer to the first try was lost', async () => {
    answers = ['cut', refused(400, 40060)];
    await reply().defer(true);
    expect(asked.map(({ body: sent }) => JSON.parse(sent) as object)).toEqual([
      { type: 5, data: { flags: 64 } },
      { type: 5, data: { flags: 64 } },
    ]);
  });

  it('is left alone when somebody else has acknowledged it', async () => {
    answers = [refused(400, 40060)];
    await expect(reply().defer(false)).rejects.toMatchObject({ code: 40060 });
  });

  it('is tried three times, and not again when Discord says no', async () => {
    answers = ['cut', refused(502, 0)];
    await reply().edit(body);
    expect(asked).toHaveLength(3);
    answers = [refused(401, 50027)];
    await expect(reply().followUp(body, true)).rejects.toMatchObject({ code: 50027 });
    expect(asked).toHaveLength(4);
    answers = ['cut', 'cut', 'cut'];
    await expect(reply().remove()).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
    expect(asked).toHaveLength(7);
  });
});

describe('a failure', () => {
  it.each([
    [Object.assign(new Error('x'), { code: 'ENOTFOUND' }), { kind: 'unreached', code: 'ENOTFOUND' }],
    [
      new Error('x', { cause: Object.assign(new Error('y'), { code: 'ECONNRESET' }) }),
      { kind: 'lost', code: 'ECONNRESET' },
    ],
    [new DOMException('x', 'TimeoutError'), { kind: 'lost', code: 'timeout' }],
    [new Error('POST https://discord.test/webhooks/2/secret'), { kind: 'lost', code: 'Error' }],
    ['odd', { kind: 'lost', code: 'unknown' }],
  ])('%s is read without its words', (error, expected) => {
    expect(failureOf(error)).toEqual(expected);
  });

  it('is waited out between tries', async () => {
    const waits: number[] = [];
    const failing = withRetry(
      () => Promise.reject(new Error('x')),
      (ms) => Promise.resolve(void waits.push(ms)),
    );
    await expect(failing).rejects.toThrow('x');
    expect(waits).toEqual([100, 400]);
  });
});
