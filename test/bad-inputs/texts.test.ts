/** Section D: texts and pages that are odd, endless or hidden, on the whole way from a page to what a chat is sent. */
import { describe, expect, it } from 'vitest';
import { removeFurniture } from '../../src/corpus/furniture.ts';
import { makingOf } from '../../src/corpus/read-text.ts';
import { data, LARGE, NEWS, NOW, outcome, page, read } from './path.ts';

const MIB = 1024 * 1024;
/** The largest cases are as large as their section says only where there is time for them. */
const size = (whole: number) => (LARGE ? whole : Math.ceil(whole / 25));

/** A text beside one that is well: what comes in of it, and that the other is read whatever it is like. */
async function beside(bad: string | Uint8Array, name = 'bad.txt') {
  const good = read(page(''), 'good.html', 0);
  const { articles, codes } = read(bad, name, 1);
  const made = await outcome([...good.articles, ...articles]);
  expect(made.unread).toEqual([]);
  expect(made.brief.sources.map(({ id }) => id)).toContain('story0-0');
  return { ...made, articles, codes };
}

const story = (words: string) => `${NEWS}\n\n${words}\n\n${NEWS} It was signed twice.`;

describe('a text without an end', () => {
  it.each([
    ['D01 without a space', 'a'.repeat(size(4.9 * MIB))],
    ['D01 of one sentence', `${'the treaty of the two states '.repeat(size(200_000) / 29)}.`],
    ['D01 of danda', `संधि पर हस्ताक्षर हुए ${'।'.repeat(size(100_000))}`],
    ['D02 of one number word', 'एक '.repeat(size(50_000))],
    ['D02 of digits and commas', '1,'.repeat(size(50_000))],
    ['D02 of brackets', `treaty ${'('.repeat(size(50_000))}`],
    ['D02 of one letter', `${'a'.repeat(size(50_000))}!`],
    ['D03 of marks on one letter', `treaty क${'\u0301'.repeat(2_000)} ${'क\u093c'.repeat(500)}`],
    ['D14 of one line for a title', `${'treaty '.repeat(3_000)}\n\n${NEWS}`],
  ])('%s is read or refused beside others', async (_, words) => {
    const { codes } = await beside(words);
    expect(codes.every((code) => code.startsWith('file.'))).toBe(true);
  });

  it('D01 larger than any article is refused', () => {
    expect(read('a '.repeat(2.6 * MIB), 'bad.txt').codes).toEqual(['file.too-large']);
  });
});

describe('letters that are not what they seem', () => {
  it.each([
    ['D03 joiners and spaces of no width', 'The treaty\u200b of\u200d the\u200c two costs 1\u200b2\u200b0 crowns.'],
    ['D04 marks that turn the reading', 'The treaty says \u202enothing\u202c of \u2066it\u2069, \u200fhe said.'],
    [
      'D05 halves of pairs, private letters and letters beyond',
      'The treaty \ud800 \uffff \ue000 \u{1d7d8} \u{1f600} is signed.',
    ],
    ['D06 digits of several scripts', 'The treaty costs १२,०0०, １２, 1.2.3, 1e9, ٣, -0, ०० and 1/2 crowns.'],
    ['D08 Hindi in two normal forms', `संधि पर बड़ी बैठक हुई। ${'संधि पर बड़ी बैठक हुई।'.normalize('NFD')} संधि पर बड़ी बैठक हुई।`],
  ])('%s: every quotation is its text to the letter', async (_, words) => {
    const { articles, brief, sent } = await beside(story(words));
    expect(articles).toHaveLength(1);
    expect(brief.sources.length).toBeGreaterThan(0);
    // Nothing that is sent turns the reading of what stands behind it, and none is half a letter.
    expect(sent).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(sent).not.toMatch(/\p{Surrogate}/u);
  });

  it.each([
    ['D06 a fraction of signs that is no number', '1.2.3'],
    ['D06 a number in the writing of programs', '1e9'],
  ])('%s is no amount', async (_, sign) => {
    const { brief } = await beside(story(`The treaty moved ${sign} soldiers.`));
    expect(brief.figures.filter(({ value }) => value === 1_000_000_000 || value === 1.2)).toEqual([]);
  });
});

describe('a number in parts', () => {
  it.each([
    ['D07 over tags', '<b>एक</b> करोड़ <i>20</i> लाख'],
    ['D07 over a soft hyphen', 'एक क\u00adरोड़ 20 लाख'],
    ['D07 over a line', 'एक\nकरोड़ 20\nलाख'],
  ])('%s is one number', (_, words) => {
    const { articles } = read(page(`<p>रूस को ${words} गोले मिले।</p>`));
    const text = articles[0]!.text.normalize('NFC');
    expect(text.replaceAll('\u00ad', '')).toContain('एक करोड़ 20 लाख');
  });
});

