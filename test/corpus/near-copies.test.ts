import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearCopies, printOf } from '../../src/corpus/near-copies.ts';

const WORDS = 'river bridge ferry mayor ship port grain rail north south winter spring toll road crane dock'.split(' ');
/** Words drawn by a small generator: the same for one seed, unlike those of any other. */
function textOf(seed: number, words = 120): string {
  let state = seed * 2_654_435_761;
  return Array.from({ length: words }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return WORDS[state >>> 28]! + ((state >>> 20) % 9);
  }).join(' ');
}

describe('near copies', () => {
  it('finds a story printed again with small edits, and calls the earlier one the original', () => {
    const wire = textOf(1);
    const articles = [
      { id: 'late', text: `${wire.toUpperCase()} And one more line.`, publishedAt: '2025-03-05' },
      { id: 'early', text: wire, publishedAt: '2025-03-04' },
      { id: 'other', text: textOf(2), publishedAt: '2025-03-03' },
    ];
    expect(nearCopies(articles)).toEqual(new Map([['late', 'early']]));
  });

  it('takes a report with another number for no copy', () => {
    const wire = textOf(1);
    const articles = [
      { id: 'first', text: `${wire} It killed 12 people.`, publishedAt: '2025-03-04' },
      { id: 'corrected', text: `${wire} It killed 19 people.`, publishedAt: '2025-03-06' },
      { id: 'shorter', text: wire, publishedAt: '2025-03-07' },
    ];
    expect(nearCopies(articles)).toEqual(new Map([['shorter', 'first']]));
  });

  it('puts an undated copy behind a dated one, and equals in the order of their ids', () => {
    const text = textOf(3);
    expect(
      nearCopies([
        { id: 'a', text },
        { id: 'b', text, publishedAt: '2025-01-01' },
      ]),
    ).toEqual(new Map([['a', 'b']]));
    expect(
      nearCopies([
        { id: 'b', text },
        { id: 'a', text },
      ]),
    ).toEqual(new Map([['b', 'a']]));
  });

  /** A wire of sentences, and what another desk makes of it. */
  const wire = Array.from({ length: 16 }, (_, line) => `${textOf(100 + line, 12)}.`);
  const head = 'PORT LORNE, North Coast —';
  const told = wire.join(' ');
  const cases: readonly (readonly [what: string, text: string, isCopy: boolean])[] = [
    ['another desk cut to a half', wire.slice(0, 8).join(' '), true],
    ['cut to a third, under another place', `CRANE BAY (Agency) — ${wire.slice(0, 6).join(' ')}`, true],
    [
      'cut, with a line of its own before it',
      `By our correspondent\n${wire.slice(0, 7).join(' ')}\nFollow us here`,
      true,
    ],
    ['cut, with a heading within', [...wire.slice(0, 4), 'What is known so far', ...wire.slice(4, 8)].join('\n'), true],
    ['cut, with a number that the whole has not', `${wire.slice(0, 8).join(' ')} It killed 19 people.`, false],
    ['the end alone', wire.slice(9).join(' '), false],
    ['most sentences in another order', `${wire.slice(0, 13).toReversed().join(' ')} ${textOf(301, 36)}`, false],
    ['its opening alone under another story', `${wire.slice(0, 3).join(' ')} ${textOf(300, 120)}`, false],
    ['two sentences of it', wire.slice(0, 2).join(' '), false],
  ];
  it.each(cases)('knows what a desk made of a wire: %s', (_what, text, isCopy) => {
    const articles = [
      { id: 'wire', text: `${head} It killed 12 people. ${told}`, publishedAt: '2025-03-04' },
      { id: 'desk', text, publishedAt: '2025-03-05' },
    ];
    expect([...nearCopies(articles)]).toEqual(isCopy ? [['desk', 'wire']] : []);
  });

  it('leaves two stories on one subject apart, and texts of a few words alone', () => {
    const shared = textOf(4, 30);
    expect(
      nearCopies([
        { id: 'a', text: `${shared} ${textOf(5)}` },
        { id: 'b', text: `${shared} ${textOf(6)}` },
      ]).size,
    ).toBe(0);
    expect(
      nearCopies([
        { id: 'a', text: 'Read more' },
        { id: 'b', text: 'Read more' },
      ]).size,
    ).toBe(0);
  });

  it('answers the same in any order, never with a copy of a copy', () => {
    const articles = Array.from({ length: 24 }, (_, index) => ({
      id: `n${index}`,
      text: `${textOf(index % 7)} line ${String.fromCharCode(97 + index)}`,
      publishedAt: `2025-03-${String(1 + ((index * 5) % 24)).padStart(2, '0')}`,
    }));
    const expected = nearCopies(articles);
    expect(expected.size).toBe(17);
    fc.assert(
      fc.property(fc.shuffledSubarray(articles, { minLength: articles.length }), (shuffled) => {
        expect(nearCopies(shuffled)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
    for (const original of expected.values()) expect(expected.has(original)).toBe(false);
  });

  it('answers the same with prints that were kept, and takes one of another make for none', () => {
    const made = fc.array(fc.tuple(fc.nat(6), fc.nat(9), fc.nat(110)), { maxLength: 14 });
    fc.assert(
      fc.property(made, fc.infiniteStream(fc.constantFrom('kept', 'foreign', 'none')), (drawn, states) => {
        const articles = drawn.map(([seed, tail, words], index) => ({
          id: `n${index}`,
          text: `${textOf(seed, 120 - words)} ${textOf(tail + 20, (words * 7) % 111)}`,
        }));
        const printed = articles.map((article) => {
          const [state] = states.take(1);
          if (state === 'none') return article;
          return { ...article, print: state === 'kept' ? printOf(article.text) : new Uint32Array(3) };
        });
        expect(nearCopies(printed)).toEqual(nearCopies(articles));
      }),
      { numRuns: 30 },
    );
  });

  it('takes a thousand copies of one template without comparing all pairs', () => {
    const articles = Array.from({ length: 1_000 }, (_, index) => ({
      id: `n${index}`,
      text: `${textOf(9, 60)} ${textOf(index + 10, 50)}`,
    }));
    expect(nearCopies(articles)).toBeInstanceOf(Map);
  });
});
