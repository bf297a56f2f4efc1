import { describe, expect, it } from 'vitest';
import { read, rss } from './reading-feeds.ts';

interface Marks {
  link?: string;
  guid?: string;
  title?: string;
  description?: string;
  more?: string;
}

const one = ({ link, guid, title, description, more = '' }: Marks) =>
  [
    '<item>',
    link === undefined ? '' : `<link>${link}</link>`,
    guid === undefined ? '' : `<guid isPermaLink="false">${guid}</guid>`,
    title === undefined ? '' : `<title>${title}</title>`,
    description === undefined ? '' : `<description>${description}</description>`,
    `${more}</item>`,
  ].join('');
const feed = (...items: Marks[]) => read(rss(items.map(one).join(''))).items;
const keys = (...items: Marks[]) => feed(...items).map(({ key }) => key);

describe('an item is known again', () => {
  it.each<[what: string, before: Marks, after: Marks]>([
    [
      'whose guid changes at each reading',
      { link: '/a', guid: '1', title: 'A' },
      { link: '/a', guid: '2', title: 'A' },
    ],
    ['whose headline was mended', { link: '/a', guid: '1', title: 'A' }, { link: '/a', guid: '1', title: 'B' }],
    ['whose address tells who sent the reader', { link: '/a?utm_source=x' }, { link: '/a?utm_source=y#top' }],
    ['with a guid and no address', { guid: '1', title: 'A' }, { guid: '1', title: 'B' }],
    ['with a title alone', { title: 'A', description: 'x' }, { title: 'A', description: 'y' }],
    ['with words alone', { description: 'x' }, { description: 'x' }],
  ])('%s', (_, before, after) => {
    expect(keys(before)).toEqual(keys(after));
  });

  it('whose address is that of all items, by its title, also when its guid changes', () => {
    const before = keys({ link: '/', guid: '1', title: 'A' }, { link: '/', guid: '2', title: 'B' });
    expect(keys({ link: '/', guid: '3', title: 'A' }, { link: '/', guid: '4', title: 'B' })).toEqual(before);
    expect(new Set(before).size).toBe(2);
  });
});

describe('items are told apart', () => {
  it.each<[what: string, count: number, ...items: Marks[]]>([
    ['of one guid (C09)', 3, ...['a', 'b', 'c'].map((name) => ({ link: `/${name}`, guid: '0', title: name }))],
    ['of one guid and no address', 2, { guid: '0', title: 'A' }, { guid: '0', title: 'B' }],
    ['of one guid, no address and no title', 2, { guid: '0', description: 'A' }, { guid: '0', description: 'B' }],
    [
      'of one address and no title',
      2,
      { link: '/', guid: '1', description: 'A' },
      { link: '/', guid: '2', description: 'B' },
    ],
    ['of a live blog', 2, { link: '/live#1', title: 'A' }, { link: '/live#2', title: 'B' }],
    [
      'but one listed twice is one',
      1,
      { link: '/a', guid: '1', title: 'A' },
      { link: '/a?utm_source=x', guid: '2', title: 'A' },
    ],
    ['nor are two alike in everything', 1, { title: 'A' }, { title: 'A' }],
  ])('%s', (_, count, ...items) => {
    const found = keys(...items);
    expect([found.length, new Set(found).size]).toEqual([count, count]);
  });

  it('and the newest of those that are one stays, in the place of the first', () => {
    const dated = (day: number) => ({
      link: '/a',
      title: 'A',
      more: `<pubDate>${day} Mar 2025 10:00:00 GMT</pubDate>`,
    });
    const found = feed(dated(3), { link: '/b', title: 'B' }, dated(5), dated(4));
    expect(found.map(({ title, publishedAt }) => [title, publishedAt?.slice(0, 10)])).toEqual([
      ['A', '2025-03-05'],
      ['B', undefined],
    ]);
  });
});

describe('the print of an item', () => {
  const print = (marks: Marks, ...others: Marks[]) => feed({ link: '/a', ...marks }, ...others)[0]!.print;
  const updated = (time: string) => `<dcterms:modified>${time}</dcterms:modified>`;
  const first = { title: 'A', description: 'x <img src="/1.gif"/>', guid: '1', more: '<pubDate>3 Mar 2025</pubDate>' };

  it.each<[what: string, marks: Marks, isSame: boolean]>([
    ['guid and date of publication', { ...first, guid: '2', more: '<pubDate>4 Mar 2025</pubDate>' }, true],
    ['addresses in its markup', { ...first, description: 'x <img src="/2.gif"/>' }, true],
    ['title', { ...first, title: 'B' }, false],
    ['words', { ...first, description: 'y' }, false],
    ['date of change', { ...first, more: updated('2025-03-04T10:00:00Z') }, false],
  ])('with another %s', (_, marks, isSame) => {
    expect(print(marks) === print(first)).toBe(isSame);
  });

  it('has nothing of a date of change that items share: that is when the feed was made', () => {
    const at = (time: string) => print({ more: updated(time) }, { link: '/b', more: updated(time) });
    expect(at('2025-03-04T10:00:00Z')).toBe(at('2025-03-04T10:10:00Z'));
  });
});
