/** The whole way over a real network: from an address that somebody adds to a brief, past a server that nobody may reach. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openSaar, type Saar } from '../../src/main/open-saar.ts';
import { serveHttp, type Serving } from '../net/servers.ts';

let web: Serving;
/** The server that nobody may reach. */
let secret: Serving;
let saar: Saar;
const asked: string[] = [];
const told: unknown[] = [];

beforeAll(async () => {
  secret = await serveHttp((_request, response) => void response.end('the secret'));
  web = await serveHttp((request, response) => answer(request, response));
  const environment = { SAAR_DATABASE: ':memory:', SAAR_FETCH_HOSTS: `127.0.0.1:${web.port}` };
  saar = await openSaar(
    readConfig(environment, () => ''),
    { tell: (...words) => void told.push(words) },
  );
});
afterAll(async () => {
  await saar.collector.stop();
  await saar.close();
  await Promise.all([web.close(), secret.close()]);
});

const here = (path: string) => `http://127.0.0.1:${web.port}${path}`;
const there = (path = '/secret') => `http://127.0.0.1:${secret.port}${path}`;

const SIGNING =
  'Norland and Sudmark signed a treaty of mutual defence in the capital on Monday. The treaty obliges each of them to help the ' +
  'other with arms if it is attacked. ';
const RATIFYING =
  'The parliament of Norland ratified the defence treaty with Sudmark on Tuesday. Ministers said that the treaty would enter ' +
  'into force within a month. ';

function paragraphs(text: string): string {
  return Array.from(
    { length: 6 },
    (_, at) => `<p>${text}Officials gave no more details in their statement number ${at}.</p>`,
  ).join('');
}

function answer({ url = '/' }: IncomingMessage, response: ServerResponse): void {
  asked.push(url);
  const send = (type: string, body: string) => void response.writeHead(200, { 'content-type': type }).end(body);
  if (url === '/') return send('text/html', site());
  if (url === '/feed.xml') return send('application/rss+xml', feed());
  if (url === '/ratified') return send('text/html; charset=utf-8', ratifiedPage());
  if (url === '/elsewhere') return void response.writeHead(302, { location: there() }).end();
  response.writeHead(404).end();
}

function site(): string {
  return (
    `<!doctype html><html><head><link rel="icon" href="${there('/favicon.ico')}"><meta http-equiv="refresh" content="0;url=${there()}">` +
    '<link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body><nav>Home</nav></body></html>'
  );
}

function feed(): string {
  const date = new Date(Date.now() - 3_600_000).toUTCString();
  return (
    `<?xml version="1.0"?><?xml-stylesheet href="${there('/style.xsl')}"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">` +
    `<channel><title>Harbour News</title><link>${there()}</link><atom:link rel="self" href="${there('/self')}"/>` +
    `<image><url>${there('/logo.png')}</url><title>x</title><link>${there()}</link></image>` +
    `<item><title>Norland and Sudmark sign a defence treaty</title><link>/signed</link><pubDate>${date}</pubDate>` +
    `<enclosure url="${there('/audio.mp3')}" length="1" type="audio/mpeg"/>` +
    `<description><![CDATA[${paragraphs(SIGNING)}<img src="${there('/pixel.gif')}"><iframe src="${there()}"></iframe>]]></description></item>` +
    `<item><title>Parliament of Norland ratifies the treaty</title><link>/ratified</link><pubDate>${date}</pubDate>` +
    '<description>The parliament voted.</description></item>' +
    `<item><title>Somewhere else</title><link>/elsewhere</link><pubDate>${date}</pubDate><description>Go on</description></item>` +
    `<item><title>Right inside</title><link>${there()}</link><pubDate>${date}</pubDate><description>Go on</description></item>` +
    '</channel></rss>'
  );
}

function ratifiedPage(): string {
  return (
    `<!doctype html><html lang="en"><head><title>Parliament of Norland ratifies the treaty</title><link rel="canonical" href="${there()}">` +
    `<meta http-equiv="refresh" content="0; url=${there()}"><base href="${there('/')}"></head><body><nav><a href="/">Home</a></nav>` +
    `<article><h1>Parliament of Norland ratifies the treaty</h1>${paragraphs(RATIFYING)}</article></body></html>`
  );
}

it('leads from the address of a site to a brief on its articles, and never into our own network', async () => {
  saar.collector.start();
  const { source, check } = await saar.app.sources.addSource(here('/'), 'terminal');
  expect(source).toMatchObject({ kind: 'feed', url: here('/feed.xml'), title: 'Harbour News' });
  expect(check.items).toHaveLength(4);
  await expect.poll(async () => (await saar.app.sources.source(source.id)).lastOkAt, { timeout: 15_000 }).toBeDefined();
  expect(await saar.app.sources.source(source.id)).toMatchObject({ failures: 0 });
  const brief = await saar.app.brief({ topic: 'treaty', language: 'en' });
  const shown = brief.sources.map(({ title }) => title).sort();
  expect(shown).toEqual(['Norland and Sudmark sign a defence treaty', 'Parliament of Norland ratifies the treaty']);
  expect(brief.sources.map(({ url }) => url).sort()).toEqual([here('/ratified'), here('/signed')]);
  expect(await saar.app.defaultWindow()).toBe('7d');
  expect(asked).toContain('/robots.txt');
  expect(secret.connections()).toBe(0);
  expect(JSON.stringify(told)).not.toContain('127.0.0.1');
}, 30_000);

it('refuses a source in our own network that nobody named', async () => {
  for (const address of [there(), 'http://localhost/', 'http://2130706433/', `http://127.1:${secret.port}/`])
    await expect(saar.app.sources.addSource(address, 'terminal')).rejects.toMatchObject({ code: 'fetch.private' });
  expect(secret.connections()).toBe(0);
});

it('a list of feeds is asked for as carefully as a feed', async () => {
  const refused = await saar.app.sources.planned(there('/feeds.opml')).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'fetch.private' });
  expect(secret.connections()).toBe(0);
});
