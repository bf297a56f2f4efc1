import { describe, expect, it } from 'vitest';
import { readText } from '../../src/corpus/read-text.ts';
import type { Article } from '../../src/corpus/article.ts';
import { data, options } from './reading-data.ts';

const read = (name: string, content: string | Uint8Array) => readText(name, content, data, options);

function article(name: string, content: string): Article {
  const { articles, refusals } = read(name, content);
  expect(refusals).toEqual([]);
  expect(articles).toHaveLength(1);
  return articles[0]!;
}

const LEAD = 'The ferry between the two islands stopped on Tuesday, leaving 300 lorries on the pier.';
const SECOND = 'The operator says that it will run again within a week.';
const HINDI = 'दोनों द्वीपों के बीच चलने वाली नाव मंगलवार से बंद है और 300 ट्रक घाट पर खड़े हैं।';

describe('a text file', () => {
  it('gives its first line as title and takes it out of the text', () => {
    const found = article('ferry.txt', `Ferry stops, lorries wait\n\n${LEAD}\n${SECOND}`);
    expect(found).toMatchObject({ id: 'ferry', title: 'Ferry stops, lorries wait', text: `${LEAD}\n${SECOND}` });
    expect(found).toMatchObject({ language: 'en', dateCertainty: 'unknown', collection: 'corpus:test' });
    expect(found.publishedAt).toBeUndefined();
  });

  it('keeps its text whole when it opens with a paragraph', () => {
    const opening = `MALE, June 3 — ${LEAD} ${SECOND} ${LEAD}`;
    expect(article('ferry.txt', `${opening}\n${SECOND}`)).toMatchObject({
      title: `MALE, June 3 — ${LEAD}`,
      text: `${opening}\n${SECOND}`,
    });
    expect(article('naav.txt', `माले। ${HINDI}`)).toMatchObject({ title: HINDI, text: `माले। ${HINDI}`, language: 'hi' });
  });

  it.each([
    ['Peru shipped 40 tanks to Chile on Monday, Brazil said.', 'Chile denied it, and asked for an inquiry at once.'],
    ['Kenya said: “We sent 300 soldiers.”', 'Nobody in the capital would confirm the number on Friday.'],
    ['The fleet left the harbour.', 'It is to return within a month, the admiral said on Sunday.'],
    ['केन्या ने चाड को 300 ड्रोन दिए।', 'चाड ने इससे इनकार किया और कहा कि उसे कोई ड्रोन नहीं मिला।'],
    ['पेरू की सेना सीमा से लौट आई.', 'सेना के प्रवक्ता ने सोमवार को राजधानी में यह जानकारी दी।'],
  ])('keeps a first line that ends like a sentence in the text: %s', (first, second) => {
    const text = `${first}\n\n${second}`;
    expect(article('stopped.txt', text).text).toBe(text);
  });

  it.each(['Ferries idle: what next for the U.S.', 'Ferries idle, lorries wait', 'Will the ferries return?'])(
    'takes a first line without a stop, or with that of an abbreviation, for its headline: %s',
    (headline) => {
      expect(article('headline.txt', `${headline}\n\n${LEAD}`)).toMatchObject({ title: headline, text: LEAD });
    },
  );

  it('shortens a long first sentence at a word', () => {
    const { title } = article('long.txt', `${'slow ferries carry heavy lorries '.repeat(20)}.`);
    expect(title).toMatch(/^slow .{60,110}[a-z]…$/);
  });

  it('joins lines that were wrapped at a column, and no others', () => {
    const wrapped = [
      'The ferry between the two islands stopped on Tuesday, leaving',
      'three hundred lorries on the pier and their drivers without any',
      'news. The operator says that it will run again within a week, as',
      'soon as a part arrives from the yard where the ship was built in',
      'the spring.',
    ];
    expect(article('w.txt', `Ferry stops\n\n${wrapped.join('\n')}`).text).toBe(wrapped.join(' '));
    expect(article('p.txt', `Ferry stops\n\n${LEAD}\n${SECOND}\n${LEAD}\n${SECOND}`).text.split('\n')).toHaveLength(4);
  });

  it('is dated by its own line, which then goes', () => {
    const found = article('d.txt', `Ferry stops\nUpdated: 4 March 2025, 09:10 AM IST\n${LEAD}\n${SECOND}`);
    expect(found).toMatchObject({ publishedAt: '2025-03-04', dateCertainty: 'stated', text: `${LEAD}\n${SECOND}` });
  });

  it.each([
    ['a dateline with its year', `MALE, March 4, 2025 — ${LEAD}\n${SECOND}`, '2025-03-04'],
    ['a Hindi dateline with its year', `माले, 4 मार्च 2025। ${HINDI}\n${HINDI}`, '2025-03-04'],
    ['a Hindi label', `प्रकाशित: ४ मार्च २०२५\n${HINDI}\n${HINDI}`, '2025-03-04'],
    ['published before updated', `Updated: 5 Mar 2025 | Published: 4 Mar 2025\n${LEAD}\n${SECOND}`, '2025-03-04'],
    ['a dateline without year: none', `MALE, March 4 — ${LEAD}\n${SECOND}`, undefined],
    ['a date in a sentence: none', `${LEAD}\nIt last stopped on 4 March 2025, for a day.`, undefined],
    ['a day that is no day: none', `Updated: 31 Feb 2025\n${LEAD}\n${SECOND}`, undefined],
    ['a date in the future: none', `Updated: 4 March 2031\n${LEAD}\n${SECOND}`, undefined],
  ])('is dated by %s', (_, text, iso) => {
    expect(article('d.txt', text).publishedAt).toBe(iso);
  });
});

