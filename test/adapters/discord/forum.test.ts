import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Places } from '../../../src/adapters/discord/send-post.ts';
import { stampOf } from '../../../src/adapters/discord/stamp.ts';
import type { Tag } from '../../../src/adapters/discord/tags.ts';
import { text, type Message } from '../../../src/messages/message.ts';
import { answeringServer, refused, SELF, silent, type Answer, type AnsweringServer } from './answering-server.ts';
import { said } from './fake-door.ts';
import { RENDERING } from '../rendering.ts';

let server: AnsweringServer;
beforeEach(async () => void (server = await answeringServer()));
afterEach(() => server.close());

const TO = { tenantId: '3', destinationId: '4' };
const KEY = RENDERING.keyOf(0);
const OPEN = 'POST /channels/4/threads';
const LOOK = 'GET /guilds/3/threads/active';
const titled: Message = {
  language: 'en',
  blocks: [{ kind: 'title', text: [text('8:00 *news*')] }, ...said('x').blocks],
};
const idNow = (last: number) => String((BigInt(Date.now() - 1_420_070_400_000) << 22n) + BigInt(last));

/** Forum 4, and the posts in it that the gateway told of. */
function forumWith(
  posts: { id: string; name: string }[],
  fields: Partial<Places> = {},
  tags: Tag[] = [],
): Partial<Places> {
  return {
    forum: (id) => (id === '4' ? { tags, tagRequired: tags.length > 0 } : undefined),
    recentPosts: () => posts,
    ...fields,
  };
}

const threads = (...ids: string[]): Answer => ({
  status: 200,
  body: { threads: ids.map((id) => ({ id, parent_id: '4', owner_id: SELF })) },
});
const beginning = (id: string, key: string): Answer => ({
  status: 200,
  body: { id, author: { id: SELF }, components: [{ type: 17, id: stampOf(key) }] },
});

