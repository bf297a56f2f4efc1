import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SaarError } from '../../src/errors.ts';
import { atom, item, read, rss, titles } from './reading-feeds.ts';

const refusal = (text: string) => {
  try {
    read(text);
  } catch (error) {
    return error instanceof SaarError ? `${error.code} ${error.blame}` : error;
  }
  return undefined;
};
const many = (count: number, one: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => one(at)).join('');
const deep = (times: number) => '<a>'.repeat(times) + '</a>'.repeat(times);
const laughs = many(9, (at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`);
const jsonFeed = (items: string) => `{"version":"https://jsonfeed.org/version/1.1","title":"World","items":${items}}`;

/** What is made to stop or to lead astray whoever reads it. */
const REFUSED: readonly [what: string, text: string, code: string][] = [
  ['entities in entities (C01)', `<!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}]>${rss(item('&l9;'))}`, 'feed.entities'],
  [
    'one long entity, often (C02)',
    `<!DOCTYPE r [<!ENTITY a "${'b'.repeat(9_000)}">]>${rss(item('&a;'.repeat(20_000)))}`,
    'feed.entities',
  ],
  ['a million references (C03)', rss(item('&#65;'.repeat(1_000_000))), 'feed.invalid'],
  [
    'an entity from elsewhere (C04)',
    `<!DOCTYPE r [<!ENTITY x SYSTEM "http://127.0.0.1/">]>${rss(item('&x;'))}`,
    'feed.entities',
  ],
  [
    'a parameter entity (C04)',
    `<!DOCTYPE r [<!ENTITY % x SYSTEM "http://127.0.0.1/"> %x;]>${rss(item('a'))}`,
    'feed.entities',
  ],
  ['an entity declared in an item', rss(item('a', '<!ENTITY x "y">')), 'feed.entities'],
  [
    '20,000 elements in one another (C05)',
    rss(item('a', `<description>${deep(20_000)}</description>`)),
    'feed.too-deep',
  ],
  ['the same outside of items (C05)', rss(deep(20_000)), 'feed.too-deep'],
  [
    'an attribute of 5 MiB (C05)',
    `<rss version="${'1'.repeat(5_000_000)}"><channel>${item('a')}</channel></rss>`,
    'feed.invalid',
  ],
  [
    '100,000 attributes of its root (C05)',
    `<rss ${many(100_000, (at) => `a${at}="" `)}><channel>${item('a')}</channel></rss>`,
    'feed.invalid',
  ],
  ['an entity named like a pattern (C07)', `<!DOCTYPE r [<!ENTITY l. "x">]>${rss(item('&lt;'))}`, 'feed.entities'],
  ['a page', '<!doctype html><html><head><title>World</title></head><body><p>Hello</p></body></html>', 'feed.invalid'],
  ['no markup', 'Hello', 'feed.invalid'],
  ['nothing', '', 'feed.invalid'],
  ['only the beginning of one item', rss(item('a')).slice(0, 90), 'feed.invalid'],
  ['half an item of 20 MiB (C09)', `<rss><channel><item><title>${'a'.repeat(20_000_000)}`, 'feed.invalid'],
  ['arrays 100 deep (C12)', jsonFeed(`[${'['.repeat(100)}${']'.repeat(100)}]`), 'feed.too-deep'],
  ['a million open brackets (C12)', '{"items":' + '['.repeat(1_000_000), 'feed.too-deep'],
  ['JSON that is no feed', '{"name":"World"}', 'feed.invalid'],
  ['JSON that is none', '{title: World}', 'feed.invalid'],
];

/** What is only ill: what is whole of it comes in. */
const SAVED: readonly [what: string, text: string, titles: string[], isCut: boolean][] = [
  ['a feed that breaks off in an item (C08)', rss(item('a') + item('b') + item('c')).slice(0, -30), ['a', 'b'], true],
  ['one that breaks off in a tag', `${rss(item('a')).replace('</channel></rss>', '')}<item><title`, ['a'], true],
  [
    'one that breaks off in CDATA',
    `${rss(item('a')).replace('</channel></rss>', '')}<item><title><![CDATA[b`,
    ['a'],
    true,
  ],
  ['one that breaks off after its last item', rss(item('a')).replace('</channel></rss>', ''), ['a'], true],
  [
    'an Atom feed that breaks off',
    atom('<entry><title>a</title></entry><entry><title>b</title>').slice(0, -7),
    ['a'],
    true,
  ],
  [
    'a JSON feed that breaks off',
    jsonFeed('[{"title":"a","x":[{}]},{"title":"b"},{"title":"c').slice(0, -1),
    ['a', 'b'],
    true,
  ],
  ['two roots (C08)', rss(item('a')) + rss(item('b')), ['a'], true],
  ['a comment after its end', `${rss(item('a'))}<!-- 0.1 s -->`, ['a'], false],
  ['junk before its declaration (C08)', `<br />\n<b>Warning</b>: 1 < 2 in x.php\n${rss(item('a'))}`, ['a'], false],
  ['NUL and other controls (C08)', `\u0000${rss(item('a\u0000b\u0007'))}`, ['ab'], false],
  ['two byte order marks (C08)', `\ufeff\ufeff${rss(item('a'))}`, ['a'], false],
  ['the same before JSON', `\ufeff\ufeff${jsonFeed('[{"title":"a"}]')}`, ['a'], false],
  ['a plain DOCTYPE', `<!DOCTYPE rss PUBLIC "-//N//RSS" "http://127.0.0.1/rss.dtd">${rss(item('a'))}`, ['a'], false],
  [
    'entities of HTML and of nobody',
    rss('<item><title>R&eacute;sum&eacute; &nobody;</title></item>'),
    ['Résumé &nobody;'],
    false,
  ],
  [
    'HTML that nobody escaped',
    rss(item('a', '<description>x <br> y <p>z <img src=a></description>') + item('b')),
    ['a', 'b'],
    false,
  ],
  [
    '300 paragraphs that nobody closes',
    rss(item('a', `<description>${'<p>x'.repeat(300)}</description>`) + item('b')),
    ['a', 'b'],
    false,
  ],
  [
    'an element of its own that nobody closes',
    rss(item('a', '<x><y></x>') + item('b', '<x>') + item('c')),
    ['a', 'b', 'c'],
    false,
  ],
  ['an item that nobody closes', rss(item('a').replace('</item>', '') + item('b')), ['a', 'b'], false],
  ['ends of nothing', rss(`</p></b>${item('a', '</x></title>')}</item>${item('b')}`), ['a', 'b'], false],
  ['end tags in another case', rss('<item><Title>a</title></ITEM>' + item('b')), ['a', 'b'], false],
  ['arrows in its words', rss('<item><title>5 < 6 > 4 & 3</title></item>'), ['5 < 6 > 4 & 3'], false],
  ['CDATA in two parts (C11)', rss('<item><title><![CDATA[a]]]]><![CDATA[>b]]></title></item>'), ['a]]>b'], false],
  ['CDATA that ends twice (C11)', rss('<item><title><![CDATA[a]]>b]]></title></item>'), ['ab'], false],
  ['an end tag in CDATA (C11)', rss('<item><title><![CDATA[a</title></item>]]></title></item>'), ['a'], false],
  [
    'an end tag in an attribute',
    rss(item('a', '<description>x <i title="</description></item>">y</i></description>') + item('b')),
    ['a', 'b'],
    false,
  ],
  ['comments with dashes (C11)', rss(`<!-- a -- b --->${item('a', '<!-- </item> -->')}`), ['a'], false],
  [
    'instructions (C11)',
    `<?xml version="1.0"?><?xml-stylesheet href="http://127.0.0.1/a.xsl"?>${rss(item('a', '<?php echo "</item>" ?>'))}`,
    ['a'],
    false,
  ],
  [
    'an item of 2 MiB among others (C09)',
    rss(item('a') + item('b', `<description>${'b'.repeat(2_000_000)}</description>`) + item('c')),
    ['a', 'c'],
    true,
  ],
  ['one item of 20 MiB (C09)', rss(item('a', `<description>${'a'.repeat(20_000_000)}`)), [], true],
  ['items before an attack', rss(item('a') + item('b', `<description>${deep(20_000)}</description>`)), ['a'], true],
  ['items that say nothing (C09)', rss(`<item/><item></item><item><guid>7</guid></item>${item('a')}`), ['a'], false],
  ['an item without guid, link and date (C09)', rss('<item><title>a</title></item>'), ['a'], false],
  ['numbers that are none (C12)', jsonFeed('[{"id":1e400,"title":"a","date_published":1e400}]'), ['a'], false],
  ['keys given twice (C12)', jsonFeed('[{"title":"a","title":"b"}]'), ['b'], false],
  ['other things than items', jsonFeed('[null,7,"x",[],{"title":["x"]},{"title":"a"}]'), ['a'], false],
];

describe('a feed', () => {
  it.each(REFUSED)('of %s is refused', (_, text, code) => {
    expect(refusal(text)).toBe(`${code} refused`);
  });

  it.each(SAVED)('with %s is read as far as it is whole', (_, text, found, isCut) => {
    const feed = read(text);
    expect(titles(feed)).toEqual(found);
    expect(feed.isCut).toBe(isCut);
  });

  it.each(['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString'])(
    'may name things %s (C06)',
    (name) => {
      const element = rss(item('a', `<${name}>x</${name}><description ${name}="x">y</description>`));
      expect(refusal(element) ?? read(element).items[0]!.html).toMatch(/^(?:feed\.invalid refused|<p>y<\/p>)$/);
      expect(refusal(rss(`<${name}><title>x</title></${name}>${item('a')}`)) ?? 'read').toMatch(/read|feed\.invalid/);
      const json = read(jsonFeed(`[{"${name}":{"url":"https://news.example.org/x"},"title":"a"}]`));
      expect(json.items[0]).toMatchObject({ title: 'a', url: undefined });
      expect(({} as Record<string, unknown>)['url']).toBeUndefined();
    },
  );

  it('of 100,000 items gives the first thousand (C09)', () => {
    const feed = read(rss(many(100_000, (at) => item(`n${at}`))));
    expect(feed).toMatchObject({ isCut: true, title: 'World' });
    expect(feed.items).toHaveLength(1_000);
    const json = read(jsonFeed(`[${many(20_000, (at) => `{"title":"n${at}"},`)}{}]`));
    expect([json.items.length, json.isCut]).toEqual([1_000, true]);
  });

  it('cut anywhere gives only whole items of it, or is refused', () => {
    const whole = rss(item('a') + item('b', '<description><![CDATA[<p>x</p>]]></description>') + item('c'));
    const all = titles(read(whole));
    fc.assert(
      fc.property(fc.nat(whole.length), (length) => {
        const part = whole.slice(0, length);
        const found = refusal(part) ? [] : titles(read(part));
        expect(found).toEqual(all.slice(0, found.length));
      }),
    );
  });

  it('of anything is read or refused by a code', () => {
    const pieces = fc.constantFrom(
      ...[
        '<rss version="2.0">',
        '<channel>',
        '</channel>',
        '</rss>',
        '<item>',
        '</item>',
        '<title>',
        '</title>',
        '<link/>',
      ],
      ...[
        '<![CDATA[',
        ']]>',
        '<!--',
        '-->',
        '<?',
        '?>',
        '&',
        '&amp;',
        '"',
        '<',
        '>',
        'a',
        '<br>',
        '<item',
        '<x y="',
        '<feed>',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const text = `<rss version="2.0"><channel>${item('a')}${parts.join('')}${item('z')}</channel></rss>`;
        expect(refusal(text) ?? titles(read(text))).toContain('a');
      }),
    );
  });
});
