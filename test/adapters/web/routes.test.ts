import { describe, expect, it } from 'vitest';
import type { Door, Invocation } from '../../../src/app/command.ts';
import { routes, type Health } from '../../../src/adapters/web/routes.ts';
import { startWeb } from '../../../src/adapters/web/web.ts';
import type { Platforms } from '../../../src/adapters/web/platforms.ts';
import type { Form } from '../../../src/messages/form.ts';
import { text, type Message } from '../../../src/messages/message.ts';
import { echo, fakeDoor } from '../terminal/fake-door.ts';

const healthy: Health = {
  ok: true,
  trouble: null,
  uptimeSeconds: 5,
  articles: 12,
  platforms: { discord: 'off' },
  sources: { on: 0, failing: 0, lastOk: null, each: {} },
  lastTick: null,
};
const assets = { 'preview.css': { type: 'text/css; charset=utf-8', content: 'b{}' } };

/** Platforms that show the words of a message and one button, whose id is `effect/command/option=value`. */
function fakePlatforms(): Platforms {
  const wordsOf = (message: Message) =>
    message.blocks
      .map((block) => ('text' in block ? block.text.map((each) => ('text' in each ? each.text : '')).join('') : ''))
      .join('\n');
  const read = (id: string, values: readonly string[]) => {
    const [effect, command, option = ''] = id.split('/');
    if (effect !== 'replace' && effect !== 'answer') return undefined;
    const [name = '', value = ''] = option.split('=');
    return { effect, command: command!, options: name === '' ? {} : { [name]: values[0] ?? value } } as const;
  };
  return {
    discord: {
      render: (message, page) => [
        {
          components: [
            { type: 17, components: [{ type: 10, content: `D${page ?? ''} ${wordsOf(message)}` }] },
            { type: 1, components: [{ type: 2, label: 'more', custom_id: 'answer/sources/brief=b1' }] },
          ],
        },
      ],
      read,
    },
    telegram: { render: (message) => [{ text: `T ${wordsOf(message)}` }], read },
  };
}

function pageOf(
  answer: (invocation: Invocation) => Message = echo,
  changed: Partial<Door> = {},
  health = healthy,
  more = {},
) {
  const fake = fakeDoor(answer);
  const door: Door = { ...fake, ...changed };
  const app = routes({
    door,
    language: 'en',
    health: () => Promise.resolve(health),
    platforms: () => Promise.resolve(fakePlatforms()),
    assets,
    ...more,
  });
  const get = (path: string, host = 'localhost:8080') => app.request(path, { headers: { host } });
  const post = (path: string, body: unknown, type = 'application/json', host = 'localhost:8080') =>
    app.request(path, {
      method: 'POST',
      headers: { host, 'content-type': type },
      body: typeof body === 'string' || body instanceof ReadableStream ? body : JSON.stringify(body),
      ...(body instanceof ReadableStream && { duplex: 'half' }),
    });
  return { calls: fake.calls, get, post };
}

const evil = '<script>alert(1)</script>"\'&';

