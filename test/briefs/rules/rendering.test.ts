/** Rules F4, F20, F21, F24 and F25 on what readers see: order, letters explained, one script, the window, what was withheld. */
import { describe, expect, it } from 'vitest';
import { render } from '../../../src/adapters/terminal/render.ts';
import { buildBrief } from '../../../src/briefs/build.ts';
import type { Data } from '../../../src/data/data.ts';
import type { Phrases } from '../../../src/data/phrases.ts';
import { briefMessage, shortBlocks } from '../../../src/messages/brief-message.ts';
import type { Block, Inline } from '../../../src/messages/message.ts';
import { briefOf, builtBriefs, data, NOW, type Built } from './built.ts';
import { composedLines, isAttributed, noting } from './oracle.ts';

const built = builtBriefs(505, 12);
const told = built.filter(({ brief }) => brief.bottomLine);

const phrasesOf = (language: string) => data.phrases.get(language)!;
const messageOf = ({ brief }: Pick<Built, 'brief'>) => briefMessage(brief, phrasesOf(brief.language));
const terminal = (each: Pick<Built, 'brief'>) => render(messageOf(each), { width: 400, ansi: false });

function inlinesOf(blocks: readonly Block[]): Inline[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items.flat();
    return block.kind === 'fold' ? [...block.title, ...inlinesOf(block.blocks)] : block.text;
  });
}