describe('a page', () => {
  it.each([
    [
      'D09 with what runs',
      '<script>alert("OBEYED")</script><svg onload="x">OBEYED</svg><iframe srcdoc="OBEYED"></iframe>',
    ],
    [
      'D09 with what is kept for later',
      '<template><p>OBEYED words of a treaty.</p></template><style>p:after{content:"OBEYED"}</style>',
    ],
    ['D10 with hidden words', '<p style="display:none">OBEYED treaty.</p><p style="font-size:0">OBEYED treaty.</p>'],
    [
      'D10 with words for machines',
      '<p aria-hidden="true">OBEYED treaty.</p><noscript><p>OBEYED treaty.</p></noscript>',
    ],
    ['D10 with white words', '<p style="color:white;background:white">OBEYED treaty.</p><!-- OBEYED treaty. -->'],
  ])('%s: none of it is quoted', async (_, bad) => {
    const { articles } = read(page(bad));
    expect(articles[0]!.text).not.toContain('OBEYED');
    const { sent } = await outcome(articles);
    expect(sent).not.toContain('OBEYED');
  });

  it('D09 of ten thousand tags that do not end is read or refused', () => {
    const { articles, codes } = read(page('<p '.repeat(10_000)));
    expect(articles.length + codes.length).toBe(1);
    if (articles.length > 0) expect(articles[0]!.text).toContain('Borduria');
  });

  it.each([
    [
      'D13 that is furniture alone',
      '<html><body><nav><a href="/">Home</a></nav><p>Also read</p><p>Share</p><footer>All rights reserved</footer></body></html>',
    ],
    ['D13 without a word', '<html><body><p>***</p><p>2031</p></body></html>'],
    [
      'D13 in a language that is not read',
      `<html lang="el"><body><article><p>${'Η συνθήκη υπογράφηκε τη Δευτέρα στην πρωτεύουσα. '.repeat(12)}</p></article></body></html>`,
    ],
  ])('%s is no article', (_, html) => {
    const { articles, codes } = read(html);
    expect(articles).toEqual([]);
    expect(codes).toHaveLength(1);
  });

  it('D13 in English with Hindi around it is English, without what is around it', () => {
    const { articles } = read(
      page('<p>यह भी पढ़ें</p>').replace('<body>', '<body><nav><a href="/">होम</a> <a href="/d">देश</a></nav>'),
    );
    expect(articles[0]).toMatchObject({ language: 'en' });
    expect(articles[0]!.text).not.toContain('यह भी पढ़ें');
    expect(removeFurniture(articles[0]!.text, makingOf(data, { collection: 'x', now: NOW }).rules).text).toBe(
      articles[0]!.text,
    );
  });

  it.each([
    ['D14 of 20,000 letters', 'treaty '.repeat(2_900)],
    ['D14 with lines, tabs and NUL', 'Borduria\n\tand\u0000 Syldavia\r\nsign'],
  ])('with a title %s has a title of one line', async (_, title) => {
    const { articles } = read(page('', '', title));
    expect(articles[0]!.title).not.toMatch(/[\n\r\t\u0000]/);
    const { sent } = await outcome(articles);
    expect(sent.length).toBeLessThan(200_000);
  });
});

describe('articles that belong together', () => {
  it('D11 the same words at two addresses are one source with a copy', async () => {
    const articles = [0, 1].flatMap((at) => read(page(''), 'story.html', at).articles);
    const { brief } = await outcome(articles);
    expect(brief.sources.map(({ copies }) => copies?.length ?? 0)).toEqual([1]);
  });

  it('D11 changed words at one address are another edition of it', async () => {
    const [before] = read(page('')).articles;
    const [after] = read(page('').replaceAll('autumn', 'winter')).articles;
    expect([before!.id, before!.contentHash === after!.contentHash]).toEqual([after!.id, false]);
    const { brief } = await outcome([before!, after!]);
    expect(brief.sources).toHaveLength(1);
    expect(JSON.stringify(brief)).toContain('winter');
    expect(JSON.stringify(brief)).not.toContain('autumn');
  });

  it('D12 a figure that the next sentence denies is never said without its doubt', async () => {
    const words =
      'A post claimed that Borduria sent 40,000 soldiers to Syldavia. The ministry of Borduria denied that it sent 40,000 soldiers.';
    const { articles } = read(page(`<p>${words}</p>`));
    const { brief } = await outcome(articles, 'soldiers Borduria Syldavia');
    const plain = brief.keyPoints.filter(({ kind, text }) => kind === 'composed' && text.includes('40,000'));
    for (const { text } of plain) expect(text).toMatch(/claim|deni|accord|reported|post/i);
  });
});
