/** Section A: every way of naming an address that leads into our own network. A server that nobody may reach counts who came. */
import type { LookupAddress } from 'node:dns';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SaarError } from '../../src/errors.ts';
import { createFetcher, type Fetcher } from '../../src/net/fetcher.ts';
import { USUAL_PORTS } from '../../src/net/target.ts';
import { readConfig } from '../../src/config.ts';
import { openSaar } from '../../src/main/open-saar.ts';
import { serveHttp, type Serving } from '../net/servers.ts';

const PUBLIC: LookupAddress = { address: '203.0.114.7', family: 4 };
const LOOPBACK: LookupAddress = { address: '127.0.0.1', family: 4 };
const LINK_LOCAL: LookupAddress = { address: '169.254.169.254', family: 4 };

let hits = 0;
/** Listens on every address of this machine, of both families where it has them. */
let secret: Server;
let port: number;
/** The one server that is allowed. */
let web: Serving;
let answer: RequestListener;
const opened: Fetcher[] = [];

beforeAll(async () => {
  secret = createServer((_request, response) => void response.end('the secret'));
  secret.on('connection', () => void (hits += 1));
  await new Promise<void>((resolve) => {
    secret.once('error', () => secret.listen(0, '0.0.0.0', resolve));
    secret.listen(0, '::', resolve);
  });
  port = (secret.address() as AddressInfo).port;
  web = await serveHttp((request, response) => answer(request, response));
});
afterAll(async () => {
  await Promise.all(opened.map((each) => each.close()));
  secret.closeAllConnections();
  secret.close();
  await web.close();
});

/** What comes of asking: the port of the server that nobody may reach is none that would be refused for itself. */
async function codeOf(address: string, names: Record<string, LookupAddress[][]> = {}): Promise<string> {
  const fetcher = createFetcher({
    reach: { ports: [...USUAL_PORTS, port], hosts: [`127.0.0.1:${web.port}`] },
    userAgent: 'Saar/test',
    clock: Date.now,
    limits: { totalMs: 1_000 },
    resolve: (name) => Promise.resolve(names[name]?.shift() ?? [LOOPBACK]),
  });
  opened.push(fetcher);
  const found = await fetcher.get(address, { accept: '*/*' }).catch((error: unknown) => error as SaarError);
  return found && 'code' in found ? found.code : 'read';
}

describe('an address is refused', () => {
  it.each([
    ['A01', 'http://127.0.0.1:PORT/'],
    ['A02', 'http://2130706433:PORT/'],
    ['A03', 'http://0x7f.1:PORT/'],
    ['A03', 'http://0177.0.0.1:PORT/'],
    ['A03', 'http://127.1:PORT/'],
    ['A04', 'http://[::1]:PORT/'],
    ['A05', 'http://[::ffff:127.0.0.1]:PORT/'],
    ['A05', 'http://[::ffff:7f00:1]:PORT/'],
    ['A06', 'http://[64:ff9b::7f00:1]:PORT/'],
    ['A06', 'http://[2002:7f00:1::]:PORT/'],
    ['A07', 'http://0.0.0.0:PORT/'],
    ['A07', 'http://[::]:PORT/'],
    ['A08', 'http://169.254.169.254/latest/meta-data/'],
    ...['10.0.0.1', '172.16.0.1', '192.168.0.1', '100.64.0.1', '198.18.0.1', '192.0.0.1'].map((host) => [
      'A10',
      `http://${host}/`,
    ]),
    ...['224.0.0.1', '240.0.0.1', '255.255.255.255'].map((host) => ['A10', `http://${host}/`]),
    ['A11', 'http://[fc00::1]:PORT/'],
    ['A11', 'http://[fec0::1]:PORT/'],
    ['A11', 'http://[2001:db8::1]:PORT/'],
    ['A20', 'http://localhost:PORT/'],
    ['A20', 'http://localhost.:PORT/'],
    ['A20', 'http://foo.localhost:PORT/'],
    ['A20', 'http://LOCALHOST:PORT/'],
    ['A21', 'http://ⓛocalhost:PORT/'],
    ['A21', 'http://①②⑦.⓪.⓪.①:PORT/'],
  ])('%s %s', async (_, address) => {
    expect(await codeOf(address!.replace('PORT', String(port)))).toBe('fetch.private');
  });

  it.each([
    ['A11', 'http://[fe80::1%25eth0]:PORT/', 'fetch.address'],
    ['A16', 'file:///etc/hostname', 'fetch.scheme'],
    ['A16', 'ftp://news.example.org/', 'fetch.scheme'],
    ['A16', 'gopher://news.example.org/', 'fetch.scheme'],
    ['A16', 'data:text/html,x', 'fetch.scheme'],
    ['A16', 'jar:http://news.example.org!/', 'fetch.scheme'],
    ['A16', 'javascript:alert(1)', 'fetch.scheme'],
    ['A17', 'http://user:pass@news.example.org/', 'fetch.userinfo'],
    ['A17', 'http://good.example@127.0.0.1:PORT/', 'fetch.userinfo'],
    ['A18', 'http://good.example\\@127.0.0.1:PORT/', 'fetch.address'],
    // What stands behind the hash is not asked; the name before it is, and leads nowhere public here.
    ['A18', 'http://good.example#@127.0.0.1:PORT/', 'fetch.private'],
    ['A19', 'http://news.example.org:22/', 'fetch.port'],
    ['A19', 'http://news.example.org:25/', 'fetch.port'],
    ['A19', 'http://news.example.org:5432/', 'fetch.port'],
    ['A19', 'http://news.example.org:6379/', 'fetch.port'],
  ])('%s %s', async (_, address, code) => {
    expect(await codeOf(address.replace('PORT', String(port)))).toBe(code);
  });

  it.each<[string, LookupAddress[][]]>([
    ['A09 a name of the cloud', [[LINK_LOCAL]]],
    ['A12 a name with a public and another address', [[PUBLIC, LOOPBACK]]],
    ['A12 the same the other way round', [[LOOPBACK, PUBLIC]]],
    ['A13 a name that changes between two looks', [[LOOPBACK], [PUBLIC]]],
  ])('%s', async (_, answers) => {
    expect(await codeOf(`http://news.example.org:${port}/`, { 'news.example.org': answers })).toBe('fetch.private');
  });

  it('A09 the name of the cloud itself, before anything is resolved', async () => {
    expect(await codeOf('http://metadata.google.internal/')).toBe('fetch.private');
  });

  it.each([
    ['A14 into our own network', () => `http://127.0.0.1:${port}/secret`, 'fetch.private'],
    ['A15 to a file', () => 'file:///etc/hostname', 'fetch.scheme'],
    ['A15 to another port', () => 'http://news.example.org:6379/', 'fetch.port'],
    ['A15 to itself', () => '/', 'fetch.redirects'],
  ])('behind a redirect: %s', async (_, location, code) => {
    answer = (_request, response) => response.writeHead(302, { location: location() }).end();
    expect(await codeOf(`http://127.0.0.1:${web.port}/`)).toBe(code);
  });

  it('A15 behind thirty redirects, of which six are asked', async () => {
    let asked = 0;
    answer = (_request, response) => response.writeHead(302, { location: `/${(asked += 1)}` }).end();
    expect([await codeOf(`http://127.0.0.1:${web.port}/`), asked]).toEqual(['fetch.redirects', 6]);
  });

  it('A24 whatever proxy the environment names', async () => {
    const names = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'ALL_PROXY'];
    for (const name of names) process.env[name] = `http://127.0.0.1:${port}`;
    answer = (_request, response) => void response.end('direct');
    const code = await codeOf(`http://127.0.0.1:${web.port}/`);
    for (const name of names) delete process.env[name];
    expect(code).toBe('read');
  });
});

