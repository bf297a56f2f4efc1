/** Rules F4, F6, F14, F15 and F19: how long a brief is, that it says nothing twice, its dates, its sources and its gaps. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceLine } from '../../../src/messages/source-line.ts';
import { inlineText } from '../../messages/plain-text.ts';
import { analysed, briefOf, builtBriefs, data, type Built } from './built.ts';
import { articleOf, type Said } from './generated-corpus.ts';
import { bare, statementsOf, tellSame, noting } from './oracle.ts';
import { CLAUSES, spelled, STATES, type Kind, type Language } from './wording.ts';

const built = builtBriefs(404, 16);
const told = built.filter(({ brief }) => brief.bottomLine);

const wordsIn = (text: string) => text.split(/\s+/u).filter(Boolean).length;

const TOPIC_OF: Record<Kind, string> = {
  deploy: 'troop-deployment',
  lose: 'troop-deployment',
  plan: 'troop-deployment',
  could: 'troop-deployment',
  deny: 'troop-deployment',
  supply: 'munitions',
  sign: 'treaty',
  ratify: 'treaty',
  drill: 'regional-warnings',
  warn: 'regional-warnings',
};

describe('every brief of generated corpora', () => {
  it('F4 opens with at most two sentences, of 45 words in English and 60 in Hindi', () => {
    expect(told.length).toBeGreaterThan(30);
    for (const { brief } of told) {
      const { text, kind } = brief.bottomLine!;
      noting(text, () => expect(wordsIn(text)).toBeLessThanOrEqual(brief.language === 'en' ? 45 : 60));
      if (kind === 'composed')
        expect(
          bare(text)
            .split(/[.।](?:\s|$)/u)
            .filter(Boolean).length,
        ).toBeLessThanOrEqual(2);
    }
  });

  it('F6 has at most seven key points, of at most 30 words each when composed', () => {
    for (const { brief } of told) {
      expect(brief.keyPoints.length).toBeLessThanOrEqual(7);
      for (const { kind, text } of brief.keyPoints)
        if (kind === 'composed' && !/–/u.test(text))
          noting(text, () => expect(wordsIn(bare(text))).toBeLessThanOrEqual(30));
    }
  });

  it('F6 rests no two lines on the same sentence', () => {
    for (const { brief } of told) {
      const places = statementsOf(brief).flatMap(({ citations }) =>
        citations.map(({ source, start }) => `${source} ${start}`),
      );
      noting(brief.keyPoints.map(({ text }) => text).join('\n'), () =>
        expect(new Set(places).size).toBe(places.length),
      );
    }
  });

  it('F6 tells no event twice', () => {
    for (const { brief, truth } of told) {
      const lines = statementsOf(brief).map(({ text, citations }) => ({ text, truths: citations.map(truth) }));
      for (const [at, line] of lines.entries())
        for (const other of lines.slice(at + 1))
          for (const said of line.truths)
            noting(`${line.text}\n${other.text}`, () =>
              expect(other.truths.some((one) => tellSame(said, one))).toBe(false),
            );
    }
  });

  it('F6 has three key points or more wherever the articles tell so much', () => {
    const kinds: Kind[] = ['deploy', 'lose', 'plan', 'could', 'deploy', 'lose'];
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...STATES], { minLength: 8, maxLength: 8 }),
        fc.array(fc.constantFrom<Language>('en', 'hi'), { minLength: 6, maxLength: 6 }),
        (states, languages) => {
          const articles = kinds.map((kind, at) => {
            const [a, b] = [states[at]!, states[at + 2]!];
            const language = languages[at]!;
            const n = spelled(100 * (at + 2), language, at);
            const bOf = language === 'en' ? b.enOf : b.hiOf;
            const text = CLAUSES[kind][language][0]!({ a: a[language], b: b[language], bOf, n, when: '' });
            return articleOf(`k${at}`, language, [
              { text: `${text.trim().replace(/ +/gu, ' ')}${language === 'en' ? '.' : '।'}` },
            ]);
          });
          const brief = briefOf(analysed(articles), 'troop-deployment', 'en');
          noting(articles.map(({ text }) => text).join('\n'), () =>
            expect(brief.keyPoints.length).toBeGreaterThanOrEqual(3),
          );
        },
      ),
      { numRuns: 10, seed: 6 },
    );
  });

  it('F14 sorts the timeline, each entry on the day, month or year that its sentence gives', () => {
    const entries = told.flatMap(({ brief, truth }) =>
      brief.timeline.map((entry) => ({ entry, truths: entry.citations.map(truth) })),
    );
    expect(entries.length).toBeGreaterThan(15);
    for (const { entry, truths } of entries) {
      expect(entry.precision).toBe({ 4: 'year', 7: 'month', 10: 'day' }[entry.date.length]);
      for (const { date, text } of truths) noting(text, () => expect(entry.date).toBe(date));
    }
    for (const { brief } of told) {
      const dates = brief.timeline.map(({ date }) => date);
      expect(dates).toEqual([...dates].sort());
    }
  });

  it('F14 dates by a weekday only where the article itself is dated', () => {
    const undated = told.flatMap(({ brief }) =>
      brief.timeline.filter(({ citations }) =>
        citations.some(
          ({ source, quote }) => !/20\d\d/u.test(quote) && !brief.sources.find(({ id }) => id === source)!.publishedAt,
        ),
      ),
    );
    expect(undated).toEqual([]);
  });

  it('F14 shows every dated event of the topic that is told as done, up to ten', () => {
    for (const each of told) {
      const dates = new Set([...saidOf(each)].filter(isPlainlyDone).map(({ date }) => date!));
      const shown = new Set(each.brief.timeline.map(({ date }) => date));
      if (dates.size <= 8)
        noting([...dates].join(' '), () => expect([...shown]).toEqual(expect.arrayContaining([...dates])));
    }
  });

  it('F15 gives every source its publisher, title, date and language as they are', () => {
    for (const { brief, corpus } of told) {
      const phrases = data.phrases.get(brief.language)!;
      for (const source of brief.sources) {
        const { article } = corpus.told.find(({ article: { id } }) => id === source.id)!;
        const line = inlineText(sourceLine(source, brief.language, phrases));
        expect(line).toContain(article.title);
        expect(line).toContain(article.publisher ?? phrases.say('brief.source.no-publisher'));
        if (article.publishedAt === undefined) expect(line).toContain(phrases.say('brief.source.no-date'));
        else expect(line).toContain('2025');
        const isMarked = line.includes(phrases.say('brief.source.inferred', { date: '' }).trim());
        noting(line, () => expect(isMarked).toBe(article.dateCertainty === 'inferred'));
        if (article.language !== brief.language)
          expect(line).toContain(phrases.say(`brief.language.${article.language}`));
      }
    }
  });

  it('F15 lists every article that a part cites, and no other', () => {
    for (const { brief } of told) {
      const cited = new Set(
        [
          ...statementsOf(brief),
          ...brief.figures,
          ...brief.timeline,
          ...brief.actors,
          ...brief.disputes.flatMap(({ positions }) => positions),
        ].flatMap(({ citations }) => citations.map(({ source }) => source)),
      );
      expect(new Set(brief.sources.map(({ id }) => id))).toEqual(cited);
    }
  });

  it('F19 says what the articles give nothing on, and nothing else', () => {
    const answers: Record<string, (said: Said) => boolean> = {
      killed: ({ kind }) => kind === 'lose',
      troops_deployed: ({ kind }) => kind === 'deploy',
      confirmation_status: ({ kind }) => kind === 'deny',
      ratified_on: ({ kind, date }) => kind === 'ratify' && date !== undefined,
      signed_on: ({ kind, date }) => kind === 'sign' && date !== undefined,
    };
    let gaps = 0;
    for (const each of told)
      for (const [slot, answer] of Object.entries(answers)) {
        if (!data.topics.get(each.brief.topic.id)!.asks.includes(slot)) continue;
        const isGap = each.brief.gaps.some((gap) => gap.slot === slot);
        gaps += Number(isGap);
        const isTold = [...allSaid(each)].some(answer);
        noting(`${slot}: ${[...allSaid(each)].map(({ text }) => text).join('\n')}`, () => expect(isGap).toBe(!isTold));
      }
    expect(gaps).toBeGreaterThan(10);
  });
});

function* allSaid({ corpus }: Built): Generator<Said> {
  for (const { article, said } of corpus.told) if (!corpus.copies.has(article.id)) yield* said;
}

/** Sentences of the brief's topic. */
function saidOf(each: Built): Said[] {
  return [...allSaid(each)].filter(({ kind }) => TOPIC_OF[kind as Kind] === each.brief.topic.id);
}

function isPlainlyDone({ date, kind, slip }: Said): boolean {
  return date !== undefined && !slip && ['sign', 'ratify', 'drill'].includes(kind);
}
