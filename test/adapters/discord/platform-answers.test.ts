/** What Discord may answer to a send (J01–J03 of the bad inputs), each to a first try, to a second, and to a later part. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SendError, Sender } from '../../../src/messages/sender.ts';
import { answeringServer, refused, silent, type Answer, type AnsweringServer } from './answering-server.ts';
import { said } from './fake-door.ts';
import { RENDERING } from '../rendering.ts';

let server: AnsweringServer;
beforeEach(async () => void (server = await answeringServer()));
afterEach(() => server.close());

const TO = { tenantId: '3', destinationId: '4' };
const [FIRST, SECOND] = [RENDERING.keyOf(0), RENDERING.keyOf(1)];
const sending = (sender: Sender, key: string) => sender.send(TO, sender.render(said('words'), RENDERING)[0]!, key);

/** What comes before the send that is looked at. */
const MOMENTS: [string, (sender: Sender) => Promise<unknown>, string][] = [
  ['the first try', () => Promise.resolve(), FIRST],
  [
    'a try after one without an answer',
    (sender) => {
      server.answers.push('cut');
      return sending(sender, FIRST).catch(() => undefined);
    },
    FIRST,
  ],
  ['a later part', (sender) => sending(sender, FIRST), SECOND],
];

const limit = (seconds: number, headers: Record<string, string> = { 'X-RateLimit-Scope': 'user' }): Answer => ({
  status: 429,
  body: { retry_after: seconds, global: 'X-RateLimit-Global' in headers },
  headers: { 'Retry-After': String(Math.ceil(seconds)), ...headers },
});
const SHARED = { 'X-RateLimit-Scope': 'shared' };
const GLOBAL = { 'X-RateLimit-Scope': 'global', 'X-RateLimit-Global': 'true' };
const page = (status: number): Answer => ({ status, page: '<html>' });

/** Answers, the requests that they take, and how the send ends: its message, or outcome and code. */
const ENDS: [string, Answer[], string][] = [
  ['Missing Access', [refused(403, 50001)], 'permanent 50001'],
  ['Missing Permissions', [refused(403, 50013)], 'permanent 50013'],
  ['Unknown Channel', [refused(404, 10003)], 'gone 10003'],
  ['Unknown Guild', [refused(404, 10004)], 'gone 10004'],
  ['an archived thread', [refused(400, 50083), { status: 200 }, { status: 200, body: { id: '100' } }], '100'],
  ['an archived thread twice', [refused(400, 50083), { status: 200 }, refused(400, 50083)], 'permanent 50083'],
  ['an archived thread that stays so', [refused(400, 50083), refused(403, 50013)], 'permanent 50013'],
  ['an archived thread that is locked', [refused(400, 50083), refused(400, 160005)], 'permanent 160005'],
  ['a locked thread', [refused(400, 160005)], 'permanent 160005'],
  ['a dead token', [refused(401, 0)], 'unauthorized 0'],
  ['a bad form, then plain words', [refused(400, 50035), { status: 200, body: { id: '100' } }], '100'],
  ['a bad form twice', [refused(400, 50035), refused(400, 50035)], 'malformed 50035'],
  ['an empty message, then plain words', [refused(400, 50006), { status: 200, body: { id: '100' } }], '100'],
  ['a bad form, then no answer', [refused(400, 50035), 'cut'], 'uncertain UND_ERR_SOCKET'],
  ['a nonce whose message was deleted', [refused(404, 10008)], 'deleted'],
  ...[0, 0.3, 64.57, 86_400].flatMap((seconds): typeof ENDS => [
    [`too much for ${seconds} s`, [limit(seconds)], 'rate-limited 429'],
    [`too much of all for ${seconds} s`, [limit(seconds, SHARED)], 'rate-limited shared'],
    [`too much everywhere for ${seconds} s`, [limit(seconds, GLOBAL)], 'rate-limited global'],
  ]),
  ['a page of the edge', [page(429)], 'rate-limited global'],
  ...[500, 502, 503, 504].flatMap((status): typeof ENDS => [
    [`${status}`, [refused(status, 0)], `uncertain ${status}`],
    [`a page of ${status}`, [page(status)], `uncertain ${status}`],
  ]),
  ['a cut answer', ['cut'], 'uncertain UND_ERR_SOCKET'],
  ['a page for an answer', ['html'], 'uncertain no-message-id'],
  ['an answer without an id', [{ status: 200, body: {} }], 'uncertain no-message-id'],
  ['an answer with an empty id', [{ status: 200, body: { id: '' } }], 'uncertain no-message-id'],
];

describe.each(MOMENTS)('to %s', (_when, before, key) => {
  it.each(ENDS)('Discord answers %s', async (_what, answers, expected) => {
    const sender = server.sender();
    await before(sender);
    const asked = server.asked.length;
    server.answers.push(...answers);
    const ended = await sending(sender, key).catch((error: unknown) => error as SendError);
    expect('messageId' in ended ? ended.messageId : `${ended.outcome} ${ended.code}`).toBe(expected);
    expect(server.asked).toHaveLength(asked + answers.length);
    const bodies = server.asked.slice(asked).filter(({ body }) => body.includes('nonce'));
    for (const { body } of bodies) expect(JSON.parse(body)).toMatchObject({ nonce: key, enforce_nonce: true });
  });
});

describe('an answer that never comes', () => {
  it.each(MOMENTS)('to %s', async (_when, before, key) => {
    const sender = server.sender({}, silent, server.lane({ timeout: 100 }));
    await before(sender);
    server.answers.push('silence');
    await expect(sending(sender, key)).rejects.toMatchObject({ outcome: 'uncertain', code: 'timeout' });
  });
});

describe('a limit that the last answer told of', () => {
  it('is kept without asking, and said to be known', async () => {
    const sender = server.sender();
    const headers = {
      'X-RateLimit-Limit': '5',
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset-After': '9',
      'X-RateLimit-Bucket': 'b',
    };
    // The library learns from the first answer which limit counts here, and from the second that it is reached.
    for (let n = 0; n < 2; n++) server.answers.push({ status: 200, body: { id: '1' }, headers });
    for (let n = 0; n < 2; n++) await sending(sender, FIRST);
    const failure = await sending(sender, SECOND).catch((error: unknown) => error);
    expect(failure).toMatchObject({ outcome: 'rate-limited', code: 'known' });
    expect((failure as SendError).retryAfterMs).toBeGreaterThan(8_000);
    expect(server.asked).toHaveLength(2);
  });
});
