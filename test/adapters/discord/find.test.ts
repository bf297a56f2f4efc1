import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stampOf } from '../../../src/adapters/discord/stamp.ts';
import type { Destination, Found } from '../../../src/messages/sender.ts';
import { answeringServer, refused, SELF, type Answer, type AnsweringServer } from './answering-server.ts';

let server: AnsweringServer;
beforeEach(async () => void (server = await answeringServer()));
afterEach(() => server.close());

const KEY = 'abcdefghijklmnopqrstuvwx';
const SINCE = Date.UTC(2026, 2, 4, 8);
const TO: Destination = { tenantId: '3', destinationId: '4' };

/** An id that Discord gave so many seconds after the try. */
const idAt = (seconds: number, last = 0) =>
  String((BigInt(SINCE + seconds * 1000 - 1_420_070_400_000) << 22n) + BigInt(last));
const message = (seconds: number, fields: object = {}) => ({ id: idAt(seconds), author: { id: SELF }, ...fields });
const stamped = (key: string) => ({
  components: [
    { type: 17, id: stampOf(key) },
    { type: 1, id: 7 },
  ],
});
const page = (...messages: object[]): Answer => ({ status: 200, body: messages });
const others = (count: number, from: number) =>
  Array.from({ length: count }, (_, n) => ({ ...message(from - n), author: { id: '8' } }));

describe('a look back into a channel', () => {
  it.each<[string, Answer[], object, Found['state'] | string]>([
    ['it stands there', [page(...others(3, 9), message(2, stamped(KEY)))], {}, 'shown'],
    ['it stands there, and Saar may hardly read', [page(message(2, stamped(KEY)))], { mayRead: () => false }, 'shown'],
    ['it stands there by a clock behind ours', [page(message(-30, stamped(KEY)))], {}, 'shown'],
    ['it stands there by a clock hours behind ours', [page(message(-9999, stamped(KEY)))], {}, 'shown'],
    ['the whole channel is shown without it', [page(...others(3, 9))], {}, 'absent'],
    ['the channel is empty', [page()], {}, 'absent'],
    ['the list reaches back without it', [page(...others(49, 9), ...others(1, -999))], {}, 'absent'],
    ['another digest stands there', [page(message(2, stamped('another key')))], {}, 'absent'],
    ['an answer of ours stands there', [page(message(2, { interaction_metadata: {} }))], {}, 'absent'],
    ['one of ours before it bears no stamp', [page(message(-999))], {}, 'absent'],
    ['somebody else copies the stamp', [page({ ...message(2, stamped(KEY)), author: { id: '8' } })], {}, 'absent'],
    ['it stands on the second page', [page(...others(50, 90)), page(message(2, stamped(KEY)))], {}, 'shown'],
    ['nothing on two pages', [page(...others(50, 90)), page(...others(5, 9))], {}, 'absent'],
    ['one of ours bears no stamp', [page(message(2))], {}, 'unknown'],
    ['one of ours was rewritten', [page(message(2, { components: [{ type: 17, id: 1 }] }))], {}, 'unknown'],
    ['people talk on and on', Array.from({ length: 6 }, () => page(...others(50, 900))), {}, 'unknown'],
    ['Saar may not read, and the list is empty (J04)', [page()], { mayRead: () => false }, 'unknown'],
    ['Saar may not read, and the list is not', [page(...others(3, 9))], { mayRead: () => false }, 'unknown'],
    ['nobody knows who we are', [page(...others(3, 9))], { self: () => undefined }, 'unknown'],
    ['Discord refuses to show it', [refused(403, 50001)], {}, 'unknown'],
    ['Discord refuses for a reason nobody knows', [refused(403, 40333)], {}, 'not-sent'],
    ['Discord shows something else', [{ status: 200, body: {} }], {}, 'unknown'],
    ['a page comes instead', ['html'], {}, 'unknown'],
    ['the channel is gone', [refused(404, 10003)], {}, 'gone'],
    ['the token is dead', [refused(401, 0)], {}, 'unauthorized'],
    ['too much was asked', [{ status: 429, headers: { 'Retry-After': '2' } }], {}, 'rate-limited'],
    ['no answer comes', ['cut'], {}, 'uncertain'],
    ['Discord fails', [refused(500, 0)], {}, 'uncertain'],
  ])('when %s', async (_what, answers, places, expected) => {
    server.answers.push(...answers);
    const found = await server
      .sender(places)
      .find(TO, KEY, SINCE)
      .catch((error: unknown) => error);
    const { state, outcome } = found as Found & { outcome?: string };
    expect(state ?? outcome).toBe(expected);
    if (state === 'shown') expect(found).toEqual({ state, messageId: expect.stringMatching(/^\d+$/) as string });
    expect(server.asked).toHaveLength(answers.length);
    expect(server.requests()[0]).toBe('GET /channels/4/messages?limit=50');
  });

  it.each([
    ['ahead of', 'at', 7200, 0, 'unknown'],
    ['behind', 'an hour before', -7200, -3600, 'absent'],
  ])(
    "with our clock %s Discord's, and one of ours without a stamp %s the try",
    async (_our, _at, ahead, made, state) => {
      const theirs = Date.now() - ahead * 1000;
      const id = String(BigInt(theirs + made * 1000 - 1_420_070_400_000) << 22n);
      server.answers.push({
        status: 200,
        body: [message(0, { id })],
        headers: { date: new Date(theirs).toUTCString() },
      });
      expect(await server.sender().find(TO, KEY, Date.now())).toEqual({ state });
    },
  );

  it('goes on before what it has seen, into a thread where there is one', async () => {
    server.answers.push(page(...others(50, 90)), page());
    await server.sender().find({ ...TO, threadId: '5' }, KEY, SINCE);
    expect(server.requests()).toEqual([
      'GET /channels/5/messages?limit=50',
      `GET /channels/5/messages?limit=50&before=${idAt(41)}`,
    ]);
  });

  it('opens a private conversation, in which all may be read', async () => {
    server.answers.push({ status: 200, body: { id: '77' } }, page());
    const sender = server.sender({ mayRead: () => false });
    expect(await sender.find({ ...TO, person: true }, KEY, SINCE)).toEqual({ state: 'absent' });
    expect(server.requests()).toEqual(['POST /users/@me/channels', 'GET /channels/77/messages?limit=50']);
  });
});