describe('a digest in a forum', () => {
  it('opens a post, and says where its later parts belong', async () => {
    const sender = server.sender(forumWith([]));
    const [first] = sender.render(titled, RENDERING);
    expect(await sender.send(TO, first!, KEY)).toEqual({ messageId: '100', threadId: '100' });
    expect(await sender.send({ ...TO, threadId: '100' }, first!, RENDERING.keyOf(1))).toEqual({ messageId: '100' });
    expect(server.requests()).toEqual([OPEN, 'POST /channels/100/messages']);
    expect(JSON.parse(server.asked[0]!.body)).toEqual({
      name: '8:00 *news*',
      message: JSON.parse(first!.body) as object,
    });
  });

  it('opens no post once nobody waits for it any more', async () => {
    const over = new AbortController();
    const sender = server.sender(forumWith([{ id: idNow(1), name: 'older' }]));
    server.answers.push('silence');
    const sent = sender.send(TO, sender.render(titled, RENDERING)[0]!, KEY, over.signal);
    while (server.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    over.abort();
    await expect(sent).rejects.toMatchObject({ outcome: 'not-sent' });
    const late = sender.send(TO, sender.render(titled, RENDERING)[0]!, KEY, over.signal);
    await expect(late).rejects.toMatchObject({ outcome: 'not-sent' });
    expect(server.requests()).toEqual([LOOK]);
  });

  it('has no key by which a post would be known again', () => {
    const { knowsKeys } = server.sender(forumWith([]));
    expect([TO, { ...TO, threadId: '100' }, { ...TO, destinationId: '5' }].map((to) => knowsKeys(to))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('never mixes with another of the same minute and title', async () => {
    const posts: { id: string; name: string }[] = [];
    const sender = server.sender(forumWith(posts));
    const [payload] = sender.render(titled, RENDERING);
    const [one, other] = [idNow(1), idNow(2)];
    server.answers.push({ status: 200, body: { id: one } }, { status: 200, body: { id: other } });
    for (const key of ['one', 'other']) {
      const { threadId } = await sender.send(TO, payload!, key);
      posts.unshift({ id: threadId!, name: '8:00 *news*' });
    }
    expect(await sender.send(TO, payload!, 'one')).toEqual({ messageId: one, threadId: one });
    expect(await sender.send(TO, payload!, 'other')).toEqual({ messageId: other, threadId: other });
    expect(server.requests()).toEqual([OPEN, OPEN]);
  });

  const [OURS, THEIRS] = [idNow(1), idNow(2)];
  it.each<[string, Answer[], Partial<Places>, string, string[]]>([
    ['its stamp is found', [threads(THEIRS, OURS), beginning(THEIRS, 'x'), beginning(OURS, KEY)], {}, OURS, []],
    ['another stamp is found', [threads(THEIRS), beginning(THEIRS, 'x'), threads()], {}, '100', [OPEN]],
    ['nothing is shown, but for its name', [refused(403, 50001)], { mayRead: () => false }, OURS, []],
  ])('that an earlier process opened is known again: %s', async (_what, answers, places, messageId, last) => {
    const posts = [
      { id: OURS, name: '8:00 *news*' },
      { id: THEIRS, name: 'other' },
    ];
    const sender = server.sender(forumWith(posts, places));
    server.answers.push(...answers);
    const receipt = await sender.send(TO, sender.render(titled, RENDERING)[0]!, KEY);
    expect(receipt).toEqual({ messageId, threadId: messageId });
    expect(server.requests()[0]).toBe(LOOK);
    expect(server.requests().slice(answers.length)).toEqual(last);
  });

  it.each<[string, Answer[], string, number]>([
    ['and it stands there', [threads(OURS), beginning(OURS, KEY)], OURS, 3],
    ['and it does not', [threads(), threads()], '100', 4],
  ])('is looked for after a try without an answer, %s', async (_what, answers, messageId, requests) => {
    const sender = server.sender(forumWith([]));
    const [payload] = sender.render(titled, RENDERING);
    server.answers.push('cut', ...answers);
    await expect(sender.send(TO, payload!, KEY)).rejects.toMatchObject({ outcome: 'uncertain' });
    expect(await sender.send(TO, payload!, KEY)).toEqual({ messageId, threadId: messageId });
    expect(server.asked).toHaveLength(requests);
  });

  it('has certainly not been sent by a try that could not look', async () => {
    const sender = server.sender(forumWith([]));
    const [payload] = sender.render(titled, RENDERING);
    server.answers.push('cut', 'cut', threads(), threads());
    await expect(sender.send(TO, payload!, KEY)).rejects.toMatchObject({ outcome: 'uncertain' });
    await expect(sender.send(TO, payload!, KEY)).rejects.toMatchObject({ outcome: 'not-sent' });
    expect(await sender.send(TO, payload!, KEY)).toMatchObject({ threadId: '100' });
  });

  it('goes out as plain words when its card is refused, once, and says so loudly', async () => {
    const alarms: string[] = [];
    const sender = server.sender(forumWith([]), { ...silent, error: (event: string) => void alarms.push(event) });
    server.answers.push(refused(400, 50035));
    expect(await sender.send(TO, sender.render(titled, RENDERING)[0]!, KEY)).toMatchObject({ threadId: '100' });
    expect(alarms).toEqual(['discord.card-refused']);
    const { name, message } = JSON.parse(server.asked[1]!.body) as { name: string; message: { content: string } };
    expect([name, message.content]).toEqual(['8:00 *news*', '## 8:00 \\*news\\*\nx']);
  });

  it('is tagged as its forum wants it', async () => {
    const tags = [
      { id: '7', name: 'Moderated', moderated: true },
      { id: '8', name: 'Weather', moderated: false },
      { id: '9', name: 'News', moderated: false },
    ];
    const sender = server.sender(forumWith([], {}, tags));
    await sender.send(TO, sender.render(titled, RENDERING)[0]!, KEY);
    expect(JSON.parse(server.asked[0]!.body)).toMatchObject({ name: '8:00 *news*', applied_tags: ['9'] });
  });
});

describe('a card that Discord refuses', () => {
  it('goes out as plain words under the same nonce, what does not fit behind it', async () => {
    const alarms: string[] = [];
    const log = {
      ...silent,
      error: (event: string, fields: object = {}) => void alarms.push(`${event} ${JSON.stringify(fields)}`),
    };
    const sender = server.sender({}, log);
    server.answers.push(refused(400, 50035));
    const [payload] = sender.render(said('word '.repeat(700)), { ...RENDERING, silent: true });
    expect(await sender.send(TO, payload!, KEY)).toEqual({ messageId: '100' });
    const bodies = server.asked.slice(1).map(({ body }) => JSON.parse(body) as { nonce: string; flags: number });
    expect(bodies.map(({ nonce, flags }) => [nonce, flags])).toEqual([
      [KEY, 4100],
      [`${KEY}1`, 4100],
    ]);
    expect(bodies.every(({ nonce }) => nonce.length <= 25)).toBe(true);
    expect(alarms).toEqual(['discord.card-refused {"channel":"4","code":"50035"}']);
  });
});

describe('a private message', () => {
  const PERSON = { tenantId: '3', destinationId: '55', person: true } as const;
  const send = async () => {
    const sender = server.sender();
    return sender.send(PERSON, sender.render(said('words'), RENDERING)[0]!, KEY);
  };

  it('opens the conversation, and is sent under its nonce', async () => {
    server.answers.push({ status: 200, body: { id: '77' } });
    expect(await send()).toEqual({ messageId: '100' });
    expect(server.requests()).toEqual(['POST /users/@me/channels', 'POST /channels/77/messages']);
    expect(server.asked.map(({ body }) => JSON.parse(body) as object)).toMatchObject([
      { recipient_id: '55' },
      { nonce: KEY },
    ]);
  });

  it.each<[string, Answer[], object]>([
    [
      'the person takes none',
      [{ status: 200, body: { id: '77' } }, refused(403, 50007)],
      { outcome: 'permanent', code: '50007' },
    ],
    ['nobody bears that id', [refused(400, 50033)], { outcome: 'malformed' }],
    ['the conversation has no answer', ['cut'], { outcome: 'not-sent' }],
    ['the conversation has no id', [{ status: 200 }], { outcome: 'not-sent' }],
    ['the message has no answer', [{ status: 200, body: { id: '77' } }, 'cut'], { outcome: 'uncertain' }],
  ])('says how it ended: %s', async (_what, answers, expected) => {
    server.answers.push(...answers);
    await expect(send()).rejects.toMatchObject(expected);
    expect(server.asked).toHaveLength(answers.length);
  });
});

describe('before the gateway is up', () => {
  const early = { isUp: () => false, mayRead: () => false };
  const send = async () => {
    const sender = server.sender(early);
    return sender.send(TO, sender.render(said('words'), RENDERING)[0]!, KEY);
  };

  it.each<[string, number, string[]]>([
    ['a channel', 0, ['GET /channels/4', 'POST /channels/4/messages']],
    [
      'a channel that others follow',
      5,
      ['GET /channels/4', 'POST /channels/4/messages', 'POST /channels/4/messages/100/crosspost'],
    ],
    ['a thread', 11, ['GET /channels/4', 'POST /channels/4/messages']],
  ])('a digest goes into %s, which Discord is asked about', async (_what, type, requests) => {
    server.answers.push({ status: 200, body: { id: '4', type } });
    expect(await send()).toEqual({ messageId: '100' });
    expect(server.requests()).toEqual(requests);
  });

  it.each<[string, Answer, object]>([
    ['a forum waits for it', { status: 200, body: { id: '4', type: 15 } }, { outcome: 'not-sent', code: 'gateway' }],
    ['a channel that is gone is gone', refused(404, 10003), { outcome: 'gone' }],
    ['a channel that is closed is closed', refused(403, 50001), { outcome: 'permanent' }],
    ['nothing is sent without an answer', 'cut', { outcome: 'not-sent' }],
  ])('%s', async (_what, answer, expected) => {
    server.answers.push(answer);
    await expect(send()).rejects.toMatchObject(expected);
    expect(server.asked).toHaveLength(1);
  });

  it('nobody looks back', async () => {
    await expect(server.sender(early).find(TO, KEY, 0)).rejects.toMatchObject({ outcome: 'not-sent', code: 'gateway' });
    expect(server.asked).toEqual([]);
  });
});

describe('requests beyond the first of a send', () => {
  it.each<[string, Answer[], Partial<Places>, number]>([
    ['none', [], {}, 0],
    ['crossposting', [], { isFollowed: () => true }, 1],
    ['waking a thread', [refused(400, 50083), { status: 200 }], {}, 2],
    ['plain words', [refused(400, 50035)], {}, 1],
  ])('take a place each: %s', async (_what, answers, places, further) => {
    const sender = server.sender(places);
    const free = sender.pace.free(Date.now());
    server.answers.push(...answers);
    await sender.send(TO, sender.render(said('words'), RENDERING)[0]!, KEY);
    expect(free - sender.pace.free(Date.now())).toBe(further);
  });

  it('take a place each: a look back', async () => {
    const sender = server.sender();
    server.answers.push({ status: 200, body: [] });
    const free = sender.pace.free(Date.now());
    await sender.find(TO, KEY, 0);
    expect(free - sender.pace.free(Date.now())).toBe(1);
  });
});
