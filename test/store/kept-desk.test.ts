/** The desk that a program keeps between two writes is the one that would be laid from the database, whatever was written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash32 } from '../../src/corpus/min-hash.ts';
import { printOf } from '../../src/corpus/near-copies.ts';
import { analysisVerbs } from '../../src/store/analyses.ts';
import { articleVerbs } from '../../src/store/put-articles.ts';
import { createKeptDesk, deskOf } from '../../src/store/desk.ts';
import { forgetTextVerbs } from '../../src/store/forget-texts.ts';
import { IN_MEMORY } from '../../src/store/in-memory.ts';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Desk } from '../../src/stories/desk.ts';
import { keyOf } from '../../src/stories/keys.ts';
import type { Marks } from '../../src/stories/marks.ts';
import type { Told } from '../../src/stories/story.ts';
import { aReading, anAnalysis, anArticle } from './samples.ts';

const WORDS = 'river bridge ferry mayor ship port grain rail north south winter spring toll road crane dock'.split(' ');
const SIZE = 12;
const COLLECTION = 'added';

/** What an article says: one of some wire stories, cut at its end, its first and last sentences its own, and at times a number. */
interface Said {
  id: number;
  wire: number;
  own: number;
  kept: number;
  /** From this sentence on it has its own. */
  end: number;
  count: number | null;
  day: number | null;
}

const said: fc.Arbitrary<Said> = fc.record({
  id: fc.nat(17),
  wire: fc.nat(3),
  own: fc.oneof(fc.constant(0), fc.nat(4)),
  kept: fc.integer({ min: 3, max: 9 }),
  end: fc.oneof(fc.constant(9), fc.integer({ min: 2, max: 6 })),
  count: fc.option(fc.nat(2), { freq: 4 }),
  day: fc.option(fc.integer({ min: 1, max: 6 }), { freq: 8 }),
});

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ put: fc.array(said, { minLength: 1, maxLength: 4 }), read: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ forget: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ fail: said }) },
);
type Step = { put: Said[]; read: boolean } | { forget: number } | { fail: Said };

function articleOf({ id, wire, own, kept, end, count, day }: Said) {
  const line = (seed: number) =>
    Array.from({ length: 12 }, (_, word) => WORDS[hash32(`${seed} ${word}`) % 16]).join(' ');
  const lines = Array.from({ length: kept }, (_, place) =>
    line(place < own || place >= end ? 1000 + 100 * id + place : wire * 10 + place),
  );
  const text = [...lines, count === null ? '' : `It cost ${count + 2} lives`].join('. ');
  return anArticle(`a${id}`, {
    ...{ text, contentHash: text, collection: COLLECTION },
    publishedAt: day === null ? undefined : `2026-01-0${day}`,
  });
}

/** Who is named goes by the words, so that stories meet in some of them. */
function marksOf({ text, language }: { text: string; language: string }): Marks {
  const words = text.split(/\W+/).filter(Boolean);
  const keys = (kind: 'name' | 'word', from: number, to: number) =>
    [...new Set(words.slice(from, to))].flatMap((word, at) => [keyOf(kind, word), 3 - (at % 3)]);
  return {
    ...{ language, facts: [], days: [] },
    names: keys('name', 0, 6),
    sounds: [...new Set(words.slice(6, 12))].map((word) => keyOf('name', word)),
    tops: [...new Set(words.slice(0, 2))].map((word) => keyOf('name', word)),
    words: keys('word', 0, 30),
    numbers: [...new Set(text.match(/\d+/g) ?? [])].map(hash32),
  };
}

async function openWorld() {
  const database = openSqlite(IN_MEMORY);
  await migrate(database, migrations, IN_MEMORY);
  const known = createKeptDesk(SIZE);
  const verbs = {
    ...articleVerbs(database, known),
    ...analysisVerbs(database, known),
    ...forgetTextVerbs(database, known),
  };
  const readings = async (all: readonly ReturnType<typeof articleOf>[]) => {
    const packing = await verbs.readingPacking();
    const reading = (article: (typeof all)[number]) => ({
      ...aReading(article, { analysis: anAnalysis(article), packing }),
      ...{ keys: { lead: [], whole: ['word'], marks: marksOf(article) }, print: printOf(article.text) },
    });
    return all.map(reading);
  };
  return { database, known, verbs, readings };
}

