import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { readHtmlPage } from '../../src/corpus/html-page.ts';
import { makingOf, readText } from '../../src/corpus/read-text.ts';
import { data, options } from './reading-data.ts';

const making = makingOf(data, options);
const LEAD = 'The ferry between the two islands stopped on Tuesday, leaving 300 lorries on the pier.';
const SECOND = 'The operator says that it will run again within a week, once a part has come from the yard.';
const PARAGRAPHS = `<p>${LEAD} ${LEAD}</p><p>${SECOND} ${LEAD}</p>`;
const URL_OF_PAGE = 'https://news.example.org/world/ferry?id=7';
const page = (head: string, body = PARAGRAPHS) =>
  `<html lang="en"><head><title>Ferry stops</title>${head}</head><body><article>${body}</article></body></html>`;

describe('the address of a page', () => {
  const canonical = (href: string) => `<link rel="canonical" href="${href}">`;
  const BELIEVED: readonly [told: string, shown: string][] = [
    ['https://news.example.org/world/ferry', 'https://news.example.org/world/ferry'],
    ['/world/ferry', 'https://news.example.org/world/ferry'],
    ['https://www.example.net/ferry', 'https://www.example.net/ferry'],
  ];
  const NOT_BELIEVED: readonly string[] = [
    'http://127.0.0.1/secret',
    'http://127.0.0.1:9000/secret',
    'http://2130706433/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/x',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/x',
    'http://8.8.8.8/x',
    'http://localhost/x',
    'http://localhost./x',
    'http://a.localhost/x',
    'http://printer/x',
    'http://printer.lan/x',
    'http://metadata.internal/x',
    'https://www.example.net:8443/x',
    'https://user:secret@news.example.org/x',
    'file:///etc/hosts',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://news.example.org/',
    'https://www.example.net/',
    `https://www.example.net/${'x'.repeat(3_000)}`,
    'http://',
  ];

  it.each(BELIEVED)('is its canonical link: %s', (told, shown) => {
    expect(readHtmlPage(page(canonical(told)), { url: URL_OF_PAGE }).url).toBe(shown);
  });

  it.each(NOT_BELIEVED)('is where it was found when it says %s', (told) => {
    expect(readHtmlPage(page(canonical(told)), { url: URL_OF_PAGE }).url).toBe(URL_OF_PAGE);
    const meta = `<meta property="og:url" content="${told}">`;
    expect(readHtmlPage(page(meta), { url: URL_OF_PAGE }).url).toBe(URL_OF_PAGE);
  });

  it('of a file is what it says, or none', () => {
    expect(readHtmlPage(page(canonical('https://news.example.org/ferry'))).url).toBe('https://news.example.org/ferry');
    expect(readHtmlPage(page(canonical('http://127.0.0.1/x'))).url).toBeUndefined();
    expect(readHtmlPage(page(canonical('/ferry'))).url).toBeUndefined();
    expect(readHtmlPage(page('')).url).toBeUndefined();
  });

  it('is not where it sends its reader', () => {
    const refresh =
      '<meta http-equiv="refresh" content="0;url=http://127.0.0.1/secret"><base href="http://127.0.0.1/">';
    const draft = readHtmlPage(page(refresh), { url: URL_OF_PAGE });
    expect(draft.url).toBe(URL_OF_PAGE);
    expect(JSON.stringify(draft)).not.toContain('127.0.0.1');
  });
});

