/**
 * Measures bringing articles in: files of about 2.2 KB are read from disk, parsed, stored, analysed and indexed as `saar ingest`
 * does it, first by itself, then while somebody asks for briefs; and those briefs with nothing else to do, so that it can be told
 * what keeps readers waiting. Beside it, in the same run, the floor: reading, NFC, splitting, tokens, stems, and rows with an
 * index, without any analysis. Prints lines and writes `var/bench-ingest.json`. `npm run bench:ingest [most articles] [threads]`
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteFile from 'better-sqlite3';
import { readConfig } from '../src/config.ts';
import { readCorpus } from '../src/corpus/read-corpus.ts';
import { readData } from '../src/data/read-data.ts';
import { streamCorpus } from '../src/main/corpus-stream.ts';
import { openSaar, type Saar } from '../src/main/open-saar.ts';
import { compileSplitter } from '../src/text/sentences.ts';
import { compileStems } from '../src/text/stems.ts';
import { manyArticles } from './articles.ts';

const [most = 1_000, threads = availableParallelism()] = process.argv.slice(2).map(Number);
const BYTES = 2_200;
const CHAT_MS = 200;
const MEMORY_MS = 250;
const RESOLUTION_MS = 2;
const FLOOR_TRANSACTION = 200;

const data = readData('data');
const { articles: samples } = await readCorpus('data/corpus', data, { collection: 'bench', now: new Date(0) });
const languages = [...new Set(samples.map(({ language }) => language))];
const packs = [...data.languages.values()];
const root = mkdtempSync(join(tmpdir(), 'saar-ingest-'));
const megabytes = () => Math.round(process.memoryUsage.rss() / 2 ** 20);

/** A folder of files, languages in turn; answers its path. */
function writeFiles(count: number): string {
  const each = Math.ceil(count / languages.length);
  const made = languages.map((language) => manyArticles(samples, data, language, each, 40));
  const folder = join(root, `${count}`);
  mkdirSync(folder);
  for (let number = 0; number < count; number += 1) {
    const { title, text, publishedAt } = made[number % languages.length]![Math.floor(number / languages.length)]!;
    const body = Buffer.from(`${title}\n\n${text}`)
      .subarray(0, BYTES)
      .toString()
      .replace(/\ufffd+$/u, '');
    writeFileSync(join(folder, `a${number}.json`), JSON.stringify({ title, text: body, publishedAt }));
  }
  return folder;
}

/** Articles a second without analysis. */
function floorOf(folder: string, count: number): number {
  const split = compileSplitter(packs.map(({ language }) => language));
  const stems = compileStems(packs.map(({ asking }) => asking));
  const file = new SqliteFile(join(root, `floor-${count}.db`));
  file.pragma('journal_mode = WAL');
  file.exec(`create table a (id integer primary key, text text);
    create virtual table k using fts5(keys, content='', contentless_delete=1, detail=none, tokenize='ascii')`);
  const put = file.prepare('insert into a (text) values (?)');
  const index = file.prepare('insert into k (rowid, keys) values (?, ?)');
  const began = performance.now();
  const paths = readdirSync(folder).map((name) => join(folder, name));
  for (let at = 0; at < paths.length; at += FLOOR_TRANSACTION)
    file.transaction(() => {
      for (const path of paths.slice(at, at + FLOOR_TRANSACTION)) {
        const text = readFileSync(path, 'utf8').normalize('NFC');
        split(text);
        const keys = new Set(stems.tokens(text).map(({ key }) => Buffer.from(key).toString('hex')));
        index.run(put.run(text).lastInsertRowid, [...keys].join(' '));
      }
    })();
  file.close();
  return (1_000 * count) / (performance.now() - began);
}

