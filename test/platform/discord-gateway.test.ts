/**
 * The Discord adapter while its connection is disturbed, and where digests land, against the stand-in for Discord.
 * The stand-in is not part of this repository: SAAR_PLATFORM names a folder that holds it, with its packages installed.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Events } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { startDiscord, type DiscordAdapter } from '../../src/adapters/discord/discord.ts';
import { createGateway } from '../../src/adapters/discord/gateway.ts';
import { createIdentifyGuard, forgetful } from '../../src/adapters/discord/identify.ts';
import { watchGateway } from '../../src/adapters/discord/watch.ts';
import type { Log } from '../../src/log.ts';
import { mustMend } from '../../src/main/live.ts';
import { keepStarting, type PlatformPlan } from '../../src/main/platforms.ts';
import { CLOCK } from '../../src/pace/clock.ts';
import { createPace } from '../../src/pace/pace.ts';
import { text, type Message } from '../../src/messages/message.ts';
import { fakeDoor, said } from '../adapters/discord/fake-door.ts';
import { RENDERING } from '../adapters/rendering.ts';

const FOLDER = process.env['SAAR_PLATFORM'];
const REASON = FOLDER ? '' : ' (skipped: SAAR_PLATFORM names no folder with the stand-in)';

interface Channel {
  id: string;
  [field: string]: unknown;
}

interface StandIn {
  o: { token: string };
  port: number;
  apiUrl: string;
  gatewayMode: { accept: boolean };
  guilds: Map<string, { roles: { permissions: string }[] }>;
  start(): Promise<StandIn>;
  stop(): Promise<void>;
  command(input: string, options?: object): Promise<{ ok: boolean; text: string; ephemeral: boolean }>;
  fault(fault: object): void;
  dropGateway(options?: object): void;
  invalidSession(resumable: boolean): void;
  stopAcks(on?: boolean): void;
  addChannel(guild: string, channel: object): Channel;
  setPermissions(channel: string, deny: string[]): void;
  waitReadyAfter(mark: number, timeout?: number): Promise<unknown>;
  messagesIn(channel: string): { text: string; raw: { flags: number } }[];
  identify(connection: { ws: { close(code: number): void } }): void;
  resume(): void;
  resolve(...given: unknown[]): { data: { resolved?: { channels?: Record<string, { parent_id: string }> } } };
  thread(parameters: object, body: Record<string, unknown>): { status: number; body: Record<string, unknown> };
  makeMessage(channel: string, body: unknown, files: []): object;
  guildCreate(guild: object): object;
  handlers: Record<string, unknown>;
  dispatch(event: string, data: object): number;
  rec: {
    mark(): number;
    of(kind: string, since?: number): Record<string, unknown>[];
  };
}

const GUILD = '3000000000000000001';
const CHANNEL = { digests: '4000000000000000002', news: '4000000000000000005' };
const KEY = 'abcdefghijklmnopqrstuvwx';
const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** What a test opened, closed again after it, the newest first. */
let opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.toReversed()) await close();
  opened = [];
});

async function standIn(options: object = {}, furnish: (it: StandIn) => void = () => {}): Promise<StandIn> {
  const address = pathToFileURL(join(FOLDER!, 'fake-discord.mjs')).href;
  const { FakeDiscord } = (await import(address)) as { FakeDiscord: new (options: object) => StandIn };
  const discord = new FakeDiscord({ identifyWindowMs: 50, ...options });
  furnish(discord);
  await discord.start();
  opened.push(() => discord.stop());
  return discord;
}

async function adapterOn(
  discord: StandIn,
  answer?: Parameters<typeof fakeDoor>[0],
  log = silent,
): Promise<DiscordAdapter & { door: ReturnType<typeof fakeDoor> }> {
  const door = fakeDoor(answer);
  const adapter = await startDiscord({ token: discord.o.token, apiUrl: discord.apiUrl }, door, log);
  opened.push(() => adapter.stop());
  return { ...adapter, door };
}

/** What the stand-in objects to, but for an acknowledgement that came late: after a drop, or on a slow machine. */
const found = (discord: StandIn) =>
  ['violation', 'lint', 'fake_error']
    .flatMap((kind) => discord.rec.of(kind).map((each) => JSON.stringify(each)))
    .filter((line) => !/"(double|slow)-ack"/.test(line));
const gatewayDid = (discord: StandIn, what: string, since = 0) =>
  discord.rec.of('gateway', since).filter((each) => each['what'] === what).length;

