/** One brief: a topic's best candidates of a window, built by the pure room, kept under its content's id. */
import type { Brief } from '../briefs/brief.ts';
import { nearCopies } from '../corpus/near-copies.ts';
import type { Data } from '../data/data.ts';
import { SaarError } from '../errors.ts';
import type { AnalysedArticle, Store } from '../store/store.ts';
import type { BriefRequest } from './app.ts';
import { findTopic } from './find-topic.ts';

/** A brief's cost must not grow with the corpus: it reads this many of the topic's newest articles at most. */
const CANDIDATES = 200;

export interface BriefInput {
  topic: string;
  language: string;
  articles: AnalysedArticle[];
  /** ISO dates; `to` is exclusive. */
  window: { from?: string; to?: string };
  /** How many articles the window holds, on any topic. */
  documentsRead: number;
  now: Date;
  /** The brief to compare with, for what changed. */
  previous?: Brief;
  /** Article id → id of the article that it copies: one story printed twice counts once. */
  copies?: ReadonlyMap<string, string>;
}

export type BuildBrief = (input: BriefInput, data: Data) => Brief;

export interface BriefParts {
  store: Store;
  data: Data;
  buildBrief: BuildBrief;
  collections: readonly string[];
  clock(): Date;
}

/**
 * The brief of a topic. Its id is a hash of its content, and a stored one is never replaced: same inputs, same bytes.
 * @throws SaarError `topic.unknown`, `language.unknown`, `brief.unknown` (for `sinceBriefId`).
 */
export async function makeBrief(parts: BriefParts, request: BriefRequest): Promise<Brief> {
  const { store, data, collections } = parts;
  const topic = findTopic(data, request.topic);
  if (!data.phrases.has(request.language))
    throw new SaarError('language.unknown', { given: request.language, known: [...data.phrases.keys()].join(', ') });
  const window = { from: request.from, to: request.to };
  const [articles, documentsRead, previous] = await Promise.all([
    store.candidates({ topic, collections, ...window, limit: CANDIDATES }),
    store.countArticles(collections, window.from, window.to),
    previousBrief(store, request.sinceBriefId),
  ]);
  const { language } = request;
  const now = parts.clock();
  const copies = nearCopies(articles.map(({ article }) => article));
  return store.putBrief(
    parts.buildBrief({ topic, language, articles, window, documentsRead, now, previous, copies }, data),
  );
}

async function previousBrief(store: Store, id: string | undefined): Promise<Brief | undefined> {
  if (id === undefined) return undefined;
  const brief = await store.brief(id);
  if (!brief) throw new SaarError('brief.unknown', { id });
  return brief;
}
