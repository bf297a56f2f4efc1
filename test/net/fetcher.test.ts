/** Fetching from servers that mean ill, are broken, or only slow: what is asked, what is taken, and that no secret is reached. */
import type { LookupAddress } from 'node:dns';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SaarError } from '../../src/errors.ts';
import { createFetcher, type Content, type Fetcher, type Validators } from '../../src/net/fetcher.ts';
import { USUAL_PORTS } from '../../src/net/target.ts';
import { serveHttp, serveTcp, type Serving } from './servers.ts';

const MIB = 1024 * 1024;
const NOW = Date.UTC(2026, 4, 1);
const PUBLIC: LookupAddress = { address: '203.0.114.7', family: 4 };
const LOOPBACK: LookupAddress = { address: '127.0.0.1', family: 4 };

let web: Serving;
/** The server that nobody may reach. */
let secret: Serving;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let fetcher: Fetcher;
const opened: Fetcher[] = [];

beforeAll(async () => {
  web = await serveHttp((request, response) => answer(request, response));
  secret = await serveHttp((_request, response) => void response.end('the secret'));
});
afterAll(async () => {
  await Promise.all(opened.map((each) => each.close()));
  await Promise.all([web.close(), secret.close()]);
});
beforeEach(() => {
  fetcher = fetching();
});

/** A fetcher that may ask the one server on loopback; names resolve as told. */
function fetching(names: Record<string, LookupAddress[][]> = {}, limits = {}): Fetcher {
  const made = createFetcher({
    reach: { ports: [...USUAL_PORTS, web.port, secret.port], hosts: [`127.0.0.1:${web.port}`] },
    userAgent: 'Saar/test',
    clock: () => NOW,
    limits: { totalMs: 1_500, ...limits },
    resolve: (name) => Promise.resolve(names[name]?.shift() ?? [LOOPBACK]),
  });
  opened.push(made);
  return made;
}

const here = (path = '/') => `http://127.0.0.1:${web.port}${path}`;
const there = (host: string) => `http://${host}:${secret.port}/secret`;
const get = (address = here(), validators: Validators = {}) => fetcher.get(address, { accept: '*/*', ...validators });
const failure = async (address = here()): Promise<[string, Record<string, unknown>, string]> => {
  const error = (await get(address).catch((thrown: unknown) => thrown)) as SaarError;
  return [error.code, error.parameters, error.blame];
};
const textOf = (content: unknown) => new TextDecoder().decode((content as Content).bytes);

