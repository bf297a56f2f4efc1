import { describe, expect, it } from 'vitest';
import { escapeLineStart, escapeMarkdown, linkAddress, oneLine } from '../../../src/adapters/discord/escape.ts';

describe('escaping for Discord', () => {
  it.each([
    ['@everyone and @here', '\\@everyone and \\@here'],
    ['<@1> <@!1> <@&1>', '\\<\\@1> \\<\\@!1> \\<\\@&1>'],
    ['<#1> </brief:1> <id:guide>', '\\<#1> \\</brief\\:1> \\<id\\:guide>'],
    ['<t:0:R> <:e:1> <a:e:1>', '\\<t\\:0\\:R> \\<\\:e\\:1> \\<a\\:e\\:1>'],
    ['**b** __u__ ~~s~~ ||x||', '\\*\\*b\\*\\* \\_\\_u\\_\\_ \\~\\~s\\~\\~ \\|\\|x\\|\\|'],
    ['`c` ```block```', '\\`c\\` \\`\\`\\`block\\`\\`\\`'],
    ['[bank](https://evil.test)', '\\[bank\\](https\\://evil.test)'],
    ['http://evil.test mailto:a@b.test', 'http\\://evil.test mailto\\:a\\@b.test'],
    ['discord.gg/x and discord.com/invite/x', 'discord\\.gg/x and discord\\.com/invite/x'],
    [':smile: :100:', '\\:smile: \\:100:'],
    ['C:\\*x*', 'C\\:\\\\\\*x\\*'],
    ['12:30, who: what; U.S. 1.5 (2024-11-09)', '12:30, who: what; U.S. 1.5 (2024-11-09)'],
    ['करीब 1,20,000 सैनिक।', 'करीब 1,20,000 सैनिक।'],
  ])('takes the meaning from %s', (given, expected) => {
    expect(escapeMarkdown(given)).toBe(expected);
  });

  it.each([
    ['# big', '\\# big'],
    ['-# small', '\\-# small'],
    ['- item', '\\- item'],
    ['> quote', '\\> quote'],
    ['12. twelfth', '12\\. twelfth'],
    ['12.5 per cent', '12\\.5 per cent'],
    ['words - words', 'words - words'],
  ])('takes the meaning from the start of %s', (given, expected) => {
    expect(escapeLineStart(given)).toBe(expected);
  });

  it('leaves one line, without controls, bidi overrides and lone surrogates', () => {
    expect(oneLine('a\n\n# b\tc\u0000 \u202ed\u2066 \ud800 e')).toBe('a # b c d \ufffd e');
    expect(oneLine('क्‍ष')).toBe('क्‍ष');
  });

  it.each([
    ['https://news.test/a(b)?q=<x>#:~:text=one%20two', 'https://news.test/a%28b%29?q=%3Cx%3E#:%7E:text=one%20two'],
    ['https://news.test/सार', 'https://news.test/%E0%A4%B8%E0%A4%BE%E0%A4%B0'],
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['https://user:word@news.test/', undefined],
    ['no address', undefined],
    [`https://news.test/${'x'.repeat(8000)}`, undefined],
  ])('links to %s only when it is safe', (given, expected) => {
    expect(linkAddress(given)).toBe(expected);
  });
});
