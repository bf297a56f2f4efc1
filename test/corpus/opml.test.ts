import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SaarError } from '../../src/errors.ts';
import { readOpml, writeOpml } from '../../src/corpus/opml.ts';

const list = (outlines: string) => `<?xml version="1.0"?><opml version="2.0"><body>${outlines}</body></opml>`;
const outline = (url: string, title = '') => `<outline type="rss" text="${title}" xmlUrl="${url}"/>`;
const many = (count: number, one: (at: number) => string) => Array.from({ length: count }, (_, at) => one(at)).join('');
const refusal = (text: string) => {
  try {
    readOpml(text);
  } catch (error) {
    return error instanceof SaarError ? error.code : error;
  }
  return undefined;
};

describe('a list of feeds', () => {
  it.each<[what: string, outlines: string, urls: string[]]>([
    [
      'in folders',
      `<outline text="News">${outline('https://a.example/f')}<outline>${outline('https://b.example/f')}</outline></outline>`,
      ['https://a.example/f', 'https://b.example/f'],
    ],
    ['with one twice', outline('https://a.example/f') + outline('https://a.example/f'), ['https://a.example/f']],
    [
      'with the marks of feed readers',
      outline('feed://a.example/f') + outline('feed:https://b.example/f'),
      ['http://a.example/f', 'https://b.example/f'],
    ],
    [
      'with references and bare ampersands',
      outline('https://a.example/f?a=1&amp;b=2') + outline('https://a.example/g?a=1&b=2'),
      ['https://a.example/f?a=1&b=2', 'https://a.example/g?a=1&b=2'],
    ],
    ['with names in capitals', '<OUTLINE XMLURL="https://a.example/f"></OUTLINE>', ['https://a.example/f']],
    ['with outlines that name no feed', '<outline text="a" url="https://a.example/"/><outline xmlUrl=""/>', []],
    ['with nothing', '', []],
    ['that breaks off', `${outline('https://a.example/f')}<outline xmlUrl="https://b.exa`, ['https://a.example/f']],
  ])('%s is read', (_, outlines, urls) => {
    expect(readOpml(list(outlines)).map(({ url }) => url)).toEqual(urls);
  });

  it('keeps the feeds’ names', () => {
    expect(readOpml(list(outline('https://a.example/f', 'R&amp;D &lt;news&gt;')))).toEqual([
      { url: 'https://a.example/f', title: 'R&D <news>' },
    ]);
  });

  it('nested 5,000 deep is read (C13)', () => {
    const deep = `${'<outline text="x">'.repeat(5_000)}${outline('https://a.example/f')}${'</outline>'.repeat(5_000)}`;
    expect(readOpml(list(deep))).toHaveLength(1);
  });

  it('with addresses of one’s own network names them: whether they are asked is for others to say (C13)', () => {
    expect(readOpml(list(many(500, (at) => outline(`http://127.0.0.1/${at}`))))).toHaveLength(500);
  });

  it.each([
    ['50,000 feeds (C13)', list(many(50_000, (at) => outline(`https://a.example/${at}`))), 'opml.too-large'],
    ['more than 5 MiB', list('<outline/>'.repeat(600_000)), 'opml.too-large'],
    ['no OPML', '<html><body>Hello</body></html>', 'opml.invalid'],
    ['a feed', '<rss version="2.0"><channel><title>a</title></channel></rss>', 'opml.invalid'],
    ['nothing', '', 'opml.invalid'],
    ['entities', `<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/passwd">]>${list(outline('&x;'))}`, 'opml.invalid'],
  ])('of %s is refused', (_, text, code) => {
    expect(refusal(text)).toBe(code);
  });

  it('with 50,000 folders of few feeds is read', () => {
    expect(readOpml(list(`${'<outline text="x"/>'.repeat(50_000)}${outline('https://a.example/f')}`))).toHaveLength(1);
  });

  it('reads back what it wrote', () => {
    const titles = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(fc.uniqueArray(fc.webUrl({ withQueryParameters: true }), { maxLength: 8 }), titles, (urls, title) => {
        const written = writeOpml(
          urls.map((url) => ({ url, title })),
          'My <feeds> & more',
        );
        expect(readOpml(written).map(({ url }) => url)).toEqual(urls);
      }),
      { numRuns: 25 },
    );
  });
});