describe('every rendering of a brief', () => {
  it('F4 puts the bottom line first, then the flag, key points, figures, disputes, changes, timeline and sources', () => {
    expect(told.length).toBeGreaterThan(25);
    for (const each of told) {
      const { brief } = each;
      const say = (key: string) => phrasesOf(brief.language).say(`brief.heading.${key}`);
      const text = terminal(each);
      const first = text.split('\n').filter(Boolean);
      expect(first[0]).toBe(brief.topic.title);
      expect(first[1]).toContain(brief.bottomLine!.text);
      const order = ['key-points', 'figures', 'disputes', 'changes', 'timeline', 'sources'];
      const places = order.map((key) => text.search(new RegExp(`^(?:▸ )?${say(key)}$`, 'mu'))).filter((at) => at >= 0);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(places.length).toBeGreaterThan(0);
    }
  });

  it('F4 opens a digest’s part with the bottom line', () => {
    for (const { brief } of told) {
      const [lead] = shortBlocks(brief, phrasesOf(brief.language));
      expect(lead).toMatchObject({ kind: 'lead' });
      expect(JSON.stringify(lead)).toContain(JSON.stringify(brief.bottomLine!.text).slice(1, -1));
    }
  });

  it('F20 explains letters where a line of its own first uses them', () => {
    let explained = 0;
    for (const each of told) {
      for (const letters of ['IAEA', 'NATO', 'OSCE', 'आईएईए', 'नाटो', 'ओएससीई']) {
        // A bottom line may have no room for names in full; then the next line gives them.
        const opening = each.brief.bottomLine!;
        const isRoomy = opening.text.split(' ').length < 30 || opening.text.includes(`(${letters})`);
        const own = [...(isRoomy ? [opening] : []), ...each.brief.keyPoints].filter(({ kind }) => kind === 'composed');
        const text = own.map((statement) => statement.text.replace(/“[^”]*”/gu, '')).join('\n');
        const at = text.indexOf(letters);
        if (at < 0) continue;
        explained += 1;
        noting(text, () => expect(text.slice(at - 1)).toMatch(new RegExp(`^\\(${letters}\\)`, 'u')));
      }
    }
    expect(explained).toBeGreaterThan(3);
  });

  it('F21 keeps to one script, but for what is quoted and marked with its language, and for names of publishers', () => {
    const foreign = { en: /\p{Script=Devanagari}/u, hi: /\p{Script=Latin}/u };
    for (const { brief } of told) {
      const publishers = [...brief.sources.flatMap(({ publisher }) => publisher ?? []), 'Saar'];
      const texts = inlinesOf(briefMessage(brief, phrasesOf(brief.language)).blocks).filter(
        ({ kind }) => kind === 'text',
      );
      for (const inline of texts) {
        const words = publishers.reduce((rest, name) => rest.replaceAll(name, ''), 'text' in inline ? inline.text : '');
        const bare = words.replace(/“[^”]*” \[[^\]]+\]/gu, '');
        expect(bare).not.toMatch(foreign[brief.language as 'en' | 'hi']);
      }
    }
  });

  it('F21 marks what is foreign with its language', () => {
    const foreign = told.flatMap(({ brief }) =>
      inlinesOf(briefMessage(brief, phrasesOf(brief.language)).blocks)
        .filter((inline) => inline.kind === 'foreign')
        .map((inline) => ({ inline, language: brief.language })),
    );
    expect(foreign.length).toBeGreaterThan(20);
    for (const { inline, language } of foreign) {
      expect(inline.language).not.toBe(language);
      expect(inline.text).toMatch(inline.language === 'hi' ? /\p{Script=Devanagari}|\d/u : /\p{Script=Latin}|\d/u);
    }
  });

  it('F24 prints the window, how much was read and used, and the age of the oldest and newest', () => {
    for (const { articles, corpus, brief } of built.filter((_, index) => index % 5 === 0)) {
      const window = { from: '2025-03-01', to: '2025-04-01' };
      const input = { topic: brief.topic.id, language: brief.language, articles, documentsRead: 40, now: NOW };
      const windowed = buildBrief({ ...input, window, copies: corpus.copies }, data);
      const text = terminal({ brief: windowed });
      const note = text.trim().split('\n').at(-1)!;
      expect(note).toMatch(/1 .* 2025 .*31 .* 2025/u);
      expect(note).toContain('40');
      expect(note).toContain(String(windowed.sources.length));
      const days = articles.flatMap(({ article }) => article.publishedAt ?? []).sort();
      expect([windowed.window.oldest, windowed.window.newest]).toEqual([days[0] ?? null, days.at(-1) ?? null]);
      if (days.length > 0) expect(note).toMatch(new RegExp(`${Number(days[0]!.slice(8))} .* 2025`, 'u'));
    }
  });

  it('F24 says of an empty brief why it is empty', () => {
    const empty = built.filter(({ brief }) => !brief.bottomLine);
    expect(empty.length).toBeGreaterThan(10);
    for (const { brief } of empty) {
      expect(brief.emptyReason).toBe('none-on-topic');
      expect(terminal({ brief })).toContain(
        phrasesOf(brief.language).say('brief.empty.none-on-topic', { topic: brief.topic.title }),
      );
    }
    const none = buildBrief(
      { topic: 'treaty', language: 'en', articles: [], documentsRead: 0, now: NOW, window: {} },
      data,
    );
    expect(none.emptyReason).toBe('no-articles');
    const later = { from: '2025-03-30' };
    const outside = buildBrief(
      { topic: 'treaty', language: 'en', articles: [], documentsRead: 0, now: NOW, window: later },
      data,
    );
    expect(outside.emptyReason).toBe('none-in-window');
  });

  it('F25 withholds and counts in view what its own composer gets wrong, and quotes instead', () => {
    const careless = { ...data, phrases: new Map([...data.phrases].map(([code, own]) => [code, carelessly(own)])) };
    const claimed = built.filter((each) => composedLines(each).some(({ truth }) => truth.word !== 'own'));
    expect(claimed.length).toBeGreaterThan(5);
    for (const { brief, articles, corpus, truth, ...rest } of claimed.slice(0, 12)) {
      const input = {
        topic: brief.topic.id,
        language: brief.language,
        articles,
        documentsRead: 9,
        now: NOW,
        window: {},
      };
      const withheld = buildBrief({ ...input, copies: corpus.copies }, careless as Data);
      expect(withheld.withheld).toBeGreaterThan(brief.withheld);
      for (const line of composedLines({ ...rest, brief: withheld, articles, corpus, truth }))
        noting(line.text, () => expect(line.truth.word).toBe('own'));
      const count = phrasesOf(brief.language).say('brief.withheld', { count: withheld.withheld });
      if (withheld.bottomLine) expect(terminal({ brief: withheld })).toContain(count);
    }
  });

  it('F25 turns down hardly a line that is right', () => {
    const lines = built.flatMap(composedLines);
    const withheld = built.reduce((sum, { brief }) => sum + brief.withheld, 0);
    expect(lines.filter(({ text, language }) => isAttributed(text, language)).length).toBeGreaterThan(5);
    expect(withheld / (lines.length + withheld)).toBeLessThan(0.05);
  });
});

/** Phrases that forget whose word a line is on. */
function carelessly(phrases: Phrases): Phrases {
  return {
    ...phrases,
    say: (key, parameters) =>
      key.startsWith('frames.claim.')
        ? '{line}'
        : phrases.say(key, parameters).replace(/\[[^\][]*\{hedge\}[^\][]*\]/gu, ''),
  };
}

it('a brief of nothing is the same in every language of the data', () => {
  for (const language of data.phrases.keys()) expect(briefOf([], 'treaty', language).bottomLine).toBeNull();
});