describe('what a document names beside its articles is never asked', () => {
  const there = (path: string) => `http://127.0.0.1:${port}${path}`;

  /** Looks at a source as whoever adds it does, pages and all. */
  async function looked(body: string, type: string) {
    const asked: string[] = [];
    answer = ({ url = '/' }, response) => {
      asked.push(url);
      if (url === '/robots.txt') return void response.writeHead(404).end();
      response.writeHead(200, { 'content-type': type }).end(body);
    };
    const environment = { SAAR_DATABASE: ':memory:', SAAR_FETCH_HOSTS: `127.0.0.1:${web.port}` };
    const saar = await openSaar(readConfig(environment, () => ''));
    try {
      return { asked, check: await saar.app.sources.checkSource(`http://127.0.0.1:${web.port}/`) };
    } finally {
      await saar.close();
    }
  }

  it('A22 links, enclosures, pictures, bases and feeds of a feed', async () => {
    const date = new Date().toUTCString();
    const feed =
      `<?xml version="1.0"?><?xml-stylesheet href="${there('/s')}"?><rss version="2.0" xml:base="${there('/base/')}" xmlns:atom="http://www.w3.org/2005/Atom">` +
      `<channel><title>x</title><link>${there('/l')}</link><atom:link rel="self" href="${there('/self')}"/><atom:link rel="hub" href="${there('/hub')}"/>` +
      `<image><url>${there('/i')}</url><link>${there('/i')}</link></image><item><title>Story</title><link>${there('/a')}</link><pubDate>${date}</pubDate>` +
      `<enclosure url="${there('/e')}" length="1" type="audio/mpeg"/><description>Short &lt;img src="${there('/p')}"&gt;</description></item></channel></rss>`;
    const { asked, check } = await looked(feed, 'application/rss+xml');
    expect(asked.every((url) => url === '/' || url === '/robots.txt')).toBe(true);
    expect(check.items.map(({ url }) => url)).toEqual([there('/a')]);
  });

  it('A23 a page’s refresh, canonical address, base and icon', async () => {
    const words = 'The council met on the old bridge and put off the question until summer. '.repeat(12);
    const html =
      `<html lang="en"><head><title>Story</title><base href="${there('/')}"><meta http-equiv="refresh" content="0;url=${there('/r')}">` +
      `<link rel="canonical" href="${there('/c')}"><link rel="icon" href="${there('/f')}"><link rel="amphtml" href="${there('/amp')}"></head>` +
      `<body><article><h1>Story</h1><p>${words}</p><img src="${there('/p')}"></article></body></html>`;
    const { check } = await looked(html, 'text/html');
    expect(check.source.kind).toBe('page');
    expect(JSON.stringify(check)).not.toContain(`:${port}`);
  });
});

it('A01 to A24: the server that nobody may reach was reached by nobody', () => {
  expect(hits).toBe(0);
});
