import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressesSchema } from '../../src/data/addresses.ts';
import { dataPath, readDataFile } from '../../src/data/files.ts';
import { canonicalUrl, withoutTracking } from '../../src/corpus/canonical-url.ts';

const data = {
  addresses: readDataFile(dataPath(import.meta.dirname, '..', '..', 'data', 'addresses.yaml'), addressesSchema),
};
const canonical = (url: string) => canonicalUrl(url, data);

/** Every row's addresses are one. */
const SAME: readonly [what: string, canonical: string, ...others: string[]][] = [
  ['host in any case', 'https://news.example.org/a', 'https://NEWS.Example.ORG/a', 'HTTPS://news.example.org/a'],
  [
    'port of the scheme',
    'https://news.example.org/a',
    'https://news.example.org:443/a',
    'http://news.example.org:80/a',
  ],
  ['a host’s last point', 'https://news.example.org/a', 'https://news.example.org./a'],
  ['scheme', 'https://news.example.org/a', 'http://news.example.org/a'],
  ['www', 'https://example.org/a', 'https://www.example.org/a', 'https://www.example.org/a/'],
  ['fragment', 'https://news.example.org/a', 'https://news.example.org/a#top', 'https://news.example.org/a#:~:text=b'],
  ['no path', 'https://example.org/', 'https://example.org', 'https://example.org?', 'https://example.org/#'],
  ['slash at the end', 'https://news.example.org/a', 'https://news.example.org/a/', 'https://news.example.org/a//'],
  [
    'who sent the reader',
    'https://news.example.org/a?id=7',
    'https://news.example.org/a?id=7&utm_source=x&utm_medium=y',
    'https://news.example.org/a?UTM_Source=x&id=7',
    'https://news.example.org/a?fbclid=IwAR0&id=7&gclid=1',
    'https://news.example.org/a?id=7&mc_cid=1&mc_eid=2#x',
  ],
  [
    'order',
    'https://news.example.org/a?a=1&b=2',
    'https://news.example.org/a?b=2&a=1',
    'https://news.example.org/a?&b=2&&a=1',
  ],
  [
    'escapes',
    'https://news.example.org/%E0%A4%AA?q=%E0%A4%AA',
    'https://news.example.org/प?q=प',
    'https://news.example.org/%e0%a4%aa?q=%e0%a4%aa',
  ],
  ['escapes that need none', 'https://news.example.org/a-b~c', 'https://news.example.org/%61-b%7Ec'],
  ['spaces in parameters', 'https://news.example.org/a?q=b+c', 'https://news.example.org/a?q=b%20c'],
  [
    'pages for phones',
    'https://news.example.org/a',
    'https://m.news.example.org/a',
    'https://mobile.news.example.org/a',
    'https://amp.news.example.org/a',
    'https://m.news.example.org/a?m=1',
    'https://news.example.org/a/amp',
    'https://news.example.org/a/amp/',
    'https://news.example.org/amp/a',
    'https://news.example.org/a?amp=1',
    'https://news.example.org/a?amp',
    'https://news.example.org/a?outputType=amp',
    'https://www.news.example.org/a.amp',
  ],
  ['a page’s ending for phones', 'https://news.example.org/a.html', 'https://news.example.org/a.amp.html'],
  [
    'both at once',
    'https://example.org/a',
    'http://www.m.example.org/a/amp/?utm_source=x#y',
    'https://amp.www.example.org/a',
  ],
];

