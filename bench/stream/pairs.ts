/** How well a grouping of articles meets the true one: by pairs, and by article, since one large event outweighs many pairs. */
export interface PairScore {
  precision: number;
  recall: number;
  f1: number;
  truePairs: number;
  foundPairs: number;
}

/** What the score looks at of an article. */
export interface Grouped {
  truth: string;
  found: string;
  language: string;
}

/** Pairs of articles of one language, of two, or of any. */
export type Which = 'all' | 'within' | 'across';

export function pairScore(articles: readonly Grouped[], which: Which): PairScore {
  const count = (keyOf: (article: Grouped) => string) => pairsOf(articles, keyOf, which);
  const truePairs = count(({ truth }) => truth);
  const foundPairs = count(({ found }) => found);
  const right = count(({ truth, found }) => `${truth}\n${found}`);
  return { ...rates(right, foundPairs, truePairs), truePairs, foundPairs };
}

/** The mean over articles of what part of their group is right, and what part of their event it holds. */
export function articleScore(articles: readonly Grouped[]): Omit<PairScore, 'truePairs' | 'foundPairs'> {
  const [truths, founds, both] = [
    sizes(articles, ({ truth }) => truth),
    sizes(articles, ({ found }) => found),
    sizes(articles, ({ truth, found }) => `${truth}\n${found}`),
  ];
  const mean = (of: ReadonlyMap<string, number>, keyOf: (article: Grouped) => string) =>
    articles.reduce((sum, each) => sum + both.get(`${each.truth}\n${each.found}`)! / of.get(keyOf(each))!, 0) /
    articles.length;
  const [precision, recall] = [mean(founds, ({ found }) => found), mean(truths, ({ truth }) => truth)];
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

export function rates(right: number, found: number, wanted: number): { precision: number; recall: number; f1: number } {
  const precision = found === 0 ? 1 : right / found;
  const recall = wanted === 0 ? 1 : right / wanted;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

function pairsOf(articles: readonly Grouped[], keyOf: (article: Grouped) => string, which: Which): number {
  const all = pairs(sizes(articles, keyOf));
  if (which === 'all') return all;
  const within = pairs(sizes(articles, (article) => `${keyOf(article)}\n${article.language}`));
  return which === 'within' ? within : all - within;
}

function pairs(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}

function sizes(articles: readonly Grouped[], keyOf: (article: Grouped) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const article of articles) counts.set(keyOf(article), (counts.get(keyOf(article)) ?? 0) + 1);
  return counts;
}
