/** Section B: servers that answer too much, too slowly, wrongly or not at all; whoever asks gets a code in time. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createTls } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeBytes } from '../../src/corpus/decode-bytes.ts';
import { readFeed } from '../../src/corpus/feed.ts';
import { SaarError } from '../../src/errors.ts';
import { createFetcher, type Content, type Fetcher } from '../../src/net/fetcher.ts';
import { USUAL_PORTS } from '../../src/net/target.ts';
import { afterFailure, afterSuccess } from '../../src/sources/politeness.ts';
import { aSource, NOW } from '../sources/samples.ts';
import { serveHttp, serveTcp, type Serving } from '../net/servers.ts';
import { data, read } from './path.ts';

const MIB = 1024 * 1024;
const DAY = 86_400_000;
let web: Serving;
let fetcher: Fetcher;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeAll(async () => {
  web = await serveHttp((request, response) => answer(request, response));
  fetcher = createFetcher({
    reach: { ports: USUAL_PORTS, hosts: ['127.0.0.1'] },
    userAgent: 'Saar/test',
    clock: () => NOW,
    limits: { totalMs: 700 },
  });
});
afterAll(async () => {
  await fetcher.close();
  await web.close();
});

async function codeOf(address = `http://127.0.0.1:${web.port}/`, known = {}): Promise<string> {
  const found = await fetcher.get(address, { accept: '*/*', ...known }).catch((error: unknown) => error as SaarError);
  return 'code' in found ? found.code : found.kind;
}

/** What comes of asking a server that writes these bytes. */
async function rawly(write: (socket: Socket) => void): Promise<string> {
  const server = await serveTcp(write);
  const code = await codeOf(`http://127.0.0.1:${server.port}/`);
  await server.close();
  return code;
}

const packed = (encoding: string, bytes: Buffer) => async () => {
  answer = (_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bytes);
  return codeOf();
};
const saying =
  (status: number, headers: Record<string, string> = {}, body = '', known = {}) =>
  () => {
    answer = (_request, response) => response.writeHead(status, headers).end(body);
    return codeOf(undefined, known);
  };
const raw = (head: string) => () => rawly((socket) => void socket.write(head));
const dripping = (head: string, drop: string) => () =>
  rawly((socket) => {
    socket.write(head);
    const drip = setInterval(() => socket.write(drop), 100);
    socket.on('close', () => clearInterval(drip));
  });
const zeros = Buffer.alloc(64 * MIB);
/** Two gigabytes in two mebibytes: gzip goes on behind an end. */
const bomb = () => {
  const member = gzipSync(zeros);
  return Buffer.concat(Array.from({ length: 32 }, () => member));
};
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

