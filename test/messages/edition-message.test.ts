import { describe, expect, it } from 'vitest';
import { readPhrases } from '../../src/data/phrases.ts';
import { editionMessage, testMessage } from '../../src/messages/edition-message.ts';
import { inventedBrief } from './invented-brief.ts';
import { plainText } from './plain-text.ts';

const phrases = readPhrases('data/phrases');
const scheduledFor = new Date('2031-05-20T02:30:00Z');
const time = { timeZone: 'Asia/Kolkata', scheduledFor };

describe('an edition', () => {
  it.each(['en', 'hi'] as const)('is one message of all its topics, as approved in %s', async (language) => {
    const topics = [
      { brief: inventedBrief(language) },
      { brief: inventedBrief(language, { id: 'b2' }), unchangedSince: Date.parse('2031-05-19T02:30:00Z') },
      { brief: inventedBrief(language, { id: 'b3', bottomLine: null, emptyReason: 'none-on-topic' }) },
    ];
    const sentAt = new Date('2031-05-20T04:05:00Z');
    const message = editionMessage(topics, phrases.get(language)!, { ...time, sentAt });
    await expect(plainText(message)).toMatchFileSnapshot(`golden/edition.${language}.txt`);
  });

  it.each([
    [
      'en',
      'Nothing new since the edition of 19 May 2031: Gamma, Delta. 3 events told before are reported again, unchanged.',
    ],
    ['hi', '19 मई 2031 के अंक के बाद इन पर कुछ नया नहीं: Gamma, Delta।'],
  ] as const)('names the topics without news in a line at its end, in %s', (language, words) => {
    const topicOf = (title: string) => ({ id: title.toLowerCase(), title });
    const quiet = (title: string, repeated: number) => ({
      brief: inventedBrief(language, { topic: topicOf(title), bottomLine: null, emptyReason: 'nothing-new', repeated }),
      unchangedSince: Date.parse('2031-05-19T02:30:00Z'),
    });
    const empty = inventedBrief(language, {
      topic: topicOf('Beta'),
      bottomLine: null,
      emptyReason: 'none-on-topic',
      changes: [],
    });
    const told = inventedBrief(language, { topic: topicOf('Alpha') });
    const topics = [quiet('Gamma', 1), { brief: told }, { brief: empty }, quiet('Delta', 2)];
    const message = plainText(editionMessage(topics, phrases.get(language)!, time));
    expect(message.split('\n').filter((line) => /Gamma|Delta/.test(line))).toEqual([expect.stringContaining(words)]);
    expect(message.split('\n').filter((line) => line.includes('Beta'))).toHaveLength(1);
    expect(message.indexOf('Alpha')).toBeLessThan(message.indexOf('Gamma'));
    const alone = plainText(editionMessage([quiet('Gamma', 1)], phrases.get(language)!, time));
    expect(alone).toMatch(/\] Gamma\n/);
  });

  it('says when it is late, and only then', () => {
    const english = phrases.get('en')!;
    const sentAt = new Date('2031-05-20T04:05:00Z');
    const topics = [{ brief: inventedBrief('en') }];
    expect(plainText(editionMessage(topics, english, { ...time, sentAt }))).toContain('08:00 edition, sent 09:35');
    expect(plainText(editionMessage(topics, english, time))).not.toContain('sent 09:35');
  });

  it.each([
    ['en', '[title] Test · Saar · '],
    ['hi', '[title] परीक्षण · सार · '],
  ] as const)('of a test says so in its title in %s', (language, words) => {
    const edition = editionMessage([], phrases.get(language)!, time);
    expect(plainText(testMessage(edition, phrases.get(language)!))).toContain(words);
    expect(plainText(edition)).not.toContain(words);
  });

  it('is never blank', () => {
    for (const words of phrases.values())
      expect(plainText(editionMessage([], words, time))).toContain(words.say('brief.edition.no-topics'));
  });
});
