/** Whole briefs on questions: the rules that hold for any words, over a small corpus of our own in both languages. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { briefSchema, type Brief } from '../../src/briefs/brief.ts';
import { buildBrief } from '../../src/briefs/build.ts';
import type { Article } from '../../src/corpus/article.ts';
import { briefMessage } from '../../src/messages/brief-message.ts';
import { renderBodies } from '../../src/adapters/discord/render.ts';
import { render as renderTelegram } from '../../src/adapters/telegram/render.ts';
import { data, read } from '../facts/reading.ts';

interface Corpus {
  articles: { id: string; language: string; title: string; sentences: [letters: string, text: string][] }[];
}

const NOW = new Date('2025-03-12T06:00:00Z');

const articles = ['corpus', 'second', 'disputed'].flatMap((name) => {
  const { articles: all } = load(readFileSync(`test/briefs/asked/${name}.yaml`, 'utf8')) as Corpus;
  return all.map(({ id, language, title, sentences }) => {
    const text = sentences.map(([, words]) => words).join('\n');
    const article: Article = {
      id: `${name}-${id}`,
      title,
      text,
      language,
      publishedAt: '2025-03-10',
      dateCertainty: 'stated',
      fetchedAt: '2025-03-10T00:00:00Z',
      contentHash: id,
      collection: 'own',
    };
    return { article, analysis: read(text, language, '2025-03-10', article.id, title) };
  });
});

function briefOn(about: string, language = 'en', among = articles): Brief {
  return buildBrief({ about, language, articles: among, window: {}, documentsRead: among.length, now: NOW }, data);
}

/** Every part of a brief that must rest on sentences. */
function cited(brief: Brief) {
  const { bottomLine, keyPoints, figures, disputes, timeline, actors } = brief;
  const positions = disputes.flatMap((dispute) => dispute.positions);
  return [...(bottomLine ? [bottomLine] : []), ...keyPoints, ...figures, ...positions, ...timeline, ...actors];
}

function quotes(brief: Brief): string[] {
  return [...new Set(cited(brief).flatMap(({ citations }) => citations.map(({ quote }) => quote)))];
}

const QUESTIONS = [
  'Sudan aid',
  'गाज़ा युद्धविराम',
  'drones supplied to Ethiopia',
  'भारत फ्रांस राफेल',
  'Chad soldiers killed Bolivia',
  'India cricket',
  'Iran',
];

describe('a brief on a question', () => {
  it.each(QUESTIONS.flatMap((words) => [...data.phrases.keys()].map((language) => [words, language] as const)))(
    '«%s» in %s rests on exact sentences, with nothing said to be missing',
    (words, language) => {
      const brief = briefOn(words, language);
      expect(briefSchema.parse(brief)).toEqual(brief);
      expect(JSON.stringify(briefOn(words, language))).toBe(JSON.stringify(brief));
      expect(brief.bottomLine).not.toBeNull();
      expect(brief.topic).toEqual({ id: expect.stringMatching(/^about:[0-9a-f]{12}$/), title: words });
      expect([brief.gaps, brief.language]).toEqual([[], language]);
      for (const { citations } of cited(brief)) {
        expect(citations.length).toBeGreaterThan(0);
        for (const { source, start, end, quote } of citations)
          expect(articles.find(({ article }) => article.id === source)!.article.text.slice(start, end)).toBe(quote);
      }
    },
  );

  it('reads articles of both languages and keeps what only shares a name out', () => {
    const brief = briefOn('India cricket');
    expect(new Set(brief.sources.map(({ language }) => language))).toEqual(new Set(['en', 'hi']));
    expect(quotes(brief).join('\n')).not.toMatch(/missile|मिसाइल|Rafale|राफेल|Bangladesh/);
  });

  it('says what a Hindi article tells in English, where a frame covers it', () => {
    const brief = briefOn('drones Chad Bolivia', 'en');
    expect([brief.bottomLine, ...brief.keyPoints].map((line) => line!.text)).toContain(
      'Bolivia supplied 300 drones to Chad.',
    );
    expect(brief.figures.map(({ slot, value }) => [slot, value])).toContainEqual(['drones_supplied', 300]);
  });

  it('shows a dispute with every position when its facts answer the question, and not otherwise', () => {
    const slots = (words: string) => briefOn(words).disputes.map(({ slot, kind }) => `${slot} ${kind}`);
    expect(slots('Bolivia soldiers killed Chad')).toEqual(['killed conflict']);
    expect(briefOn('Bolivia soldiers killed Chad').disputes[0]!.positions.map(({ value }) => value)).toEqual([40, 95]);
    expect(slots('drones Chad Bolivia')).toEqual([]);
  });

  it('tells what changed since an earlier one', () => {
    const before = briefOn(
      'Bolivia soldiers killed Chad',
      'en',
      articles.filter(({ article }) => !article.id.endsWith('-e2')),
    );
    const after = buildBrief(
      { about: before.topic.title, language: 'en', articles, window: {}, documentsRead: 9, now: NOW, previous: before },
      data,
    );
    expect(after.sinceBriefId).toBe(before.id);
    expect(after.changes.length).toBeGreaterThan(0);
  });
});

describe('a question without an answer', () => {
  it.each([
    ['kabaddi in Norway', articles, 'none-on-topic'],
    ['what about it', articles, 'nothing-asked'],
    ['', articles, 'nothing-asked'],
    ['Sudan', [], 'no-articles'],
  ] as const)('«%s» gives an empty brief that says why', (words, among, reason) => {
    const brief = briefOn(words, 'en', [...among]);
    expect([brief.bottomLine, brief.emptyReason, cited(brief)]).toEqual([null, reason, []]);
    expect(briefSchema.parse(brief)).toEqual(brief);
  });
});

describe('any words', () => {
  const some = articles.filter((_, index) => index % 4 === 0);
  const word = fc.constantFrom(
    'Sudan',
    'सूडान',
    'aid',
    'drones',
    'भारत',
    'India',
    'of',
    '"',
    '*',
    '<@1>',
    '**',
    '<b>',
    '@here',
    'x',
  );
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(word, { maxLength: 12 }).map((list) => list.join(' ')),
  );

  it('make a brief that keeps the contract and renders everywhere', () => {
    fc.assert(
      fc.property(typed, fc.constantFrom(...data.phrases.keys()), (about, language) => {
        const brief = briefOn(about, language, some);
        expect(briefSchema.parse(brief)).toEqual(brief);
        expect(brief.bottomLine === null).toBe(brief.emptyReason !== undefined);
        const message = briefMessage(brief, data.phrases.get(language)!, { languages: [...data.phrases.keys()] });
        expect(renderBodies(message).length).toBeGreaterThan(0);
        expect(renderTelegram(message).length).toBeGreaterThan(0);
      }),
      { numRuns: 30 },
    );
  });
});
