import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash32 } from '../../src/corpus/min-hash.ts';
import { nearCopies, printOf, wordPairs } from '../../src/corpus/near-copies.ts';
import { printedNumbers } from '../../src/corpus/printed-numbers.ts';
import { createCopies } from '../../src/stories/copies.ts';
import type { Told } from '../../src/stories/story.ts';

const WORDS = 'river bridge ferry mayor ship port grain rail north south winter spring toll road crane dock'.split(' ');
const MARKS = { language: 'x', names: [], sounds: [], tops: [], facts: [], words: [], days: [] };

interface Article {
  id: string;
  text: string;
  publishedAt?: string;
}

function toldOf({ text, ...article }: Article, number: number): Told {
  const numbers = [...printedNumbers(text)].map(hash32);
  return { ...article, number, at: 0, marks: { ...MARKS, numbers }, print: printOf(text) };
}

/** What is said of copies when articles come in one by one. */
async function oneByOne(articles: readonly Article[]): Promise<Map<string, string>> {
  const copies = createCopies();
  const texts = new Map(articles.map(({ id, text }) => [id, text]));
  const told = articles.map(toldOf);
  for (const each of told) await copies.settle(each, (id) => Promise.resolve(wordPairs(texts.get(id)!)));
  return new Map(told.flatMap(({ id, copyOf }) => (copyOf === undefined ? [] : [[id, copyOf] as const])));
}

/** One of three wire stories, with some of its first sentences replaced, its end cut, and now and then with a number of its own. */
const articles = fc
  .array(
    fc.record({
      story: fc.nat(2),
      cut: fc.integer({ min: 0, max: 5 }),
      kept: fc.option(fc.integer({ min: 3, max: 9 }), { freq: 2 }),
      count: fc.option(fc.nat(2), { freq: 4 }),
      day: fc.option(fc.integer({ min: 1, max: 5 })),
    }),
    { maxLength: 12 },
  )
  .map((drawn) =>
    drawn.map(({ story, cut, kept, count, day }, at): Article => {
      const line = (seed: number) =>
        Array.from({ length: 12 }, (_, word) => WORDS[hash32(`${seed} ${word}`) % 16]).join(' ');
      const lines = Array.from({ length: kept ?? 10 }, (_, place) =>
        line(place < cut ? 100 * at + place + 1000 : story * 10 + place),
      );
      const text = [...lines, count === null ? '' : `It cost ${count + 2} lives`].join('. ');
      return { id: `a${at}`, text, ...(day !== null && { publishedAt: `2026-01-0${day}` }) };
    }),
  );

describe('copies one by one', () => {
  it('come to an end with an article that comes twice', async () => {
    const article = { id: 'a', text: WORDS.join(' ').repeat(4), publishedAt: '2026-01-01' };
    expect(await oneByOne([article, article])).toEqual(new Map());
  });

  it('are those that all articles at once show, in whatever order they come', async () => {
    await fc.assert(
      fc.asyncProperty(
        articles.chain((drawn) =>
          fc.tuple(fc.constant(drawn), fc.shuffledSubarray(drawn, { minLength: drawn.length })),
        ),
        async ([drawn, shuffled]) => {
          const expected = [...nearCopies(drawn)].sort();
          expect([...(await oneByOne(shuffled))].sort()).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });
});
