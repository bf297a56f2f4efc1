/** Feeds a stream to a Saar day by day, has its digests sent each midnight, and measures what it made of them. */
import { nearCopies } from '../../src/corpus/near-copies.ts';
import { numberSignsOf } from '../../src/corpus/printed-numbers.ts';
import type { Article } from '../../src/corpus/article.ts';
import type { Data } from '../../src/data/data.ts';
import type { Store } from '../../src/store/store.ts';
import { correctionScore, type CorrectionScore, type ReadEdition } from './corrected.ts';
import { copyScore, type CopyScore } from './copy-score.ts';
import { digestLines } from './digest-lines.ts';
import { articleScore, pairScore, type Grouped, type PairScore } from './pairs.ts';
import { DAY_MS } from './plan.ts';
import { openReader, type DigestWishes, type Reader } from './reader.ts';
import { repeatScore, type RepeatScore } from './repeats.ts';
import { FROM, type Item, type Stream } from './stream.ts';
import type { Line } from './telling.ts';
import { plainStories } from './yardstick.ts';

export interface StoryScore {
  all: PairScore;
  within: PairScore;
  across: PairScore;
  byArticle: Omit<PairScore, 'truePairs' | 'foundPairs'>;
  stories: number;
}

export interface Measured {
  articles: number;
  events: number;
  refused: Record<string, number>;
  articlesPerSecond: number;
  digestsMs: number;
  copies: Record<string, CopyScore>;
  stories: Record<string, StoryScore>;
  repeats: RepeatScore;
  corrections: CorrectionScore;
}

const BATCHES_A_DAY = 8;
/** The yardstick is given the best of these likenesses, which nobody could know beforehand. */
const LIKENESSES = [0.15, 0.2, 0.25, 0.3, 0.35, 0.4];

export async function measureStream(stream: Stream, data: Data, wishes: DigestWishes = {}): Promise<Measured> {
  const reader = await openReader(data, FROM, wishes);
  try {
    const { editions, refused, readMs, digestsMs } = await readAll(stream, reader);
    const items = new Map<string, Item>();
    for (const item of stream.days.flat()) if (!refused.has(item.id)) items.set(reader.idOf(item), item);
    const articles = await storedArticles(reader.store, [...items.keys()]);
    const count = stream.days.flat().length;
    const articleOf = new Map([...items].map(([id, item]) => [item.id, id]));
    return {
      articles: count,
      events: new Set([...items.values()].map(({ event }) => event)).size,
      refused: counted(refused.values()),
      articlesPerSecond: Math.round((1000 * count) / readMs),
      digestsMs: Math.round(digestsMs),
      copies: await copyScores(items, articles, reader),
      stories: await storyScores(items, articles, reader.store),
      repeats: repeatScore(editions),
      corrections: correctionScore(stream.corrections, editions, (item) => articleOf.get(item) ?? ''),
    };
  } finally {
    await reader.close();
  }
}

async function readAll(stream: Stream, reader: Reader) {
  const editions: ReadEdition[] = [];
  const refused = new Map<string, string>();
  const sentences = new Map<string, Line[]>();
  const spent = { readMs: 0, digestsMs: 0 };
  for (const [day, items] of stream.days.entries()) {
    for (const item of items) note(sentences, reader.idOf(item), item);
    const begin = performance.now();
    for (let batch = 0; batch < BATCHES_A_DAY; batch += 1) {
      const [from, to] = [batch, batch + 1].map((part) => FROM + (day + part / BATCHES_A_DAY) * DAY_MS);
      const own = items.filter(({ at }) => at < to! && (at >= from! || batch === 0));
      for (const [id, code] of await reader.take(own, to!)) refused.set(id, code);
    }
    const read = performance.now();
    const sent = await reader.send(FROM + (day + 1) * DAY_MS);
    spent.readMs += read - begin;
    spent.digestsMs += performance.now() - read;
    editions.push(...sent.map((each) => ({ sent: each, lines: digestLines(each, (id) => sentences.get(id) ?? []) })));
  }
  return { editions, refused, ...spent };
}

function note(sentences: Map<string, Line[]>, id: string, { report }: Item): void {
  sentences.set(id, [
    ...(sentences.get(id) ?? []),
    report.title,
    ...report.paragraphs.flat(),
    ...report.notes.map(noteLine),
  ]);
}

/** What an outlet says of its own report tells of no event. */
function noteLine(text: string): Line {
  return { text, shown: {} };
}

async function storedArticles(store: Store, ids: readonly string[]): Promise<Map<string, Article>> {
  const found = await Promise.all(ids.map((id) => store.article(id)));
  return new Map(found.flatMap((each) => (each ? [[each.article.id, each.article] as const] : [])));
}

async function copyScores(
  items: ReadonlyMap<string, Item>,
  articles: ReadonlyMap<string, Article>,
  { store, data }: Reader,
) {
  const own = await store.copies([...items.keys()]);
  return {
    'near copies of the whole stream': copyScore(items, nearCopies([...articles.values()], numberSignsOf(data))),
    'as stored': copyScore(items, own),
  };
}

async function storyScores(items: ReadonlyMap<string, Item>, articles: ReadonlyMap<string, Article>, store: Store) {
  const own = await store.storiesOf([...items.keys()]);
  const inOrder = [...items]
    .map(([id, { at }]) => ({ id, at, title: articles.get(id)?.title ?? '', text: articles.get(id)?.text ?? '' }))
    .sort((a, b) => a.at - b.at);
  const plain = LIKENESSES.map((alike) => storyScore(items, plainStories(inOrder, alike)));
  return {
    'yardstick: TF-IDF, one pass, best likeness': plain.sort((a, b) => b.all.f1 - a.all.f1)[0]!,
    'as stored': storyScore(items, own),
  };
}

function storyScore(items: ReadonlyMap<string, Item>, stories: ReadonlyMap<string, string>): StoryScore {
  const grouped = [...items].map(([id, { event, language }]): Grouped => ({
    truth: event,
    found: stories.get(id) ?? id,
    language,
  }));
  const [all, within, across] = (['all', 'within', 'across'] as const).map((which) => pairScore(grouped, which));
  return {
    all: all!,
    within: within!,
    across: across!,
    byArticle: articleScore(grouped),
    stories: new Set(grouped.map(({ found }) => found)).size,
  };
}

function counted(codes: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
