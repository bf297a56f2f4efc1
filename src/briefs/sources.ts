/** The sources of a brief: the articles that it cites, with the copies that are counted with them. */
import type { Article } from '../corpus/article.ts';
import type { Analysis } from '../facts/analysis.ts';
import type { Brief, Change, Source } from './brief.ts';
import type { TextKinds } from './text-kinds.ts';

/** An article with what was read in it. */
interface Read {
  article: Article;
  analysis: Analysis;
}

/** Sources that the brief cites, newest first, with the copies that are counted with them. */
export function sourcesOf(
  articles: readonly Read[],
  body: Pick<Brief, 'bottomLine' | 'keyPoints' | 'figures' | 'disputes' | 'timeline' | 'actors'>,
  copies: ReadonlyMap<string, string>,
  kinds: TextKinds,
): Source[] {
  const parts = [
    ...(body.bottomLine ? [body.bottomLine] : []),
    ...body.keyPoints,
    ...body.figures,
    ...body.timeline,
    ...body.actors,
  ];
  const cited = new Set(
    [...parts, ...body.disputes.flatMap((dispute) => dispute.positions)].flatMap((part) =>
      part.citations.map(({ source }) => source),
    ),
  );
  return articles
    .filter(({ article }) => cited.has(article.id))
    .map(({ article, analysis }) =>
      sourceOf(
        article,
        [...copies].filter(([, original]) => original === article.id).map(([copy]) => copy),
        kinds.kindOf(article, analysis),
      ),
    );
}

/** Sources of earlier briefs that only their old facts rest on: each side of a change leads to its sentence. */
export function earlierSources(told: readonly Brief[], changes: readonly Change[], known: readonly Source[]): Source[] {
  const cited = new Set(changes.flatMap(({ citations }) => citations.map(({ source }) => source)));
  const sources = new Map(told.flatMap((brief) => brief.sources.map((source) => [source.id, source])));
  return [...sources.values()].filter(({ id }) => cited.has(id) && !known.some((source) => source.id === id));
}

/** An article as a source; `copies` are ids of others that print the same. */
export function sourceOf(article: Article, copies: readonly string[], descriptor: string | undefined): Source {
  return {
    id: article.id,
    title: article.title,
    ...(article.publisher ? { publisher: article.publisher } : {}),
    ...(article.publishedAt ? { publishedAt: article.publishedAt } : {}),
    dateCertainty: article.dateCertainty,
    language: article.language,
    ...(article.url ? { url: article.url } : {}),
    ...(descriptor ? { descriptor } : {}),
    ...(copies.length > 0 ? { copies: [...copies] } : {}),
  };
}
