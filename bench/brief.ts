/**
 * Measures a brief as readers wait for it, store and all, over corpora of 5, 1,000 and 100,000 articles: cold (nothing of it is
 * kept in memory) and warm (asked for again), for each topic, over the last month and over everything. Prints what it costs at
 * the largest corpus against the smallest, and writes `var/bench-brief.json`. Sizes may be given: `npm run bench:brief 5 1000`.
 */
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createApp } from '../src/app/create-app.ts';
import { buildBrief } from '../src/briefs/build.ts';
import { printOf } from '../src/corpus/near-copies.ts';
import { readCorpus } from '../src/corpus/read-corpus.ts';
import { readData } from '../src/data/read-data.ts';
import { analyserOf } from '../src/facts/analyse.ts';
import { openStore } from '../src/store/open-store.ts';
import type { AnalysedArticle, Store } from '../src/store/store.ts';
import { COLLECTION, manyAnalysed, NOW, templatesOf } from './many-analysed.ts';

const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [5, 1000, 100_000];
const BATCH = 500;
const ROUNDS = 7;
const WINDOWS = { month: '2025-06-01', all: undefined };

const data = readData('data');
const { version } = analyserOf(data);
const { articles } = await readCorpus('data/corpus', data, { collection: COLLECTION, now: new Date(0) });
const templates = templatesOf(articles, data);

/** The path of a filled database; one of this analyser and size is used again. */
async function filled(size: number): Promise<string> {
  const path = `var/bench-${version}-${size}.db`;
  if (existsSync(`${path}.done`)) return path;
  for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true });
  const store = await openStore(path);
  let batch: AnalysedArticle[] = [];
  for (const each of manyAnalysed(templates, data, size)) {
    batch.push(each);
    if (batch.length === BATCH) batch = await put(store, batch);
  }
  await put(store, batch);
  await store.close();
  writeFileSync(`${path}.done`, '');
  return path;
}

async function put(store: Store, batch: readonly AnalysedArticle[]): Promise<AnalysedArticle[]> {
  await store.putArticles(batch.map(({ article }) => article));
  await store.putAnalyses(
    version,
    batch.map(({ analysis }) => analysis),
  );
  await store.putPrints(new Map(batch.map(({ article }) => [article.id, printOf(article.text)])));
  return [];
}

/** An app that has nothing in memory but the store's connection. */
function freshApp(store: Store) {
  return createApp({
    data,
    store,
    analyser: { version, read: () => Promise.resolve(undefined) },
    buildBrief,
    schedule: undefined!,
    sendNow: () => Promise.resolve(),
    clock: () => NOW,
    newId: () => 'x',
    collections: [COLLECTION],
    liveCollections: [],
    defaultLanguage: [...data.phrases.keys()][0]!,
    defaultTimeZone: 'UTC',
  });
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

/** Milliseconds that have gone by, and that this process has worked for: the second does not depend on the neighbours. */
async function time(work: () => Promise<unknown>): Promise<{ wall: number; cpu: number }> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { wall: performance.now() - began, cpu: (user + system) / 1e3 };
}

const figures: Record<string, number> = {};

async function measure(size: number): Promise<void> {
  const path = await filled(size);
  const store = await openStore(path);
  const asks = [...data.topics.keys()].flatMap((topic) =>
    [...data.phrases.keys()].flatMap((language) =>
      Object.entries(WINDOWS).map(([name, from]) => ({ name, request: { topic, language, from } })),
    ),
  );
  figures[`${size}.firstMs`] = (await time(() => freshApp(store).brief(asks[0]!.request))).wall;
  for (const { request } of asks) await freshApp(store).brief(request);
  const all: Record<string, number[]> = {};
  const kept = (name: string, ms: number) => (all[name] ??= []).push(ms);
  for (const { name, request } of asks) {
    const cold = [];
    const warm = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const app = freshApp(store);
      cold.push(await time(() => app.brief(request)));
      warm.push(await time(() => app.brief(request)));
    }
    const words = `${request.topic}.${request.language}.${name}`;
    for (const [kind, times] of Object.entries({ cold, warm })) {
      const wall = median(times.map((each) => each.wall));
      figures[`${size}.${words}.${kind}Ms`] = wall;
      kept(`${kind}.wallMs`, wall);
      kept(`${kind}.cpuMs`, median(times.map((each) => each.cpu)));
    }
  }
  for (const [name, times] of Object.entries(all)) {
    figures[`${size}.${name}`] = median(times);
    figures[`${size}.${name}.worst`] = Math.max(...times);
  }
  figures[`${size}.memoryMB`] = process.memoryUsage().rss / 1e6;
  figures[`${size}.heapMB`] = process.memoryUsage().heapUsed / 1e6;
  figures[`${size}.databaseMB`] = statSync(path).size / 1e6;
  await store.close();
}

mkdirSync('var', { recursive: true });
for (const size of SIZES) await measure(size);
const [least, most] = [SIZES[0]!, SIZES.at(-1)!];
for (const kind of ['cold.wallMs', 'cold.cpuMs', 'warm.wallMs'])
  figures[`ratio.${kind}.${most}:${least}`] = figures[`${most}.${kind}`]! / figures[`${least}.${kind}`]!;
writeFileSync('var/bench-brief.json', `${JSON.stringify(figures, null, 2)}\n`);
for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(44)} ${Number(value.toFixed(2))}`);
