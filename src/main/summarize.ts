/** `saar summarize <files>`: the sentences of any articles that say most in a number of words, none of them changed. */
import { buffer } from 'node:stream/consumers';
import { paint } from '../adapters/terminal/paint.ts';
import { safeText } from '../adapters/terminal/safe-text.ts';
import { wrap } from '../adapters/terminal/wrap.ts';
import { sentencesOf } from '../briefs/summary/any-sentences.ts';
import { countWords, summarise, type Chosen, type Original } from '../briefs/summary/summarise.ts';
import type { Article } from '../corpus/article.ts';
import { nearCopies } from '../corpus/near-copies.ts';
import { numberSignsOf } from '../corpus/printed-numbers.ts';
import { readCorpus } from '../corpus/read-corpus.ts';
import { readText, type CorpusReading } from '../corpus/read-text.ts';
import type { Data } from '../data/data.ts';
import { SaarError } from '../errors.ts';
import { lookOf, printJson, type Call } from './call.ts';
import { ADDED, readCheckedData } from './open-saar.ts';
import { refusalLines } from './refusal-lines.ts';
import { EXIT } from './report-error.ts';

const STANDARD_INPUT = '-';
const FEWEST_WORDS = 1;
const MOST_WORDS = 100_000;

export interface SummarizeOptions {
  /** As typed: a whole number. */
  words?: string;
  /** What the choice is to be about. */
  query?: string;
  json?: boolean;
}

/**
 * Prints the choice from all files as one cluster, in reading order. When not even the shortest sentence fits, the choice is
 * empty and standard error says how long that one is. Answers the exit code: 2 when no file could be read.
 * @throws SaarError `option.missing`, `option.invalid` for the number of words.
 */
export async function summarize(call: Call, files: readonly string[], options: SummarizeOptions): Promise<number> {
  const words = wordsOf(options.words);
  const data = readCheckedData(call.config);
  const articles = await readAll(call, files, data);
  if (articles.length === 0) return EXIT.user;
  const originals = originalsOf(articles, data);
  const chosen = summarise(originals, { words, query: options.query });
  if (chosen.length === 0) call.err.write(`${nothingFits(call, originals, words)}\n`);
  if (options.json) printJson(call, { text: chosen.map(({ text }) => text).join(' '), sentences: chosen });
  else if (chosen.length > 0) call.out.write(`${asText(call, chosen, articles)}\n`);
  return EXIT.done;
}

function wordsOf(typed: string | undefined): number {
  const example = '100';
  if (typed === undefined) throw new SaarError('option.missing', { option: '--words', example });
  const words = /^\p{Nd}{1,6}$/u.test(typed) ? Number(typed) : Number.NaN;
  if (words >= FEWEST_WORDS && words <= MOST_WORDS) return words;
  throw new SaarError('option.invalid', { given: typed.slice(0, 60), option: '--words', example });
}

/** The articles of all files in the order given; one content is taken once, and no two have one id. */
async function readAll({ err, input, phrases }: Call, files: readonly string[], data: Data): Promise<Article[]> {
  const options = { collection: ADDED, now: new Date(), anyLanguage: true };
  const read = async (file: string): Promise<CorpusReading> =>
    file === STANDARD_INPUT
      ? readText(STANDARD_INPUT, await buffer(input), data, options)
      : readCorpus(file, data, options);
  const byHash = new Map<string, Article>();
  for (const file of files) {
    const { articles, refusals } = await read(file);
    for (const line of refusalLines(refusals, phrases)) err.write(`${line}\n`);
    for (const article of articles) if (!byHash.has(article.contentHash)) byHash.set(article.contentHash, article);
  }
  return withOwnIds([...byHash.values()]);
}

/** Files of two folders may have one name: the later one's id gets its number. */
function withOwnIds(articles: readonly Article[]): Article[] {
  const taken = new Set<string>();
  return articles.map((article) => {
    let { id } = article;
    for (let number = 2; taken.has(id); number += 1) id = `${article.id}-${number}`;
    taken.add(id);
    return { ...article, id };
  });
}

function originalsOf(articles: readonly Article[], data: Data): Original[] {
  const copies = nearCopies(articles, numberSignsOf(data));
  return articles.map(({ id, title, text, language }) => ({
    ...{ id, title, text, sentences: sentencesOf(text, language, data) },
    ...(copies.has(id) ? { copy: true } : {}),
  }));
}

function nothingFits({ phrases }: Call, originals: readonly Original[], words: number): string {
  const lengths = originals.flatMap(({ text, sentences }) =>
    sentences.map(({ start, end }) => countWords(text.slice(start, end))),
  );
  const shortest = lengths.reduce((least, length) => Math.min(least, length), Infinity);
  return phrases.say('terminal.summary.none', { words, shortest });
}

/** The sentences with the numbers of their articles, and the articles under them. */
function asText({ out }: Call, chosen: readonly Chosen[], articles: readonly Article[]): string {
  const { width, ansi } = lookOf(out);
  const ids = [...new Set(chosen.map(({ source }) => source))];
  const runs = chosen.map(({ text, source }) => ({ text: `${safeText(text)} [${ids.indexOf(source) + 1}] ` }));
  const sources = ids.map((id, index) => {
    const { title, publisher } = articles.find((article) => article.id === id)!;
    const words = [publisher, title, id].flatMap((part) => (part ? [safeText(part)] : [])).join(' · ');
    return paint({ text: `[${index + 1}] ${words}`, style: 'dim' }, ansi);
  });
  const lines = wrap(runs, width).map((line) => line.map(({ text }) => text).join(''));
  return [...lines, '', ...sources].join('\n');
}
