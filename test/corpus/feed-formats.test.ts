import { describe, expect, it } from 'vitest';
import { atom, FEED_URL, read, rss, titles } from './reading-feeds.ts';

const BODY = '<p>The ferry between the two islands stopped on Tuesday.</p><p>300 lorries wait on the pier.</p>';
const escaped = BODY.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const PUBLISHED = '2025-03-14T10:00:00.000Z';
const SEEN = {
  url: 'https://news.example.org/ferry',
  title: 'Ferry stops & waits',
  publishedAt: PUBLISHED,
  html: BODY,
};

const RSS = rss(
  `<item><title>Ferry stops &amp; waits</title><link>https://news.example.org/ferry</link>
   <guid isPermaLink="false">7</guid><pubDate>Fri, 14 Mar 2025 15:30:00 +0530</pubDate><dc:creator>Ana Rai</dc:creator>
   <media:content url="https://img.example.org/1.jpg"><media:title>A ship</media:title></media:content>
   <enclosure url="http://127.0.0.1/a.mp3" length="1" type="audio/mpeg"/>
   <description>Short.</description><content:encoded><![CDATA[${BODY}]]></content:encoded></item>`,
  `<title>World</title><link>https://news.example.org/</link><language>en-IN</language><ttl>30</ttl>
   <image><url>http://127.0.0.1/logo.png</url><title>Logo</title><link>http://127.0.0.1/</link></image>`,
);
const ATOM = atom(
  `<entry><title type="html">Ferry stops &amp;amp; waits</title><id>tag:news.example.org,2025:7</id>
   <link rel="replies" href="/ferry#comments"/><link rel="alternate" type="text/html" href="/ferry"/>
   <published>2025-03-14T10:00:00Z</published><updated>2025-03-14T11:00:00Z</updated>
   <author><name>Ana Rai</name><email>ana@news.example.org</email></author>
   <summary>Short.</summary><content type="html">${escaped}</content></entry>`,
  `<title>World</title><link rel="self" href="/feeds/world.xml"/><link href="/"/><updated>2025-03-14T11:00:00Z</updated>`,
);
const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:c="http://purl.org/rss/1.0/modules/content/">
  <channel rdf:about="https://news.example.org/"><title>World</title><link>https://news.example.org/</link>
    <dc:language>en-IN</dc:language>
    <items><rdf:Seq><rdf:li rdf:resource="https://news.example.org/ferry"/></rdf:Seq></items></channel>
  <item rdf:about="https://news.example.org/ferry"><title>Ferry stops &amp; waits</title>
    <link>https://news.example.org/ferry</link><dc:date>2025-03-14T10:00:00Z</dc:date><dc:creator>Ana Rai</dc:creator>
    <description>Short.</description><c:encoded>${escaped}</c:encoded></item></rdf:RDF>`;
const JSON_FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'World',
  home_page_url: 'https://news.example.org/',
  language: 'en-IN',
  items: [
    {
      id: '7',
      url: 'https://news.example.org/ferry',
      title: 'Ferry stops & waits',
      content_html: BODY,
      summary: 'Short.',
      date_published: '2025-03-14T10:00:00Z',
      authors: [{ name: 'Ana Rai' }],
    },
  ],
});

describe('a feed', () => {
  it.each(Object.entries({ RSS, ATOM, RDF, JSON_FEED }))('of the kind %s is read', (_, text) => {
    const feed = read(text);
    expect(feed).toMatchObject({ title: 'World', siteUrl: 'https://news.example.org/', isCut: false });
    expect(feed.items).toHaveLength(1);
    expect(feed.items[0]).toMatchObject({ ...SEEN, author: 'Ana Rai' });
    expect(feed.items[0]!.key).toMatch(/^[\da-f]{24}$/);
  });

  it('says its language and how long it asks to be left alone', () => {
    expect(read(RSS)).toMatchObject({ language: 'en-IN', ttlMinutes: 30 });
    const sy = '<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>';
    expect(read(rss('', sy)).ttlMinutes).toBe(30);
    expect(read(rss('', '<title>W</title><ttl>-5</ttl>')).ttlMinutes).toBeUndefined();
    expect(read(rss('', '<title>W</title><ttl>soon</ttl>')).ttlMinutes).toBeUndefined();
    expect(read(rss('', '<title>W</title><ttl>99999999</ttl>')).ttlMinutes).toBe(10_080);
  });

  it('holds nothing that only pictures and sounds are named with', () => {
    expect(JSON.stringify(read(RSS))).not.toMatch(/127\.0\.0\.1|img\.example|A ship|Logo/);
  });

  it.each([
    ['no item', rss(''), []],
    [
      'items outside of the channel',
      '<rss version="0.91"><channel><title>W</title></channel><item><title>a</title></item></rss>',
      ['a'],
    ],
    ['names in capitals', '<RSS version="2.0"><CHANNEL><ITEM><TITLE>a</TITLE></ITEM></CHANNEL></RSS>', ['a']],
    [
      'a prefix for Atom',
      `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>a</a:title></a:entry></a:feed>`,
      ['a'],
    ],
    [
      'one item of a list of one',
      JSON.stringify({ version: 'https://jsonfeed.org/version/1', items: [{ title: 'a' }] }),
      ['a'],
    ],
  ])('may have %s', (_, text, found) => {
    expect(titles(read(text))).toEqual(found);
  });

  it('of markup in Atom keeps it', () => {
    const xhtml = `<div xmlns="http://www.w3.org/1999/xhtml"><p>One <b>two</b>.</p><p>Three<br>four.</p></div>`;
    const [first] = read(atom(`<entry><title>a</title><content type="xhtml">${xhtml}</content></entry>`)).items;
    expect(first!.html).toBe('<p>One <b>two</b>.</p><p>Three<br/>four.</p>');
  });

  it('of plain text makes paragraphs of its lines', () => {
    const entry = { id: '1', content_text: 'Five < six & seven.\n\nThe end.' };
    const [first] = read(JSON.stringify({ version: 'https://jsonfeed.org/version/1', items: [entry] })).items;
    expect(first!.html).toBe('<p>Five &lt; six &amp; seven.</p>\n<p>The end.</p>');
  });
});

describe('a title', () => {
  it.each([
    ['A &lt;b&gt;bold&lt;/b&gt; &amp;amp; quick fox', 'A bold & quick fox'],
    ['<![CDATA[A <em class="x">bold</em> fox]]>', 'A bold fox'],
    ['A <i>bold</i> fox', 'A bold fox'],
    ['Rates &amp;lt; 5% and I &lt;3 it', 'Rates < 5% and I <3 it'],
    ['AT&T and R&D', 'AT&T and R&D'],
    ['Rock &amp;#8217;n&#8217; roll', 'Rock ’n’ roll'],
    ['<![CDATA[<script>alert(1)</script>News]]>', 'News'],
    ['  two\n lines\u200b ', 'two lines'],
    ['गाँव &amp; शहर', 'गाँव & शहर'],
  ])('%s is plain text', (written, title) => {
    expect(titles(read(rss(`<item><title>${written}</title></item>`)))).toEqual([title]);
  });

  it('of 20,000 characters is cut', () => {
    expect(titles(read(rss(`<item><title>${'ab '.repeat(7_000)}</title></item>`)))[0]!.length).toBeLessThan(1_001);
  });
});

describe('an address', () => {
  const url = (link: string, attributes = '') =>
    read(`<rss version="2.0"${attributes}><channel><item><title>a</title><link>${link}</link></item></channel></rss>`)
      .items[0]!.url;

  it.each([
    ['/ferry?a=1&amp;b=2', 'https://news.example.org/ferry?a=1&b=2'],
    ['/ferry?a=1&copy=2&b;', 'https://news.example.org/ferry?a=1&copy=2&b;'],
    ['ferry', 'https://news.example.org/feeds/ferry'],
    ['//cdn.example.net/ferry', 'https://cdn.example.net/ferry'],
    ['\n  https://news.example.org/ferry\n', 'https://news.example.org/ferry'],
    ['<![CDATA[https://news.example.org/ferry]]>', 'https://news.example.org/ferry'],
    ['https://news.example.org/नाव', 'https://news.example.org/%E0%A4%A8%E0%A4%BE%E0%A4%B5'],
    ['javascript:alert(1)', undefined],
    ['file:///etc/passwd', undefined],
    ['https://user:word@news.example.org/', undefined],
    [`https://news.example.org/${'a'.repeat(3_000)}`, undefined],
    ['https://', undefined],
    ['', undefined],
  ])('%s is made whole, or left out', (link, whole) => {
    expect(url(link)).toBe(whole);
  });

  it('is resolved against what xml:base says', () => {
    expect(url('a', ' xml:base="https://other.example.org/b/"')).toBe('https://other.example.org/b/a');
    expect(url('a', " xml:base='/c/'")).toBe('https://news.example.org/c/a');
    expect(url('a', ' xml:base="file:///etc/"')).toBe('https://news.example.org/feeds/a');
    const entry = '<entry xml:base="/e/"><title>a</title><link href="x"/></entry>';
    const feed = atom(entry).replace('<feed', '<feed xml:base="https://other.example.org/"');
    expect(read(feed).items[0]!.url).toBe('https://other.example.org/e/x');
  });

  it.each([
    ['<guid>https://news.example.org/a</guid>', 'https://news.example.org/a'],
    ['<guid isPermaLink="true">https://news.example.org/a</guid>', 'https://news.example.org/a'],
    ['<guid isPermaLink="false">https://news.example.org/a</guid>', undefined],
    ['<guid>a-7</guid>', undefined],
    ['<atom:link href="https://news.example.org/a"/>', 'https://news.example.org/a'],
  ])('of an item with %s alone', (marks, whole) => {
    expect(read(rss(`<item><title>a</title>${marks}</item>`), FEED_URL).items[0]!.url).toBe(whole);
  });
});
