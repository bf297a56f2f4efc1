/** A stream of invented news: what tells of one event becomes one story, in any outlet and language, and nothing else does. */
import { load } from 'js-yaml';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readData } from '../../src/data/read-data.ts';
import { analyse } from '../../src/facts/analyse.ts';
import { createDesk, type Desk } from '../../src/stories/desk.ts';
import { keyOf } from '../../src/stories/keys.ts';
import { marksOf, type Marks } from '../../src/stories/marks.ts';
import type { Told } from '../../src/stories/story.ts';

interface Labelled {
  story: string;
  day: number;
  language: string;
  title: string;
  text: string;
}

const data = readData(join(import.meta.dirname, '../../data'));
const labelled = load(readFileSync(join(import.meta.dirname, 'labelled.yaml'), 'utf8')) as Labelled[];
const stream = labelled
  .map(({ story, day, ...article }, at) => {
    const publishedAt = `2026-03-0${day}`;
    const marks = marksOf(analyse({ ...article, id: `${at}`, publishedAt }, data), data);
    const time = Date.parse(publishedAt);
    return { story, told: { id: `${at}`, at: time, publishedAt, marks, print: new Uint32Array(0) } };
  })
  .sort((a, b) => a.told.at - b.told.at);

async function placed(desk: Desk, told: readonly Omit<Told, 'number'>[]): Promise<string[]> {
  const stories: string[] = [];
  for (const each of told) {
    const next = { ...each, number: desk.last() + 1 };
    stories.push((await desk.place(next, next.id, () => Promise.resolve(new Set()))).story);
  }
  return stories;
}

function laid(desk: Desk, placed: Parameters<Desk['lay']>[0]): void {
  for (const _step of desk.lay(placed));
}

describe('stories', () => {
  const told = stream.map((each) => each.told);

  it('join at least 95 of 100 pairs of articles on one event, and no two on different ones', async () => {
    const found = await placed(createDesk(), told);
    const pairs = { right: 0, wrong: [] as string[], missed: 0 };
    for (const [at, one] of stream.entries())
      for (const [before, other] of stream.slice(0, at).entries()) {
        const joined = found[at] === found[before];
        if (one.story === other.story) pairs[joined ? 'right' : 'missed'] += 1;
        else if (joined) pairs.wrong.push(`${one.story} and ${other.story}`);
      }
    expect(pairs.wrong).toEqual([]);
    expect(pairs.right / (pairs.right + pairs.missed)).toBeGreaterThan(0.95);
  });

  it('are the same when the desk is laid anew in between', async () => {
    const whole = await placed(createDesk(), told);
    const half = Math.floor(told.length / 2);
    const first = createDesk();
    const before = await placed(first, told.slice(0, half));
    const anew = createDesk();
    laid(
      anew,
      before.map((story, at) => ({ story, told: { ...told[at]!, number: at + 1 } })),
    );
    expect([...before, ...(await placed(anew, told.slice(half)))]).toEqual(whole);
  });

  it('are forgotten with their articles on a full desk, as on one laid from the latest alone', async () => {
    const small = createDesk(30);
    const found = await placed(small, told);
    const anew = createDesk(30);
    const from = told.length - 30;
    laid(
      anew,
      told.slice(from).map((each, at) => ({ story: found[from + at]!, told: { ...each, number: from + at + 1 } })),
    );
    const asked = { ...told[0]!, number: 1000 };
    expect(small.explain(asked)).toEqual(anew.explain(asked));
  });

  it('are forgotten by number, so that numbers which are free leave a desk as one laid anew', async () => {
    const small = createDesk(30);
    const found: { story: string; told: Told }[] = [];
    for (const [at, each] of told.entries()) {
      const next = { ...each, number: at * 3 + 1 };
      const { story } = await small.place(next, next.id, () => Promise.resolve(new Set()));
      found.push({ story, told: next });
    }
    const anew = createDesk(30);
    laid(anew, found.slice(-10));
    const asked = { ...told.at(-20)!, number: 1000 };
    expect(small.explain(asked)).toEqual(anew.explain(asked));
  });
});

describe('a story told in another language', () => {
  const names = ['kolvara', 'dentor', 'mirash'].map((name) => keyOf('name', name));
  const words = Array.from({ length: 30 }, (_, at) => keyOf('word', `w${at}`));
  const weighted = (keys: readonly number[]) => keys.flatMap((key) => [key, 3]);
  const nothing = { sounds: [], tops: [], facts: [], words: [], days: [], numbers: [] };
  const toldBy = (number: number, marks: Partial<Marks>): Told => ({
    ...{ number, id: `${number}`, at: number, print: new Uint32Array(0) },
    marks: { ...nothing, language: 'en', names: [], ...marks },
  });

  it('is found by its names among many that an article shares its words with', () => {
    const desk = createDesk();
    const inHindi = { story: 'hindi', told: toldBy(1, { language: 'hi', names: weighted(names), tops: names }) };
    const inEnglish = Array.from({ length: 20 }, (_, at) => ({
      story: `english ${at}`,
      told: toldBy(at + 2, { names: weighted([keyOf('name', `other ${at}`)]), words: weighted(words) }),
    }));
    laid(desk, [inHindi, ...inEnglish]);
    const found = desk.explain(toldBy(30, { names: weighted(names), tops: names, words: weighted(words) }));
    expect(found.map(({ story }) => story)).toContain('hindi');
  });
});
