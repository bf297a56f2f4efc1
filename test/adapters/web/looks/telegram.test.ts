import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../../../src/adapters/web/looks/tap.ts';
import { telegramLook } from '../../../../src/adapters/web/looks/telegram.ts';
import { telegramHtml } from '../../../../src/adapters/web/looks/telegram-html.ts';

const card: Card = { platform: 'telegram', language: 'hi', say: (key) => key };
const shown = (html: string, detect = true) => telegramHtml(html, { quoteLabel: 'open', detect });
const link = (href: string, text: string) =>
  `<a href="${href}" rel="noopener noreferrer nofollow" target="_blank">${text}</a>`;
const refused = (text: string) => `<p class="refused">${text}</p>`;

/** HTML as sent → HTML as shown. */
const TEXTS: readonly (readonly [string, string])[] = [
  [
    '<b>a</b> <i>b</i> <u>c</u> <s>d</s> <code>e</code>',
    '<strong>a</strong> <em>b</em> <u>c</u> <s>d</s> <code>e</code>',
  ],
  ['&lt;b&gt; &amp;amp; &quot; &#39; &#x26;', '&lt;b&gt; &amp;amp; &quot; &#39; &amp;'],
  ['<a href="https://a.example/?b=1&amp;c=2">a</a>', link('https://a.example/?b=1&amp;c=2', 'a')],
  ['<a href="tg://user?id=1">a</a>', 'a'],
  ['<a href="javascript:alert(1)">a</a>', 'a'],
  ['<tg-spoiler>a</tg-spoiler>', '<span class="spoiler" tabindex="0">a</span>'],
  ['a\n\n<blockquote>b</blockquote>\n\nc', 'a\n<blockquote><div>b</div></blockquote>\nc'],
  [
    '<blockquote expandable><b>a</b>\nb</blockquote>',
    '<blockquote class="expandable"><input type="checkbox" aria-label="open"><div><strong>a</strong>\nb</div></blockquote>',
  ],
  // What Telegram refuses is shown as it was sent.
  ['<b>a', refused('&lt;b&gt;a')],
  ['a</b>', refused('a&lt;/b&gt;')],
  ['<b><i>a</b></i>', refused('&lt;b&gt;&lt;i&gt;a&lt;/b&gt;&lt;/i&gt;')],
  ['1 < 2', refused('1 &lt; 2')],
  ['<script>alert(1)</script>', refused('&lt;script&gt;alert(1)&lt;/script&gt;')],
  ['<constructor>a</constructor>', refused('&lt;constructor&gt;a&lt;/constructor&gt;')],
  ['<img src="x" onerror="alert(1)">', refused('&lt;img src=&quot;x&quot; onerror=&quot;alert(1)&quot;&gt;')],
  ['<b onclick="alert(1)">a</b>', '<strong>a</strong>'],
  // What Telegram finds by itself.
  [
    'see @saarbot #tag $TAG',
    'see <span class="mention">@saarbot</span> <span class="mention">#tag</span> <span class="mention">$TAG</span>',
  ],
  ['/brief treaty', '<button type="submit" form="more" name="q" value="/brief" class="said">/brief</button> treaty'],
  ['https://a.example/x.', `${link('https://a.example/x', 'https://a.example/x')}.`],
  ['a.example.com/x', link('https://a.example.com/x', 'a.example.com/x')],
  ['<code>/brief @saarbot</code>', '<code>/brief @saarbot</code>'],
  ['9/11, and/or, a@\u2060b, #\u2060tag', '9/11, and/or, a@\u2060b, #\u2060tag'],
  // Rich messages.
  ['<h1>a</h1><p>b</p><hr/><footer>c</footer>', '<h3>a</h3><p>b</p><hr><footer>c</footer>'],
  [
    '<table><tr><th>a</th><td colspan="2" align="right" onclick="x()">1</td></tr></table>',
    '<table><tr><th>a</th><td colspan="2" class="right">1</td></tr></table>',
  ],
  [
    '<details open><summary>a</summary><ul><li>b</li></ul></details>',
    '<details open><summary>a</summary><ul><li>b</li></ul></details>',
  ],
  [
    '<p>a <a href="#source-1">[1]</a></p><ul><li>[1] <tg-reference name="source-1">b</tg-reference></li></ul>',
    '<p>a <button type="button" class="said" data-leads="source-1">[1]</button></p><ul><li>[1] <span data-name="source-1">b</span></li></ul>',
  ],
];

describe("Telegram's HTML", () => {
  it.each(TEXTS)('%s', (sent, html) => {
    expect(shown(sent)).toBe(html);
  });

  it('finds nothing in words where the payload says so', () => {
    expect(shown('@saarbot', false)).toBe('@saarbot');
  });

  it('lets no tag or attribute of its own making through, whatever is sent', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '/',
      '=',
      'b',
      'a ',
      'href',
      'script',
      'img',
      'onerror',
      'blockquote',
      ' expandable',
      'https://x.example',
      '</',
      '<b>',
      '</b>',
    );
    const known =
      /<\/?(?:strong|em|p|div|input|blockquote|a|button|span)(?: (?:class|type|form|name|value|href|rel|target|aria-label|tabindex)="[^"<>]*")*>/g;
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        expect(shown(parts.join('')).replace(known, '')).not.toMatch(/[<>]/);
      }),
    );
  });
});

describe('a Telegram payload', () => {
  it('is a bubble with rows of buttons: calls, links, words to copy, and what works only there', () => {
    const rows = [
      [
        { text: '[1]', callback_data: 'a!source?number=1' },
        { text: 'web', url: 'https://a.example/' },
      ],
      [
        { text: 'copy', copy_text: { text: 'a "b"' } },
        { text: 'inline', switch_inline_query: 'x' },
      ],
    ];
    const html = telegramLook([{ text: 'a <b>', reply_markup: { inline_keyboard: rows } }], card);
    expect(html).toContain('<div class="bubble">a &lt;b&gt;</div>');
    expect(html).toContain('value="[&quot;telegram&quot;,&quot;hi&quot;,&quot;a!source?number=1&quot;]"');
    expect(html).toContain(link('https://a.example/', 'web'));
    expect(html).toContain('data-copy="a &quot;b&quot;"');
    expect(html).toContain('disabled title="web.telegram.there"');
    expect(html.match(/class="row"/g)).toHaveLength(2);
  });

  it('is a bubble each, and a rich one where the payload is rich', () => {
    const html = telegramLook(
      [{ text: '<b>a</b>', parse_mode: 'HTML' }, { rich_message: { html: '<h2>b</h2>' } }],
      card,
    );
    expect(html).toContain('<div class="bubble"><strong>a</strong></div>');
    expect(html).toContain('<div class="bubble rich"><h4>b</h4></div>');
  });
});