/** Every row's addresses are two. */
const DIFFERENT: readonly [what: string, one: string, other: string][] = [
  ['paths', 'https://example.org/a', 'https://example.org/b'],
  ['the case of a path', 'https://example.org/aB', 'https://example.org/ab'],
  ['parameters', 'https://example.org/a?id=1', 'https://example.org/a?id=2'],
  ['a parameter and none', 'https://example.org/a?id=1', 'https://example.org/a'],
  ['the order of equal names', 'https://example.org/a?id=1&id=2', 'https://example.org/a?id=2&id=1'],
  ['ports', 'https://example.org:8443/a', 'https://example.org/a'],
  ['other ports by scheme', 'http://example.org:8080/a', 'http://example.org:8081/a'],
  ['hosts', 'https://a.example.org/', 'https://b.example.org/'],
  ['hosts that only begin so', 'https://mexample.org/a', 'https://example.org/a'],
  ['a host that is all prefix', 'https://m.org/a', 'https://org/a'],
  ['a host with a prefix of two labels', 'https://amp.example/a', 'https://example/a'],
  ['a story about it', 'https://example.org/a/amp-prices', 'https://example.org/a/prices'],
  ['a word that ends so', 'https://example.org/lamp', 'https://example.org/l'],
  ['an escaped slash', 'https://example.org/a%2Fb', 'https://example.org/a/b'],
  ['an escaped and', 'https://example.org/?a=1%26b=2', 'https://example.org/?a=1&b=2'],
  ['a parameter whose name holds a tracker’s', 'https://example.org/?putm_x=1', 'https://example.org/'],
];

describe('the canonical address', () => {
  it.each(SAME)('does not tell apart by %s', (_, one, ...others) => {
    expect([one, ...others].map(canonical)).toEqual([one, ...others].map(() => one));
  });

  it.each(DIFFERENT)('tells apart by %s', (_, one, other) => {
    expect(canonical(one)).not.toBe(canonical(other));
  });

  it.each(['', 'x', '/a/b', 'mailto:a@example.org', 'javascript:alert(1)', 'http://', 'http://[::1'])(
    'of what is no web address is that itself: %s',
    (text) => {
      expect(canonical(text)).toBe(text);
    },
  );

  const parts = fc.array(fc.constantFrom('a', 'amp', 'm', 'www', '', '%61', '%2e', '..', 'x.amp', 'ü', '+', '%'));
  const query = fc.array(
    fc.constantFrom('id=1', 'amp', 'utm_a=b', 'a=%26', 'b=+', '=', '', 'q=प', '%=%', 'id=2', 'm=1'),
  );
  const host = fc.constantFrom(
    'm.example.org',
    'www.m.amp.example.org',
    'EXAMPLE.org.',
    '127.0.0.1:80',
    '[::1]:443',
    'm.org',
  );
  const made = fc
    .tuple(fc.constantFrom('http:', 'https:'), host, parts, query, fc.constantFrom('', '#x'))
    .map(([scheme, name, path, asked, at]) => `${scheme}//${name}/${path.join('/')}?${asked.join('&')}${at}`)
    .filter((url) => URL.canParse(url));

  it('is its own canonical address, and an address', () => {
    fc.assert(
      fc.property(fc.oneof(made, fc.webUrl({ withQueryParameters: true, withFragments: true })), (url) => {
        const once = canonical(url);
        expect(URL.canParse(once)).toBe(true);
        expect(canonical(once)).toBe(once);
      }),
    );
  });

  it('is there for every text', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }).map((text) => `http://${text}`),
    );
    fc.assert(fc.property(texts, (text) => typeof canonical(text) === 'string'));
  });

  it('of an endless address is that itself', () => {
    const endless = `https://example.org${'/amp'.repeat(50_000)}`;
    expect(canonical(endless)).toBe(endless);
  });
});

describe('an address without what tells who sent the reader', () => {
  it.each([
    ['https://www.example.org/a/?utm_source=x&id=7#top', 'https://www.example.org/a/?id=7#top'],
    ['https://m.example.org/a?fbclid=1', 'https://m.example.org/a'],
    ['https://example.org/a?b=%41&a=1', 'https://example.org/a?b=%41&a=1'],
    ['https://example.org/a#x?utm_source=y', 'https://example.org/a#x?utm_source=y'],
    ['https://example.org/a', 'https://example.org/a'],
  ])('%s is otherwise as it stood', (url, plain) => {
    expect(withoutTracking(url, data)).toBe(plain);
  });

  it('leads to the same page', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true }), (url) => {
        const [start, ...fragment] = url.split('#');
        const plain = withoutTracking([`${start}?utm_medium=z`, ...fragment].join('#'), data);
        expect(canonical(plain)).toBe(canonical(url));
        expect(withoutTracking(plain, data)).toBe(plain);
      }),
    );
  });
});