describe.skipIf(!FOLDER)(`a disturbed connection to Discord${REASON}`, () => {
  it('is resumed when the session is said to be invalid but may be resumed', async () => {
    const discord = await standIn();
    await adapterOn(discord);
    const mark = discord.rec.mark();
    discord.invalidSession(true);
    await discord.waitReadyAfter(mark, 10_000);
    expect(gatewayDid(discord, 'resumed', mark)).toBe(1);
    expect((await discord.command('/topics')).ok).toBe(true);
    expect(found(discord)).toEqual([]);
  });

  it.each([{ code: 4000 }, { cut: true }])(
    'is resumed after a drop (%o), and answers once what came meanwhile',
    async (how) => {
      const discord = await standIn();
      const { door } = await adapterOn(discord);
      discord.gatewayMode.accept = false;
      discord.dropGateway(how);
      const answer = discord.command('/topics');
      setTimeout(() => (discord.gatewayMode.accept = true), 100);
      expect(await answer).toMatchObject({ ok: true });
      expect(door.asked).toHaveLength(1);
      expect(gatewayDid(discord, 'ready')).toBe(1);
      expect(found(discord)).toEqual([]);
    },
  );

  it('that is silent is left for a new one', async () => {
    const discord = await standIn({ heartbeatIntervalMs: 1500 });
    await adapterOn(discord);
    const mark = discord.rec.mark();
    discord.stopAcks(true);
    expect(await discord.waitReadyAfter(mark, 10_000)).toBeTruthy();
    discord.stopAcks(false);
    expect((await discord.command('/topics')).ok).toBe(true);
    expect(found(discord)).toEqual([]);
  });

  it.each([
    [4004, 'discord.token-refused'],
    [4011, 'discord.gateway-refused'],
    [4013, 'discord.intents-refused'],
    [4014, 'discord.intents-refused'],
  ])('that Discord closes with %i is over, for %s', async (code, reason) => {
    const discord = await standIn();
    const { failed } = await adapterOn(discord);
    discord.dropGateway({ code });
    expect((await failed).code).toBe(reason);
    expect(mustMend(await failed)).toContain('start again');

    const other = await standIn({}, (it) => (it.identify = (connection) => connection.ws.close(code)));
    await expect(adapterOn(other)).rejects.toMatchObject({ code: reason });
    expect(gatewayDid(other, 'connected')).toBe(1);
  });

  it('that is never resumed is given up, so that a new one can be begun', async () => {
    const discord = await standIn({}, (it) => (it.resume = () => {}));
    const gateway = createGateway({ token: discord.o.token, apiUrl: discord.apiUrl }, silent, {
      guard: createIdentifyGuard(forgetful(), { now: Date.now, sleep: (ms) => sleep(ms) }, silent),
      pace: createPace({ count: 50, ms: 1000 }, CLOCK),
    });
    const watch = watchGateway(gateway, 600);
    opened.push(() => gateway.destroy());
    await Promise.all([new Promise((up) => gateway.once(Events.ClientReady, up)), gateway.login(discord.o.token)]);
    watch.listen();
    discord.dropGateway();
    expect(await watch.failed).toMatchObject({ code: 'discord.unanswered', blame: 'unanswered' });
  });

  it('stays closed when it is closed between two of its tries', async () => {
    const discord = await standIn();
    const told: string[] = [];
    const { stop } = await adapterOn(discord, undefined, { ...silent, info: (event: string) => void told.push(event) });
    discord.dropGateway({ cut: true });
    await expect.poll(() => told).toContain('discord.reconnecting');
    // The library waits for half a second here.
    await sleep(50);
    await stop();
    const mark = discord.rec.mark();
    await sleep(1000);
    expect(gatewayDid(discord, 'connected', mark)).toBe(0);
  });

  it('is closed within a time while an answer hangs', async () => {
    const discord = await standIn();
    const { stop, door } = await adapterOn(discord, () => new Promise<never>(() => {}) as never);
    void discord.command('/topics', { timeoutMs: 100 });
    await expect.poll(() => door.asked.length, { timeout: 10_000 }).toBe(1);
    await stop();
    expect(gatewayDid(discord, 'closed')).toBe(1);
  });
});

