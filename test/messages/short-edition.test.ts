/** A short edition is one message of either platform, whatever its topics say. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderBodies } from '../../src/adapters/discord/render.ts';
import { render } from '../../src/adapters/telegram/render.ts';
import type { Brief } from '../../src/briefs/brief.ts';
import { readPhrases } from '../../src/data/phrases.ts';
import { editionMessage, type EditionTopic } from '../../src/messages/edition-message.ts';
import { inventedBrief } from './invented-brief.ts';
import { plainText } from './plain-text.ts';

const phrases = readPhrases('data/phrases');
const time = { timeZone: 'Asia/Kolkata', scheduledFor: new Date('2031-05-20T02:30:00Z') };
const sentBefore = Date.parse('2031-05-19T02:30:00Z');

function shortOf(topics: readonly EditionTopic[], language = 'en') {
  return editionMessage(topics, phrases.get(language)!, time, { length: 'short', first: true });
}

function briefNo(index: number, language: 'en' | 'hi', changes: Partial<Brief> = {}): Brief {
  const made = inventedBrief(language, {
    id: `b${index}`,
    topic: { id: `topic-${index}`, title: `Topic & <${index}>` },
  });
  return { ...made, ...changes };
}

const brief = fc
  .record({
    index: fc.nat(99),
    language: fc.constantFrom('en' as const, 'hi' as const),
    long: fc.integer({ min: 1, max: 9 }),
    unchanged: fc.boolean(),
    empty: fc.boolean(),
  })
  .map(({ index, language, long, unchanged, empty }): EditionTopic => {
    const { bottomLine, keyPoints } = inventedBrief(language);
    const longer = { ...bottomLine!, text: `${bottomLine!.text} `.repeat(long) };
    const changes = empty ? { bottomLine: null, emptyReason: 'none-on-topic' as const } : { bottomLine: longer };
    const made = briefNo(index, language, { ...changes, keyPoints: [...keyPoints, ...keyPoints].slice(0, 7) });
    return { brief: made, ...(unchanged && { unchangedSince: sentBefore }) };
  });

describe('a short edition', () => {
  it('is one message on both platforms, whatever its topics say', () => {
    fc.assert(
      fc.property(fc.array(brief, { maxLength: 40 }), fc.constantFrom('en', 'hi'), (topics, language) => {
        const message = shortOf(topics, language);
        expect(renderBodies(message)).toHaveLength(1);
        expect(render(message)).toHaveLength(1);
        expect(message.blocks.length).toBeGreaterThan(1);
      }),
      { numRuns: 60 },
    );
  });

  it('names what it left out for lack of room', () => {
    const plain = plainText(shortOf(Array.from({ length: 24 }, (_, index) => ({ brief: briefNo(index, 'en') }))));
    expect(plain).toContain('Left out for lack of room: ');
    expect(plain).toContain('Topic & <23>');
  });

  it('shows of each topic its bottom line and the flag of a dispute, and at most two points', () => {
    const made = inventedBrief('en');
    const plain = plainText(shortOf([{ brief: made }]));
    expect(plain).toContain(made.bottomLine!.text);
    expect(plain).toContain('The sources disagree');
    expect(plain.match(/^- /gm)!.length).toBeLessThanOrEqual(2);
    expect(plain).not.toContain('Key points');
  });

  it('tells a new point before an old one', () => {
    const made = inventedBrief('en');
    const last = made.keyPoints.at(-1)!;
    const change = { kind: 'added', what: 'point', after: last.text, citations: last.citations } as const;
    const message = shortOf([{ brief: { ...made, sinceBriefId: 'b0', changes: [change] } }]);
    expect(plainText(message)).toContain(last.text);
    expect(message.actions!.map(({ command }) => command)).toEqual(['sources', 'changes']);
  });

  it('says in one line which topics have nothing new, and which have no article', () => {
    const quiet = { brief: briefNo(1, 'en'), unchangedSince: sentBefore };
    const none = { brief: briefNo(2, 'en', { bottomLine: null, emptyReason: 'none-on-topic' }) };
    const plain = plainText(shortOf([quiet, none]));
    expect(plain).toContain('Nothing new since the edition of 19 May 2031: Topic & <1>.');
    expect(plain).toContain('No article at present: Topic & <2>.');
  });
});

describe('a long edition', () => {
  it('shows every figure and every position of what is disputed', () => {
    const made = inventedBrief('en');
    const usual = plainText(editionMessage([{ brief: made }], phrases.get('en')!, time));
    const long = plainText(editionMessage([{ brief: made }], phrases.get('en')!, time, { length: 'long' }));
    expect(long.length).toBeGreaterThan(usual.length);
    expect(long).toContain('Where the sources differ');
  });
});

describe('the head of an edition', () => {
  const topics = [{ brief: inventedBrief('en') }];
  it.each([
    ['en', '08:00 edition, sent on Wednesday, 21 May 2031, 07:05'],
    ['hi', '08:00 का अंक, बुधवार, 21 मई 2031 को 07:05 पर भेजा गया'],
  ])('names the day of sending where it is another one, in %s', (language, words) => {
    const sentAt = new Date('2031-05-21T01:35:00Z');
    expect(plainText(editionMessage(topics, phrases.get(language)!, { ...time, sentAt }))).toContain(words);
  });

  it.each(['en', 'hi'])('says of the first one that it is the first, in %s', (language) => {
    const words = phrases.get(language)!;
    const said = words.say('brief.edition.first');
    expect(plainText(editionMessage(topics, words, time, { first: true }))).toContain(said);
    expect(plainText(editionMessage(topics, words, time))).not.toContain(said);
  });
});
