/**
 * A corpus of any size, read: some hundreds of articles go through the analyser, and each of the others is one of them under a
 * first sentence of its own, with its analysis moved behind it. Reading a hundred thousand would take hours; a brief cannot
 * tell the difference, for ids, dates, words and offsets are as if each had been read. Every tenth article is a near copy.
 */
import { createHash } from 'node:crypto';
import type { Article } from '../src/corpus/article.ts';
import type { Data } from '../src/data/data.ts';
import { analyserOf } from '../src/facts/analyse.ts';
import type { Analysis } from '../src/facts/analysis.ts';
import type { AnalysedArticle } from '../src/store/store.ts';
import { compileSplitter } from '../src/text/sentences.ts';
import { manyArticles } from './articles.ts';

export const COLLECTION = 'bench';
/** The moment behind the newest article. */
export const NOW = new Date('2025-07-01T00:00:00Z');
const DAY_MS = 86_400_000;
/** The corpus lies within that many days, however large it is. */
const DAYS = 180;
const TEMPLATES_A_LANGUAGE = 300;
const SENTENCES = 24;
const COPY_EVERY = 10;
const PUBLISHERS = 40;

/** The articles that are really read, of so many sentences each: languages in turn. */
export function templatesOf(samples: readonly Article[], data: Data, sentences = SENTENCES): AnalysedArticle[] {
  const { analyse } = analyserOf(data);
  const languages = [...new Set(samples.map(({ language }) => language))];
  const made = languages.map((language) => manyArticles(samples, data, language, TEMPLATES_A_LANGUAGE, sentences));
  return made[0]!.flatMap((_, round) =>
    made.map((articles) => {
      const article = { ...articles[round]!, publishedAt: dayBefore(round % DAYS), collection: COLLECTION };
      return { article, analysis: analyse(article) };
    }),
  );
}

/** `count` articles, spread over the days evenly, the newest first. Consecutive ones are of different templates. */
export function* manyAnalysed(templates: readonly AnalysedArticle[], data: Data, count: number) {
  const split = compileSplitter([...data.languages.values()].map((pack) => pack.language));
  for (let number = 0; number < count; number += 1) {
    // A near copy follows what it copies: the same words under another first sentence.
    const at = number % COPY_EVERY === COPY_EVERY - 1 ? number - 1 : number;
    const made = moved(templates[at % templates.length]!, number, count);
    const first = split(made.article.text)[0]!;
    if (first.end !== made.analysis.document.sentences[0]!.end) throw new Error('the first sentence is not one');
    yield made;
  }
}

function moved({ article, analysis }: AnalysedArticle, number: number, count: number): AnalysedArticle {
  const opening = `${article.title.split(' ')[0]!.replace(/\P{L}/gu, '')} ${word(number)}.`;
  const text = `${opening}\n\n${article.text}`;
  const id = `n${number}`;
  const publishedAt = dayBefore((number * DAYS) / count);
  const rest = shifted(analysis, opening.length + 2) as Analysis;
  const sentences = [
    { index: 0, kind: 'sentence' as const, start: 0, end: opening.length },
    ...rest.document.sentences,
  ];
  const contentHash = createHash('sha256').update(text).digest('hex');
  const publisher = `Paper ${number % PUBLISHERS}`;
  return {
    article: { ...article, id, text, publishedAt, contentHash, publisher },
    analysis: {
      ...rest,
      articleId: id,
      topics: [[], ...rest.topics],
      document: { ...rest.document, id, text, publishedAt, sentences },
    },
  };
}

/** A fact of a text that now begins `by` units and one sentence later. */
function shifted(fact: unknown, by: number): unknown {
  if (Array.isArray(fact)) return fact.map((each) => shifted(each, by));
  if (fact === null || typeof fact !== 'object') return fact;
  return Object.fromEntries(
    Object.entries(fact).map(([key, value]) => [
      key,
      typeof value === 'number' ? value + step(key, by) : shifted(value, by),
    ]),
  );
}

function step(key: string, by: number): number {
  if (key === 'start' || key === 'end') return by;
  return key === 'sentence' || key === 'index' ? 1 : 0;
}

/** A word for each number, of letters only. */
function word(number: number): string {
  const letters = [...number.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)));
  return `re${letters.join('')}port`;
}

function dayBefore(days: number): string {
  return new Date(NOW.getTime() - (days + 1) * DAY_MS).toISOString().slice(0, 10);
}