describe('the page', () => {
  it('shows the first topic on both platforms when nothing is asked', async () => {
    const { calls, get } = pageOf();
    const response = await get('/');
    expect(response.status).toBe(200);
    expect(calls.at(-1)).toMatchObject({ command: 'brief', options: { topic: 'treaty' }, caller: { locale: 'en' } });
    const html = await response.text();
    expect(html).toContain('D brief {&quot;topic&quot;:&quot;treaty&quot;}');
    expect(html).toContain('T brief {&quot;topic&quot;:&quot;treaty&quot;}');
  });

  it('shows what its address asks: command, language, platform, role', async () => {
    const { calls, get } = pageOf();
    const html = await (await get('/?q=/brief%20munitions&language=hi&as=telegram&moderator=1')).text();
    expect(calls.at(-1)).toMatchObject({ command: 'brief', options: { topic: 'munitions' }, caller: { locale: 'hi' } });
    expect(await calls.at(-1)!.caller.mayManage()).toBe(true);
    expect(html).toContain('<html lang="hi">');
    expect(html).toMatch(/id="as-telegram"[^>]* checked/);
    expect(html).toMatch(/id="language-hi"[^>]* checked/);
  });

  it('asks in every language where both are wanted, each in a place of its own', async () => {
    const { calls, get } = pageOf();
    await get('/?q=/brief%20munitions&language=both');
    expect(calls.map(({ caller, place }) => [caller.locale, place.destinationId])).toEqual([
      ['en', 'preview-en'],
      ['hi', 'preview-hi'],
    ]);
  });

  it('takes a button that is sent without a script as a tap', async () => {
    const { calls, get } = pageOf();
    const tap = encodeURIComponent(JSON.stringify(['discord', 'hi', 'answer/sources/brief=b1']));
    const html = await (await get(`/?q=&tap=${tap}`)).text();
    expect(calls).toMatchObject([{ command: 'sources', options: { brief: 'b1' }, caller: { locale: 'hi' } }]);
    expect(html).toContain('D sources');
    expect(html).toMatch(/id="as-discord"[^>]* checked/);
  });

  it('escapes what is typed and what is answered', async () => {
    const answer = (): Message => ({ language: '"><i>', blocks: [{ kind: 'paragraph', text: [text(evil)] }] });
    const html = await (await pageOf(answer).get(`/?q=${encodeURIComponent(`/${evil}`)}`)).text();
    expect(html.match(/<script/g)).toEqual(['<script']);
    expect(html).toContain('<script type="module" src="/preview.js">');
    expect(html).not.toContain('"><i>');
  });

  it('cuts what is asked with unreasonable length', async () => {
    const { calls, get } = pageOf();
    await get(`/?q=/brief%20${'x'.repeat(5_000)}`);
    expect(calls.at(-1)!.options['topic']!.length).toBeLessThan(400);
  });

  it('sends headers that keep foreign scripts, frames and sites out', async () => {
    const { headers } = await pageOf().get('/');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it.each(['evil.example', 'evil.example:8080', '127.0.0.1.evil.example', ''])('refuses the host %j', async (host) => {
    const { calls, get, post } = pageOf();
    expect((await get('/', host)).status).toBe(421);
    expect((await post('/ask', { q: '/help' }, 'application/json', host)).status).toBe(421);
    expect(calls).toEqual([]);
  });

  it.each(['127.0.0.1:8080', 'localhost', '[::1]:9', 'LOCALHOST:1'])('answers the host %j', async (host) => {
    expect((await pageOf().get('/health', host)).status).toBe(200);
  });

  it('gives figures only where they are on, and to nobody elsewhere', async () => {
    expect((await pageOf().get('/metrics')).status).toBe(404);
    const metrics = () => Promise.resolve({ type: 'text/plain; version=0.0.4', content: 'saar_x 1' });
    const { get } = pageOf(echo, {}, healthy, { metrics });
    const answer = await get('/metrics');
    expect([answer.status, await answer.text()]).toEqual([200, 'saar_x 1']);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4');
    expect((await get('/metrics', 'evil.example')).status).toBe(421);
  });

  it('answers health as JSON, and 503 when it is not well', async () => {
    const well = await pageOf().get('/health');
    expect([well.status, await well.json()]).toEqual([200, healthy]);
    const unwell = await pageOf(echo, {}, { ...healthy, ok: false, trouble: 'tick.still' }).get('/health');
    expect([unwell.status, await unwell.json()]).toMatchObject([503, { trouble: 'tick.still' }]);
  });

  it('serves its own files and knows no other', async () => {
    const style = await pageOf().get('/preview.css');
    expect([style.status, style.headers.get('content-type'), await style.text()]).toEqual([
      200,
      assets['preview.css'].type,
      'b{}',
    ]);
    expect((await pageOf().get('/.env')).status).toBe(404);
  });
});

describe("the script's questions", () => {
  it('are answered for each platform', async () => {
    const { calls, post } = pageOf();
    const response = await post('/ask', { q: '/brief munitions', language: 'hi', moderator: false });
    const { columns } = (await response.json()) as { columns: Record<string, string> };
    expect(columns['discord']).toContain('D brief');
    expect(columns['telegram']).toContain('T brief');
    expect(calls).toHaveLength(1);
    expect(await calls[0]!.caller.mayManage()).toBe(false);
  });

  it('get help where no command is meant, and for nothing', async () => {
    const { calls, post } = pageOf();
    await post('/ask', { q: 'hm' });
    expect(calls.map(({ command }) => command)).toEqual(['help']);
  });

  it('lead from a tap to an answer in place or below, for the asker alone', async () => {
    const { calls, post } = pageOf();
    const tap = (id: string, ...values: string[]) =>
      post('/tap', { tap: JSON.stringify(['discord', 'en', id, ...values]) });
    const below = (await (await tap('answer/source/number=0', '3')).json()) as { effect: string; html: string };
    expect(calls.at(-1)).toMatchObject({ command: 'source', options: { number: '3' } });
    expect(below.effect).toBe('answer');
    expect(below.html).toContain('en:web.discord.alone');
    const inPlace = (await (await tap('replace/brief/topic=treaty')).json()) as { effect: string; html: string };
    expect(inPlace.effect).toBe('replace');
    expect(inPlace.html).not.toContain('en:web.discord.alone');
  });

  it('keep what is for the asker alone beside what everybody sees, and answer nothing to what was just said', async () => {
    const tap = { tap: JSON.stringify(['discord', 'en', 'replace/brief/topic=treaty']) };
    const hidden = pageOf((invocation) => ({
      ...echo(invocation),
      private: true,
      again: { command: 'brief', options: {} },
    }));
    const asked = async (more: object) => (await (await hidden.post('/tap', { ...tap, ...more })).json()) as object;
    expect(await asked({})).toMatchObject({ effect: 'answer' });
    expect(await asked({ alone: true })).toMatchObject({ effect: 'replace' });
    const quiet = pageOf((invocation) => ({ ...echo(invocation), quiet: true }));
    expect(await (await quiet.post('/tap', tap)).json()).toEqual({ effect: 'answer' });
  });

  it.each([
    '["discord","en","forged"]',
    '["matrix","en","answer/help/"]',
    '["discord","xx","answer/help/"]',
    '[]',
    'x',
  ])('refuse the tap %s', async (tap) => {
    const { calls, post } = pageOf();
    expect((await post('/tap', { tap })).status).toBe(400);
    expect(calls).toEqual([]);
  });

  it.each([
    ['text/plain', { q: '/help' }],
    ['application/x-www-form-urlencoded', 'q=/help'],
    ['application/json', '{'],
    ['application/json', 'null'],
    ['application/json', JSON.stringify({ q: 'x'.repeat(50_000) })],
    ['application/json-x', JSON.stringify({ q: '/help' })],
  ])('are refused as %s %j', async (type, body) => {
    const { calls, post } = pageOf();
    expect((await post('/ask', body, type)).status).toBe(400);
    expect(calls).toEqual([]);
  });

  it('are not read on when they are too long, whatever length they tell', async () => {
    let read = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        read += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(97));
        if (read > 20_000_000) controller.close();
      },
    });
    expect((await pageOf().post('/ask', endless)).status).toBe(400);
    expect(read).toBeLessThan(1_000_000);
  });

  it('open a form where Discord would, and take what is filled in', async () => {
    const form: Form = {
      language: 'en',
      title: 'A digest',
      command: 'digest set',
      fields: [
        { option: 'time', label: 'At', hint: 'such as 08:00', required: true, kind: 'text', value: '08:00' },
        {
          option: 'topics',
          label: 'On',
          required: true,
          kind: 'choices',
          value: 'a,b',
          choices: [
            { value: 'a', label: 'A' },
            { value: 'b', label: evil },
          ],
        },
        { option: 'channel', label: 'Where', required: true, kind: 'destination' },
        {
          option: 'language',
          label: 'In',
          required: false,
          kind: 'choice',
          choices: [{ value: 'hi', label: 'Hindi' }],
        },
      ],
    };
    const { calls, post } = pageOf(echo, {
      form: ({ caller, command }) => caller.mayManage().then((may) => (may && command === 'digest' ? form : undefined)),
    });
    const ask = async (moderator: boolean) =>
      (await (await post('/ask', { q: '/digest', moderator })).json()) as {
        form?: string;
        columns: Record<string, string>;
      };
    expect((await ask(false)).form).toBeUndefined();
    const opened = await ask(true);
    expect(opened.form).toContain('data-command="digest set"');
    expect(opened.form).toContain('<input name="time" value="08:00" required maxlength="200" autocomplete="off">');
    expect(opened.form).not.toContain('<script');
    expect(opened.columns['discord']).not.toContain('class="answer"');
    expect(opened.columns['telegram']).toContain('class="answer"');
    const filled = {
      command: 'digest set',
      platform: 'discord',
      language: 'en',
      options: { time: ' 09:00 ', topics: 'a', channel: '', odd: 3 },
      moderator: true,
    };
    const html = ((await (await post('/fill', filled)).json()) as { html: string }).html;
    expect(calls.at(-1)).toMatchObject({ command: 'digest set', options: { time: '09:00', topics: 'a' } });
    expect(html).toContain('en:web.discord.alone');
  });
});

