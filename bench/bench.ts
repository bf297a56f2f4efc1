/**
 * Measures the core on the sample corpus, repeated: reading against its own floor (split and tokenise), and building a brief.
 * Prints ratios beside times, for machines differ, and writes `var/bench.json`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { buildBrief } from '../src/briefs/build.ts';
import { readCorpus } from '../src/corpus/read-corpus.ts';
import { readData } from '../src/data/data.ts';
import { analyse } from '../src/facts/analyse.ts';
import { compileSplitter } from '../src/text/sentences.ts';
import { tokenise } from '../src/text/tokens.ts';

const ROUNDS = 5;
const REPEATS = 20;

/** Median milliseconds of some work over a few rounds, after one round to warm up. */
function median(work: () => void): number {
  work();
  const times = Array.from({ length: ROUNDS }, () => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  });
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
}

const data = readData('data');
const { articles } = await readCorpus('data/corpus', data, { collection: 'bench', now: new Date(0) });
const many = Array.from({ length: REPEATS }, (_, round) =>
  articles.map((article) => ({ ...article, id: `${article.id}-${round}` })),
).flat();
const bytes = many.reduce((sum, article) => sum + Buffer.byteLength(article.text), 0);
const split = compileSplitter([...data.languages.values()].map((pack) => pack.language));

const floor = median(() =>
  many.forEach((article) => split(article.text).forEach((sentence) => tokenise(article.text, sentence))),
);
const reading = median(() => many.forEach((article) => analyse(article, data)));
const analysed = articles.map((article) => ({ article, analysis: analyse(article, data) }));
const brief = median(() =>
  [...data.topics.keys()].forEach((topic) =>
    buildBrief(
      { topic, language: 'en', articles: analysed, window: {}, documentsRead: articles.length, now: new Date(0) },
      data,
    ),
  ),
);

const figures = {
  articles: many.length,
  megabytes: bytes / 1e6,
  splitAndTokensMBs: bytes / 1e3 / floor,
  analysisMBs: bytes / 1e3 / reading,
  analysisOverFloor: reading / floor,
  briefMs: brief / data.topics.size,
};
mkdirSync('var', { recursive: true });
writeFileSync('var/bench.json', `${JSON.stringify(figures, null, 2)}\n`);
for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(20)} ${Number(value.toFixed(2))}`);
