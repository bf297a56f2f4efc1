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
