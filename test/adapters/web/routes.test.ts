import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { routes, type Health } from '../../../src/adapters/web/routes.ts';
import { startWeb } from '../../../src/adapters/web/web.ts';
import { text, type Message } from '../../../src/messages/message.ts';
import { echo, fakeDoor } from '../terminal/fake-door.ts';

const healthy: Health = { ok: true, uptimeSeconds: 5, articles: 12, platforms: { discord: 'off' }, lastTick: null };

function pageOf(answer: (invocation: Parameters<typeof echo>[0]) => Message = echo, health = healthy) {
  const door = fakeDoor(answer);
  const app = routes({ door, language: 'en', health: () => Promise.resolve(health) });
  const get = (path: string, host = 'localhost:8080') => app.request(path, { headers: { host } });
  return { door, get };
}

const evil = '<script>alert(1)</script>"\'&';
const everything: Message = {
  language: 'en',
  blocks: [
    { kind: 'title', text: [text(evil)] },
    { kind: 'lead', text: [text(evil, 'strong'), { kind: 'mark', number: 1 }] },
    { kind: 'alert', text: [text(evil, 'emphasis')] },
    { kind: 'list', items: [[{ kind: 'foreign', text: evil, language: '"><b>' }]] },
    { kind: 'note', text: [{ kind: 'link', text: evil, url: 'javascript:alert(1)' }] },
    { kind: 'paragraph', text: [{ kind: 'link', text: 'ok', url: 'https://a.example/?a=1&b="' }] },
    { kind: 'fold', title: [text(evil)], blocks: [{ kind: 'heading', text: [text(evil, 'code')] }] },
  ],
  actions: [
    { label: evil, command: 'brief', options: { topic: 'munitions' }, effect: 'replace' },
    { label: 'settings', command: 'digest set', options: { time: '08:00' }, effect: 'answer' },
  ],
};

describe('the local page', () => {
  it('shows the first topic in the default language when nothing is chosen', async () => {
    const { door, get } = pageOf();
    const response = await get('/');
    expect(response.status).toBe(200);
    expect(door.calls.at(-1)).toMatchObject({ command: 'brief', options: { topic: 'treaty', language: 'en' } });
    expect(await response.text()).toContain('<option value="treaty" selected>Treaty &amp; &lt;pact&gt;</option>');
  });

  it('shows the chosen topic and language', async () => {
    const { door, get } = pageOf();
    const html = await (await get('/?topic=munitions&language=hi')).text();
    expect(door.calls.at(-1)).toMatchObject({ command: 'brief', options: { topic: 'munitions', language: 'hi' } });
    expect(html).toContain('<html lang="hi">');
    expect(html).toContain('<option value="munitions" selected>');
  });

  it('asks with a language only a command that has one: a link to the sources must open', async () => {
    const { door, get } = pageOf();
    await get('/?command=sources&brief=b0123456789ab&language=hi');
    expect(door.calls.at(-1)).toMatchObject({ command: 'sources', caller: { locale: 'hi' } });
    expect(door.calls.at(-1)?.options).toEqual({ brief: 'b0123456789ab' });
  });

  it("takes a reader's own words before the topic that the form sends with them", async () => {
    const { door, get } = pageOf();
    const html = await (await get(`/?topic=munitions&about=${encodeURIComponent(evil)}&language=hi`)).text();
    expect(door.calls.at(-1)).toMatchObject({ command: 'brief', options: { about: evil, language: 'hi' } });
    expect(door.calls.at(-1)!.options).not.toHaveProperty('topic');
    expect(html).toContain('value="&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;"');
  });

  it('escapes everything and links to web addresses only', async () => {
    const html = await (await pageOf(() => everything).get('/')).text();
    expect(html).not.toContain('<script');
    expect(html).not.toContain('javascript:');
    expect(html).not.toContain('"><b>');
    expect(html).toContain('href="https://a.example/?a=1&amp;b=&quot;"');
    expect(html).toMatch(/<details>\s*<summary>&lt;script&gt;/);
  });

  it('turns actions into links, except those that change settings', async () => {
    const html = await (await pageOf(() => everything).get('/')).text();
    expect(html).toContain('href="/?language=en&amp;topic=munitions&amp;command=brief"');
    expect(html).not.toContain('digest');
  });

  it('runs no command that changes settings, whoever asks', async () => {
    const { door, get } = pageOf();
    await get('/?command=digest+set&time=08:00');
    expect(door.calls.map(({ command }) => command)).toEqual(['help']);
    expect(await door.calls[0]!.caller.mayManage()).toBe(false);
  });

  it('cuts what is asked with unreasonable length', async () => {
    const { door, get } = pageOf();
    await get(`/?topic=${'x'.repeat(5_000)}`);
    expect(door.calls.at(-1)!.options['topic']).toHaveLength(200);
  });

  it('sends headers that keep scripts, frames and other sites out', async () => {
    const response = await pageOf().get('/');
    const { headers } = response;
    const style = /<style>(.*?)<\/style>/s.exec(await response.text())![1]!;
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers.get('content-security-policy')).toContain(`default-src 'none'; style-src 'sha256-${hash}';`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it.each(['evil.example', 'evil.example:8080', '127.0.0.1.evil.example', ''])('refuses the host %j', async (host) => {
    const { door, get } = pageOf();
    expect((await get('/', host)).status).toBe(421);
    expect(door.calls).toEqual([]);
  });

  it.each(['127.0.0.1:8080', 'localhost', '[::1]:9', 'LOCALHOST:1'])('answers the host %j', async (host) => {
    expect((await pageOf().get('/health', host)).status).toBe(200);
  });

  it('answers health as JSON, and 503 when it is not well', async () => {
    const well = await pageOf().get('/health');
    expect([well.status, await well.json()]).toEqual([200, healthy]);
    expect((await pageOf(echo, { ...healthy, ok: false }).get('/health')).status).toBe(503);
  });

  it('knows no other page', async () => {
    expect((await pageOf().get('/.env')).status).toBe(404);
  });
});

describe('the socket of the page', () => {
  const settings = { door: fakeDoor(echo), language: 'en', health: () => Promise.resolve(healthy) };
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
