import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf, withRetry } from '../../../src/adapters/discord/failure.ts';
import { replyTo } from '../../../src/adapters/discord/reply.ts';
import type { SendError } from '../../../src/messages/sender.ts';
import { answeringServer, refused, silent, type Answer, type AnsweringServer } from './answering-server.ts';
import { said } from './fake-door.ts';
import { RENDERING } from '../rendering.ts';

let server: AnsweringServer;
let answers: Answer[];
let asked: AnsweringServer['asked'];
const senderOf: AnsweringServer['sender'] = (...given) => server.sender(...given);

beforeEach(async () => {
  server = await answeringServer();
  ({ answers, asked } = server);
});
afterEach(() => server.close());

const TO = { tenantId: '3', destinationId: '4' };
const KEY = 'abcdefghijklmnopqrstuvwx';
describe('a digest sent to Discord', () => {
  it('goes out byte for byte as frozen, with its key as nonce', async () => {
    const sender = senderOf();
    const [payload] = sender.render(said('words'), RENDERING);
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
    ['another Bad Request', refused(400, 50024), { outcome: 'malformed', code: '50024' }],
    ['a person who takes no messages', refused(403, 50007), { outcome: 'permanent', code: '50007' }],
    ['a dead token', refused(401, 0), { outcome: 'unauthorized', code: '0' }],
    ['500', refused(500, 0), { outcome: 'uncertain', code: '500' }],
    ['502', refused(502, 0), { outcome: 'uncertain', code: '502' }],
    ['503', refused(503, 0), { outcome: 'uncertain', code: '503' }],
    ['504', refused(504, 0), { outcome: 'uncertain', code: '504' }],
    ['a 502 with a page', { status: 502, page: '<p>' }, { outcome: 'uncertain', code: '502' }],
    ['a 403 with a page', { status: 403, page: '<p>' }, { outcome: 'rate-limited', code: 'global' }],
    ['a 404 with a page', { status: 404, page: '<p>' }, { outcome: 'not-sent' }],
    ['a 403 of which nobody knows', refused(403, 40333), { outcome: 'not-sent', code: '40333', isInvalid: true }],
    ['a 404 of which nobody knows', refused(404, 0), { outcome: 'not-sent', code: '0', isInvalid: false }],
    ['a forum that wants a tag', refused(400, 40067), { outcome: 'permanent', code: '40067' }],
    [
      'an answer whose id is no word',
      { status: 200, body: { id: 7 } },
      { outcome: 'uncertain', code: 'no-message-id' },
    ],
    ['an answer of nothing', { status: 204 }, { outcome: 'uncertain' }],
    ['a cut connection', 'cut', { outcome: 'uncertain' }],
    ['a page instead of an answer', 'html', { outcome: 'uncertain', code: 'no-message-id' }],
    ['an answer without an id', { status: 200, body: {} }, { outcome: 'uncertain', code: 'no-message-id' }],
    [
      'a rate limit',
      { status: 429, body: { retry_after: 64.57 }, headers: { 'Retry-After': '65', 'X-RateLimit-Scope': 'shared' } },
      { outcome: 'rate-limited', code: 'shared', retryAfterMs: 65_050 },
    ],
    ['a rate limit without a time', { status: 429 }, { outcome: 'rate-limited', retryAfterMs: 1000 }],
  ])('tells %s apart, in one request', async (_what, answer, expected) => {
    const sender = senderOf();
    answers.push(answer);
    await expect(sender.send(TO, sender.render(said('x'), RENDERING)[0]!, KEY)).rejects.toMatchObject(expected);
    expect(asked).toHaveLength(1);
  });

  it('may have arrived when no answer comes', async () => {
    answers.push('silence');
    const rest = server.lane({ timeout: 50 });
    const sent = senderOf({}, silent, rest).send(TO, { body: '{}' }, KEY);
    await expect(sent).rejects.toMatchObject({ outcome: 'uncertain', code: 'timeout' });
    expect(asked).toHaveLength(1);
  });

  it('asks nothing more with a token that is dead', async () => {
    const sender = senderOf();
    answers.push(refused(401, 0));
    const send = () => sender.send(TO, sender.render(said('x'), RENDERING)[0]!, KEY);
    await expect(send()).rejects.toMatchObject({ outcome: 'unauthorized' });
    await expect(send()).rejects.toMatchObject({ outcome: 'unauthorized' });
    expect(asked).toHaveLength(1);
  });

  it('was certainly not sent when nobody listens', async () => {
    const rest = server.lane();
    await server.close();
    const sender = senderOf({}, silent, rest);
    const sent = sender.send(TO, sender.render(said('x'), RENDERING)[0]!, KEY);
    await expect(sent).rejects.toMatchObject({ outcome: 'not-sent', code: 'ECONNREFUSED' });
  });

  it('wakes an archived thread once and sends again', async () => {
    const sender = senderOf();
    answers.push(refused(400, 50083), { status: 200 });
    expect(await sender.send({ ...TO, threadId: '5' }, sender.render(said('x'), RENDERING)[0]!, KEY)).toEqual({
      messageId: '100',
    });
    expect(asked.map(({ request }) => request.replace('/api/v10', ''))).toEqual([
      'POST /channels/5/messages',
      'PATCH /channels/5',
      'POST /channels/5/messages',
    ]);
    answers.push(refused(400, 50083), { status: 200 }, refused(400, 50083));
    const again = sender.send(TO, sender.render(said('x'), RENDERING)[0]!, KEY);
    await expect(again).rejects.toMatchObject({ code: '50083' });
  });

  it('counts as sent when it was, and somebody deleted it since', async () => {
    const sender = senderOf();
    answers.push(refused(404, 10008));
    expect(await sender.send(TO, sender.render(said('x'), RENDERING)[0]!, KEY)).toEqual({ messageId: 'deleted' });
  });

  it('never lets an id become an address', async () => {
    const sender = senderOf();
    const sent = sender.send({ ...TO, destinationId: '../users/@me' }, { body: '{}' }, KEY);
    await expect(sent).rejects.toMatchObject({ outcome: 'malformed' });
    expect(asked).toEqual([]);
  });
});

