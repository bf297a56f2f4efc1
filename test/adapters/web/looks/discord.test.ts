import { describe, expect, it } from 'vitest';
import { discordLook } from '../../../../src/adapters/web/looks/discord.ts';
import { inlines } from '../../../../src/adapters/web/looks/discord-inlines.ts';
import { markdown } from '../../../../src/adapters/web/looks/discord-markdown.ts';
import { readTap, type Card } from '../../../../src/adapters/web/looks/tap.ts';

const card: Card = { platform: 'discord', language: 'en', say: (key) => key };
const link = (href: string, text: string) =>
  `<a href="${href}" rel="noopener noreferrer nofollow" target="_blank">${text}</a>`;

/** Markdown of one line → what Discord shows, as HTML. */
const LINES: readonly (readonly [string, string])[] = [
  ['plain [1] words', 'plain [1] words'],
  [
    '**bold** and *italics* and ***both***',
    '<strong>bold</strong> and <em>italics</em> and <strong><em>both</em></strong>',
  ],
  ['_low_ __under__ ~~struck~~', '<em>low</em> <u>under</u> <s>struck</s>'],
  ['a snake_case_word', 'a snake_case_word'],
  ['`/brief treaty`', '<code>/brief treaty</code>'],
  ['``a ` b``', '<code>a ` b</code>'],
  [String.raw`\*\*not bold\*\* \_nor low\_ \~\~struck\~\~`, '**not bold** _nor low_ ~~struck~~'],
  [String.raw`\<@1\> \@everyone`, '&lt;@1&gt; @everyone'],
  [
    '<@1> <@&2> <#3> </brief:4>',
    '<span class="mention">&lt;@1&gt;</span> <span class="mention">&lt;@&amp;2&gt;</span> <span class="mention">&lt;#3&gt;</span> <span class="mention">&lt;/brief:4&gt;</span>',
  ],
  ['@everyone', '<span class="mention">@everyone</span>'],
  [
    '<t:0:R> <:e:1> <a:e:1> <id:guide>',
    ['&lt;t:0:R&gt;', '&lt;:e:1&gt;', '&lt;a:e:1&gt;', '&lt;id:guide&gt;']
      .map((each) => `<span class="mention">${each}</span>`)
      .join(' '),
  ],
  ['discord.gg/x', '<span class="mention">discord.gg/x</span>'],
  [String.raw`discord\.gg/x`, 'discord.gg/x'],
  ['[words](<https://a.example/?b=1&c=2>)', link('https://a.example/?b=1&amp;c=2', 'words')],
  ['[words](https://a.example/x_(y))', link('https://a.example/x_(y)', 'words')],
  [String.raw`[a \[b\]](https://a.example/)`, link('https://a.example/', 'a [b]')],
  ['[words](javascript:alert(1))', 'words'],
  [String.raw`\[words\](https\://a.example)`, '[words](https://a.example)'],
  ['see https://a.example/x.', `see ${link('https://a.example/x', 'https://a.example/x')}.`],
  ['<https://a.example/>', link('https://a.example/', 'https://a.example/')],
  ['||hidden||', '<span class="spoiler" tabindex="0">hidden</span>'],
  ['<script>alert("1")</script>', '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;'],
];

/** Several lines. */
const TEXTS: readonly (readonly [string, string])[] = [
  ['## Title\n**lead**', '<h4 class="size-2">Title</h4><p><strong>lead</strong></p>'],
  ['# a\n### b', '<h3 class="size-1">a</h3><h5 class="size-3">b</h5>'],
  ['-# small **print**', '<small>small <strong>print</strong></small>'],
  ['- a\n- b\n  - c\n- d', '<ul><li>a</li><li>b<ul><li>c</li></ul></li><li>d</li></ul>'],
  ['1. a\n2. b', '<ol><li>a</li><li>b</li></ol>'],
  ['> quoted', '<blockquote><p>quoted</p></blockquote>'],
  ['a\n\nb', '<p>a</p><div class="gap"></div><p>b</p>'],
  ['```\n**code** <b>\n```', '<pre>**code** &lt;b&gt;\n</pre>'],
  [
    String.raw`\# no title` + '\n' + String.raw`\- no item` + '\n' + String.raw`1\. no item`,
    '<p># no title</p><p>- no item</p><p>1. no item</p>',
  ],
  ['#no title', '<p>#no title</p>'],
];

