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

  it.each([
    ['en', 1, '1 article on it left out: it has no date'],
    ['en', 3, '3 articles on it left out: they have no date'],
    ['hi', 3, 'इस पर 3 लेख छोड़े गए: उन पर तारीख़ नहीं है'],
  ] as const)('says in %s how many articles its window leaves out for want of a date', (language, undated, words) => {
    const brief = inventedBrief(language);
    const said = (window: object) =>
      plainText(briefMessage(briefSchema.parse({ ...brief, window }), phrases.get(language)!));
    expect(said({ ...brief.window, from: '2031-02-01', undated })).toContain(words);
    expect(said(brief.window)).not.toContain(words.slice(-9));
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
    expect(plain).toContain('- New: Soldiers deployed: “more than 12,000 soldiers” [4] · according to The ministry');
    expect(plain).toContain(
      '- Revised: Soldiers deployed: {hi: “लगभग 11 सैनिक”} [5] → “more than 12,000 soldiers” [4] · according to The ministry',
    );
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

  it('keeps one order, with what changed before the timeline and the sources last', () => {
    const brief = inventedBrief('en', {
      changes: [{ kind: 'added', what: 'point', after: 'A new point.', citations: [cite('gazette', 1)] }],
      actors: [{ id: 'norvia', name: 'Norvia', role: 'signatory', citations: [cite('gazette', 0)] }],
    });
    const plain = plainText(briefMessage(brief, english));
    const order = [
      '[lead]',
      '[alert]',
      'Key points',
      '[heading] Figures',
      'sources differ',
      'What changed',
      'Timeline',
    ];
    const places = [...order, 'Who is involved', 'Saar found nothing on', '[fold] Sources', '[note]'].map((words) =>
      plain.indexOf(words),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('names who has a part on one line, each with one mark that leads to a sentence', () => {
    const actors = [
      { id: 'norvia', name: 'Norvia', role: 'signatory', citations: [cite('gazette', 1), cite('gazette', 0)] },
      { id: 'kessand', name: 'Kessand', role: 'denied', citations: [cite('gazette', 2)] },
    ];
    const plain = plainText(briefMessage(inventedBrief('en', { actors }), english));
    expect(plain).toContain('[fold] Who is involved\n  [paragraph] Norvia (signatory) [1], Kessand (denied) [3]');
  });

  it('gives an actor a mark of its own where no line cites its sentence', () => {
    const bare = inventedBrief('en', { figures: [], disputes: [], timeline: [], keyPoints: [] });
    const actors = [{ id: 'kessand', name: 'Kessand', role: 'denied', citations: [cite('gazette', 2)] }];
    expect(plainText(briefMessage({ ...bare, actors }, english))).toContain('Kessand (denied) [2]');
  });

  it.each([
    [7, 30, 7, 0],
    [7, 200, 4, 3],
    [5, 900, 3, 2],
    [3, 2000, 3, 0],
  ])(
    'shows of %i key points of %i letters the first %i, so that the first screen stands alone',
    (all, long, shown, more) => {
      const point = { ...inventedBrief('en').keyPoints[0]!, text: 'x'.repeat(long) };
      const brief = inventedBrief('en', { keyPoints: Array.from({ length: all }, () => point), disputes: [] });
      const { blocks } = briefMessage(brief, english);
      const list =
        blocks[blocks.findIndex((block) => plainText({ language: 'en', blocks: [block] }).includes('Key points')) + 1];
      expect(list?.kind === 'list' && list.items).toHaveLength(shown);
      const fold = english.say('brief.heading.more-points', { count: more });
      expect(plainText({ language: 'en', blocks }).includes(`[fold] ${fold}`)).toBe(more > 0);
    },
  );

  it.each([
    ['₹500 crore', 5_000_000_000, '5,000,000,000 (5 billion) soldiers · “₹500 crore”'],
    ['12 million', 12_000_000, '12,000,000 (12 million) soldiers ['],
    ['12,345,678', 12_345_678, '12,345,678 soldiers ['],
    ['twelve million', 12_000_000, '12,000,000 (12 million) soldiers ['],
    ['50 हज़ार', 50_000, '50,000 soldiers ['],
  ])('shows %s beside %i only where the plain number hides its scale', (words, value, shown) => {
    const [first] = inventedBrief('en').figures;
    const { bound: _bound, asOf: _asOf, ...plain } = first!;
    const figure = { ...plain, text: words, value, claimant: null };
    expect(plainText(briefMessage(inventedBrief('en', { figures: [figure] }), english))).toContain(shown);
  });

  it('names whose figure it is, also when no part of the topic is theirs', () => {
    const figure = { ...inventedBrief('en').figures[0]!, subject: 'norvia', subjectName: 'Norvia' };
    expect(plainText(briefMessage(inventedBrief('en', { figures: [figure] }), english))).toContain(
      'more than 12,000 soldiers · Norvia · according to',
    );
  });

  it.each([
    [{ asOf: '2030-11-02' }, 'denied by Kessand · published 2 November 2030 ['],
    [{ asOf: '2030-10-30' }, 'denied by Kessand · on 30 October 2030 ['],
    [{ asOf: '2030-11-02', period: '2030-05/..' }, 'denied by Kessand · since May 2030 · published 2 November 2030 ['],
    [{ asOf: '2030-11-02', period: '2030-05' }, 'denied by Kessand · for May 2030 · published 2 November 2030 ['],
    [{}, 'denied by Kessand · published 2 November 2030 ['],
  ])('dates a denial by its own day and bounds it by its own period: %o', (times, words) => {
    const [conflict, denial] = inventedBrief('en').disputes;
    const positions = denial!.positions.map((position) => ({ ...position, ...times }));
    const brief = inventedBrief('en', { disputes: [conflict!, { ...denial!, positions }] });
    expect(plainText(briefMessage(brief, english))).toContain(words);
  });

  it('offers every date where a window left nothing, and says how many articles it holds', () => {
    const window = { ...inventedBrief('en').window, from: '2031-05-13', documentsRead: 4 };
    const empty = { bottomLine: null, emptyReason: 'none-on-topic' as const, window };
    const message = briefMessage(inventedBrief('en', empty), english);
    expect(plainText(message)).toContain('none of the 4 articles in this window');
    expect(message.actions).toEqual([
      {
        label: 'All dates',
        command: 'brief',
        options: { topic: 'lake-treaty', language: 'en', window: 'all' },
        effect: 'replace',
      },
    ]);
  });
});
