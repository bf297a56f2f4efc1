/**
 * Measures the core on articles made from the sample corpus: start-up, reading per language against its own floor (split and
 * tokenise), whether time grows with length alone, hostile texts, and building a brief. Prints ratios beside times, for
 * machines differ, and writes `var/bench.json`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { buildBrief } from '../src/briefs/build.ts';
import type { Article } from '../src/corpus/article.ts';
import { readCorpus } from '../src/corpus/read-corpus.ts';
import { readData } from '../src/data/read-data.ts';
import { analyse, analyserOf } from '../src/facts/analyse.ts';
import { compileSplitter } from '../src/text/sentences.ts';
import { tokenise } from '../src/text/tokens.ts';
import { manyArticles } from './articles.ts';
import { measureChoosing } from './choosing.ts';
import { hostileTexts } from './hostile.ts';

const ROUNDS = 5;
const ARTICLES = 120;
const LONGER = 8;

/** Milliseconds of some work, once. */
function time(work: () => void): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

/** Median milliseconds of some work over a few rounds, after one round to warm up. */
function median(work: () => void): number {
  work();
  const times = Array.from({ length: ROUNDS }, () => time(work));
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
}

const figures: Record<string, number> = {};
let data = readData('data');
figures['readDataMs'] = time(() => void (data = readData('data')));
figures['compileMs'] = time(() => void analyserOf(data));

const { articles } = await readCorpus('data/corpus', data, { collection: 'bench', now: new Date(0) });
const split = compileSplitter([...data.languages.values()].map((pack) => pack.language));

/** Reading speed of one language, on distinct articles and on one article of many lengths. */
function measureReading(language: string): void {
  const many = manyArticles(articles, data, language, ARTICLES);
  const kilobytes = many.reduce((sum, article) => sum + Buffer.byteLength(article.text), 0) / 1e3;
  const sentences = many.reduce((sum, article) => sum + split(article.text).length, 0);
  const floor = median(() =>
    many.forEach((article) => split(article.text).forEach((sentence) => tokenise(article.text, sentence))),
  );
  const reading = median(() => many.forEach((article) => analyse(article, data)));
  figures[`${language}.splitAndTokensMBs`] = kilobytes / floor;
  figures[`${language}.analysisMBs`] = kilobytes / reading;
  figures[`${language}.sentencesPerMs`] = sentences / reading;
  figures[`${language}.analysisOverFloor`] = reading / floor;
  figures[`${language}.costOfLength`] = costOfLength(many);
}

/** How many times longer a text of eight articles takes than eight texts of one: 1 when only length counts. */
function costOfLength(many: readonly Article[]): number {
  const long = { ...many[0]!, text: many.map(({ text }) => text).join('\n') };
  const short = { ...long, text: long.text.slice(0, long.text.length / LONGER) };
  return median(() => analyse(long, data)) / median(() => analyse(short, data)) / LONGER;
}

/** A language without sample articles, such as one with a small pack, has nothing to be measured on. */
const measured = [...data.languages.keys()].filter((code) => articles.some(({ language }) => language === code));
for (const language of measured) measureReading(language);

const analysed = articles.map((article) => ({ article, analysis: analyse(article, data) }));
const brief = median(() =>
  [...data.topics.keys()].forEach((topic) =>
    buildBrief(
      { topic, language: 'en', articles: analysed, window: {}, documentsRead: articles.length, now: new Date(0) },
      data,
    ),
  ),
);
figures['briefMs'] = brief / data.topics.size;

Object.assign(figures, measureChoosing(articles, data, median));

for (const [name, text] of hostileTexts())
  for (const language of data.languages.keys())
    figures[`hostile.${name}.${language}Ms`] = time(
      () => void analyse({ id: name, language, text, publishedAt: '2025-01-01' }, data),
    );

mkdirSync('var', { recursive: true });
writeFileSync('var/bench.json', `${JSON.stringify(figures, null, 2)}\n`);
for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(34)} ${Number(value.toFixed(2))}`);
