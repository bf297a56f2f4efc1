/** A small stream of invented news, read day by day as `npm run bench:stream` reads a week; and what its scores count. */
import { beforeAll, describe, expect, it } from 'vitest';
import { shows } from '../bench/stream/digest-lines.ts';
import { measureStream, type Measured } from '../bench/stream/measure.ts';
import { pairScore } from '../bench/stream/pairs.ts';
import { repeatScore } from '../bench/stream/repeats.ts';
import { makeStream, type Item, type Stream } from '../bench/stream/stream.ts';
import { readData } from '../src/data/read-data.ts';

const SMALL = { days: 2, perDay: 40, seed: 11, world: 'first' } as const;
/** Reading takes the time; a stream that is only made may be larger. */
const LARGE = { ...SMALL, perDay: 300, seed: 3 };

const itemsOf = ({ days }: Stream) => days.flat();
const wordsOf = (stream: Stream) => itemsOf(stream).map(({ id, title, text }) => `${id} ${title}\n${text}`);

describe.each(['first', 'second'] as const)('the stream of the %s world', (world) => {
  let stream: Stream;
  let items: Item[];
  beforeAll(() => {
    stream = makeStream({ ...LARGE, world });
    items = itemsOf(stream);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(wordsOf(makeStream({ ...SMALL, world }))).toEqual(wordsOf(makeStream({ ...SMALL, world })));
    expect(wordsOf(makeStream({ ...SMALL, world, seed: 4 }))).not.toEqual(wordsOf(makeStream({ ...SMALL, world })));
  });

  it('has so many articles each day, 20 to 30 % of them copies of an earlier one in its language', () => {
    expect(stream.days.map(({ length }) => length)).toEqual([LARGE.perDay, LARGE.perDay]);
    const copies = items.filter(({ original }) => original !== undefined);
    expect(copies.length / items.length).toBeGreaterThan(0.2);
    expect(copies.length / items.length).toBeLessThan(0.3);
    for (const copy of copies) {
      const original = items.find(({ id }) => id === copy.original)!;
      expect(original).toMatchObject({ event: copy.event, language: copy.language });
      expect(original.at).toBeLessThanOrEqual(copy.at);
    }
  });

  it('corrects what it had printed: the same address comes again with another figure, or without it', () => {
    expect(stream.corrections.length).toBeGreaterThan(5);
    for (const { item, fact, old, new: value } of stream.corrections) {
      const editions = items.filter(({ id }) => id === item);
      const numbers = editions.map(({ event, report }) =>
        report.paragraphs.flat().flatMap(({ told }) => (told?.event === event ? (told.counts[fact] ?? []) : [])),
      );
      expect(editions.length).toBeGreaterThanOrEqual(2);
      expect(numbers[0]).toContain(old);
      expect(numbers.at(-1)).not.toContain(old);
      if (value !== undefined) expect(numbers.at(-1)).toContain(value);
    }
  });

  it('leaves no slot open, and tells hardly anything of two events in the same sentence', () => {
    const events = new Map<string, Set<string>>();
    for (const { report } of items)
      for (const { text, told } of [report.title, ...report.paragraphs.flat()]) {
        expect(text).not.toMatch(/[{}[\]]|undefined/u);
        events.set(text, (events.get(text) ?? new Set()).add(told!.event));
      }
    const shared = [...events.values()].filter(({ size }) => size > 1);
    expect(shared.length / events.size).toBeLessThan(0.02);
  });
});