type World = Awaited<ReturnType<typeof openWorld>>;

async function take({ database, verbs, readings }: World, step: Step): Promise<void> {
  if ('forget' in step) {
    await verbs.forgetTexts([COLLECTION], Date.UTC(2027, 0), step.forget);
    return;
  }
  if ('fail' in step) {
    // The index of keys comes last: by then both lie on the desk.
    const articles = [articleOf(step.fail), { ...articleOf(step.fail), id: 'broken' }];
    const [one, broken] = await readings(articles);
    const keys = { ...broken!.keys, whole: [Symbol('no word') as unknown as string] };
    await expect(verbs.putArticles(articles, [one!, { ...broken!, keys }])).rejects.toThrow(TypeError);
    return;
  }
  const articles = [...new Map(step.put.map((each) => [each.id, articleOf(each)])).values()];
  await verbs.putArticles(articles, step.read ? await readings(articles) : []);
  expect(await database.selectFrom('story_marks').select('number').execute()).toHaveLength(
    (await deskOf(database, createKeptDesk(SIZE))).desk.counts().articles,
  );
}

/** Articles that nobody printed yet, some of them days before and behind all others, by which two desks are compared. */
const PROBES = ['2025-12-30', '2026-01-01', '2026-01-04', '2026-01-09'].map((publishedAt, wire) => ({
  ...articleOf({ id: 40 + wire, wire, own: wire, kept: 9, end: 9, count: null, day: null }),
  publishedAt,
}));

function probe(article: (typeof PROBES)[number], number: number): Told {
  const { id, publishedAt } = article;
  return {
    id,
    number,
    at: Date.parse(publishedAt),
    publishedAt,
    marks: marksOf(article),
    print: printOf(article.text),
  };
}

/** What a desk says of the probes without their being laid on it, and how much lies there. */
function seen(desk: Desk) {
  return { last: desk.last(), counts: desk.counts(), like: PROBES.map((each) => desk.explain(probe(each, 10_000))) };
}

/** What a desk answers when the probes are laid on it. */
async function answers(desk: Desk, pairsOf: (id: string) => Promise<ReadonlySet<number>>) {
  const found = [];
  for (const each of PROBES) {
    const { story, changed } = await desk.place(probe(each, desk.last() + 1), each.id, pairsOf);
    found.push({ story, changed: [...changed].map(({ id, copyOf }) => `${id} ${copyOf}`).sort() });
  }
  return found;
}

describe('the desk that is kept', () => {
  it('is the one laid anew, after articles came, changed, were forgotten, or failed to come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const world = await openWorld();
        const { database, known } = world;
        for (const each of steps) {
          const before = known.kept;
          await take(world, each);
          // What failed may empty it; all else leaves it where it is, to be used again.
          if (before && !('fail' in each)) expect(await deskOf(database, known)).toBe(before);
          const anew = await deskOf(database, createKeptDesk(SIZE));
          if (known.kept) expect(seen(known.kept.desk)).toEqual(seen(anew.desk));
        }
        const anew = await deskOf(database, createKeptDesk(SIZE));
        const kept = await deskOf(database, known);
        const pairsOf = () => Promise.resolve(new Set([1]));
        expect(await answers(kept.desk, pairsOf)).toEqual(await answers(anew.desk, pairsOf));
        await database.destroy();
      }),
      { numRuns: 25 },
    );
  });

  it('compares what an article says now, not what it said when its copies came', async () => {
    const world = await openWorld();
    const { database } = world;
    const first = { id: 1, wire: 1, own: 0, kept: 9, end: 9, count: null, day: 1 };
    const copies = async () => {
      const rows = await database.selectFrom('article_stories').select(['article_id', 'copy_of']).execute();
      return Object.fromEntries(rows.map((row) => [row.article_id, row.copy_of]));
    };
    await take(world, { put: [first], read: true });
    await take(world, { put: [{ ...first, id: 2, kept: 6, day: 2 }], read: true });
    expect(await copies()).toEqual({ a1: null, a2: 'a1' });
    await take(world, { put: [{ ...first, end: 4 }], read: true });
    expect(await copies()).toEqual({ a1: null, a2: null });
    await database.destroy();
  });
});
