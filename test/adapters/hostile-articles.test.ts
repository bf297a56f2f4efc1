/**
 * Briefs whose articles want to do something to their readers, on both platforms: whatever stands in a sentence, a title, a
 * publisher's name, an address or a question stays words. The cases are those of the classes of bad input that chats know.
 */
import { describe, expect, it } from 'vitest';
import { answerBodies, pagesOf } from '../../src/adapters/discord/pages.ts';
import { plainBodies } from '../../src/adapters/discord/plain.ts';
import { renderBodies } from '../../src/adapters/discord/render.ts';
import { render, renderAnswer } from '../../src/adapters/telegram/render.ts';
import type { Brief } from '../../src/briefs/brief.ts';
import { readPhrases } from '../../src/data/phrases.ts';
import { briefMessage } from '../../src/messages/brief-message.ts';
import type { Message } from '../../src/messages/message.ts';
import { sourcesMessage } from '../../src/messages/sources-message.ts';
import { inventedBrief } from '../messages/invented-brief.ts';
import { all, texts } from './discord/random-messages.ts';
import { readTelegramHtml } from './telegram/telegram-html.ts';

const phrases = readPhrases('data/phrases').get('en')!;

const HOSTILE: Readonly<Record<string, string>> = {
  'F01 pings': '@everyone @here <@1> <@!1> <@&1> <#1> </brief:1>',
  'F02 Markdown': '**b** __u__ ~~s~~ ```c``` # h\n> q\n-# s\n||x|| [bank](https://bank.example.evil.test)',
  'F03 signs of Discord': 'discord.gg/x <t:0:R> <:e:1> <a:e:1> <id:guide>',
  'F04 HTML': '</b> & "quoted" <a href="tg://user?id=1">x</a> <tg-spoiler> <b',
  'F05 what Telegram links by itself':
    '@username /command #tag $TAG +1 212 555 0100 4111 1111 1111 1111 https://evil.test evil.test',
  'turned reading': '\u202eevil\u2066 \u200b\u0000 \ud800',
};

const ADDRESSES = [
  'javascript:alert(1)',
  'https://news.test/a)b [c](d)',
  'https://news.test/\u0000%00 x',
  `https://news.test/${'झील/'.repeat(2000)}`,
  'https://user:secret@news.test/',
  'tg://user?id=1',
];

/** The invented brief with these words in every place that an article or a reader fills. */
function hostileBrief(words: string, url = 'https://news.test/a'): Brief {
  const brief = inventedBrief('en');
  const citations = [{ ...brief.keyPoints[0]!.citations[0]!, quote: words }];
  return {
    ...brief,
    topic: { id: 'ask-1', title: words },
    bottomLine: { text: words, language: 'en', kind: 'quote', citations },
    keyPoints: [{ text: words, language: 'hi', kind: 'quote', citations }],
    actors: [{ id: 'a', name: words, role: words, citations }],
    sources: brief.sources.map((source) => ({ ...source, title: words, publisher: words, url })),
  };
}

function messagesOf(brief: Brief): Message[] {
  const sources = sourcesMessage(brief, phrases, new Map());
  return [briefMessage(brief, phrases, { languages: ['en', 'hi'] }), ...(sources ? [sources] : [])];
}

/** What Discord still reads as a sign: no escaped signs, no addresses of our own links. */
function readByDiscord(content: string): string {
  return content.replace(/\\[\s\S]/g, '').replace(/\]\(<https?:\/\/[^\s<>]*>\)/g, ']');
}

const MEANS_SOMETHING = /@|<[@#:/ati]|\|\||~~|```|__|\w:\/\/|discord\.gg\/|^\s*>/mu;

describe.each(Object.entries(HOSTILE))('%s', (_what, words) => {
  const messages = messagesOf(hostileBrief(words));

  it('mean nothing in Discord', () => {
    for (const message of messages) {
      const bodies = [...renderBodies(message), ...(pagesOf(message) ?? [])];
      const plain = plainBodies(message);
      for (const body of [...bodies, ...plain]) expect(body.allowed_mentions).toEqual({ parse: [] });
      for (const content of [...bodies.flatMap(texts), ...plain.map((body) => body.content)]) {
        expect(readByDiscord(content)).not.toMatch(MEANS_SOMETHING);
        expect(content).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0000]|\p{Surrogate}/u);
      }
    }
  });

  it('mean nothing in Telegram', () => {
    for (const message of messages)
      for (const body of [...render(message), ...renderAnswer(message)]) {
        expect(body.link_preview_options).toEqual({ is_disabled: true });
        const { text, entities } = readTelegramHtml(body.text);
        for (const { href } of entities) if (href !== undefined) expect(href).toMatch(/^https:\/\/news\.test\//);
        expect(text).not.toMatch(
          /@[A-Za-z]|(?<![\p{L}\p{N}_/])\/[A-Za-z]|#[A-Za-z]|\$[A-Z]|:\/\/|\+\d|\d(?:[ -]?\d){9}/u,
        );
        expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0000]|\p{Surrogate}/u);
      }
  });
});