describe('what leads into our own network', () => {
  it('is refused where a name has one such address among others', async () => {
    fetcher = fetching({ 'news.example.org': [[PUBLIC, LOOPBACK]] });
    expect(await failure(there('news.example.org'))).toEqual(['fetch.private', { host: 'news.example.org' }, 'user']);
  });

  it('is refused where a name changes its address between two looks', async () => {
    // A look beforehand would have seen the first; the one that is connected to is the one that is looked at.
    fetcher = fetching({ 'news.example.org': [[LOOPBACK], [PUBLIC]] });
    expect((await failure(there('news.example.org')))[0]).toBe('fetch.private');
  });

  it.each(['169.254.169.254', '10.0.0.1', '::1', 'fe80::1', '::ffff:127.0.0.1', '0.0.0.0'])(
    'is refused where a name resolves to %s',
    async (address) => {
      fetcher = fetching({ 'metadata.example.org': [[{ address, family: address.includes(':') ? 6 : 4 }]] });
      expect((await failure(there('metadata.example.org')))[0]).toBe('fetch.private');
    },
  );

  it.each([301, 302, 303, 307, 308])('is refused behind a redirect: %d', async (status) => {
    answer = (_request, response) => response.writeHead(status, { location: there('127.0.0.1') }).end();
    expect((await failure())[0]).toBe('fetch.private');
  });

  it.each([
    ['file:///etc/hostname', 'fetch.scheme'],
    ['gopher://news.example.org/', 'fetch.scheme'],
    ['http://news.example.org:6379/', 'fetch.port'],
    ['http://a:b@news.example.org/', 'fetch.userinfo'],
    ['//localhost/', 'fetch.private'],
    ['http://localhost:80/', 'fetch.private'],
  ])('a redirect to %s is refused: %s', async (location, code) => {
    answer = (_request, response) => response.writeHead(302, { location }).end();
    expect((await failure())[0]).toBe(code);
  });

  it('is refused where an allowed name leads to our own page', async () => {
    let asked = 0;
    const page = await serveHttp((_request, response) => void response.end(String((asked += 1))));
    const own = createFetcher({
      reach: { ports: USUAL_PORTS, hosts: ['feeds.lan'], own: { port: page.port } },
      userAgent: 'Saar/test',
      clock: () => NOW,
      resolve: () => Promise.resolve([LOOPBACK]),
    });
    opened.push(own);
    const address = `http://feeds.lan:${page.port}/feed`;
    const error = (await own.get(address, { accept: '*/*' }).catch((thrown: unknown) => thrown)) as SaarError;
    await page.close();
    expect([error.code, asked]).toEqual(['fetch.own', 0]);
  });

  it('is not reached by a proxy of the environment', async () => {
    const names = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'ALL_PROXY'];
    for (const name of names) process.env[name] = `http://127.0.0.1:${secret.port}`;
    try {
      answer = (_request, response) => void response.end('direct');
      fetcher = fetching();
      expect(textOf(await get())).toBe('direct');
    } finally {
      for (const name of names) delete process.env[name];
    }
  });

  it('has never been asked', () => {
    expect(secret.connections()).toBe(0);
  });
});

describe('redirects', () => {
  it('are followed five times, relative ones too', async () => {
    answer = ({ url }, response) => {
      const n = Number(url!.slice(1) || 0);
      if (n === 5) response.end('arrived');
      else response.writeHead(302, { location: String(n + 1) }).end();
    };
    expect(await get()).toMatchObject({ url: here('/5') });
    expect(textOf(await get())).toBe('arrived');
  });

  it.each(['/', '/more'])('are given up when there are more, or they go round: %s', async (location) => {
    let asked = 0;
    answer = (_request, response) => {
      asked += 1;
      response.writeHead(302, { location: location === '/' ? '/' : `/${asked}` }).end();
    };
    expect(await failure()).toEqual(['fetch.redirects', { most: 5 }, 'refused']);
    expect(asked).toBe(6);
  });

  it("wait at each hop for whoever says when, and that time is not the answer's", async () => {
    fetcher = fetching({}, { totalMs: 400 });
    const asked: string[] = [];
    answer = ({ url }, response) => {
      asked.push(url!);
      if (url === '/2') response.end('arrived');
      else response.writeHead(302, { location: url === '/' ? '/1' : '/2' }).end();
    };
    const onHop = async ({ pathname }: URL) => {
      asked.push(`to ${pathname}`);
      await new Promise((resolve) => setTimeout(resolve, 300));
    };
    expect(textOf(await fetcher.get(here(), { accept: '*/*', onHop }))).toBe('arrived');
    expect(asked).toEqual(['/', 'to /1', '/1', 'to /2', '/2']);
    const refused = fetcher.get(here(), { accept: '*/*', onHop: () => Promise.reject(new TypeError('no')) });
    await expect(refused).rejects.toThrow(TypeError);
  });

  it.each([
    [[301], '/1'],
    [[308, 301], '/2'],
    [[301, 302], '/1'],
    [[302, 301], undefined],
    [[302], undefined],
  ])('tell where it has moved for good: %j', async (statuses, moved) => {
    answer = ({ url }, response) => {
      const n = Number(url!.slice(1) || 0);
      const status = statuses[n];
      if (status === undefined) response.end('arrived');
      else response.writeHead(status, { location: `/${n + 1}` }).end();
    };
    const { movedTo } = (await get()) as Content;
    expect(movedTo).toBe(moved && here(moved));
  });
});