describe('suggestions', () => {
  const offered = async (typed: string, more = '') => {
    const describe = (path: string) => ({ name: path.split(' ').at(-1)!, description: path });
    const response = await pageOf(echo, { describe }).get(`/suggest?q=${encodeURIComponent(typed)}${more}`);
    return ((await response.json()) as { value: string }[]).map(({ value }) => value);
  };

  it.each([
    ['/', ['/brief ', '/help ']],
    ['/b', ['/brief ']],
    ['he', ['/help ']],
    ['/brief ', ['/brief treaty ', '/brief munitions ']],
    ['/brief mu', ['/brief munitions ']],
    ['/nothing x', []],
  ])('for %j are %j', async (typed, values) => {
    expect(await offered(typed)).toEqual(values);
  });

  it('hold settings for moderators alone', async () => {
    expect(await offered('/dig')).toEqual([]);
    expect(await offered('/dig', '&moderator=1')).toEqual(['/digest set ']);
  });
});

describe('the socket of the page', () => {
  const settings = {
    door: fakeDoor(echo),
    language: 'en',
    health: () => Promise.resolve(healthy),
    platforms: () => Promise.resolve(fakePlatforms()),
    assets,
  };
  it('listens on this machine alone and refuses a port that is taken', async () => {
    const web = await startWeb(0, settings);
    const { port, hostname } = new URL(web.address);
    expect(hostname).toBe('127.0.0.1');
    expect((await fetch(`${web.address}health`)).status).toBe(200);
    await expect(startWeb(Number(port), settings)).rejects.toMatchObject({
      code: 'web.port',
      parameters: { reason: 'EADDRINUSE' },
    });
    await web.stop();
    await expect(fetch(`${web.address}health`)).rejects.toThrow(TypeError);
  });
});