describe('F10 an address', () => {
  it.each(ADDRESSES)('%.40s leads to the web or nowhere', (url) => {
    for (const message of messagesOf(hostileBrief('words', url))) {
      for (const content of renderBodies(message).flatMap(texts)) {
        for (const [, address] of content.matchAll(/\]\(<([^>]*)>\)/g))
          expect(address).toMatch(/^https:\/\/news\.test\/[^\s()<>]*$/);
        expect(readByDiscord(content)).not.toMatch(/\w:\/\/|javascript:/);
      }
      for (const { href } of render(message).flatMap(({ text }) => readTelegramHtml(text).entities))
        if (href !== undefined) expect(href).toMatch(/^https:\/\/news\.test\/\S*$/);
    }
  });
});

describe('F06 a text at the edge of a message', () => {
  const CLUSTERS = ['a', '😀', '👨‍👩‍👧‍👦', 'क्षि'];
  it.each(CLUSTERS)('is never cut inside “%s”', (cluster) => {
    for (const length of [1999, 2000, 2001, 3999, 4000, 4001, 4095, 4096, 4097]) {
      const words = `${'x'.repeat(length - cluster.length)}${cluster.repeat(3)}`;
      const message: Message = {
        language: 'en',
        blocks: [{ kind: 'paragraph', text: [{ kind: 'text', text: words }] }],
      };
      const shown = [
        renderBodies(message).flatMap(texts).map(withoutNumber).join(''),
        plainBodies(message)
          .map(({ content }) => withoutNumber(content))
          .join(''),
        render(message)
          .map(({ text }) => readTelegramHtml(text).text.replace(/\n\n\(\d+\/\d+\)$/, ''))
          .join(''),
      ];
      for (const whole of shown) expect(whole).toBe(words);
      const parts = [...renderBodies(message).flatMap(texts), ...render(message).map(({ text }) => text)];
      for (const part of parts) expect(part).not.toMatch(/^\p{M}|^\u200d|\p{Surrogate}/u);
    }
  });

  function withoutNumber(content: string): string {
    return content.replace(/\n?-# \d+\/\d+$/, '');
  }
});

describe('F08 ten thousand things to choose, with labels and ids that are too long', () => {
  const message: Message = {
    language: 'en',
    blocks: [{ kind: 'title', text: [{ kind: 'text', text: 'T' }] }],
    again: { command: 'topics', options: {} },
    actions: [{ label: 'y'.repeat(101), command: 'brief', options: { topic: 'x'.repeat(101) }, effect: 'answer' }],
    pickers: [
      {
        label: 'Which',
        command: 'source',
        options: {},
        option: 'number',
        choices: Array.from({ length: 10_000 }, (_, n) => ({ value: `${n}`, label: 'z'.repeat(101), short: `${n}` })),
        effect: 'answer',
      },
    ],
  };

  it('keep Discord’s limits', () => {
    for (const body of answerBodies(message))
      for (const { label = '', custom_id: id = '', options = [] } of all(body)) {
        expect(label.length).toBeLessThanOrEqual(80);
        expect(id.length).toBeLessThanOrEqual(100);
        expect(options.length).toBeLessThanOrEqual(25);
        for (const option of options) expect(option.label.length).toBeLessThanOrEqual(100);
      }
  });

  it('keep Telegram’s limits', () => {
    const buttons = renderAnswer(message).flatMap((body) => body.reply_markup?.inline_keyboard.flat() ?? []);
    expect(buttons.length).toBeLessThanOrEqual(100);
    for (const button of buttons)
      if ('callback_data' in button) expect(Buffer.byteLength(button.callback_data)).toBeLessThanOrEqual(64);
  });
});

describe('F09 a brief that is', () => {
  const brief = inventedBrief('en');
  it.each<[string, Brief]>([
    ['empty', { ...brief, bottomLine: null, emptyReason: 'none-on-topic', keyPoints: [], figures: [], disputes: [] }],
    ['without sources', { ...brief, sources: [] }],
    ['all disputes', { ...brief, disputes: Array.from({ length: 30 }, () => brief.disputes[0]!) }],
    ['of one source', { ...brief, singleSource: true, sources: brief.sources.slice(0, 1) }],
  ])('%s says something on both platforms', (_what, made) => {
    for (const message of messagesOf(made)) {
      expect(answerBodies(message).flatMap(texts).join('').length).toBeGreaterThan(20);
      expect(renderAnswer(message)[0]!.text.length).toBeGreaterThan(20);
    }
  });
});
