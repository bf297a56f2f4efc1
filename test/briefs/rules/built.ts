/** Briefs of generated corpora, for every topic and in both languages, with what their citations truly say. */
import fc from 'fast-check';
import type { Brief, Citation } from '../../../src/briefs/brief.ts';
import { buildBrief } from '../../../src/briefs/build.ts';
import type { Article } from '../../../src/corpus/article.ts';
import { analyserOf } from '../../../src/facts/analyse.ts';
import type { Analysis } from '../../../src/facts/analysis.ts';
import { data } from '../../facts/reading.ts';
import { corpora, type Corpus, type Said } from './generated-corpus.ts';

export { data };

export const NOW = new Date('2025-04-02T08:00:00.000Z');
export const LANGUAGES = ['en', 'hi'] as const;
const analyser = analyserOf(data);

export interface Built {
  brief: Brief;
  corpus: Corpus;
  articles: { article: Article; analysis: Analysis }[];
  /** What the cited sentence was generated from. */
  truth(citation: Citation): Said;
  analysis(id: string): Analysis;
}

export function analysed(articles: readonly Article[]): { article: Article; analysis: Analysis }[] {
  return articles.map((article) => ({ article, analysis: analyser.analyse(article) }));
}

/** The briefs of `runs` corpora; the environment's RULES_SEED and RULES_RUNS ask for others than those of the test. */
export function builtBriefs(seed: number, runs: number, topics: readonly string[] = [...data.topics.keys()]): Built[] {
  const { RULES_SEED, RULES_RUNS } = process.env;
  const sample = fc.sample(corpora, { seed: Number(RULES_SEED ?? seed), numRuns: Number(RULES_RUNS ?? runs) });
  return sample.flatMap((corpus) => briefsOf(corpus, topics));
}

export function briefsOf(corpus: Corpus, topics: readonly string[]): Built[] {
  const articles = analysed(corpus.told.map(({ article }) => article));
  const byId = new Map(articles.map((each) => [each.article.id, each.analysis]));
  const said = new Map(corpus.told.map((each) => [each.article.id, each.said]));
  const analysis = (id: string) => byId.get(id)!;
  return topics.flatMap((topic) =>
    LANGUAGES.map((language) => ({
      brief: briefOf(articles, topic, language, { copies: corpus.copies }),
      corpus,
      articles,
      analysis,
      truth: ({ source, quote }) => said.get(source)!.find(({ text }) => text === quote)!,
    })),
  );
}

/** One brief of some articles, as of `NOW`. */
export function briefOf(
  articles: readonly { article: Article; analysis: Analysis }[],
  topic: string,
  language: string,
  { copies, previous }: { copies?: ReadonlyMap<string, string>; previous?: Brief } = {},
): Brief {
  return buildBrief(
    {
      topic,
      language,
      articles,
      window: {},
      documentsRead: articles.length,
      now: NOW,
      ...(copies ? { copies } : {}),
      ...(previous ? { previous } : {}),
    },
    data,
  );
}