describe('the title of a page', () => {
  const titled = (content: string) =>
    readText('p.html', page(`<meta property="og:title" content="${content}">`), data, options);

  it.each([
    ['20,000 characters', 'ferry '.repeat(3_400)],
    ['20,000 characters without a space', 'f'.repeat(20_000)],
    ['zeros, tabs and lines', 'Ferry\u0000 stops\t\n\r\n again'],
    ['marks that turn it round', 'Ferry \u202estops\u2066 again'],
  ])('is one short line, whatever it holds: %s', (_, content) => {
    const { title } = titled(content).articles[0]!;
    expect(title).toMatch(/^[Ff]/);
    expect(title.length).toBeLessThanOrEqual(300);
    expect(title).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe('what of a page is not its article', () => {
  const textOf = (body: string, url?: string) => readHtmlPage(page('', body), { making, ...(url && { url }) }).text;

  it.each([
    '<figure><img src="x.png"><figcaption>SEEN the ferry on Monday</figcaption></figure>',
    '<p class="sr-only">SEEN opens in a new window</p>',
    '<div id="onetrust-consent-sdk"><p>SEEN we use cookies</p></div>',
    '<div id="respond"><p>SEEN leave a reply</p></div>',
    '<div class="sharedaddy"><p>SEEN share</p></div>',
    '<div id="taboola-below"><p>SEEN you may like</p></div>',
  ])('is known of every site: %s', (part) => {
    expect(textOf(PARAGRAPHS + part + PARAGRAPHS)).not.toContain('SEEN');
  });

  const own = `<p class="pull-quote-for-sharing">SEEN ${LEAD}</p>`;

  it('is known of single sites, and of hosts below theirs', () => {
    expect(textOf(PARAGRAPHS + own, URL_OF_PAGE)).not.toContain('SEEN');
    expect(textOf(PARAGRAPHS + own, 'https://hi.news.example.org/x')).not.toContain('SEEN');
    expect(textOf(PARAGRAPHS + own, 'https://othernews.example.org/x')).toContain('SEEN');
    expect(textOf(PARAGRAPHS + own)).toContain('SEEN');
  });

  it('is all but the article where its place is known', () => {
    const body = `<div><p>${SECOND}</p>${PARAGRAPHS}</div><div class="story-body"><p>${LEAD}</p><p>${SECOND}</p></div>`;
    expect(textOf(body, URL_OF_PAGE).trim()).toBe(`${LEAD}\n\n\n\n${SECOND}`);
    expect(textOf(`<div>${PARAGRAPHS}</div><div class="story-body">Soon.</div>`, URL_OF_PAGE)).toContain(LEAD);
  });

  it('is a form, unless the whole page is one', () => {
    expect(textOf(`${PARAGRAPHS}<form><p>SEEN your name</p></form>`)).not.toContain('SEEN');
    const { text } = readHtmlPage(`<html><body><form action="/x">${PARAGRAPHS}<input></form></body></html>`);
    expect(text).toContain(LEAD);
  });

  it('is named by selectors that can be read', () => {
    const { parseHTML } = createRequire(import.meta.url)('linkedom') as typeof import('linkedom');
    const { document } = parseHTML('<html><body></body></html>');
    const all = [
      ...data.sites.everywhere,
      ...data.sites.sites.flatMap(({ drop, article = 'p' }) => [...drop, article]),
    ];
    const read = (selector: string) => [...document.querySelectorAll(selector)].length;
    expect(all.map(read)).toEqual(all.map(() => 0));
  });
});

const WALLS: readonly [what: string, lines: readonly string[]][] = [
  [
    'consent',
    [
      'We value your privacy',
      'We and our 812 partners store and access information on your device, such as cookies.',
      'You can accept or manage your choices at any time by opening our privacy policy.',
      'These choices will be signalled to our partners and will not affect browsing data.',
      'Accept all',
    ],
  ],
  [
    'consent in another language',
    [
      'हम आपके अनुभव को बेहतर बनाने के लिए कुकीज़ का उपयोग करते हैं।',
      'जारी रखकर आप हमारी गोपनीयता नीति और कुकी नीति से सहमत हैं।',
      'सभी स्वीकार करें',
    ],
  ],
  [
    'a proof',
    [
      'Please enable JavaScript and cookies to continue, then reload this page. Checking your browser takes some seconds, and the page will then open by itself.',
    ],
  ],
  [
    'a robot’s check',
    [
      'Our systems have detected unusual traffic from your network.',
      'Please show that you are not a robot by ticking the box below.',
      'Reference number 18.2f43.1700.',
    ],
  ],
  [
    'a subscription',
    [
      'You have read all free stories of this month in our newspaper.',
      'Subscribe to continue reading all our stories for a small price.',
      'Already a subscriber? Sign in to continue with the story that you opened.',
    ],
  ],
];

const NO_WALLS: readonly [what: string, lines: readonly string[]][] = [
  ['an article with a banner', [LEAD, SECOND, LEAD, SECOND, 'We use cookies. Accept all']],
  [
    'an article about cookies',
    [
      'The regulator fined the network 40 million on Monday for how it uses cookies.',
      'It said that visitors had no way to refuse before the page was opened.',
      'The company had 30 days to answer and did not, the regulator said.',
      'A court will hear the case in the spring, and a ruling is expected in June.',
    ],
  ],
  [
    'an article about robots',
    [LEAD, 'The guard at the pier is a person and not a robot, the operator said.', SECOND, LEAD],
  ],
];

describe('a wall before an article', () => {
  const read = (lines: readonly string[]) =>
    readText('p.html', page('', lines.map((line) => `<p>${line}</p>`).join('')), data, options);

  it.each(WALLS)('is refused as no page of news: %s', (_, lines) => {
    expect(read(lines).refusals[0]?.code).toBe('file.page');
  });

  it.each(NO_WALLS)('is not %s', (_, lines) => {
    expect(read(lines).refusals).toEqual([]);
  });
});

describe('a page of the web that holds hardly a sentence', () => {
  const found = (body: string) => () => readHtmlPage(page('', body), { url: URL_OF_PAGE, making });

  it.each([
    ['a sign-in', '<p>Please sign in to your account to continue. Forgot your password? Create an account.</p>'],
    ['an offer', '<p>Log in to read this article. You can read three free articles a month. Subscribe now.</p>'],
    ['an error', '<p>404</p><p>The page that you are looking for is not there any more. Go to the home page.</p>'],
    ['a sign-in in Hindi', '<p>आगे पढ़ने के लिए कृपया अपने खाते में लॉग इन करें। पासवर्ड भूल गए? नया खाता बनाएँ।</p>'],
    ['buttons', '<p>Share</p><p>Save this</p><p>Home</p>'.repeat(30)],
    ['one line', `<p>${LEAD}</p>`],
  ])('is no article: %s', (_, body) => {
    expect(found(body)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^file\.(?:few-sentences|page)$/) }),
    );
  });

  it.each([
    ['short news', `<p>${LEAD} ${SECOND} ${SECOND}</p>`],
    [
      'short news in Hindi',
      `<p>${'दोनों द्वीपों के बीच चलने वाली नाव मंगलवार से बंद है और तीन सौ ट्रक घाट पर खड़े हैं। '.repeat(3)}</p>`,
    ],
  ])('is one that is short: %s', (_, body) => {
    expect(found(body)().text.length).toBeGreaterThan(100);
  });

  it('is taken as it is where somebody chose it as a file', () => {
    expect(readHtmlPage(page('', `<p>${LEAD}</p>`), { making }).text).toContain(LEAD);
  });
});
