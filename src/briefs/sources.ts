/** The sources of a brief: the articles that it cites, with the copies that are counted with them. */
import type { Article } from '../corpus/article.ts';
import type { Data } from '../data/data.ts';
import type { Analysis } from '../facts/analysis.ts';
import type { Brief, Change, Source } from './brief.ts';
import { textKindsOf } from './text-kinds.ts';
import { wireNameOf } from './wire-name.ts';

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
  data: Data,
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
  const kinds = textKindsOf(data);
  return articles
    .filter(({ article }) => cited.has(article.id))
    .map(({ article, analysis }) =>
      sourceOf(
        article,
        [...copies].filter(([, original]) => original === article.id).map(([copy]) => copy),
        { descriptor: kinds.kindOf(article, analysis), wire: wireNameOf(article, data) },
      ),
    );
}

/** Sources of earlier briefs that only their old facts rest on: each side of a change leads to its sentence. */
export function earlierSources(told: readonly Brief[], changes: readonly Change[], known: readonly Source[]): Source[] {
  const cited = new Set(changes.flatMap(({ citations }) => citations.map(({ source }) => source)));
  const sources = new Map(told.flatMap((brief) => brief.sources.map((source) => [source.id, source])));
  return [...sources.values()].filter(({ id }) => cited.has(id) && !known.some((source) => source.id === id));
}

/** What a source shows beside what its article says of itself. */
export interface SourceNotes {
  descriptor?: string;
  wire?: string;
}

/** An article as a source; `copies` are ids of others that print the same. */
export function sourceOf(article: Article, copies: readonly string[], { descriptor, wire }: SourceNotes): Source {
  return {
    id: article.id,
    title: article.title,
    ...(article.publisher ? { publisher: article.publisher } : {}),
    ...(article.publishedAt ? { publishedAt: article.publishedAt } : {}),
    dateCertainty: article.dateCertainty,
    language: article.language,
    ...(article.url ? { url: article.url } : {}),
    ...(descriptor ? { descriptor } : {}),
    ...(wire ? { wire } : {}),
    ...(copies.length > 0 ? { copies: [...copies] } : {}),
  };
}
