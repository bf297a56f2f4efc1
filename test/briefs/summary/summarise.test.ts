/** What is chosen from a cluster of articles: the matter that many tell, each thing once, whole sentences that fit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterOf } from '../../../src/briefs/summary/cluster.ts';
import { nearDuplicates } from '../../../src/briefs/summary/near-duplicates.ts';
import { countWords, summarise, type Original } from '../../../src/briefs/summary/summarise.ts';
import { termsIn, termsOf } from '../../../src/briefs/summary/terms.ts';

/** An article whose sentences are given one by one. */
function original(id: string, sentences: readonly string[], rest: Partial<Original> = {}): Original {
  let start = 0;
  const spans = sentences.map((sentence) => {
    const span = { start, end: start + sentence.length };
    start = span.end + 1;
    return span;
  });
  return { id, text: sentences.join(' '), sentences: spans, ...rest };
}

function chosen(originals: readonly Original[], words: number, query?: string): string[] {
  return summarise(originals, { words, ...(query === undefined ? {} : { query }) }).map(({ text }) => text);
}

const STORM = 'The storm tore the roofs off forty houses in the harbour town overnight.';
const STORM_AGAIN = 'The storm tore the roofs off forty houses in the harbour town on Sunday night.';
const FERRIES = 'Ferries to the islands will not sail before the wind drops on Tuesday.';
const CHOIR = 'A choir from the mountains sang three songs at the opening of a bakery.';

describe('terms', () => {
  it.each([
    ['case', 'Harbour', 'harbour'],
    ['nukta', 'ज़मीन', 'जमीन'],
    ['candrabindu', 'हाँ', 'हां'],
    ['joiners', 'क\u200dष', 'कष'],
    ['digits', '९०', '90'],
  ])('are the same whatever the %s', (_, one, other) => {
    expect([...termsIn(one)]).toEqual([...termsIn(other)]);
  });

  it('are words, and single characters where words are not parted', () => {
    expect(termsIn('two words').length).toBe(2);
    expect(termsIn("Peru's 12,000").length).toBe(4);
    expect(termsIn('湖水').length).toBe(2);
  });
});

describe('a choice', () => {
  it('takes what several articles tell before what one of them does', () => {
    const articles = [original('a', [STORM, CHOIR]), original('b', [FERRIES, STORM_AGAIN])];
    expect(chosen(articles, 16)).toHaveLength(1);
    expect(chosen(articles, 16)[0]).toMatch(/storm/);
  });

  it('says a thing once, and names where else it stands', () => {
    const picks = summarise([original('a', [STORM, CHOIR]), original('b', [STORM_AGAIN, FERRIES])], { words: 99 });
    expect(picks.filter(({ text }) => /storm/.test(text))).toHaveLength(1);
    expect(picks.flatMap(({ copies }) => copies ?? [])).toMatchObject([{ source: 'b', start: 0 }]);
  });

  it('quotes no copy of an article', () => {
    const articles = [original('a', [STORM, FERRIES], { copy: true }), original('b', [STORM_AGAIN, FERRIES])];
    expect(new Set(summarise(articles, { words: 99 }).map(({ source }) => source))).toEqual(new Set(['b']));
  });

  it('lets several articles answer a question', () => {
    const articles = [
      original('a', ['The ferries will not sail today at all.', 'The ferries are old and they are slow.']),
      original('b', ['Nobody swam when the ferries were tied up.', CHOIR]),
    ];
    const picks = summarise(articles, { words: 16, query: 'ferries' });
    expect(new Set(picks.map(({ source }) => source)).size).toBe(2);
  });

  it('falls back on what is central when nothing answers the question', () => {
    expect(chosen([original('a', [STORM, FERRIES])], 16, 'volcano')).toHaveLength(1);
  });

  it('takes a very short sentence only when there is no other', () => {
    expect(chosen([original('a', ['It rained.', STORM])], 99)).toEqual([STORM]);
    expect(chosen([original('a', ['It rained.'])], 99)).toEqual(['It rained.']);
  });

  it('of any articles holds whole sentences within its words, in reading order, each once, and is the same again', () => {
    const word = fc.constantFrom('storm', 'roof', 'झील', 'पानी', 'ferry', '湖', 'wind', 'the', 'of', '12');
    const sentence = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => `${words.join(' ')}.`);
    const articles = fc.array(fc.array(sentence, { maxLength: 8 }), { maxLength: 4 });
    fc.assert(
      fc.property(articles, fc.integer({ min: 1, max: 60 }), fc.boolean(), (texts, words, asks) => {
        const originals = texts.map((sentences, at) => original(String(at), sentences));
        const wish = { words, ...(asks ? { query: 'storm पानी' } : {}) };
        const picks = summarise(originals, wish);
        expect(picks.reduce((sum, { text }) => sum + countWords(text), 0)).toBeLessThanOrEqual(words);
        for (const { source, start, end, text } of picks) {
          expect(originals[Number(source)]!.text.slice(start, end)).toBe(text);
          expect(originals[Number(source)]!.sentences).toContainEqual({ start, end });
        }
        const places = picks.map(({ source, start }) => Number(source) * 1e6 + start);
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
        expect(summarise(originals, wish)).toEqual(picks);
        const shortest = texts.flat().some((each) => countWords(each) <= words);
        expect(picks.length > 0).toBe(shortest);
      }),
      { numRuns: 60 },
    );
  });
});

describe('near duplicates', () => {
  const cluster = (sentences: readonly string[]) => {
    const { text, sentences: spans } = original('a', sentences);
    return clusterOf([{ terms: termsOf(text, spans), sentences: spans.map((_, at) => at) }]);
  };

  it('are found among many sentences, and other sentences are not', () => {
    const others = Array.from(
      { length: 300 },
      (_, at) => `Ship ${at} left port ${at * 7} with ${at * 3} crates of ore ${at}.`,
    );
    const first = nearDuplicates(cluster([STORM, ...others, STORM_AGAIN, CHOIR]));
    expect(first[301]).toBe(0);
    expect([...first].filter((row, at) => row !== at)).toEqual([0]);
  });
});