describe('a JSON article', () => {
  const whole = {
    id: 7,
    url: 'https://news.example/7',
    publisher: 'Example',
    language: 'en',
    publishedAt: '2025-03-04T10:00:00+05:30',
  };

  it('is read with all its fields, entities decoded, unknown keys passed over', () => {
    const found = article(
      'a.json',
      JSON.stringify({ ...whole, title: 'Ferry &amp; pier', text: `${LEAD} &quot;Soon&quot;`, gold: {} }),
    );
    expect(found).toMatchObject({
      id: '7',
      url: whole.url,
      publisher: 'Example',
      title: 'Ferry & pier',
      text: `${LEAD} "Soon"`,
    });
    expect(found).toMatchObject({ publishedAt: '2025-03-04T10:00:00+05:30', dateCertainty: 'stated' });
  });

  it('does without everything but a text', () => {
    expect(article('a.json', JSON.stringify({ text: LEAD, url: null, title: null }))).toMatchObject({
      id: 'a',
      title: LEAD,
    });
  });

  it('loses a first line that repeats its title', () => {
    const found = article('a.json', JSON.stringify({ title: 'Ferry stops!', text: `FERRY STOPS\n${LEAD}` }));
    expect(found).toMatchObject({ title: 'Ferry stops!', text: LEAD });
  });

  it('drops an address that is no web address and a date that is none', () => {
    const found = article(
      'a.json',
      JSON.stringify({ text: LEAD, url: 'javascript:alert(1)', publishedAt: '2025-02-31' }),
    );
    expect(found.url).toBeUndefined();
    expect(found).toMatchObject({ dateCertainty: 'unknown' });
  });

  it('is one of many in JSON Lines, where a bad line is refused alone', () => {
    const { articles, refusals } = read(
      'w.jsonl',
      `{"id":"a","text":"${LEAD}"}\n\n{oops\n{"text":5}\n{"text":"${SECOND}"}\n`,
    );
    expect(articles.map(({ id }) => id)).toEqual(['a', expect.stringMatching(/^[0-9a-f]{16}$/)]);
    expect(refusals.map(({ file, code }) => [file, code])).toEqual([
      ['w.jsonl:3', 'file.json'],
      ['w.jsonl:4', 'file.field'],
    ]);
    expect(refusals[1]!.parameters).toMatchObject({ field: 'text' });
  });
});

describe('a Markdown file', () => {
  it('gives front matter, heading and plain text', () => {
    const source = `---\ndate: 2025-03-04\npublisher: "Example"\n---\n# Ferry *stops*\n\n${LEAD} See [the operator](https://x.example/y).\nOne\nparagraph.\n\n> **Soon**, it says.\n\n- first\n- second\n`;
    expect(article('m.md', source)).toMatchObject({
      title: 'Ferry stops',
      publisher: 'Example',
      publishedAt: '2025-03-04',
      text: `${LEAD} See the operator. One paragraph.\n\nSoon, it says.\n\nfirst\nsecond`,
    });
  });
});

