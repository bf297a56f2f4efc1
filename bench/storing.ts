/**
 * Measures what it costs to store articles that have been read: processor time of each step for an article of 2.2 KB, from the
 * empty database up to 1,000 and 10,000 articles, the longest transaction, what takes the room on the disk, memory, and a brief's
 * first look at forty of them. Making the articles is not counted. Prints a table and writes `var/bench-storing.json`. `npm run bench:storing [sizes …]`, where
 * 100000 takes some minutes.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { readCorpus } from '../src/corpus/read-corpus.ts';
import { readData } from '../src/data/read-data.ts';
import { versionOf } from '../src/facts/analyse.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Store } from '../src/store/store.ts';
import { COLLECTION, templatesOf } from './many-analysed.ts';
import { arrivals } from './stored-readings.ts';

const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 10_000];
/** As many as are stored between two others who wait. */
const BATCH = 50;
/** About 2.2 KB over the languages of the samples. */
const SENTENCES = 15;
const CANDIDATES = 40;
const ROUNDS = 5;

/** Stored before anything is measured: by then the program's machine code is made. */
const WARMING = 1_000;

const data = readData('data');
const version = versionOf(data);
const { articles } = await readCorpus('data/corpus', data, { collection: COLLECTION, now: new Date(0) });
const arriving = arrivals(templatesOf(articles, data, SENTENCES), data);
const folder = mkdtempSync(join(tmpdir(), 'saar-storing-'));

interface Spent {
  cpuMs: number;
  longestMs: number;
}

/** Processor time by verb, and the longest that the verb kept anybody waiting. */
class Meter {
  readonly spent: Record<string, Spent> = {};

  async time<T>(verb: string, work: () => Promise<T>): Promise<T> {
    const known = (this.spent[verb] ??= { cpuMs: 0, longestMs: 0 });
    const [began, used] = [performance.now(), process.cpuUsage()];
    const answer = await work();
    const { user, system } = process.cpuUsage(used);
    known.cpuMs += (user + system) / 1e3;
    known.longestMs = Math.max(known.longestMs, performance.now() - began);
    return answer;
  }

  get cpuMs(): number {
    return Object.values(this.spent).reduce((sum, { cpuMs }) => sum + cpuMs, 0);
  }
}

async function fill(store: Store, size: number): Promise<Meter> {
  const meter = new Meter();
  for (let from = 0; from < size; from += BATCH) {
    const packing = await store.readingPacking();
    const length = Math.min(BATCH, size - from);
    const batch = Array.from({ length }, (_, at) => arriving(from + at, size, packing));
    const articles = batch.map(({ article }) => article);
    await meter.time('unreadAmong', () => store.unreadAmong(version, articles));
    const readings = batch.map(({ reading }) => reading);
    await meter.time('putArticles', () => store.putArticles(articles, readings));
  }
  return meter;
}

/** Milliseconds of processor time for the candidates of each topic, by a store that has just been opened; their median. */
async function candidatesMs(path: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const topic of data.topics.keys()) {
      const store = await openStore(path);
      const used = process.cpuUsage();
      await store.candidates({ topic, collections: [COLLECTION], limit: CANDIDATES });
      const { user, system } = process.cpuUsage(used);
      times.push((user + system) / 1e3);
      await store.close();
    }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

/** What takes the room: tables with their indexes. */
const ROOMS: readonly [name: string, like: RegExp][] = [
  ['textsMB', /^articles/],
  ['readingsMB', /^analyses/],
  ['indexMB', /^article_(?:keys|numbers)/],
  ['storiesMB', /^(?:article_stories|story_marks)/],
  ['printsMB', /^article_prints/],
  ['topicsMB', /^article_topics/],
];

function megabytesOf(path: string): Record<string, number> {
  const file = new SqliteFile(path, { readonly: true });
  const sql = `select m.tbl_name as name, sum(s.pgsize) as bytes from dbstat s join sqlite_master m on m.name = s.name group by 1`;
  const rows = file.prepare<[], { name: string; bytes: number }>(sql).all();
  file.close();
  const sum = (like: RegExp) => rows.reduce((all, { name, bytes }) => all + (like.test(name) ? bytes : 0), 0);
  return Object.fromEntries(ROOMS.map(([name, like]) => [name, sum(like) / 1e6]));
}

async function measure(size: number): Promise<Record<string, number>> {
  const path = join(folder, `${size}.db`);
  const store = await openStore(path);
  const before = process.memoryUsage().rss;
  const meter = await fill(store, size);
  const after = process.memoryUsage().rss;
  await store.close();
  const verbs = Object.entries(meter.spent).map(([verb, { cpuMs }]) => [`${verb}Ms`, cpuMs / size] as const);
  return {
    articles: size,
    eachMs: meter.cpuMs / size,
    ...Object.fromEntries(verbs),
    ...Object.fromEntries(
      Object.entries(meter.spent).map(([verb, { longestMs }]) => [`${verb}LongestMs`, longestMs] as const),
    ),
    bytesEach: statSync(path).size / size,
    diskMB: statSync(path).size / 1e6,
    rssBeforeMB: before / 1e6,
    rssAfterMB: after / 1e6,
    ...megabytesOf(path),
    candidatesMs: await candidatesMs(path),
  };
}

const warming = await openStore(':memory:');
await fill(warming, WARMING);
await warming.close();
const rows: Record<string, number>[] = [];
for (const size of SIZES) {
  const row = await measure(size);
  rows.push(Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Math.round(value * 1_000) / 1_000])));
  console.log(JSON.stringify(rows.at(-1)));
}
const ratio = Math.round((100 * rows.at(-1)!['eachMs']!) / rows[0]!['eachMs']!) / 100;
console.table(rows);
console.log(`an article among ${SIZES.at(-1)} costs ${ratio} times what it costs among ${SIZES[0]}`);
mkdirSync('var', { recursive: true });
writeFileSync('var/bench-storing.json', `${JSON.stringify({ rows, ratio }, null, 2)}\n`);
rmSync(folder, { recursive: true, force: true });
