/**
 * The yardstick for stories: what a plain clusterer makes of the stream. Titles and openings as TF-IDF vectors, one pass in order
 * of time, each article to the story whose mean it is most alike, or to a new one; stories silent for three days are closed.
 */
export interface Clustered {
  id: string;
  title: string;
  text: string;
  at: number;
}

type Vector = Map<string, number>;

interface Cluster {
  id: string;
  sum: Vector;
  last: number;
}

const OPENING = 600;
const SILENT_MS = 3 * 86_400_000;
/** Words so common that they find every story are looked up in none. */
const COMMON = 0.05;

/** Article id → the id of its story. */
export function plainStories(articles: readonly Clustered[], alike: number): Map<string, string> {
  const frequency = new Map<string, number>();
  const clusters: Cluster[] = [];
  const shelves = new Map<string, Set<Cluster>>();
  const stories = new Map<string, string>();
  articles.forEach((article, seen) => {
    const words = wordsOf(article);
    for (const word of words.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
    const rarity = (word: string) => Math.log((seen + 2) / (frequency.get(word) ?? 1));
    const vector = unit(new Map([...words].map(([word, count]) => [word, (1 + Math.log(count)) * rarity(word)])));
    const rare = [...vector.keys()].filter((word) => frequency.get(word)! <= Math.max(30, COMMON * seen));
    const found = new Set(rare.flatMap((word) => [...(shelves.get(word) ?? [])]));
    const open = [...found].filter(({ last }) => article.at - last <= SILENT_MS);
    const likeliest = open
      .map((cluster) => ({ cluster, likeness: cosine(vector, cluster.sum) }))
      .sort((a, b) => b.likeness - a.likeness)[0];
    const cluster = likeliest && likeliest.likeness >= alike ? likeliest.cluster : newCluster(article, clusters);
    for (const [word, weight] of vector) cluster.sum.set(word, (cluster.sum.get(word) ?? 0) + weight);
    for (const word of rare) shelves.set(word, (shelves.get(word) ?? new Set()).add(cluster));
    cluster.last = article.at;
    stories.set(article.id, cluster.id);
  });
  return stories;
}

function newCluster({ id, at }: Clustered, clusters: Cluster[]): Cluster {
  const cluster = { id, sum: new Map<string, number>(), last: at };
  clusters.push(cluster);
  return cluster;
}

function wordsOf({ title, text }: Clustered): Map<string, number> {
  const counts = new Map<string, number>();
  const words = `${title} ${title} ${text.slice(0, OPENING)}`.toLowerCase().match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? [];
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function unit(vector: Vector): Vector {
  const length = norm(vector);
  return new Map([...vector].map(([word, weight]) => [word, weight / length]));
}

function norm(vector: Vector): number {
  return Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight ** 2, 0)) || 1;
}

function cosine(unitVector: Vector, other: Vector): number {
  let product = 0;
  for (const [word, weight] of unitVector) product += weight * (other.get(word) ?? 0);
  return product / norm(other);
}
