/**
 * What a digest tells out of all that a brief could: news since the last one that was sent, and of them only what the digests of
 * some weeks did not tell. What was left over a day ago for want of room may fill it up, and alone makes no digest.
 */
import type { Article } from '../corpus/article.ts';
import type { Analysis } from '../facts/analysis.ts';
import type { Disagreement, Fact } from '../facts/disagreement.ts';
import type { Brief, BriefFigure, Citation, Dispute, Position, Statement } from './brief.ts';
import type { Candidate } from './candidates.ts';
import type { LineMaker } from './lines.ts';
import { isToldFigure, isToldPosition, memoryOf, untold, type Comparing, type Memory } from './memory.ts';
import { briefFigure } from './sections.ts';

const HOUR_MS = 3_600_000;
/** Where nobody noted what the last digest could know: an article may have been read some time after it was fetched. */
const STILL_NEW_MS = HOUR_MS;
/** What came in so long before the last digest and was not told may still be told. */
const LEFT_OVER_MS = 24 * HOUR_MS;
/** What a left over line is worth less than one of today. */
const LEFT_OVER = 0.6;

type Age = 'new' | 'left over' | 'old';

/** An article as a brief reads it. */
export interface ReadArticle {
  article: Article;
  analysis: Analysis;
  /** The corpus' revision with which its words as they stand could be read first, where that was noted. */
  since?: number;
}

/** What a digest is made against. */
export interface Sent {
  /** The briefs that were sent, the oldest first; without any this is a first digest, to which everything is new. */
  told: readonly Brief[];
  articles: readonly Pick<ReadArticle, 'article' | 'since'>[];
}

/** Takes from a brief's parts what was told before; `candidates` comes before `repeated`. */
export interface Fresh {
  candidates(found: readonly Candidate[]): readonly Candidate[];
  figures(found: BriefFigure[]): BriefFigure[];
  disputes(found: Dispute[]): Dispute[];
  /** Makes no line of a dispute's positions that tells nothing new: each count in it, and who gives it, was told. */
  lines(made: LineMaker): LineMaker;
  /** How many events told before are told again, unchanged, by what came in since. */
  repeated(): number;
}

/** For whoever wants the whole picture. */
export const WHOLE: Fresh = {
  candidates: (found) => found,
  figures: (found) => found,
  disputes: (found) => found,
  lines: (made) => made,
  repeated: () => 0,
};

export function freshNews({ told, articles }: Sent, comparing: Comparing): Fresh {
  const memory = memoryOf(told);
  // What did not arrive of an edition is as new as it was.
  const last = told.findLast(({ shown }) => !shown?.partly);
  const ages = new Map(articles.map((each) => [each.article.id, ageOf(each, last)]));
  const isCurrent = (citations: readonly Citation[]) =>
    citations.some(({ source }) => (ages.get(source) ?? 'old') !== 'old');
  const disputed = new Set(told.flatMap(({ disputes }) => disputes.flatMap(keysOf)));
  const repeated = new Set<string>();
  return {
    candidates: (found) => freshAmong(found, { memory, ages, comparing, repeated }),
    figures: (found) =>
      found.filter((figure) => isCurrent(figure.citations) && !isToldFigure(figure, memory.figures, comparing)),
    disputes: (found) =>
      found.filter((dispute) =>
        dispute.positions.some((each) => isCurrent(each.citations) && !disputed.has(keyOf(dispute, each))),
      ),
    lines: (made) => ({
      ...made,
      sideBySide(dispute) {
        const line = made.sideBySide(dispute);
        return line && isRetold(line, dispute, memory, comparing) ? undefined : line;
      },
    }),
    repeated: () => repeated.size,
  };
}

function isRetold({ citations }: Statement, { facts }: Disagreement, memory: Memory, comparing: Comparing): boolean {
  const isCited = ({ analysis, sentence }: Fact) =>
    citations.some((citation) => citation.source === analysis.articleId && citation.sentence === sentence);
  const isTold = ({ analysis, figure }: Fact) =>
    figure !== undefined &&
    isToldPosition(briefFigure(analysis, figure, undefined, comparing.nameOf), memory, comparing);
  return facts.filter(isCited).every(isTold);
}

/**
 * New is what the last digest could not know: what could first be read after it, whenever it was fetched or printed. Of an article
 * or a digest of which that was not noted the clock tells.
 */
function ageOf({ article, since }: Sent['articles'][number], last: Brief | undefined): Age {
  if (last === undefined) return 'new';
  const before = Date.parse(last.generatedAt) - Date.parse(article.fetchedAt);
  const isNoted = since !== undefined && last.revision !== undefined;
  if (isNoted ? since > last.revision! : before < STILL_NEW_MS) return 'new';
  return before < LEFT_OVER_MS ? 'left over' : 'old';
}

interface Sieve {
  memory: Memory;
  ages: ReadonlyMap<string, Age>;
  comparing: Comparing;
  repeated: Set<string>;
}

/** The worthiest first; none where all that came in since was told before. */
function freshAmong(found: readonly Candidate[], { memory, ages, comparing, repeated }: Sieve): Candidate[] {
  const news: Candidate[] = [];
  const leftOver: Candidate[] = [];
  const retold = new Set<string>();
  for (const candidate of found) {
    const { articleId } = candidate.analysis;
    const age = ages.get(articleId) ?? 'old';
    const left = age === 'old' ? undefined : untold(candidate, memory, comparing);
    if (left && age === 'new') news.push(left);
    else if (left) leftOver.push({ ...left, worth: left.worth - LEFT_OVER });
    else if (age === 'new' && isFactual(candidate)) {
      retold.add(articleId);
      repeated.add(`${candidate.event.what} ${candidate.event.who.join(' ')}`);
    }
  }
  const factual = new Set(news.filter(isFactual).map(({ analysis }) => analysis.articleId));
  const isNews = (candidate: Candidate) => {
    const { articleId } = candidate.analysis;
    return isFactual(candidate) || factual.has(articleId) || !retold.has(articleId);
  };
  const fresh = news.filter(isNews);
  return fresh.length === 0 ? [] : [...fresh, ...leftOver].sort((a, b) => b.worth - a.worth);
}

/** Further words on an event that was told are no news of their own. */
function isFactual({ frame, figure }: Candidate): boolean {
  return frame !== undefined || figure !== undefined;
}

function keysOf(dispute: Dispute): string[] {
  return dispute.positions.map((position) => keyOf(dispute, position));
}

function keyOf({ slot }: Dispute, { status, value, min, max, unit, period }: Position): string {
  return JSON.stringify([slot, status, value, min, max, unit, period]);
}
