/** What may be asked at all: every way of writing an address that leads elsewhere than it seems. */
import { describe, expect, it } from 'vitest';
import { SaarError } from '../../src/errors.ts';
import { readTarget, USUAL_PORTS, type Reach } from '../../src/net/target.ts';

const USUAL: Reach = { ports: USUAL_PORTS, hosts: [] };
const codeOf = (address: string, reach = USUAL, base?: URL) => {
  try {
    return readTarget(address, reach, base).url.href;
  } catch (error) {
    return (error as SaarError).code;
  }
};

describe('an address to fetch', () => {
  it.each([
    ['http://127.0.0.1:8080/', 'fetch.private'],
    ['http://2130706433/', 'fetch.private'],
    ['http://0x7f.1:8080/', 'fetch.private'],
    ['http://0177.0.0.1/', 'fetch.private'],
    ['http://127.1/', 'fetch.private'],
    ['http://[::1]:8080/', 'fetch.private'],
    ['http://[::ffff:127.0.0.1]/', 'fetch.private'],
    ['http://[64:ff9b::7f00:1]/', 'fetch.private'],
    ['http://[2002:7f00:1::]/', 'fetch.private'],
    ['http://0.0.0.0/', 'fetch.private'],
    ['http://[::]/', 'fetch.private'],
    ['http://169.254.169.254/latest/meta-data/', 'fetch.private'],
    ['http://metadata.google.internal/', 'fetch.private'],
    ['http://[fe80::1%25eth0]/', 'fetch.address'],
    ['http://[fc00::1]/', 'fetch.private'],
    ['http://[2001:db8::1]/', 'fetch.private'],
    ['http://localhost/', 'fetch.private'],
    ['http://localhost./', 'fetch.private'],
    ['http://foo.localhost/', 'fetch.private'],
    ['http://LOCALHOST/', 'fetch.private'],
    ['http://router/', 'fetch.private'],
    ['http://printer.local/', 'fetch.private'],
    ['http://ⓛocalhost/', 'fetch.private'],
    ['http://①②⑦.⓪.⓪.①/', 'fetch.private'],
    ['http://127。0。0。1/', 'fetch.private'],
    ['file:///etc/hostname', 'fetch.scheme'],
    ['ftp://news.example.org/', 'fetch.scheme'],
    ['gopher://news.example.org/', 'fetch.scheme'],
    ['data:text/html,x', 'fetch.scheme'],
    ['jar:http://news.example.org!/', 'fetch.scheme'],
    ['javascript:alert(1)', 'fetch.scheme'],
    ['http://user:pass@news.example.org/', 'fetch.userinfo'],
    ['http://good.example@127.0.0.1/', 'fetch.userinfo'],
    ['http://good.example\\@127.0.0.1/', 'fetch.address'],
    ['http://news.example.org:22/', 'fetch.port'],
    ['http://news.example.org:25/', 'fetch.port'],
    ['http://news.example.org:5432/', 'fetch.port'],
    ['https://news.example.org:6379/', 'fetch.port'],
    ['http://news.example.org/\r\nHost: x', 'fetch.address'],
    ['news.example.org', 'fetch.address'],
    ['', 'fetch.address'],
    [`https://news.example.org/${'a'.repeat(2_100)}`, 'fetch.address'],
  ])('%s is refused: %s', (address, code) => {
    expect(codeOf(address)).toBe(code);
  });

  it.each([
    ['https://news.example.org/feed?x=1', 'https://news.example.org/feed?x=1'],
    ['http://news.example.org:8080/', 'http://news.example.org:8080/'],
    ['https://samachar.भारत/', 'https://samachar.xn--h2brj9c/'],
    ['http://1.1.1.1/', 'http://1.1.1.1/'],
    // Whatever stands behind the hash is never sent.
    ['http://good.example#@127.0.0.1/', 'http://good.example/#@127.0.0.1/'],
  ])('%s is taken', (address, href) => {
    expect(codeOf(address)).toBe(href);
  });

  it('is read relative to another, and judged by where it leads', () => {
    const base = new URL('https://news.example.org/a/feed.xml');
    expect(codeOf('../b.html', USUAL, base)).toBe('https://news.example.org/b.html');
    expect(codeOf('//127.0.0.1/b', USUAL, base)).toBe('fetch.private');
    expect(codeOf('http:/127.0.0.1/', USUAL, base)).toBe('fetch.private');
  });

  it.each([
    ['http://127.0.0.1:9000/', ['127.0.0.1:9000'], true],
    ['http://127.0.0.1:9001/', ['127.0.0.1:9000'], 'fetch.private'],
    ['http://127.0.0.1:9001/', ['127.0.0.1'], true],
    ['http://2130706433:9001/', ['127.0.0.1'], true],
    ['http://[::1]:9000/', ['[::1]:9000'], true],
    ['http://[::1]:9000/', ['[::1]'], true],
    ['http://feeds.lan:3000/', ['Feeds.LAN'], true],
    ['http://xfeeds.lan/', ['feeds.lan'], false],
    ['http://feeds.lan.evil.example/', ['feeds.lan'], false],
    ['ftp://feeds.lan/', ['feeds.lan'], 'fetch.scheme'],
    ['http://a@feeds.lan/', ['feeds.lan'], 'fetch.userinfo'],
  ])('%s with %j allowed: %s', (address, hosts, expected) => {
    const reach = { ports: USUAL_PORTS, hosts };
    if (typeof expected === 'string') expect(codeOf(address, reach)).toBe(expected);
    else expect(readTarget(address, reach).isTrusted).toBe(expected);
  });

  it.each([
    ['http://127.0.0.1:8080/feed', 'fetch.own'],
    ['http://localhost:8080/', 'fetch.own'],
    ['http://2130706433:8080/', 'fetch.own'],
    ['http://[::1]:8080/', 'fetch.own'],
    ['http://[::ffff:127.0.0.1]:8080/', 'fetch.own'],
    ['http://0.0.0.0:8080/', 'fetch.own'],
    ['http://saar.localhost:8080/', 'fetch.own'],
    ['https://saar.example.org/feed', 'fetch.own'],
    ['https://SAAR.example.org.:443/', 'fetch.own'],
    ['http://127.0.0.1:8081/', 'http://127.0.0.1:8081/'],
    ['http://news.example.org:8080/', 'http://news.example.org:8080/'],
    ['https://news.saar.example.org/', 'https://news.saar.example.org/'],
  ])('C14 at our own page is refused, whatever is allowed: %s', (address, expected) => {
    const own = { port: 8080, hosts: ['saar.example.org:443'] };
    const hosts = ['127.0.0.1', 'localhost', '[::1]', 'saar.localhost', '0.0.0.0', '[::ffff:7f00:1]'];
    expect(codeOf(address, { ports: USUAL_PORTS, hosts, own })).toBe(expected);
  });

  it('may be at other ports where they are allowed', () => {
    expect(codeOf('https://news.example.org:8888/', { ports: [443, 8888], hosts: [] })).toBe(
      'https://news.example.org:8888/',
    );
    expect(codeOf('http://news.example.org/', { ports: [443], hosts: [] })).toBe('fetch.port');
  });
});
