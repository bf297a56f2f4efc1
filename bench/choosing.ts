/**
 * What choosing costs: sentences out of large clusters, with and without a question, and the candidates of a brief on as many
 * articles as one reads. Ratios tell more than times: ten times the sentences may not cost much more than ten times the time.
 */
import { candidatesOf, compilePointsBack } from '../src/briefs/candidates.ts';
import { topicSubject } from '../src/briefs/subject.ts';
import { sentencesOf } from '../src/briefs/summary/any-sentences.ts';
import { summarise, type Original } from '../src/briefs/summary/summarise.ts';
import type { Article } from '../src/corpus/article.ts';
import type { Data } from '../src/data/data.ts';
import { analyse } from '../src/facts/analyse.ts';
import { manyArticles } from './articles.ts';

const FEW = 1_000;
const MANY = 10_000;
const WORDS = 100;
const BRIEF_ARTICLES = 200;

/** Times in milliseconds by `median`, memory in megabytes. */
export function measureChoosing(
  samples: readonly Article[],
  data: Data,
  median: (work: () => void) => number,
): Record<string, number> {
  const figures: Record<string, number> = {};
  const [few, many] = [clusterOf(samples, data, FEW), clusterOf(samples, data, MANY)];
  figures['choose.1000SentencesMs'] = median(() => void summarise(few, { words: WORDS }));
  const before = process.memoryUsage().rss;
  figures['choose.10000SentencesMs'] = median(() => void summarise(many, { words: WORDS }));
  figures['choose.10000SentencesMB'] = Math.max(0, process.memoryUsage().rss - before) / 1e6;
  figures['choose.10000Over1000'] = figures['choose.10000SentencesMs'] / figures['choose.1000SentencesMs'];
  const query = samples[0]!.title;
  figures['choose.10000AskedMs'] = median(() => void summarise(many, { words: WORDS, query }));
  figures['choose.candidatesMs'] = candidatesMs(samples, data, median);
  return figures;
}

/** Distinct articles of a language until they hold as many sentences. */
function clusterOf(samples: readonly Article[], data: Data, sentences: number): Original[] {
  const language = samples[0]!.language;
  const originals: Original[] = [];
  for (let count = 0, made = 64; count < sentences; made *= 2) {
    originals.length = count = 0;
    for (const { id, title, text } of manyArticles(samples, data, language, made)) {
      if (count >= sentences) break;
      const spans = sentencesOf(text, language, data).slice(0, sentences - count);
      count += spans.length;
      originals.push({ id, title, text, sentences: spans });
    }
  }
  return originals;
}

/** All topics' candidates among articles that were never ranked before, for one topic. */
function candidatesMs(samples: readonly Article[], data: Data, median: (work: () => void) => number): number {
  const words = new Map([...data.languages].map(([code, { language }]) => [code, language.pointsBack]));
  const reading = { pointsBack: compilePointsBack(words), language: samples[0]!.language };
  const articles = manyArticles(samples, data, samples[0]!.language, BRIEF_ARTICLES);
  const analyses = articles.map((article) => analyse(article, data));
  return (
    median(() => {
      const fresh = analyses.map((analysis) => ({ ...analysis, document: { ...analysis.document } }));
      for (const topic of data.topics.keys()) candidatesOf(fresh, topicSubject(topic, reading.language, data), reading);
    }) / data.topics.size
  );
}
