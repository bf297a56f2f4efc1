import { describe, expect, it } from 'vitest';
import { feedLinks } from '../../src/corpus/discover.ts';

const PAGE = 'https://news.example.org/world/';
const page = (head: string) =>
  `<!doctype html><html><head><title>World</title>${head}</head><body><p>x</p></body></html>`;
const link = (href: string, type = 'application/rss+xml', more = '') =>
  `<link rel="alternate" type="${type}" href="${href}"${more}>`;
const urls = (html: string) => feedLinks(html, PAGE).map(({ url }) => url);

describe('the feeds of a page', () => {
  it.each<[what: string, html: string, urls: string[]]>([
    ['RSS', page(link('https://news.example.org/rss')), ['https://news.example.org/rss']],
    [
      'all kinds',
      page(
        ['rss+xml', 'atom+xml', 'rdf+xml', 'feed+json'].map((kind) => link(`/${kind}`, `application/${kind}`)).join(''),
      ),
      ['rss+xml', 'atom+xml', 'rdf+xml', 'feed+json'].map((kind) => `https://news.example.org/${kind}`),
    ],
    ['a relative address', page(link('feed?a=1&amp;b=2')), ['https://news.example.org/world/feed?a=1&b=2']],
    ['a base', page(`<base href="/hindi/">${link('feed')}`), ['https://news.example.org/hindi/feed']],
    [
      'a base elsewhere, behind',
      page(`${link('feed')}<base href="https://cdn.example.net/">`),
      ['https://cdn.example.net/feed'],
    ],
    [
      'capitals, a charset and other relations',
      page('<LINK REL="Feed Alternate" TYPE="Application/RSS+XML; charset=utf-8" HREF="/f">'),
      ['https://news.example.org/f'],
    ],
    ['no quotes', page('<link rel=alternate type=application/rss+xml href=/f>'), ['https://news.example.org/f']],
    [
      'comments last',
      page(link('/comments/feed/') + link('/a?feed=comments-rss2') + link('/feed/')),
      [
        'https://news.example.org/feed/',
        'https://news.example.org/comments/feed/',
        'https://news.example.org/a?feed=comments-rss2',
      ],
    ],
    ['one twice', page(link('/f') + link('/f', 'application/atom+xml')), ['https://news.example.org/f']],
    ['a link in its body', `<p>x</p>${link('/f')}`, ['https://news.example.org/f']],
    [
      'other alternates',
      page(
        link('/en', 'text/html') +
          link('/wp-json', 'application/json') +
          '<link rel="stylesheet" type="application/rss+xml" href="/s">',
      ),
      [],
    ],
    [
      'other schemes',
      page(
        link('javascript:alert(1)') + link('file:///etc/passwd') + link('feed://x') + link('https://a:b@c.example/'),
      ),
      [],
    ],
    [
      'links that are only spoken of',
      page(`<script>document.write('${link('/a')}')</script><!-- ${link('/b')} --><template>${link('/c')}</template>`),
      [],
    ],
    ['nothing', '', []],
    ['a script without an end', page(`<script>${link('/a')}`), []],
  ])('with %s', (_, html, found) => {
    expect(urls(html)).toEqual(found);
  });

  it('have titles', () => {
    const titled = page(link('/f', undefined, ' title=" World &amp; more\n"') + link('/g', undefined, ' title=""'));
    expect(feedLinks(titled, PAGE)).toEqual([
      { url: 'https://news.example.org/f', title: 'World & more' },
      { url: 'https://news.example.org/g' },
    ]);
  });

  it('are ten at most', () => {
    expect(urls(page(Array.from({ length: 50_000 }, (_, at) => link(`/${at}`)).join('')))).toHaveLength(10);
  });

  it.each([
    ['unclosed elements', '<p'.repeat(500_000)],
    ['open brackets', '<'.repeat(1_000_000)],
    ['open quotes', '<link href="'.repeat(80_000)],
    ['open comments', '<!--'.repeat(250_000)],
    ['open scripts', '<script>'.repeat(120_000)],
    ['references', '&#65;'.repeat(200_000)],
  ])('are looked for in %s', (_, text) => {
    expect(urls(text)).toEqual([]);
  });
});
