/** What a reader has seen before a brief: the briefs it is compared with, and what has become of the articles that they cite. */
import type { Brief } from '../briefs/brief.ts';
import { toldPart } from '../briefs/shown.ts';
import { SaarError } from '../errors.ts';
import type { AnalysedArticle, ArticleEdition, Store } from '../store/store.ts';
import type { BriefRequest } from './app.ts';

type SeenStore = Pick<Store, 'brief' | 'article' | 'changedAmong' | 'editions'>;

export interface Seen {
  previous?: Brief;
  /** The oldest first. */
  before?: Brief[];
  reread?: AnalysedArticle[];
  /** Article id → what it said before, the newest first. */
  former?: ReadonlyMap<string, readonly ArticleEdition[]>;
}

/**
 * A digest's brief was itself made after others, and tells only what those did not: whoever compares with it knows them too. Of
 * briefs sent long ago some are no longer kept.
 * @throws SaarError `brief.unknown` (for `sinceBriefId`)
 */
export async function seenBriefs(store: SeenStore, { sinceBriefId, after }: BriefRequest): Promise<Seen> {
  const sent = await kept(store, after ?? []);
  const previous = sinceBriefId === undefined ? sent.at(-1) : await store.brief(sinceBriefId);
  if (sinceBriefId !== undefined && !previous) throw new SaarError('brief.unknown', { id: sinceBriefId });
  if (!previous) return {};
  const before = after === undefined ? await kept(store, previous.after ?? []) : sent.slice(0, -1);
  const reread = await changedSince(store, [...before, previous]);
  return { previous, before, reread, former: await editionsOf(store, reread) };
}

async function kept(store: Pick<Store, 'brief'>, ids: readonly string[]): Promise<Brief[]> {
  const briefs: Brief[] = [];
  for (const id of ids) {
    const brief = await store.brief(id);
    if (brief) briefs.push(toldPart(brief));
  }
  return briefs;
}

/** The cited articles that do not say any more what they were cited for. */
async function changedSince(store: SeenStore, briefs: readonly Brief[]): Promise<AnalysedArticle[]> {
  const cited = briefs.flatMap(({ bottomLine, keyPoints, figures }) =>
    [...(bottomLine ? [bottomLine] : []), ...keyPoints, ...figures].flatMap(({ citations }) => citations),
  );
  const ids = [...new Set(cited.map(({ source }) => source))];
  const found = await Promise.all((await store.changedAmong(ids)).toSorted().map((id) => store.article(id)));
  return found.filter((article) => article !== undefined);
}

async function editionsOf(store: Pick<Store, 'editions'>, articles: readonly AnalysedArticle[]) {
  const former = new Map<string, readonly ArticleEdition[]>();
  for (const { article } of articles) former.set(article.id, await store.editions(article.id));
  return former;
}
