/** Articles in: stored, then read by the analyser, then stored as read. An article that cannot be read stops no other. */
import { setImmediate } from 'node:timers/promises';
import { termsOf } from '../briefs/terms.ts';
import type { Article } from '../corpus/article.ts';
import { printOf } from '../corpus/near-copies.ts';
import type { Data } from '../data/data.ts';
import type { Analysis } from '../facts/analysis.ts';
import type { Store } from '../store/store.ts';
import type { Ingested } from './app.ts';

/** How many articles are read between two writes. */
const BATCH = 50;

export interface Analyser {
  /** Rows stored under another version are read again. */
  version: string;
  analyse(article: Article, data: Data): Analysis;
}

type Progress = (done: number, all: number) => void;

/** Stores articles and reads every stored one that this analyser has not read yet. The same articles again change nothing. */
export async function ingestArticles(
  parts: { store: Store; data: Data; analyser: Analyser },
  articles: readonly Article[],
  progress: Progress = () => {},
): Promise<Ingested> {
  const counts = await parts.store.putArticles(articles);
  const unread = await readUnread(parts, counts.added + counts.changed, progress);
  return { ...counts, unread };
}

async function readUnread(
  { store, data, analyser }: { store: Store; data: Data; analyser: Analyser },
  expected: number,
  progress: Progress,
): Promise<string[]> {
  const unread = new Set<string>();
  let done = 0;
  for (;;) {
    // The failed ones stay unread and come again with each batch, so the batch grows by their number.
    const batch = await store.articlesToAnalyse(analyser.version, BATCH + unread.size);
    const fresh = batch.filter(({ id }) => !unread.has(id));
    if (fresh.length === 0) return [...unread];
    const analyses: Analysis[] = [];
    const prints = new Map<string, Uint32Array>();
    for (const article of fresh) {
      const analysis = analysisOf(analyser, article, data);
      if (analysis) {
        analyses.push(analysis);
        prints.set(article.id, printOf(article.text));
      } else unread.add(article.id);
      progress(++done, Math.max(expected, done));
      // Reading is pure computing: between two articles the process answers whoever waits.
      await setImmediate();
    }
    // An article that cannot be read changes nothing: what is kept of the corpus holds on.
    if (analyses.length === 0) continue;
    await store.putPrints(prints);
    await store.putAnalyses(analyser.version, analyses, (analysis) => termsOf(analysis, data));
  }
}

function analysisOf(analyser: Analyser, article: Article, data: Data): Analysis | undefined {
  try {
    return analyser.analyse(article, data);
  } catch {
    return undefined;
  }
}