describe('an answer', () => {
  it.each<[string, () => Promise<string>, string]>([
    ['B01 of gzip that inflates without end', () => packed('gzip', bomb())(), 'fetch.too-large'],
    [
      'B02 of brotli that inflates without end',
      () => packed('br', brotliCompressSync(zeros, quick))(),
      'fetch.too-large',
    ],
    ['B02 packed three times', () => packed('gzip, gzip, br', gzipSync('x'))(), 'fetch.encoding'],
    ['B03 longer than it says', raw(`HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n${'x'.repeat(100_000)}`), 'content'],
    [
      'B03 that says ten gigabytes and sends none',
      raw(`HTTP/1.1 200 OK\r\nContent-Length: ${10 * 1024 * MIB}\r\n\r\n`),
      'fetch.too-large',
    ],
    [
      'B04 whose body drips',
      dripping('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', '1\r\nx\r\n'),
      'fetch.unanswered',
    ],
    ['B04 whose headers drip', dripping('HTTP/1.1 200 OK\r\n', 'A: b\r\n'), 'fetch.unanswered'],
    ['B05 with a mebibyte of headers', raw(`HTTP/1.1 200 OK\r\nA: ${'x'.repeat(MIB)}\r\n\r\n`), 'fetch.unanswered'],
    ['B05 with ten thousand headers', raw(`HTTP/1.1 200 OK\r\n${'A: b\r\n'.repeat(10_000)}\r\n`), 'fetch.unanswered'],
    [
      'B06 cut in the middle',
      () => rawly((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nx', () => socket.destroy())),
      'fetch.unanswered',
    ],
    ['B07 that is empty', saying(200), 'fetch.empty'],
    ['B07 without content', saying(204), 'fetch.status'],
    ['B07 of a part', saying(206, {}, 'x'), 'fetch.status'],
    ['B07 unchanged, where nothing was known', saying(304), 'fetch.status'],
    ['B07 unchanged, where something was', saying(304, {}, '', { etag: '"1"' }), 'unchanged'],
    ['B09 that is gone', saying(410), 'fetch.gone'],
    ['B09 that is missing', saying(404), 'fetch.missing'],
    [
      'B13 of a thousand hints',
      raw('HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n'.repeat(1_000)),
      'fetch.unanswered',
    ],
    ['B13 that speaks HTTP/2', raw('\u0000\u0000\u0000\u0004\u0000'), 'fetch.unanswered'],
    [
      'B14 with a flood of cookies',
      raw(`HTTP/1.1 200 OK\r\n${'Set-Cookie: a=b\r\n'.repeat(10_000)}\r\n`),
      'fetch.unanswered',
    ],
  ])('%s', async (_, asked, code) => {
    expect(await asked()).toBe(code);
  });

  it.each(['99999999', '-5', 'soon', 'Thu, 01 Jan 1970 00:00:00 GMT'])(
    'B08 later: %s is a bounded wait',
    async (after) => {
      for (const status of [429, 503]) {
        answer = (_request, response) => response.writeHead(status, { 'retry-after': after }).end();
        const error = (await fetcher
          .get(`http://127.0.0.1:${web.port}/`, { accept: '*/*' })
          .catch((e: unknown) => e)) as SaarError;
        expect(error.code).toBe('fetch.later');
        const wait = afterFailure(aSource(), error, NOW).nextAt! - NOW;
        expect(wait).toBeGreaterThanOrEqual(10 * 60_000);
        expect(wait).toBeLessThanOrEqual(1.1 * DAY);
      }
    },
  );

  it.each([
    ['B10 an etag of a mebibyte', { etag: 'x'.repeat(60_000) }, []],
    ['B10 an etag with quotes', { etag: 'W/"a""b"' }, ['etag']],
    ['B10 a day that is none', { 'last-modified': 'yesterday' }, ['lastModified']],
    ['B10 one in other letters', { 'last-modified': 'caf\u00e9' }, []],
  ])('%s is kept only where it is short and plain', async (_, headers, kept) => {
    answer = (_request, response) => response.writeHead(200, headers).end('x');
    const found = (await fetcher.get(`http://127.0.0.1:${web.port}/`, { accept: '*/*' }).catch(() => ({}))) as Content;
    expect(Object.keys(found).filter((key) => key === 'etag' || key === 'lastModified')).toEqual(kept);
  });

  it('B10 an etag with a line break is no answer', async () => {
    expect(
      await rawly((socket) => void socket.write('HTTP/1.1 200 OK\r\nETag: "a\r\nX: b"\r\nContent-Length: 1\r\n\r\nx')),
    ).toBe('content');
    expect(await rawly((socket) => void socket.write('HTTP/1.1 200 OK\r\nETag "a"\r\n\r\nx'))).toBe('fetch.unanswered');
  });
});

/** A key and a certificate that nobody has signed; undefined where no program can make them. */
function unsigned(): { key: string; cert: string } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'saar-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const words = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 9 -subj /CN=news.example.org';
  try {
    execFileSync('openssl', [...words.split(' '), '-keyout', key, '-out', cert], { stdio: 'ignore' });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a certificate', () => {
  const signed = unsigned();

  it.skipIf(!signed)('B06 that nobody has signed is refused', async () => {
    const server = createTls(signed!, (_request, response) => void response.end('x'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const code = await codeOf(`https://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    server.closeAllConnections();
    server.close();
    expect(code).toBe('fetch.certificate');
  });
});

describe('a source', () => {
  it('B09 that moved for good is asked there from then on', async () => {
    answer = ({ url }, response) =>
      url === '/new' ? void response.end('x') : void response.writeHead(301, { location: '/new' }).end();
    const { movedTo } = (await fetcher.get(`http://127.0.0.1:${web.port}/`, { accept: '*/*' })) as Content;
    expect(afterSuccess(aSource(), { movedTo }, NOW)).toMatchObject({ url: `http://127.0.0.1:${web.port}/new` });
  });

  it('B09 that is missing for thirty days is given up, and not before', () => {
    const missing = new SaarError('fetch.missing', { status: 404 }, 'refused');
    const failing = aSource({ failures: 40, failingSince: NOW, lastError: 'fetch.missing' });
    expect(afterFailure(failing, missing, NOW + 29 * DAY).state).toBeUndefined();
    expect(afterFailure(failing, missing, NOW + 30 * DAY)).toMatchObject({ state: 'off', reason: 'fetch.missing' });
  });
});

describe('content', () => {
  const RSS = '<rss version="2.0"><channel><title>x</title><item><title>a</title></item></channel></rss>';
  const feedOf = (bytes: Uint8Array, type?: string) =>
    readFeed(decodeBytes(bytes, type), 'https://news.example.org/', { data, now: new Date(NOW) }).items.length;
  const refusal = (read: () => unknown) => {
    try {
      return String(read());
    } catch (error) {
      return (error as SaarError).code;
    }
  };
  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(200)]);
  const hindi = 'संधि पर हस्ताक्षर हुए।';

  it.each<[string, Uint8Array, string | undefined, string]>([
    ['B11 a feed that calls itself a picture', Buffer.from(RSS), 'image/png', '1'],
    ['B11 a picture that calls itself a feed', png, 'application/rss+xml', 'file.binary'],
    ['B11 a document for printers', Buffer.from('%PDF-1.7\nstream of it'), 'application/pdf', 'file.binary'],
    [
      'B12 windows-1252 that calls itself UTF-8',
      Buffer.from(RSS.replace('>x<', '>caf\u00e9<'), 'latin1'),
      'text/xml; charset=utf-8',
      'file.encoding',
    ],
    [
      'B12 windows-1252 that says so',
      Buffer.from(RSS.replace('>x<', '>caf\u00e9<'), 'latin1'),
      'text/xml; charset=windows-1252',
      '1',
    ],
    ['B12 UTF-16 without its mark', Buffer.from(RSS, 'utf16le'), 'text/xml; charset=utf-8', 'file.binary'],
    ['B12 escape sequences', Buffer.from(`${RSS}\u001b$B$3$l`), 'text/xml; charset=iso-2022-jp', 'file.encoding'],
    [
      'B12 bytes of a legacy font',
      Buffer.from([...Buffer.from('<rss><channel><title>'), 0xc3, 0x28, 0xe2, 0xa0, 0xd5, 0x20]),
      undefined,
      'file.encoding',
    ],
    [
      'B12 UTF-8 that calls itself windows-1252',
      Buffer.from(RSS.replace('>x<', `>${hindi}<`)),
      'text/xml; charset=windows-1252',
      '1',
    ],
  ])('%s is read as what it is, or refused', (_, bytes, type, expected) => {
    expect(refusal(() => feedOf(bytes, type))).toBe(expected);
  });

  it('B14 that only asks to take cookies is no article', () => {
    const wall =
      '<html lang="en"><body><div class="consent"><h1>We value your privacy</h1><p>We and our partners store and access cookies on your device. ' +
      'Accept all cookies to go on, or manage your choices.</p><button>Accept all</button><button>Reject all</button></div></body></html>';
    const { articles, codes } = read(wall);
    expect([articles.length, codes.length]).toEqual([0, 1]);
  });
});
