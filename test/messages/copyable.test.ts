/** What is an address that a reader may copy, and so is never broken. */
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../src/adapters/telegram/lines.ts';
import { copyable } from '../../src/messages/copyable.ts';
import type { Message } from '../../src/messages/message.ts';

const found = (words: string) =>
  copyable(words).flatMap((inline) => (inline.kind === 'text' && inline.style === 'code' ? [inline.text] : []));

describe('an address that a reader may copy', () => {
  it.each([
    ['Give one such as https://news.example/feed.', ['https://news.example/feed']],
    [
      '“https://news.example/feed?a=b”, or (http://10.0.0.1:80/)',
      ['https://news.example/feed?a=b', 'http://10.0.0.1:80/'],
    ],
    ['जैसे https://news.example/feed। फिर', ['https://news.example/feed']],
    ['Type /sources add https://feeds.example.co.uk/rss.xml now', ['/sources add https://feeds.example.co.uk/rss.xml']],
    ['allow it: SAAR_FETCH_HOSTS=127.0.0.1:8080', ['SAAR_FETCH_HOSTS=127.0.0.1:8080']],
    ['SAAR_FETCH_HOSTS=feeds.lan.', ['SAAR_FETCH_HOSTS=feeds.lan']],
    ['it was 10.0.0.1.', ['10.0.0.1']],
    ['at 127.0.0.1:8080/feed, here', ['127.0.0.1:8080/feed']],
    ['begins with https:// or http://.', ['https://', 'http://']],
    ['see example.co.in/x and example.com:8080', ['example.co.in/x', 'example.com:8080']],
  ])('stands in: %s', (words, addresses) => expect(found(words)).toEqual(addresses));

  it.each([
    'in the U.S./China talks',
    'km/h',
    '24/7',
    '3.5 million',
    'संधि हुई।',
    'see example.com.',
    'a=b',
    'A=B',
    '/help',
    '1.2.3.4.5',
  ])('does not stand in: %s', (words) => expect(found(words)).toEqual([]));

  it.each(['a.', '1.', 'a-', 'https://', 'A_', '/a '])('is sought in little time: %s', (part) => {
    const steps = part.repeat(50_000);
    expect(copyable(steps).length).toBeLessThanOrEqual(100_001);
  });

  it('is shown as code without a joiner, while a mention beside it is broken', () => {
    const words = 'Ask @saar: /sources add https://a.example.org/feed and a.example.org';
    const message: Message = { language: 'en', blocks: [{ kind: 'title', text: copyable(words) }] };
    const [line] = linesOf(message);
    expect(line!.runs.map(({ text: shown, marks }) => [shown, ...marks.map(({ tag }) => tag)])).toEqual([
      ['Ask @\u2060saar: ', 'b'],
      ['/sources add https://a.example.org/feed', 'code'],
      [' and a\u2060.example\u2060.org', 'b'],
    ]);
  });
});
