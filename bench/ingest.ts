/**
 * Measures bringing articles in: files of about 2.2 KB are read from disk, parsed, stored, analysed and indexed as `saar ingest`
 * does it, while somebody asks for briefs; beside it, in the same run, the floor: reading, NFC, splitting, tokens, stems, and
 * rows with an index, without any analysis. Prints a table and writes `var/bench-ingest.json`.
 * `npm run bench:ingest [most articles] [threads]`
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
import { openSaar } from '../src/main/open-saar.ts';
import { compileSplitter } from '../src/text/sentences.ts';
import { compileStems } from '../src/text/stems.ts';
import { manyArticles } from './articles.ts';

const [most = 1_000, threads = availableParallelism()] = process.argv.slice(2).map(Number);
const BYTES = 2_200;
/** Files that are read before the next are: the program's own memory must not grow with the corpus. */
const PORTION = 500;
const CHAT_MS = 200;
const FLOOR_TRANSACTION = 200;

const data = readData('data');
const { articles: samples } = await readCorpus('data/corpus', data, { collection: 'bench', now: new Date(0) });
const languages = [...new Set(samples.map(({ language }) => language))];
const packs = [...data.languages.values()];
const root = mkdtempSync(join(tmpdir(), 'saar-ingest-'));
const megabytes = () => Math.round(process.memoryUsage.rss() / 2 ** 20);

/** Folders of files, languages in turn; answers their paths. */
function writeFiles(count: number): string[] {
  const each = Math.ceil(count / languages.length);
  const made = languages.map((language) => manyArticles(samples, data, language, each, 40));
  const folders: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const { title, text, publishedAt } = made[number % languages.length]![Math.floor(number / languages.length)]!;
    if (number % PORTION === 0) mkdirSync(folders[folders.push(join(root, `${count}-${folders.length}`)) - 1]!);
    const body = Buffer.from(`${title}\n\n${text}`)
      .subarray(0, BYTES)
      .toString()
      .replace(/\ufffd+$/u, '');
    writeFileSync(join(folders.at(-1)!, `a${number}.json`), JSON.stringify({ title, text: body, publishedAt }));
  }
  return folders;
}

/** Articles a second without analysis. */
function floorOf(folders: readonly string[], count: number): number {
  const split = compileSplitter(packs.map(({ language }) => language));
  const stems = compileStems(packs.map(({ asking }) => asking));
  const file = new SqliteFile(join(root, `floor-${count}.db`));
  file.pragma('journal_mode = WAL');
  file.exec(`create table a (id integer primary key, text text);
    create virtual table k using fts5(keys, content='', contentless_delete=1, detail=none, tokenize='ascii')`);
  const put = file.prepare('insert into a (text) values (?)');
  const index = file.prepare('insert into k (rowid, keys) values (?, ?)');
  const began = performance.now();
  const paths = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
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

async function measure(count: number) {
  const folders = writeFiles(count);
  const floor = floorOf(folders, count);
  const path = join(root, `${count}.db`);
  const saar = await openSaar(
    readConfig({ SAAR_DATABASE: path }, () => ''),
    { threads },
  );
  const rss = [megabytes()];
  const delay = monitorEventLoopDelay({ resolution: 2 });
  const chat = { isOver: false, asked: 0, slowestMs: 0 };
  const topics = [...data.topics.keys()];
  // The first brief compiles what briefs are made with: `start` makes it before anybody can ask.
  await saar.app.brief({ topic: topics[0]!, language: saar.config.language });
  const asking = (async () => {
    while (!chat.isOver) {
      await sleep(CHAT_MS);
      const began = performance.now();
      await saar.app.brief({ topic: topics[chat.asked++ % topics.length]!, language: saar.config.language });
      chat.slowestMs = Math.max(chat.slowestMs, performance.now() - began);
    }
  })();
  delay.enable();
  const began = performance.now();
  for (const [at, folder] of folders.entries()) {
    const { articles } = await readCorpus(folder, data, { collection: saar.collection, now: new Date(0) });
    await saar.app.ingest(articles);
    if (at % Math.ceil(folders.length / 4) === 0) rss.push(megabytes());
  }
  const perSecond = (1_000 * count) / (performance.now() - began);
  delay.disable();
  chat.isOver = true;
  await asking;
  rss.push(megabytes());
  await saar.close();
  return {
    ...{ articles: count, threads, perSecond, floor, shareOfFloor: perSecond / floor, msEach: 1_000 / perSecond },
    ...{ bytesEach: statSync(path).size / count, longestBlockMs: delay.max / 1e6, chat, rss },
  };
}

const rows = [];
for (const count of [1_000, 10_000, 100_000].filter((count) => count <= most)) {
  const row = await measure(count);
  rows.push(row);
  console.log(JSON.stringify(row));
}
const ratio = rows.at(-1)!.msEach / rows[0]!.msEach;
console.log(`cost of an article at ${rows.at(-1)!.articles} over that at ${rows[0]!.articles}: ${ratio.toFixed(2)}`);
mkdirSync('var', { recursive: true });
writeFileSync('var/bench-ingest.json', `${JSON.stringify({ rows, ratio }, null, 2)}\n`);
rmSync(root, { recursive: true, force: true });