describe('an answer', () => {
  it('is taken whole, with what it says of itself', async () => {
    answer = (request, response) => {
      expect(request.headers).toMatchObject({ 'user-agent': 'Saar/test', 'accept-encoding': 'gzip, br' });
      response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8', etag: '"v1"', 'last-modified': 'now' });
      response.end('<rss/>');
    };
    const { kind: _kind, bytes: _bytes, ...facts } = (await get()) as Content;
    expect(facts).toEqual({ url: here(), contentType: 'text/xml; charset=utf-8', etag: '"v1"', lastModified: 'now' });
  });

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['GZIP', gzipSync],
    ['identity', (bytes: Buffer) => bytes],
  ])('is inflated: %s', async (encoding, pack) => {
    answer = (_request, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(pack(Buffer.from('संदेश')));
    expect(textOf(await get())).toBe('संदेश');
  });

  it('says that nothing changed, to who knows what was', async () => {
    answer = ({ headers }, response) => {
      const known = headers['if-none-match'] === '"v1"' || headers['if-modified-since'] === 'then';
      response.writeHead(known ? 304 : 200).end(known ? undefined : 'new');
    };
    expect(await get(here(), { etag: '"v1"' })).toEqual({ kind: 'unchanged' });
    expect(await get(here(), { lastModified: 'then' })).toEqual({ kind: 'unchanged' });
    expect(await get(here(), { etag: '"v0"' })).toMatchObject({ kind: 'content' });
  });

  it('says nothing of itself that is too long or not plain', async () => {
    answer = (_request, response) =>
      response.writeHead(200, { etag: 'x'.repeat(600), 'last-modified': 'caf\u00e9' }).end('x');
    expect(Object.keys(await get())).toEqual(['kind', 'url', 'bytes']);
  });

  it.each([
    [204, {}, 'fetch.status'],
    [206, {}, 'fetch.status'],
    [304, {}, 'fetch.status'],
    [302, {}, 'fetch.status'],
    [401, {}, 'fetch.forbidden'],
    [403, {}, 'fetch.forbidden'],
    [404, {}, 'fetch.missing'],
    [410, {}, 'fetch.gone'],
    [451, {}, 'fetch.forbidden'],
    [500, {}, 'fetch.status'],
    [502, {}, 'fetch.status'],
  ])('%d is a refusal: %s', async (status, headers, code) => {
    answer = (_request, response) => response.writeHead(status, headers).end();
    expect(await failure()).toEqual([code, { status }, status >= 500 ? 'unanswered' : 'refused']);
  });

  it.each([
    ['30', 60],
    ['7200', 7_200],
    ['99999999', 86_400],
    ['-5', 60],
    ['soon', 60],
    ['', 60],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 60],
    ['Fri, 01 May 2026 01:00:00 GMT', 3_600],
    ['Fri, 01 May 2099 01:00:00 GMT', 86_400],
  ])('that comes later comes in time: retry-after %j', async (header, seconds) => {
    for (const status of [429, 503]) {
      answer = (_request, response) => response.writeHead(status, { 'retry-after': header }).end();
      expect(await failure()).toEqual(['fetch.later', { status, seconds }, 'refused']);
    }
  });

  it('that is empty is none', async () => {
    answer = (_request, response) => void response.end();
    expect((await failure())[0]).toBe('fetch.empty');
  });
});

describe('an answer that never fits', () => {
  it.each([
    ['gzip', gzipSync],
    ['br', (bytes: Buffer) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
  ])('is cut off where it has become too much: %s', async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(64 * MIB));
    answer = (_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bomb);
    const before = process.memoryUsage().arrayBuffers;
    expect(await failure()).toEqual(['fetch.too-large', { mebibytes: 5 }, 'refused']);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * MIB);
  });

  it.each(['gzip, gzip', 'gzip, br', 'compress', 'zstd', 'x'.repeat(500)])('is refused: %s', async (encoding) => {
    answer = (_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(gzipSync('x'));
    expect((await failure())[0]).toBe('fetch.encoding');
  });

  it('is refused where it is not packed as it says', async () => {
    answer = (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('plain words');
    expect((await failure())[0]).toBe('fetch.encoding');
  });

  it('is refused by its length, before it is read', async () => {
    answer = (_request, response) => void response.writeHead(200, { 'content-length': 10 * 1024 * MIB }).write('x');
    expect((await failure())[0]).toBe('fetch.too-large');
  });

  it('is cut off where it says no length', async () => {
    answer = (_request, response) => {
      const more = () => void (response.destroyed || response.write(Buffer.alloc(MIB), more));
      more();
    };
    expect((await failure())[0]).toBe('fetch.too-large');
  });
});