describe.skipIf(!FOLDER)(`a start${REASON}`, () => {
  it.each<[string, object, string]>([
    ['a dead token', { status: 401, body: { message: '401: Unauthorized', code: 0 } }, 'discord.token-refused'],
    ['an account that is locked', { status: 403, body: { message: 'Locked', code: 40002 } }, 'discord.start-refused'],
    ['a failure of Discord', { status: 503 }, 'discord.unanswered'],
  ])('ends with a plain reason: %s', async (_what, answer, code) => {
    const discord = await standIn();
    discord.fault({ match: { method: 'GET' }, times: 9, action: { type: 'status', ...answer } });
    await expect(adapterOn(discord)).rejects.toMatchObject({ code });
  });

  it('after crashes sends digests at once, and opens the gateway when it may', async () => {
    const discord = await standIn();
    const memory = forgetful();
    await memory.notePlatform('discord', { identifyStreak: 4, identifiedAt: Date.now() });
    const settings = { token: discord.o.token, apiUrl: discord.apiUrl };
    const { sender, stop } = await startDiscord(settings, fakeDoor(), silent, memory);
    opened.push(() => stop());
    const to = { tenantId: GUILD, destinationId: CHANNEL.digests };
    await sender.send(to, sender.render(said('Words.'), RENDERING)[0]!, KEY);
    expect([discord.messagesIn('digests').length, gatewayDid(discord, 'connected')]).toEqual([1, 0]);
    await expect(sender.find(to, KEY, 0)).rejects.toMatchObject({ outcome: 'not-sent' });
    expect(await discord.waitReadyAfter(0, 15_000)).toBeTruthy();
    expect(await memory.platformState('discord')).toMatchObject({ identifyCount: 1, identifyStreak: 5 });
    await expect
      .poll(() => sender.find(to, RENDERING.keyOf(0), 0).catch(() => undefined))
      .toMatchObject({ state: 'shown' });
    expect(found(discord)).toEqual([]);
  });

  it('ends while it waits for the gateway, which is not opened any more', async () => {
    const discord = await standIn();
    const memory = forgetful();
    await memory.notePlatform('discord', { identifyStreak: 2, identifiedAt: Date.now() });
    const settings = { token: discord.o.token, apiUrl: discord.apiUrl };
    await (await startDiscord(settings, fakeDoor(), silent, memory)).stop();
    await sleep(5_500);
    expect(gatewayDid(discord, 'connected')).toBe(0);
  });

  it('is tried until Discord is there, while another platform goes on', async () => {
    const first = await standIn();
    const { port } = first;
    const { token } = first.o;
    await first.stop();
    const plan = (name: string, start: PlatformPlan['start'], wait: PlatformPlan['wait']) =>
      keepStarting({ name, start, mustMend, onUp: () => {}, log: silent, wait });
    const other = plan(
      'other',
      () => Promise.resolve({ sender: {} as never, stop: () => Promise.resolve() }),
      async () => {},
    );
    let waits = 0;
    const discord = plan(
      'discord',
      () => startDiscord({ token, apiUrl: `http://127.0.0.1:${port}/api` }, fakeDoor(), silent),
      async () => {
        waits++;
        expect([discord.state(), other.state()]).toEqual(['retrying', 'up']);
        if (waits === 2) await standIn({ port, token });
      },
    );
    opened.push(() => discord.stop());
    await discord.settled;
    expect([discord.state(), waits]).toEqual(['up', 2]);
  });

  it('is given up for good when the token dies, and nothing more is asked', async () => {
    const discord = await standIn();
    const told: string[] = [];
    const log = { ...silent, error: (event: string) => void told.push(event) };
    const start = () => startDiscord({ token: discord.o.token, apiUrl: discord.apiUrl }, fakeDoor(), silent);
    const platform = keepStarting({ name: 'discord', start, mustMend, onUp: () => {}, log, wait: async () => {} });
    await platform.settled;
    discord.dropGateway({ code: 4004 });
    await expect.poll(() => platform.state()).toBe('refused');
    expect(told).toEqual(['the platform refuses the token; set a new one and start again']);
    expect(gatewayDid(discord, 'connected')).toBe(1);
  });
});

const FORUM = '4000000000000000020';
const REQUIRE_TAG = 16;
const TAGS = [
  { id: '4100000000000000001', name: 'Staff picks', moderated: true, emoji_id: null, emoji_name: null },
  { id: '4100000000000000002', name: 'News', moderated: false, emoji_id: null, emoji_name: null },
  { id: '4100000000000000003', name: 'Harvest', moderated: false, emoji_id: null, emoji_name: null },
];

