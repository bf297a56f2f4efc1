/** What is asked of stored articles, and what is answered. */
import type { Article } from '../corpus/article.ts';
import type { Analysis } from '../facts/analysis.ts';
import type { Marks } from '../stories/marks.ts';

export interface AnalysedArticle {
  article: Article;
  analysis: Analysis;
  /** What near copies are found by, where it was kept. */
  print?: Uint32Array;
  /** The corpus' revision with which its words as they stand were first read; undefined where that was not noted. */
  since?: number;
  /** Articles in the range asked for that print the same, one for each other outlet; they are not among the answers themselves. */
  copies?: readonly string[];
}

/** What an article said before it was changed. */
export interface ArticleEdition {
  /** From 1 upwards, the oldest first; some are missing. */
  number: number;
  title: string;
  text: string;
  publishedAt?: string;
  contentHash: string;
  /** Where its sentences lie in its text, in order. */
  sentences: { start: number; end: number }[];
  /** When what took its place was fetched, as an ISO moment. */
  replacedAt: string;
}

/**
 * Which articles a brief may read. `from` and `to` (exclusive) are ISO dates or date-times, UTC where they name no zone.
 * An article dated by day, month or year matches when any part of it lies in the window: better shown twice than lost.
 * Articles without a date match only an open window.
 */
export interface CandidateQuery {
  topic: string;
  collections: readonly string[];
  from?: string;
  to?: string;
  limit: number;
  /**
   * How many of the newest are looked at for those that say most; `limit` when left out. The newer half of the answer is the
   * newest articles, whatever they say; the other half those of most facts on the topic, a publisher's second quarter after everybody's first.
   */
  among?: number;
}

/** What a question looks for. */
export interface SearchQuery extends Omit<CandidateQuery, 'topic'> {
  /** For each part of the question its alternatives, each of them keys that all must stand in an article. */
  parts: readonly (readonly (readonly string[])[])[];
  /** How many of the parts an article may lack. */
  spare: number;
  /** The newest articles, wherever in them the words stand; else those that open with the words come first. */
  newest?: boolean;
}

/** Which articles without a date a window leaves out: those on a topic, or those that a question looks for. */
export type UndatedQuery =
  Pick<CandidateQuery, 'topic' | 'collections'> | Pick<SearchQuery, 'parts' | 'spare' | 'collections'>;

/** What an article is found by: plain keys, those of its opening and those of the whole. The store knows no more of them. */
export interface ArticleKeys {
  lead: readonly string[];
  whole: readonly string[];
  /** What its story is found by; without them an article gets none. */
  marks?: Marks;
}

/** Where articles come from. */
export interface Origins {
  /** Who published most articles on any topic, the most first; those that name no publisher are left out. */
  publishers: { name: string; articles: number }[];
  /** How many publishers there are beside those. */
  others: number;
  /** When the article added last was fetched, as an ISO moment. */
  lastAdded: string | null;
}

export interface CorpusSummary {
  articles: number;
  byLanguage: Record<string, number>;
  /** Articles that hold at least one sentence on the topic. */
  byTopic: Record<string, number>;
  oldest: string | null;
  newest: string | null;
}

/** What is known of stories and copies. */
export interface StoryStore {
  /**
   * The story of each article: all that tell of one event, in any outlet and language, have one id. An article gets its story
   * when its reading is stored, and keeps it until its words change.
   */
  storiesOf(articleIds: readonly string[]): Promise<Map<string, string>>;
  /** Near copies among articles: id → id of the original, which is the earliest of its like and no copy itself. */
  copies(articleIds: readonly string[]): Promise<Map<string, string>>;
}
