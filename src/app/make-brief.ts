/** One brief: the best candidates of a window for a topic or a question, built by the pure room, kept under its content's id. */
import { setImmediate } from 'node:timers/promises';
import type { Brief } from '../briefs/brief.ts';
import { readQuestion } from '../briefs/question.ts';
import type { Asked } from '../briefs/subject.ts';
import { wantedBy } from '../briefs/terms.ts';
import { nearCopies } from '../corpus/near-copies.ts';
import { numberSignsOf } from '../corpus/printed-numbers.ts';
import type { Data } from '../data/data.ts';
import { SaarError } from '../errors.ts';
import type { AnalysedArticle, ArticleEdition, Store } from '../store/store.ts';
import type { BriefRequest } from './app.ts';
import { findTopic } from './find-topic.ts';
import type { KeptBriefs } from './kept-briefs.ts';
import { seenBriefs, type Seen } from './seen-briefs.ts';

/**
 * A brief's cost must not grow with the corpus: it reads this many of the topic's articles in the window at most. Half of them
 * are the newest; the others those that tell most of the topic among the newest few hundred, whoever printed them (see
 * `CandidateQuery`). Reading more would seldom change seven points, and every one of them costs a fraction of a millisecond.
 */
const CANDIDATES = 40;
const AMONG = 256;

export type BriefInput = Asked & {
  language: string;
  articles: AnalysedArticle[];
  /** ISO dates; `to` is exclusive. */
  window: { from?: string; to?: string };
  /** How many articles the window holds, on any topic. */
  documentsRead: number;
  /** How many articles on what is asked have no date, which the window leaves out. */
  undated: number;
  now: Date;
  /** The brief to compare with, for what changed. */
  previous?: Brief;
  /** Briefs that its reader was sent before that one, the oldest first. */
  before?: Brief[];
  /** Of a digest: only what those briefs did not tell is told. */
  digest?: boolean;
  /** The corpus' revision that the articles were taken from, or an earlier one. */
  revision?: number;
  /** Articles that those briefs cite and that were changed since, as they stand. */
  reread?: AnalysedArticle[];
  /** What these said before, by their ids, the newest first. */
  former?: ReadonlyMap<string, readonly ArticleEdition[]>;
  /** Article id → id of the article that it copies: one story printed twice counts once. */
  copies?: ReadonlyMap<string, string>;
  /** Article id → its story, of these articles and of those that the earlier briefs cite. */
  stories?: ReadonlyMap<string, string>;
};

export type BuildBrief = (input: BriefInput, data: Data) => Brief;

export interface BriefParts {
  store: Store;
  data: Data;
  buildBrief: BuildBrief;
  collections: readonly string[];
  /** Briefs made before, for whoever asks again. */
  kept: KeptBriefs;
  clock(): Date;
}

/**
 * The brief of a topic or a question. Its id is a hash of its content, and a stored one is never replaced: same inputs, same
 * bytes. While neither the corpus nor the day changes, the same request is answered from memory; a restart forgets, since another
 * program may say other words.
 * @throws SaarError `topic.unknown`, `language.unknown`, `brief.unknown` (for `sinceBriefId`).
 */
export async function makeBrief(parts: BriefParts, request: BriefRequest): Promise<Brief> {
  const { store, data } = parts;
  const asked: Asked =
    request.about === undefined ? { topic: findTopic(data, request.topic) } : { about: request.about };
  if (!data.phrases.has(request.language))
    throw new SaarError('language.unknown', { given: request.language, known: [...data.phrases.keys()].join(', ') });
  const now = parts.clock();
  // Asked before anything is read: a change in between leaves a newer brief under an older number, which nobody asks for again.
  const revision = await store.revision();
  const all = Object.entries({ ...request, ...asked }).sort();
  const key = JSON.stringify([revision, now.toISOString().slice(0, 10), all]);
  return parts.kept.get(key, () => freshBrief(parts, asked, request, { now, revision }));
}

async function freshBrief(
  parts: BriefParts,
  asked: Asked,
  request: BriefRequest,
  { now, revision }: { now: Date; revision: number },
): Promise<Brief> {
  const { store, data, collections } = parts;
  const { language } = request;
  const window = { from: request.from, to: request.to };
  const [found, documentsRead, undated, seen] = await Promise.all([
    candidates(parts, asked, window),
    store.countArticles(collections, window.from, window.to),
    leftOut(parts, asked, window),
    seenBriefs(store, request),
  ]);
  const digest = request.after !== undefined;
  // Building is pure computing: before it the process answers whoever waits.
  await setImmediate();
  const copies = copiesOf(found, data);
  const articles = found.map(({ article, analysis, since }) => ({
    article,
    analysis,
    ...(since !== undefined && { since }),
  }));
  const stories = await storiesBeside(store, found, seen);
  const input = {
    ...asked,
    language,
    articles,
    window,
    documentsRead,
    undated,
    now,
    copies,
    stories,
    digest,
    revision,
    ...seen,
  };
  return store.putBrief(parts.buildBrief(input, data));
}

/** The stories of the articles and of those whose counts were told before. */
async function storiesBeside(
  store: Pick<Store, 'storiesOf'>,
  found: readonly AnalysedArticle[],
  { previous, before = [] }: Seen,
): Promise<Map<string, string>> {
  if (!previous) return new Map();
  const figures = [...before, previous].flatMap((brief) => brief.figures);
  const cited = figures.flatMap(({ citations }) => citations.map(({ source }) => source));
  return store.storiesOf([...new Set([...found.map(({ article }) => article.id), ...cited])]);
}

/** Article id → id of the article that it copies: those found when they came in, and what is alike among these. */
function copiesOf(found: readonly AnalysedArticle[], data: Data): Map<string, string> {
  const printed = found.map(({ article, print }) => ({ ...article, ...(print && { print }) }));
  const among = nearCopies(printed, numberSignsOf(data));
  const elsewhere = found.flatMap(({ article: { id }, copies = [] }) =>
    copies.map((copy) => [copy, among.get(id) ?? id] as const),
  );
  return new Map([...elsewhere, ...among]);
}

interface Window {
  from?: string;
  to?: string;
}

/** How many articles that may say something a window leaves out for want of a date; one of every date leaves none out. */
function leftOut({ store, data, collections }: BriefParts, asked: Asked, { from, to }: Window): Promise<number> {
  if (from === undefined && to === undefined) return Promise.resolve(0);
  return asked.about === undefined
    ? store.countUndated({ topic: asked.topic, collections })
    : store.countUndated({ ...wantedBy(readQuestion(asked.about, data), data), collections });
}

/** The articles that may say something about what is asked. */
function candidates(
  { store, data, collections }: BriefParts,
  asked: Asked,
  window: Window,
): Promise<AnalysedArticle[]> {
  const range = { collections, ...window, limit: CANDIDATES };
  return asked.about === undefined
    ? store.candidates({ topic: asked.topic, ...range, among: AMONG })
    : store.search({ ...wantedBy(readQuestion(asked.about, data), data), ...range });
}