describe('a digest in a channel that other servers follow', () => {
  const followed = { isFollowed: (id: string) => id === '4' };
  const requests = () => server.requests();
  const BOTH = ['POST /channels/4/messages', 'POST /channels/4/messages/100/crosspost'];
  const warned: string[] = [];
  const log = {
    ...silent,
    warn: (event: string, fields: object = {}) => void warned.push(`${event} ${JSON.stringify(fields)}`),
  };
  beforeEach(() => void warned.splice(0));

  it('is crossposted once it stands there, in each part', async () => {
    const sender = senderOf(followed, log);
    expect(await sender.send(TO, sender.render(said('x'), RENDERING)[0]!, KEY)).toEqual({ messageId: '100' });
    expect(requests()).toEqual(BOTH);
    expect(warned).toEqual([]);
  });

  it('is crossposted by the next try after a crash in between, and not twice', async () => {
    const sender = senderOf(followed, log);
    answers.push({ status: 200, body: { id: '100', flags: 32768 } }, 'cut', {
      status: 200,
      body: { id: '100', flags: 32768 },
    });
    const send = () => sender.send(TO, sender.render(said('x'), RENDERING)[0]!, KEY);
    await send();
    await send();
    answers.push({ status: 200, body: { id: '100', flags: 32769 } });
    await send();
    expect(requests()).toEqual([...BOTH, ...BOTH, BOTH[0]]);
    expect(new Set(asked.filter(({ request }) => request.endsWith('/messages')).map(({ body }) => body)).size).toBe(1);
  });

  it.each<[string, Answer, string[]]>([
    ['crossposted before', refused(400, 40033), []],
    ['forbidden', refused(403, 50013), ['50013']],
    ['of another kind by now', refused(400, 50024), ['50024']],
    [
      'limited to ten an hour',
      { status: 429, body: { retry_after: 3000 }, headers: { 'Retry-After': '3000' } },
      ['429'],
    ],
    ['a failure of Discord', refused(500, 0), ['500']],
    ['cut', 'cut', ['UND_ERR_SOCKET']],
    ['a dead token', refused(401, 0), ['0']],
  ])('counts as sent when the crosspost is %s, after one try', async (_what, answer, codes) => {
    const sender = senderOf(followed, log);
    answers.push({ status: 200, body: { id: '100' } }, answer);
    expect(await sender.send(TO, sender.render(said('x'), RENDERING)[0]!, KEY)).toEqual({ messageId: '100' });
    expect(requests()).toEqual(BOTH);
    expect(warned.map((line) => /"code":"(.*?)"/.exec(line)?.[1])).toEqual(codes);
  });

  it.each<[string, object, Answer[]]>([
    ['a plain channel', { ...TO, destinationId: '5' }, []],
    ['a thread of it', { ...TO, threadId: '6' }, []],
    ['a message that somebody deleted since', TO, [refused(404, 10008)]],
  ])('is not crossposted in %s', async (_what, to, given) => {
    const sender = senderOf(followed, log);
    answers.push(...given);
    await sender.send(to as typeof TO, sender.render(said('x'), RENDERING)[0]!, KEY);
    expect(asked).toHaveLength(1);
  });
});

