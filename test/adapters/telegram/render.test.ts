import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleText } from '../../../src/adapters/telegram/html.ts';
import { plainBody, render, renderAnswer } from '../../../src/adapters/telegram/render.ts';
import { text, type Block, type Inline, type Message } from '../../../src/messages/message.ts';
import { readTelegramHtml } from './telegram-html.ts';

const message = (...blocks: Block[]): Message => ({ language: 'en', blocks });
const paragraph = (...inlines: Inline[]): Block => ({ kind: 'paragraph', text: inlines });
const html = (...blocks: Block[]) => render(message(...blocks)).map((body) => body.text);

describe('a message as Telegram HTML', () => {
  it('shows every kind of block', () => {
    const [body, ...others] = render({
      ...message(
        { kind: 'title', text: [text('Treaty')] },
        {
          kind: 'lead',
          text: [text('Both houses have '), text('ratified', 'strong'), text(' it '), { kind: 'mark', number: 1 }],
        },
        { kind: 'alert', text: [text('Sources disagree.')] },
        { kind: 'heading', text: [text('Key points')] },
        {
          kind: 'list',
          items: [
            [text('One'), { kind: 'mark', number: 2 }],
            [{ kind: 'foreign', text: 'संधि पर हस्ताक्षर', language: 'hi' }],
          ],
        },
        { kind: 'paragraph', text: [text('Ask '), text('/brief treaty', 'code')] },
        {
          kind: 'fold',
          title: [text('Sources')],
          blocks: [
            {
              kind: 'list',
              items: [[{ kind: 'link', text: 'A daily', url: 'https://example.org/a?b=1&c="x"' }], [text('Another')]],
            },
            { kind: 'note', text: [text('Dates as printed.')] },
          ],
        },
        { kind: 'note', text: [text('1–7 June, 4 documents', 'emphasis')] },
      ),
      actions: [{ label: 'Sources', command: 'brief', options: { topic: 'treaty' }, effect: 'replace' }],
    });
    expect(others).toEqual([]);
    expect(body).toMatchSnapshot('body');
    expect(readTelegramHtml(body!.text).text).toMatchSnapshot('as shown');
  });

  it('escapes every text and lets nothing foreign become a tag', () => {
    const nasty = '</b><a href="tg://user?id=1">x</a> & <tg-spoiler> 5 < 6 > 4 "q"';
    const [shown] = html({ kind: 'title', text: [text(nasty)] });
    expect(readTelegramHtml(shown!).text.replaceAll('\u2060', '')).toBe(nasty);
  });

  it.each([
    'javascript:alert(1)',
    'tg://user?id=1',
    'http://localhost:8080/',
    'https://user:pw@example.org/',
    'x',
    `https://example.org/${'a'.repeat(8192)}`,
  ])('shows a link to %s as plain text', (url) =>
    expect(html(paragraph({ kind: 'link', text: 'source', url }))).toEqual(['source']),
  );

  it('keeps a text fragment and encodes what an address may not hold', () => {
    const [shown] = html(paragraph({ kind: 'link', text: 's', url: 'https://example.org/क ख)#:~:text=a%2Cb' }));
    expect(readTelegramHtml(shown!).entities[0]!.href).toBe('https://example.org/%E0%A4%95%20%E0%A4%96)#:~:text=a%2Cb');
  });

  it('breaks a mention that runs over two runs', () => {
    expect(visibleText(html(paragraph(text('by @'), text('saar', 'strong')))[0]!)).toBe('by @\u2060saar');
  });

  it('keeps words in code as they are typed, and code out of bold', () => {
    expect(html({ kind: 'title', text: [text('Type '), text('/brief a.com', 'code')] })).toEqual([
      '<b>Type </b><code>/brief a.com</code>',
    ]);
  });

  it('says nothing for a message without visible text', () => {
    expect(render(message())).toEqual([]);
    expect(render(message(paragraph(text(' \u2060\n\u200b'))))).toEqual([]);
  });

  it('drops half characters and controls that turn the reading direction', () => {
    expect(html(paragraph(text('a\ud83db\u202ec\u0000\nd')))).toEqual(['abc d']);
  });

  it('has a plain form for the case that its tags are refused', () => {
    const [body] = render(message({ kind: 'title', text: [text('5 < 6 &amp;')] }));
    expect(plainBody(body!)).toEqual({ text: '5 < 6 &amp;', link_preview_options: { is_disabled: true } });
  });
});