describe('a Saar that reads it', () => {
  let stream: Stream;
  let measured: Measured;
  beforeAll(async () => {
    stream = makeStream(SMALL);
    measured = await measureStream(stream, readData('data'), {
      topics: ['munitions', 'troop-deployment', 'regional-warnings'],
    });
  }, 60_000);

  it('refuses what is old, and nothing else', () => {
    const stale = itemsOf(stream).filter(({ date }) => date === 'stale').length;
    expect(measured.refused).toEqual(stale > 0 ? { 'item.stale': stale } : {});
  });

  it('counts each copy once, and takes no two stories for copies of one', () => {
    for (const { made, missed, wrong } of Object.values(measured.copies)) {
      expect(made).toBeGreaterThan(0);
      expect(missed).toEqual([]);
      expect(wrong).toEqual([]);
    }
  });

  it('shows whoever was told a figure that its outlet corrected it', () => {
    expect(measured.corrections.expected).toBeGreaterThan(0);
    expect(measured.corrections).toMatchObject({ shown: measured.corrections.expected, examples: [] });
  });

  it('sends digests whose every line leads to a sentence of the stream', () => {
    expect(measured.repeats.lines).toBeGreaterThan(20);
    expect(measured.repeats.unknown).toBe(0);
  });
});

describe('the score of stories', () => {
  const article = (truth: string, found: string, language = 'one') => ({ truth, found, language });

  it('counts pairs within a language and across', () => {
    const articles = [article('a', '1'), article('a', '1'), article('a', '2', 'other'), article('b', '2', 'other')];
    expect(pairScore(articles, 'all')).toMatchObject({ truePairs: 3, foundPairs: 2, precision: 1 / 2, recall: 1 / 3 });
    expect(pairScore(articles, 'within')).toMatchObject({ truePairs: 1, foundPairs: 2, precision: 1 / 2, recall: 1 });
    expect(pairScore(articles, 'across')).toMatchObject({ truePairs: 2, foundPairs: 0, precision: 1, recall: 0 });
  });
});

describe('a number is shown by a line', () => {
  it.each([
    ['in digits', '12,000 shells', 12_000, undefined, true],
    ['grouped otherwise', 'Funds: 1,20,000 [3]', 120_000, undefined, true],
    ['in digits of another script', '१२,००० गोले', 12_000, undefined, true],
    ['in the words of its source', '“1.2 लाख गोले”', 120_000, '1.2 लाख', true],
    ['in letters', '“Twelve were killed.”', 12, 'twelve', true],
    ['not as part of another', '112,000 shells', 12_000, '12,000', false],
    ['not as a part of a word', 'nineteen', 9, 'nine', false],
  ])('%s', (_how, line, value, words, isShown) => expect(shows(line, value, words)).toBe(isShown));
});

describe('the score of repeated lines', () => {
  const told = (matter: string, counts: Record<string, number> = {}) => ({ told: { event: 'e', matter, counts } });
  const line = (text: string, ...sentences: ReturnType<typeof told>[]) => ({
    ...{ text, block: 'list' as const, citations: [] },
    sentences: sentences.map((each) => ({ text, shown: {}, ...each })),
  });
  const edition = (day: number, lines: ReturnType<typeof line>[]) => ({
    sent: { subscription: 's', topic: 't', language: 'one', at: day * 86_400_000 } as never,
    lines,
  });
  const first = edition(0, [line('9 killed', told('start/lead', { dead: 9 }))]);

  it.each([
    ['told again, in any words', line('nine, that is 9, dead', told('start/lead', { dead: 9 })), 'again'],
    ['another matter of what did not change', line('a bridge fell', told('start/bridge')), 'more'],
    ['a number that was not told', line('14 killed', told('start/lead', { dead: 14 })), undefined],
    ['how it went on', line('it was retaken', told('retaken/lead')), undefined],
  ])('%s', (_why, later, kind) => {
    const { again, more } = repeatScore([first, edition(1, [later])]);
    expect({ again, more }).toEqual({ again: kind === 'again' ? 1 : 0, more: kind === 'more' ? 1 : 0 });
  });

  it('compares with earlier digests, not with other lines of its own', () => {
    expect(repeatScore([edition(0, [...first.lines, ...first.lines])])).toMatchObject({ again: 0, later: 0 });
  });
});