describe('a rate limit', () => {
  const limit = (seconds: number, headers: Record<string, string>): Answer => ({
    status: 429,
    body: { retry_after: seconds, global: 'X-RateLimit-Global' in headers },
    headers: { 'Retry-After': String(Math.ceil(seconds)), ...headers },
  });
  const SCOPES: [string, Record<string, string>, string][] = [
    ['user', { 'X-RateLimit-Scope': 'user' }, '429'],
    ['shared', { 'X-RateLimit-Scope': 'shared' }, 'shared'],
    ['global', { 'X-RateLimit-Scope': 'global', 'X-RateLimit-Global': 'true' }, 'global'],
  ];
  const WAITS = [0, 0.3, 64.57, 86_400];

  it.each(SCOPES.flatMap((scope) => WAITS.map((seconds) => [...scope, seconds] as const)))(
    'of scope %s is told with its wait, in one request',
    async (_scope, headers, code, seconds) => {
      const sender = senderOf();
      answers.push(limit(seconds, headers));
      const failure = await sender
        .send(TO, sender.render(said('x'), RENDERING)[0]!, KEY)
        .catch((error: unknown) => error);
      expect(failure).toMatchObject({ outcome: 'rate-limited', code });
      const { retryAfterMs = 0 } = failure as SendError;
      expect(retryAfterMs).toBeGreaterThanOrEqual(Math.max(1000, seconds * 1000));
      expect(retryAfterMs).toBeLessThanOrEqual(Math.max(1000, Math.ceil(seconds) * 1000) + 100);
      expect(asked).toHaveLength(1);
    },
  );

  it.each<[string, Record<string, string>, number]>([
    ['with a time', { 'Retry-After': '120' }, 120_000],
    ['without', {}, 60_000],
    ['with words for a time', { 'Retry-After': 'soon' }, 60_000],
  ])('as a page instead of an answer, %s, turns all of us away', async (_what, headers, least) => {
    const sender = senderOf();
    answers.push({ status: 429, page: '<html>error code: 1015</html>', headers });
    const failure = await sender
      .send(TO, sender.render(said('x'), RENDERING)[0]!, KEY)
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ outcome: 'rate-limited', code: 'global' });
    expect((failure as SendError).retryAfterMs).toBeGreaterThanOrEqual(least);
    expect((failure as SendError).retryAfterMs).toBeLessThanOrEqual(least + 100);
  });
});

describe('an answer to an interaction', () => {
  const reply = () => replyTo({ id: '1', token: 'tok', application_id: '2' }, server.lane(), () => Promise.resolve());
  const body = { flags: 32768, allowed_mentions: { parse: [] as [] }, components: [] };

  it('counts as acknowledged when only the answer to the first try was lost', async () => {
    answers.push('cut', refused(400, 40060));
    await reply().defer(true);
    expect(asked.map(({ body: sent }) => JSON.parse(sent) as object)).toEqual([
      { type: 5, data: { flags: 64 } },
      { type: 5, data: { flags: 64 } },
    ]);
  });

  it('is left alone when somebody else has acknowledged it', async () => {
    answers.push(refused(400, 40060));
    await expect(reply().defer(false)).rejects.toMatchObject({ code: 40060 });
  });

  it('is tried three times, and not again when Discord says no', async () => {
    answers.push('cut', refused(502, 0));
    await reply().edit(body);
    expect(asked).toHaveLength(3);
    answers.push(refused(401, 50027));
    await expect(reply().followUp(body, true)).rejects.toMatchObject({ code: 50027 });
    expect(asked).toHaveLength(4);
    answers.push('cut', 'cut', 'cut');
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