describe('a long message', () => {
  it('is one part at 4,096 units and two at 4,097', () => {
    expect(html(paragraph(text('x'.repeat(4096))))).toHaveLength(1);
    expect(html(paragraph(text('x'.repeat(4097))))).toHaveLength(2);
  });

  it('is divided between blocks, and numbered', () => {
    const blocks = ['a', 'b', 'c'].map((letter) => paragraph(text(`${letter} `.repeat(1000).trim())));
    const shown = html(...blocks).map(visibleText);
    expect(shown.map((part) => part.slice(-9))).toEqual(
      ['b\n\n(1/2)', 'c\n\n(2/2)'].map((end) => expect.stringContaining(end)),
    );
    expect(shown[1]!.startsWith('c c')).toBe(true);
  });

  it('does not leave a heading at the end of a part', () => {
    const heading: Block = { kind: 'heading', text: [text('Figures')] };
    const [first, second] = html(paragraph(text('x'.repeat(4000))), heading, paragraph(text('y'.repeat(500))));
    expect(first).not.toContain('Figures');
    expect(second!.startsWith('<b>Figures</b>\ny')).toBe(true);
  });

  it('opens its quotation again in the next part', () => {
    const items = Array.from({ length: 60 }, (_, index) => [text(`${index} ${'word '.repeat(30)}`)]);
    const parts = html({ kind: 'fold', title: [text('Evidence')], blocks: [{ kind: 'list', items }] });
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) {
      expect(readTelegramHtml(part).entities.filter(({ tag }) => tag === 'blockquote')).toHaveLength(1);
      expect(part.startsWith('<blockquote expandable>')).toBe(true);
    }
  });

  it.each([
    ['a surrogate pair', '😀'],
    ['a joined emoji', '👨‍👩‍👧‍👦'],
    ['a Devanagari cluster', 'क्षि'],
    ['a letter with marks', 'é̂̃'],
  ])('never cuts %s', (_, cluster) => {
    const parts = html(paragraph(text(cluster.repeat(3000)))).map((part) =>
      visibleText(part).replace(/\n\n\(.*\)$/, ''),
    );
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(part.replaceAll(cluster, '')).toBe('');
  });

  it('keeps the limit even for one endless cluster', () => {
    const parts = html(paragraph(text(`a${'\u0301'.repeat(9000)}`)));
    for (const part of parts) expect(visibleText(part).length).toBeLessThanOrEqual(4096);
  });

  it('puts its buttons under the last part', () => {
    const bodies = render({
      ...message(paragraph(text('word '.repeat(2000)))),
      actions: [{ label: 'Sources', command: 'brief', options: {}, effect: 'answer' }],
    });
    expect(bodies.map((body) => body.reply_markup !== undefined)).toEqual([false, false, true]);
  });

  it('reads ten thousand lines in a moment', () => {
    const items = Array.from({ length: 10_000 }, (_, index) => [text(String(index), 'strong')]);
    const parts = html({ kind: 'list', items });
    const shown = parts.map((part) => visibleText(part).replace(/\n\n\(.*\)$/, '')).join('\n');
    expect(shown.split('\n')).toHaveLength(10_000);
  });
});

describe('a long message that can be asked for again', () => {
  const again = { command: 'brief', options: { topic: 'treaty' } };
  const item = (number: number): Inline[] => [text(`Point ${number} ${'word '.repeat(60)}`), { kind: 'mark', number }];
  const long: Message = {
    ...message(
      { kind: 'title', text: [text('Treaty')] },
      { kind: 'list', items: [1, 2, 3, 4].flatMap((n) => [1, 2, 3, 4, 5, 6, 7].map((m) => item(n * 7 + m - 7))) },
    ),
    again,
    actions: [{ label: 'Sources', command: 'sources', options: {}, effect: 'answer' }],
    pickers: [
      {
        ...{ label: 'Source', command: 'source', options: {}, option: 'number', effect: 'answer' as const },
        choices: Array.from({ length: 28 }, (_, index) => ({
          ...{ value: String(index + 1), label: '', short: `[${index + 1}]` },
        })),
      },
    ],
  };
  const shown = (page: number) => {
    const bodies = renderAnswer(long, { page });
    expect(bodies).toHaveLength(1);
    const rows = bodies[0]!.reply_markup!.inline_keyboard.map((row) => row.map((button) => button.text));
    return { text: visibleText(bodies[0]!.text), turns: rows[0], buttons: rows.flat() };
  };

  it('is one message whose pages are turned in place, with the marks of the page that is shown', () => {
    const pages = [1, 2, 3].map(shown);
    expect(pages.map(({ turns }) => turns)).toEqual([
      ['1/3', '▶'],
      ['◀', '2/3', '▶'],
      ['◀', '3/3'],
    ]);
    for (const page of pages) {
      const marks = page.text.match(/\[\d+\]/g);
      expect(page.buttons.filter((label) => label.startsWith('['))).toEqual(marks);
      expect(page.buttons).toContain('Sources');
    }
    expect(pages.flatMap(({ text: words }) => words.match(/Point \d+/g))).toHaveLength(28);
  });

  it('shows its last page when an older one was longer', () => {
    expect(shown(9)).toEqual(shown(3));
    expect(shown(0)).toEqual(shown(1));
  });

  it('loses no word on its pages, and keeps the limits on each', () => {
    const words = fc.array(fc.constantFrom('शब्द', 'क्षि', 'word', '<b>', '&', '👩‍🚀', '5'), { maxLength: 60 });
    const item = fc
      .tuple(words, fc.nat({ max: 40 }))
      .map(([some, times]) => [text(`${some.join(' ')} `.repeat(times))]);
    const blocks = fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant('list' as const), items: fc.array(item, { maxLength: 8 }) }),
        fc.record({ kind: fc.constant('paragraph' as const), text: item }),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(blocks, (given) => {
        const page = (number: number) => renderAnswer({ ...message(...given), again }, { page: number })[0];
        const turns = page(1)?.reply_markup?.inline_keyboard[0]?.[0]?.text ?? '1/1';
        const pages = Array.from({ length: Number(turns.split('/')[1]) }, (_, index) => page(index + 1)?.text ?? '');
        const read = pages.map((html) => readTelegramHtml(html));
        for (const { text: words, entities } of read) {
          expect(words.length).toBeLessThanOrEqual(4096);
          expect(entities.length).toBeLessThanOrEqual(100);
        }
        expect(letters(read.map(({ text: words }) => words).join(''))).toBe(letters(wordsOf(given)));
      }),
      { numRuns: 25 },
    );
  });

  it('has no pages where it is short', () => {
    const short: Message = { ...message(paragraph(text('x'))), again };
    expect(renderAnswer(short)).toEqual(render(short));
    expect(renderAnswer({ ...message(), again })).toEqual([]);
  });

  it('is its first page in somebody else’s chat, with a link to the whole', () => {
    const linkTo = ({ command }: { command: string }) => `https://t.me/saar_bot?start=${command}`;
    const [body, ...others] = renderAnswer(long, { page: 1, linkTo, whole: 'Read on' });
    expect(others).toEqual([]);
    expect(body!.reply_markup!.inline_keyboard.flat()).toContainEqual({ text: 'Read on', url: linkTo(again) });
    expect(JSON.stringify(body)).not.toContain('callback_data');
  });
});

const nastyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '<b>',
    '&lt;',
    '</blockquote>',
    '@name',
    '/start',
    '#tag',
    'a.com',
    '\ud83d',
    '👩‍🚀',
    'क्ष्म्य',
    ' ',
    '\n',
    '"',
    '$TAG',
  ),
  fc.nat({ max: 3000 }).map((count) => 'शब्द '.repeat(count / 5)),
  fc.nat({ max: 3000 }).map((count) => 'क्षि'.repeat(count / 4)),
);
const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    text: nastyText,
    style: fc.constantFrom('strong' as const, 'emphasis' as const, 'code' as const, undefined),
  }),
  fc.record({
    kind: fc.constant('link' as const),
    text: nastyText,
    url: fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), nastyText),
  }),
  fc.record({ kind: fc.constant('foreign' as const), text: nastyText, language: fc.constantFrom('hi', 'en', '??') }),
  fc.record({ kind: fc.constant('mark' as const), number: fc.nat({ max: 99 }) }),
);
const inlines = fc.array(inline, { maxLength: 8 });
const flat: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(
      'title' as const,
      'lead' as const,
      'alert' as const,
      'heading' as const,
      'paragraph' as const,
      'note' as const,
    ),
    text: inlines,
  }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(inlines, { maxLength: 30 }) }),
);
const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 4, arbitrary: flat },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('fold' as const),
      title: inlines,
      blocks: fc.array(flat, { maxLength: 4 }),
    }),
  },
);

/** Letters and signs only: spaces, joiners, bullets, quotation marks and language names are the renderer's to set. */
const letters = (shown: string) => shown.replace(/⚠️|[^\p{L}\p{M}\p{N}]/gu, '');
const wordsOf = (blocks: readonly Block[]): string =>
  blocks
    .map((each) =>
      each.kind === 'fold'
        ? inlineWords(each.title) + wordsOf(each.blocks)
        : each.kind === 'list'
          ? each.items.map(inlineWords).join('')
          : inlineWords(each.text),
    )
    .join('');
const inlineWords = (parts: readonly Inline[]): string =>
  parts
    .map((part) =>
      part.kind === 'mark'
        ? String(part.number)
        : part.text.replace(/\p{Surrogate}/gu, '') +
          (part.kind === 'foreign' ? ({ hi: 'Hindi', en: 'English' }[part.language] ?? '') : ''),
    )
    .join('');

describe('any message whatever', () => {
  it('keeps the limits, is valid, and loses no word', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
        const bodies = render(message(...blocks));
        const parts = bodies.map((body) => readTelegramHtml(body.text));
        for (const { text: shown, entities } of parts) {
          expect(shown.length).toBeLessThanOrEqual(4096);
          expect(entities.length).toBeLessThan(100);
          expect(shown).not.toMatch(/\p{Surrogate}/u);
        }
        const number = parts.length > 1 ? /\n\n\(\d+\/\d+\)$/ : /$^/;
        const shown = parts.map(({ text: part }) => part.replace(number, '')).join('');
        expect(letters(shown)).toBe(letters(wordsOf(blocks)));
      }),
      { numRuns: 100 },
    );
  });
});