describe('a server that is broken', () => {
  const rawly = async (write: (socket: import('node:net').Socket) => void) => {
    const server = await serveTcp(write);
    fetcher = createFetcher({
      reach: { ports: USUAL_PORTS, hosts: ['127.0.0.1'] },
      userAgent: 'Saar/test',
      clock: () => NOW,
      limits: { totalMs: 1_000 },
    });
    opened.push(fetcher);
    const found = await failure(`http://127.0.0.1:${server.port}/`);
    await server.close();
    return found;
  };

  it.each<[string, string, (socket: import('node:net').Socket) => void]>([
    ['closes at once', 'UND_ERR_SOCKET', (socket) => socket.end()],
    ['resets', 'ECONNRESET', (socket) => socket.once('data', () => socket.resetAndDestroy())],
    [
      'resets in the middle',
      'UND_ERR_SOCKET',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf', () =>
          setTimeout(() => socket.destroy(), 50),
        );
      },
    ],
    ['says nothing', 'timeout', () => {}],
    [
      'drips its body',
      'timeout',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
        const drip = setInterval(() => socket.write('1\r\nx\r\n'), 100);
        socket.on('close', () => clearInterval(drip));
      },
    ],
    [
      'drips its headers',
      'timeout',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        const drip = setInterval(() => socket.write('A: b\r\n'), 100);
        socket.on('close', () => clearInterval(drip));
      },
    ],
    [
      'has a mebibyte of headers',
      'UND_ERR_HEADERS_OVERFLOW',
      (socket) => {
        socket.write(`HTTP/1.1 200 OK\r\nA: ${'x'.repeat(MIB)}\r\n\r\n`);
      },
    ],
    [
      'has ten thousand headers',
      'UND_ERR_HEADERS_OVERFLOW',
      (socket) => {
        socket.write(`HTTP/1.1 200 OK\r\n${'Set-Cookie: a=b\r\n'.repeat(10_000)}\r\n`);
      },
    ],
    ['speaks another tongue', 'HTTPParserError', (socket) => void socket.write('220 mail.example.org ESMTP\r\n')],
  ])('%s: %s', async (_name, reason, write) => {
    expect(await rawly(write)).toEqual(['fetch.unanswered', { reason }, 'unanswered']);
  });

  it('that hints a thousand times is waited for no longer than any', async () => {
    const found = await rawly((socket) => {
      socket.on('error', () => {});
      socket.write('HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n'.repeat(1_000));
    });
    expect(found[0]).toBe('fetch.unanswered');
  });

  it('that is not there is told apart from one that refuses', async () => {
    const gone = await serveTcp(() => {});
    await gone.close();
    fetcher = createFetcher({
      reach: { ports: USUAL_PORTS, hosts: ['127.0.0.1'] },
      userAgent: 'Saar/test',
      clock: () => NOW,
    });
    opened.push(fetcher);
    expect(await failure(`http://127.0.0.1:${gone.port}/`)).toEqual([
      'fetch.unanswered',
      { reason: 'ECONNREFUSED' },
      'unanswered',
    ]);
  });

  it('is given up when its caller does not wait', async () => {
    answer = () => {};
    const over = new AbortController();
    const asked = fetcher.get(here(), { accept: '*/*', signal: over.signal }).catch((error: unknown) => error);
    over.abort();
    expect(await asked).toMatchObject({ code: 'fetch.unanswered' });
  });
});