describe('a look back into a forum', () => {
  const forum = { forum: () => ({ tags: [], tagRequired: false }) };
  const post = (seconds: number, fields: object = {}) => ({
    id: idAt(seconds),
    parent_id: '4',
    owner_id: SELF,
    ...fields,
  });
  const threads = (...posts: object[]): Answer => ({ status: 200, body: { threads: posts } });
  const first = (answer: object): Answer => ({ status: 200, body: answer });

  it.each<[string, Answer[], object, object]>([
    [
      'it stands there',
      [threads(post(5), post(2)), first(message(5, stamped('other'))), first(message(2, stamped(KEY)))],
      {},
      { state: 'shown', messageId: idAt(2), threadId: idAt(2) },
    ],
    [
      'it was archived since',
      [threads(), threads(post(2)), first(message(2, stamped(KEY)))],
      {},
      { state: 'shown', messageId: idAt(2), threadId: idAt(2) },
    ],
    ['nothing of ours is there', [threads(), threads()], {}, { state: 'absent' }],
    [
      'there are posts of others, elsewhere, and of long ago',
      [threads(post(2, { owner_id: '8' }), post(2, { parent_id: '5' }), post(-999)), threads()],
      {},
      { state: 'absent' },
    ],
    ['Saar may not read there', [threads(), threads()], { mayRead: () => false }, { state: 'unknown' }],
    ['the archive is closed to us', [threads(), refused(403, 50001)], {}, { state: 'unknown' }],
    ['a beginning is closed to us', [threads(post(2)), refused(403, 50013), threads()], {}, { state: 'unknown' }],
    ['a beginning was deleted', [threads(post(2)), refused(404, 10008), threads()], {}, { state: 'unknown' }],
    ['a beginning bears no stamp', [threads(post(2)), first(message(2)), threads()], {}, { state: 'unknown' }],
  ])('when %s', async (_what, answers, places, expected) => {
    server.answers.push(...answers);
    expect(await server.sender({ ...forum, ...places }).find(TO, KEY, SINCE)).toEqual(expected);
    expect(server.asked).toHaveLength(answers.length);
    expect(server.requests()[0]).toBe('GET /guilds/3/threads/active');
  });
});