/** A forum as Discord documents it: it wants a tag that is open to the poster, tells of each new post, and lists them. */
function withForum(it: StandIn, fields: object = {}): void {
  const forum = { type: 15, flags: REQUIRE_TAG, available_tags: TAGS, default_reaction_emoji: null };
  Object.assign(it.addChannel(GUILD, { id: FORUM, name: 'briefs' }), forum, { default_sort_order: null }, fields);
  const { roles } = it.guilds.get(GUILD)!;
  for (const role of roles) role.permissions = String(BigInt(role.permissions) | (1n << 35n));
  const thread = it.thread.bind(it);
  const opened: Record<string, unknown>[] = [];
  it.thread = (parameters, body) => {
    const tags = (body['applied_tags'] ?? []) as string[];
    const open = TAGS.filter(({ moderated }) => !moderated).map(({ id }) => id);
    if (tags.length === 0 || !tags.every((id) => open.includes(id)))
      return {
        status: 400,
        body: { message: 'A tag is required to create a forum post in this channel', code: 40067 },
      };
    const made = thread(parameters, body);
    // A post and the message that it begins with have one id.
    Object.assign(it.makeMessage(String(made.body['id']), body['message'], []), { id: made.body['id'] });
    opened.push(made.body);
    it.dispatch('THREAD_CREATE', { ...made.body, applied_tags: tags, newly_created: true });
    return made;
  };
  const guildCreate = it.guildCreate.bind(it);
  it.guildCreate = (guild) => ({ ...guildCreate(guild), threads: opened });
  const list = (threads: object[]) => () => ({ status: 200, body: { threads, members: [], has_more: false } });
  const handlers = {
    ...it.handlers,
    'GET /guilds/{guild_id}/threads/active': list(opened),
    'GET /channels/{channel_id}/threads/archived/public': list([]),
  };
  Object.defineProperty(it, 'handlers', { value: handlers });
}

/** The posts that were opened. */
const posts = (discord: StandIn) =>
  discord.rec.of('rest').filter(({ path, method }) => method === 'POST' && String(path).endsWith('/threads'));

const digest: Message = {
  language: 'en',
  blocks: [
    { kind: 'title', text: [text('Morning')] },
    { kind: 'heading', text: [text('Topic harvest')] },
    ...said('All quiet.').blocks,
  ],
};