/** Somebody who asks for a brief again and again. */
function chatting(saar: Saar) {
  const topics = [...data.topics.keys()];
  const chat = { asked: 0, slowestMs: 0, allMs: 0 };
  const ask = async () => {
    const began = performance.now();
    await saar.app.brief({ topic: topics[chat.asked++ % topics.length]!, language: saar.config.language });
    const ms = performance.now() - began;
    chat.allMs += ms;
    chat.slowestMs = Math.max(chat.slowestMs, ms);
  };
  return { chat, ask, topics };
}

/** The longest that nothing else could be done, in milliseconds, from now to the end. */
async function watchedBlock() {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  // The first interval is not counted.
  await sleep(5 * RESOLUTION_MS);
  return async () => {
    await sleep(5 * RESOLUTION_MS);
    delay.disable();
    return Math.max(0, delay.max / 1e6 - RESOLUTION_MS);
  };
}

/** Brings a folder in as `saar ingest` does it, into a new database. */
async function bringIn(folder: string, count: number, hasChats: boolean) {
  const path = join(root, `${count}-${hasChats}.db`);
  const saar = await openSaar(
    readConfig({ SAAR_DATABASE: path }, () => ''),
    { threads },
  );
  const { chat, ask, topics } = chatting(saar);
  // The first brief compiles what briefs are made with: `start` makes it before anybody can ask.
  if (hasChats) await saar.app.brief({ topic: topics[0]!, language: saar.config.language });
  const rss = [megabytes()];
  const memory = setInterval(() => rss.push(megabytes()), MEMORY_MS);
  const block = await watchedBlock();
  const state = { isOver: false };
  const asking = hasChats ? askUntil(state, ask) : undefined;
  const [busy, began] = [performance.eventLoopUtilization(), performance.now()];
  saar.reading.begin();
  const stream = await streamCorpus(saar, folder, { collection: saar.collection, now: new Date(0) });
  await saar.app.ingest(stream.articles);
  const seconds = (performance.now() - began) / 1e3;
  const busyMs = performance.eventLoopUtilization(busy).active;
  const longestBlockMs = await block();
  clearInterval(memory);
  state.isOver = true;
  await asking;
  const briefs = hasChats ? await briefsAlone(saar) : undefined;
  await saar.close();
  return {
    ...{ perSecond: count / seconds, longestBlockMs, mainThreadMsEach: busyMs / count },
    ...{ mostMB: Math.max(...rss), bytesEach: statSync(path).size / count },
    ...(hasChats && { chat, briefs }),
  };
}

async function askUntil(state: { isOver: boolean }, ask: () => Promise<void>): Promise<void> {
  while (!state.isOver) {
    await ask();
    await sleep(CHAT_MS);
  }
}

/** The same briefs with nothing else to do, each made once: what they take by themselves. */
async function briefsAlone(saar: Saar) {
  const { chat, ask, topics } = chatting(saar);
  const block = await watchedBlock();
  for (const _topic of topics) await ask();
  return { eachMs: chat.allMs / topics.length, slowestMs: chat.slowestMs, longestBlockMs: await block() };
}

async function measure(count: number) {
  const folder = writeFiles(count);
  const floor = floorOf(folder, count);
  const alone = await bringIn(folder, count, false);
  const withChats = await bringIn(folder, count, true);
  return { articles: count, threads, floor, shareOfFloor: alone.perSecond / floor, alone, withChats };
}

const rows = [];
for (const count of [1_000, 10_000, 100_000].filter((count) => count <= most)) {
  const row = await measure(count);
  rows.push(row);
  console.log(
    JSON.stringify(row, (_key, value) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value)),
  );
}
const ratio = rows[0]!.alone.perSecond / rows.at(-1)!.alone.perSecond;
console.log(`cost of an article at ${rows.at(-1)!.articles} over that at ${rows[0]!.articles}: ${ratio.toFixed(2)}`);
mkdirSync('var', { recursive: true });
writeFileSync('var/bench-ingest.json', `${JSON.stringify({ rows, ratio }, null, 2)}\n`);
rmSync(root, { recursive: true, force: true });
