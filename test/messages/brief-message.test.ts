import { describe, expect, it } from 'vitest';
import { briefSchema } from '../../src/briefs/brief.ts';
import { readPhrases } from '../../src/data/phrases.ts';
import { briefMessage, shortBlocks } from '../../src/messages/brief-message.ts';
import { citationMarks } from '../../src/messages/citation-marks.ts';
import { cite, inventedBrief } from './invented-brief.ts';
import { plainText } from './plain-text.ts';

const phrases = readPhrases('data/phrases');
const english = phrases.get('en')!;

describe('a brief as a message', () => {
  it.each(['en', 'hi'] as const)('reads as approved in %s', async (language) => {
    const brief = briefSchema.parse(inventedBrief(language));
    const message = briefMessage(brief, phrases.get(language)!, { languages: ['en', 'hi'], options: { window: '7d' } });
    expect(message.language).toBe(language);
    await expect(plainText(message)).toMatchFileSnapshot(`golden/brief.${language}.txt`);
  });

  it.each(['en', 'hi'] as const)('has a short form for digests in %s', async (language) => {
    const blocks = shortBlocks(inventedBrief(language), phrases.get(language)!);
    await expect(plainText({ language, blocks })).toMatchFileSnapshot(`golden/short.${language}.txt`);
  });

  it.each([
    ['en', 'as printed, probably a slip'],
    ['hi', 'जैसा छपा है, संभवतः चूक'],
  ] as const)('says in %s beside a date that its own text contradicts: %s', (language, words) => {
    const brief = inventedBrief(language);
    const slipped = briefSchema.parse({
      ...brief,
      timeline: brief.timeline.map((entry) => ({ ...entry, slip: true })),
    });
    expect(plainText(briefMessage(slipped, phrases.get(language)!))).toContain(words);
    expect(plainText(briefMessage(brief, phrases.get(language)!))).not.toContain(words);
  });

  it('names the last day that its window holds, not the first behind it', () => {
    const brief = inventedBrief('en');
    const windowed = { ...brief, window: { ...brief.window, from: '2031-02-01', to: '2031-03-01' } };
    const said = plainText(briefMessage(briefSchema.parse(windowed), english));
    expect(said).toContain('from 1 February 2031 to 28 February 2031');
  });

  it('is the same bytes for the same brief', () => {
    const once = JSON.stringify(briefMessage(inventedBrief('en'), english));
    expect(JSON.stringify(briefMessage(inventedBrief('en'), english))).toBe(once);
  });

  it.each(['no-articles', 'none-in-window', 'none-on-topic', 'all-withheld'] as const)(
    'says why it is empty (%s) and offers no sources',
    (emptyReason) => {
      for (const [language, words] of phrases) {
        const brief = inventedBrief(language as 'en' | 'hi', {
          bottomLine: null,
          emptyReason,
          keyPoints: [],
          figures: [],
        });
        const message = briefMessage(brief, words);
        expect(message.blocks.map(({ kind }) => kind)).toEqual(['title', 'lead', 'note']);
        expect(plainText(message)).toContain(brief.topic.title);
        expect(message.actions).toEqual([]);
      }
    },
  );

  it('does not flag a difference of scope or a newer count as a disagreement', () => {
    const [first] = inventedBrief('en').disputes;
    for (const kind of ['scope', 'update'] as const) {
      const message = briefMessage(inventedBrief('en', { disputes: [{ ...first!, kind }] }), english);
      expect(message.blocks.some((block) => block.kind === 'alert')).toBe(false);
      expect(plainText(message)).toContain(english.say(`brief.dispute.${kind}`));
    }
  });

  it('folds figures beyond the first six', () => {
    const figure = inventedBrief('en').figures[0]!;
    const message = briefMessage(inventedBrief('en', { figures: Array.from({ length: 8 }, () => figure) }), english);
    expect(plainText(message)).toContain('[fold] 2 more figures');
  });

  it('says outright that nothing changed since the brief it is compared with', () => {
    const plain = plainText(briefMessage(inventedBrief('en', { sinceBriefId: 'older' }), english));
    expect(plain).toContain(english.say('brief.change.none'));
    expect(plainText(briefMessage(inventedBrief('en'), english))).not.toContain(english.say('brief.change.none'));
  });

  it('tells each kind of change with its citation', () => {
    const newer = [cite('gazette', 1)];
    const older = [cite('patrika', 1)];
    const what = 'troops_deployed';
    const [before, after] = ['लगभग 11 सैनिक', 'more than 12,000 soldiers'];
    const changes = [
      { kind: 'added' as const, what, after, citations: newer },
      { kind: 'revised' as const, what, before, after, citations: [...older, ...newer] },
      { kind: 'withdrawn' as const, what, before, citations: older },
      { kind: 'added' as const, what: 'point', after: 'A new point.', citations: newer },
    ];
    const plain = plainText(briefMessage(inventedBrief('en', { changes, sinceBriefId: 'older' }), english));
    expect(plain).toContain('- New: Soldiers deployed: “more than 12,000 soldiers” [4]');
    expect(plain).toContain('- Revised: Soldiers deployed: {hi: “लगभग 11 सैनिक”} → “more than 12,000 soldiers” [4][5]');
    expect(plain).toContain('- Withdrawn: Soldiers deployed: {hi: “लगभग 11 सैनिक”} [5]');
    expect(plain).toContain('- New: A new point. [4]');
  });

  it('has only marks that lead to a source, wherever they stand', () => {
    for (const language of ['en', 'hi'] as const) {
      const brief = inventedBrief(language);
      const marks = citationMarks(brief);
      const shown = [...plainText(briefMessage(brief, phrases.get(language)!)).matchAll(/\[(\d+)\]/g)];
      expect(marks.all.map(({ number }) => number)).toEqual(marks.all.map((_, index) => index + 1));
      const numbers = new Set(shown.map((found) => Number(found[1])));
      expect([...numbers].sort()).toEqual(marks.all.map(({ number }) => number));
    }
  });
});
