/** Words that want to ping, link, format or break out, through the platforms' own renderers and looks: they stay words. */
import { describe, expect, it } from 'vitest';
import { answerBodies } from '../../../../src/adapters/discord/pages.ts';
import { renderAnswer } from '../../../../src/adapters/telegram/render.ts';
import { discordLook } from '../../../../src/adapters/web/looks/discord.ts';
import type { Card } from '../../../../src/adapters/web/looks/tap.ts';
import { telegramLook } from '../../../../src/adapters/web/looks/telegram.ts';
import type { Message } from '../../../../src/messages/message.ts';

const card = (platform: Card['platform']): Card => ({ platform, language: 'en', say: () => '' });

const HOSTILE = [
  '@everyone @here <@1> <@!1> <@&1> <#1> </brief:1>',
  '**bold** __under__ ~~struck~~ `code` ```block``` ||spoiler||',
  '> quoted',
  '# title',
  '-# small',
  '- item',
  '1. item',
  '[text](https://evil.example) [a](<https://evil.example>)',
  'https://evil.example/x and http://evil.example',
  'discord.gg/x <t:0:R> <:e:1> <a:e:1> <id:guide>',
  '< > & " </b> <a href="tg://user?id=1">x</a> <tg-spoiler>x</tg-spoiler> <b>',
  '@username /command #tag $TAG evil.example.com t.me/x',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '\'"><svg onload=alert(1)>',
];

const messageOf = (words: string): Message => ({
  language: 'en',
  blocks: [{ kind: 'paragraph', text: [{ kind: 'text', text: words }] }],
});

/** What is read, without what cannot be seen. */
function visible(html: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" };
  const text = html.replace(/<[^>]*>/g, '').replace(/&(lt|gt|quot|amp|#39);/g, (_, name: string) => named[name]!);
  return text.replace(/[\u200b\u2060]/g, '').trim();
}

/** Tags that would mean that the words did something. */
const DOES =
  /<(?:a|strong|em|u|s|code|pre|blockquote|h\d|small|ul|ol|li|script|img|svg|input)\b|class="(?:mention|spoiler|said|refused)"/;

describe.each(['discord', 'telegram'] as const)('on %s, words of an article', (platform) => {
  const look = (message: Message) =>
    platform === 'discord'
      ? discordLook(answerBodies(message), card(platform), false)
      : telegramLook(renderAnswer(message), card(platform));

  it.each(HOSTILE)('stay words: %s', (words) => {
    const html = look(messageOf(words));
    expect(html).not.toMatch(DOES);
    expect(visible(html)).toBe(words);
  });

  it.each(['javascript:alert(1)', 'tg://user?id=1', 'data:text/html,x', 'https://user:pass@a.example/'])(
    'lead nowhere as a link to %s',
    (url) => {
      const html = look({
        language: 'en',
        blocks: [{ kind: 'paragraph', text: [{ kind: 'link', text: 'source', url }] }],
      });
      expect(html).not.toContain('<a ');
      expect(visible(html)).toBe('source');
    },
  );

  it.each(['https://a.example/x_(y)', 'https://a.example/a b', 'https://a.example/%00', 'https://a.example/संधि'])(
    'lead to %s and nowhere else',
    (url) => {
      const html = look({
        language: 'en',
        blocks: [{ kind: 'paragraph', text: [{ kind: 'link', text: 'source', url }] }],
      });
      const found = [...html.matchAll(/href="([^"]*)"/g)].map((match) => decodeURIComponent(match[1]!));
      expect(found).toEqual([decodeURIComponent(new URL(url).href)]);
      expect(visible(html)).toBe('source');
    },
  );
});