describe("a line of Discord's Markdown", () => {
  it.each(LINES)('%s', (source, shown) => {
    expect(inlines(source)).toBe(shown);
  });
});

describe("a text of Discord's Markdown", () => {
  it.each(TEXTS)('%j', (source, shown) => {
    expect(markdown(source)).toBe(shown);
  });
});

describe('a Discord payload', () => {
  const look = (components: unknown[], alone = false) => discordLook([{ components }], card, alone);

  it('is a card of texts and rules, with an accent', () => {
    const html = look([
      {
        type: 17,
        accent_color: 0xe0a12b,
        components: [{ type: 10, content: 'a' }, { type: 14 }, { type: 10, content: 'b' }],
      },
    ]);
    expect(html).toBe(
      '<div class="body"><div class="card" data-accent="amber"><div class="text"><p>a</p></div><hr><div class="text"><p>b</p></div></div></div>',
    );
  });

  it('has buttons that carry platform, language and id, whatever stands in them', () => {
    const html = look([{ type: 1, components: [{ type: 2, style: 1, label: '<b>', custom_id: 'saar:a:x:q="&' }] }]);
    const [, value] = /value="([^"]*)"/.exec(html)!;
    const plain = value!.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    expect(readTap(plain)).toEqual({ platform: 'discord', language: 'en', id: 'saar:a:x:q="&', values: [] });
    expect(html).toContain('class="button primary">&lt;b&gt;</button>');
  });

  it('has buttons that cannot be pressed, and links', () => {
    const html = look([
      { type: 2, style: 2, label: '1/2', custom_id: 'x', disabled: true },
      { type: 2, style: 5, label: 'there', url: 'https://a.example/' },
      { type: 2, style: 5, label: 'nowhere', url: 'javascript:alert(1)' },
    ]);
    expect(html).toContain('disabled>1/2</button>');
    expect(html).toContain(link('https://a.example/', 'there'));
    expect(html).not.toContain('javascript:');
  });

  it('has menus whose choices are buttons with their value', () => {
    const options = [
      { label: '[1] A', value: '1', description: 'said' },
      { label: '[2] B', value: '2', default: true },
    ];
    const html = look([{ type: 1, components: [{ type: 3, custom_id: 'm', placeholder: 'Open', options }] }]);
    expect(html).toContain('<summary>[2] B</summary>');
    expect(html).toContain('value="[&quot;discord&quot;,&quot;en&quot;,&quot;m&quot;,&quot;1&quot;]"');
    expect(html).toContain('<span>[1] A</span><small>said</small>');
  });

  it('says who sees it, and shows a section, a file, plain content and even what it does not know', () => {
    const section = {
      type: 9,
      components: [{ type: 10, content: 'a' }],
      accessory: { type: 2, label: 'b', custom_id: 'c' },
    };
    const html = discordLook(
      [{ content: '**x**', components: [section, { type: 13, file: { url: 'attachment://a.txt' } }, { type: 99 }] }],
      card,
      true,
    );
    for (const part of ['<strong>x</strong>', 'class="section"', 'a.txt', '? 99', 'web.discord.alone'])
      expect(html).toContain(part);
  });
});

describe('the value of a button', () => {
  it.each(['', '{}', '[1,2,3]', '["discord","en"]', 'null'])('is refused when it is %j', (value) => {
    expect(readTap(value)).toBeUndefined();
  });
});