describe('a web page', () => {
  const page = (head: string, body: string) =>
    `<html lang="en"><head>${head}</head><body><nav>Home World Sport</nav><article><h1>Ferry stops</h1>${body}</article></body></html>`;
  const paragraphs = `<p>${LEAD} ${LEAD}</p><p>${SECOND} ${LEAD}</p>`;

  it('gives its article, a line a paragraph, and what its head says', () => {
    const found = article(
      'p.html',
      page(
        '<meta property="og:site_name" content="Example"><meta property="article:published_time" content="2025-03-04T10:00:00Z">' +
          '<link rel="canonical" href="https://news.example/ferry">',
        paragraphs,
      ),
    );
    expect(found).toMatchObject({ title: 'Ferry stops', publisher: 'Example', url: 'https://news.example/ferry' });
    expect(found).toMatchObject({ publishedAt: '2025-03-04T10:00:00Z', dateCertainty: 'stated' });
    expect(found.text).toBe(`${LEAD} ${LEAD}\n\n${SECOND} ${LEAD}`);
  });

  it.each([
    [
      'JSON-LD',
      '<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"headline":"Ferry","datePublished":"2025-03-04"}]}</script>',
      '',
    ],
    ['a time element', '', '<time datetime="2025-03-04">yesterday</time>'],
  ])('is dated by %s', (_, head, body) => {
    expect(article('p.html', page(head, body + paragraphs)).publishedAt).toBe('2025-03-04');
  });

  it('never gives words that its reader cannot see', () => {
    const hidden =
      '<p style="display: none">SECRET one</p><p hidden>SECRET two</p><p aria-hidden="true">SECRET three</p><!-- SECRET four -->' +
      '<p><span style="font-size:0px">SECRET five</span>Seen.</p><noscript>SECRET six</noscript><script>SECRET()</script>' +
      '<template><p>SECRET seven</p></template><style>.SECRET{}</style><svg><text>SECRET</text></svg>';
    expect(article('p.html', page('', paragraphs + hidden + paragraphs)).text).not.toContain('SECRET');
  });

  it('keeps a number together that is split over tags', () => {
    const { text } = article(
      'p.html',
      page('', `${paragraphs}<p>The cost is <b>one</b> crore <i>20</i> lakh, ${SECOND}</p>`),
    );
    expect(text).toContain('The cost is one crore 20 lakh');
  });

  it.each([
    ['no article', '<html><body><script>1</script></body></html>'],
    ['too deep', `<div>`.repeat(2_000) + LEAD],
    ['broken', '<p'.repeat(5_000)],
  ])('is refused when it has %s', (_, source) => {
    expect(read('p.html', source).refusals[0]).toMatchObject({ file: 'p.html', code: 'file.page' });
  });
});

describe('the language of an article', () => {
  it.each([
    ['the script decides', HINDI, undefined, 'hi'],
    ['a declaration that the script contradicts is not believed', HINDI, 'en-US', 'hi'],
    ['names in another script do not matter', `${HINDI} Multilateral Team (MT)`, 'hi', 'hi'],
    ['a region is passed over', LEAD, 'en-IN', 'en'],
  ])('%s', (_, text, language, code) => {
    expect(article('a.json', JSON.stringify({ text, language })).language).toBe(code);
  });

  it.each([
    ['another script', 'Паром между островами остановился во вторник, грузовики ждут.', undefined],
    ['another language of the same script', 'Le ferry entre les deux îles est arrêté depuis mardi.', 'fr'],
    ['another language in Devanagari', 'दोन बेटांमधील फेरी मंगळवारपासून बंद आहे.', 'mr'],
  ])('is refused when it is %s', (_, text, language) => {
    expect(read('a.json', JSON.stringify({ text, language })).refusals[0]).toMatchObject({ code: 'file.language' });
  });
});

describe('content without a file', () => {
  it('is text, or a JSON article when it opens with a brace, and known by its hash', () => {
    expect(article('-', LEAD)).toMatchObject({ text: LEAD, id: expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect(article('-', ` {"id":"x","text":"${LEAD}"}`).id).toBe('x');
  });

  it('has one hash for one content, and another for another', () => {
    expect(article('a.txt', LEAD).contentHash).toBe(article('b.txt', `${LEAD}\r\n`).contentHash);
    expect(article('a.txt', LEAD).contentHash).not.toBe(article('a.txt', SECOND).contentHash);
  });
});