describe.skipIf(!FOLDER)(`a digest's home${REASON}`, () => {
  it('is a forum: one post with a fitting tag, later parts inside, another try makes no second', async () => {
    const discord = await standIn({}, withForum);
    const { sender } = await adapterOn(discord);
    const to = { tenantId: GUILD, destinationId: FORUM };
    const [first] = sender.render(digest, RENDERING);
    const receipt = await sender.send(to, first!, KEY);
    const { threadId = '' } = receipt;
    expect(await sender.send(to, first!, KEY)).toEqual(receipt);
    await sender.send({ ...to, threadId }, sender.render(said('Part two.'), RENDERING)[0]!, `${KEY.slice(1)}2`);
    expect(discord.messagesIn(threadId).map((each) => each.text.includes('Part two'))).toEqual([false, true]);
    expect(posts(discord).map(({ body }) => body as object)).toMatchObject([
      { name: 'Morning', applied_tags: ['4100000000000000003'] },
    ]);
    expect(found(discord)).toEqual([]);
  });

  it('is a forum: a post whose answer was lost is known again by its stamp, at once and after a restart', async () => {
    const discord = await standIn({}, withForum);
    const { sender, stop } = await adapterOn(discord);
    const to = { tenantId: GUILD, destinationId: FORUM };
    const [key, other] = [RENDERING.keyOf(0), RENDERING.keyOf(1)];
    const payload = sender.render(digest, RENDERING)[0]!;
    discord.fault({ match: { method: 'POST', path: '/threads' }, times: 1, action: { type: 'cut-after' } });
    await expect(sender.send(to, payload, key)).rejects.toMatchObject({ outcome: 'uncertain' });
    const { threadId } = await sender.send(to, payload, key);
    await stop();
    const { sender: next } = await adapterOn(discord);
    expect(await next.send(to, payload, key)).toEqual({ messageId: threadId, threadId });
    expect(await next.find(to, key, Date.now() - 60_000)).toEqual({ state: 'shown', messageId: threadId, threadId });
    expect(await next.find(to, other, Date.now() - 60_000)).toEqual({ state: 'absent' });
    const twin = sender.render(digest, { ...RENDERING, keyOf: () => other })[0]!;
    expect((await next.send(to, twin, other)).threadId).not.toBe(threadId);
    expect(posts(discord)).toHaveLength(2);
    expect(found(discord)).toEqual([]);
  });

  it('is an announcement channel: each message is crossposted once, whatever happens on the way', async () => {
    const discord = await standIn();
    const warned: string[] = [];
    const { sender } = await adapterOn(discord, undefined, {
      ...silent,
      warn: (event: string) => void warned.push(event),
    });
    const to = { tenantId: GUILD, destinationId: CHANNEL.news };
    const [payload] = sender.render(digest, RENDERING);
    const crossposts = () => discord.rec.of('rest').filter(({ path }) => String(path).endsWith('/crosspost')).length;

    discord.fault({ match: { method: 'POST', path: '/crosspost' }, times: 1, action: { type: 'cut' } });
    const receipt = await sender.send(to, payload!, KEY);
    expect([crossposts(), warned]).toEqual([1, ['discord.not-crossposted']]);
    for (let n = 0; n < 2; n++) expect(await sender.send(to, payload!, KEY)).toEqual(receipt);
    expect(crossposts()).toBe(2);
    expect(discord.messagesIn('news').map(({ raw }) => raw.flags & 1)).toEqual([1]);

    await sender.send({ ...to, destinationId: CHANNEL.digests }, payload!, KEY);
    expect(crossposts()).toBe(2);
    expect(found(discord)).toEqual([]);
  });

  it('is a thread: an open one takes the digest, of a locked one the permission is named', async () => {
    const thread = (it: StandIn, id: string, name: string, locked: boolean) => {
      const metadata = {
        archived: locked,
        archive_timestamp: '2025-01-01T00:00:00+00:00',
        auto_archive_duration: 1440,
        locked,
      };
      const fields = { parent_id: CHANNEL.digests, owner_id: '2000000000000000001', thread_metadata: metadata };
      Object.assign(it.addChannel(GUILD, { id, name, type: 11 }), fields, {
        message_count: 0,
        member_count: 1,
        total_message_sent: 0,
      });
    };
    const discord = await standIn({}, (it) => {
      thread(it, '4000000000000000031', 'open-thread', false);
      thread(it, '4000000000000000032', 'locked-thread', true);
      // Discord tells where a chosen thread lies; the stand-in leaves that out, and the library would believe it.
      const resolve = it.resolve.bind(it);
      it.resolve = (...given) => {
        const resolved = resolve(...given);
        for (const each of Object.values(resolved.data.resolved?.channels ?? {})) each.parent_id = CHANNEL.digests;
        return resolved;
      };
    });
    const { sender, door } = await adapterOn(discord);
    expect(await discord.command('/digest set channel:open-thread time:08:00')).toMatchObject({
      ok: true,
      ephemeral: true,
    });
    expect(door.asked.at(-1)?.options['channel']).toBe('4000000000000000031');
    const refused = await discord.command('/digest set channel:locked-thread time:08:00');
    expect(refused.text.replaceAll('\\', '')).toContain('#locked-thread en discord.permissions.manage-threads');
    const to = { tenantId: GUILD, destinationId: '4000000000000000031' };
    await sender.send(to, sender.render(digest, RENDERING)[0]!, KEY);
    expect(discord.messagesIn('open-thread')).toHaveLength(1);
  });

  it.each<[string, object, string[], string]>([
    ['a forum in which it may not post', {}, ['SEND_MESSAGES'], 'permissions.create-posts'],
    ['a forum in which it may not go on', {}, ['SEND_MESSAGES_IN_THREADS'], 'permissions.send-messages-in-posts'],
    ['a forum that it cannot see', {}, ['VIEW_CHANNEL'], 'permissions.view-channel'],
    ['a forum whose tags are all for moderators', { available_tags: TAGS.slice(0, 1) }, [], 'forum-without-tag'],
  ])('is refused in private with the name of what is missing: %s', async (_what, fields, deny, words) => {
    const discord = await standIn({}, (it) => {
      withForum(it, fields);
      if (deny.length > 0) it.setPermissions(FORUM, deny);
    });
    const { door } = await adapterOn(discord);
    const answer = await discord.command('/digest set channel:briefs time:08:00');
    expect(answer).toMatchObject({ ok: true, ephemeral: true });
    expect(answer.text.replaceAll('\\', '')).toContain(`discord.${words}`);
    expect(door.asked).toEqual([]);
  });
});
