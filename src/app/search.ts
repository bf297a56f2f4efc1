/** Sentences that hold a reader's words, each with its source: the newest first, those with all of the words before the others. */
import { askingOf } from '../briefs/asking.ts';
import type { Citation, Source } from '../briefs/brief.ts';
import { sourceOf } from '../briefs/sources.ts';
import { cite } from '../briefs/cite.ts';
import { sentencesNaming, type NamingSentence } from '../briefs/naming.ts';
import { readQuestion } from '../briefs/question.ts';
import { groupedByWords } from '../briefs/same-words.ts';
import { wantedBy } from '../briefs/terms.ts';
import { textKindsOf } from '../briefs/text-kinds.ts';
import { compileGate } from '../briefs/verify.ts';
import { wireNameOf } from '../briefs/wire-name.ts';
import type { Data } from '../data/data.ts';
import { analyserOf } from '../facts/analyse.ts';
import type { AnalysedArticle, Store } from '../store/store.ts';

/** A sentence to the letter and its source; others that print nearly the same are the source's copies. */
export interface Found {
  citation: Citation;
  source: Source;
  /** Whether it holds all of the words, or their meaning in another language. */
  all: boolean;
}

export interface SearchPage {
  /** What was looked for, as it was read. */
  words: string;
  /** The words name nothing to look for. */
  asksNothing: boolean;
  found: Found[];
  /** How many stand on the pages before. */
  before: number;
  /** How many there are on all pages. */
  count: number;
  /** How many articles were looked at, where there may be older ones that hold the words too. */
  newestOf?: number;
}

export interface SearchParts {
  store: Store;
  data: Data;
  collections: readonly string[];
}

/** What a search costs must not grow with the corpus: it reads this many articles, the newest that hold the words. */
const ARTICLES = 40;
/** More than anybody pages through. */
const MOST_FOUND = 100;
/** What is longer is no sentence that anyone could read in a chat, such as a list without a full stop. */
const LONGEST = 1000;
/** Searches kept in memory, so that a page is turned without reading the articles again. */
const MOST_KEPT = 30;

type Whole = Omit<SearchPage, 'before' | 'found'> & { found: readonly Found[] };

/** A search over the corpus; `skip` sentences stand on the pages before, `limit` on this one. Whatever is typed, it never throws. */
export function createSearch(parts: SearchParts) {
  const kept = new Map<string, Promise<Whole>>();
  return async (words: string, skip: number, limit: number): Promise<SearchPage> => {
    const key = `${await parts.store.revision()} ${words}`;
    const whole = kept.get(key) ?? searched(words, parts);
    kept.delete(key);
    kept.set(key, whole);
    whole.catch(() => kept.delete(key));
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
    const { found, ...rest } = await whole;
    // A page behind the last one is the last one.
    const before = Math.min(skip, Math.max(0, Math.ceil(found.length / limit) - 1) * limit);
    return { ...rest, before, found: found.slice(before, before + limit) };
  };
}

async function searched(words: string, { store, data, collections }: SearchParts): Promise<Whole> {
  const question = readQuestion(words, data);
  const asksNothing = question.parts.length === 0;
  const query = { ...wantedBy(question, data), collections, limit: ARTICLES, newest: true };
  const articles = asksNothing ? [] : await store.search(query);
  const analyses = articles.map(({ analysis }) => analysis);
  const found = foundIn(sentencesNaming(question, analyses, data), articles, data);
  return {
    words: question.title,
    asksNothing,
    found,
    count: found.length,
    ...((articles.length === ARTICLES || found.length === MOST_FOUND) && { newestOf: articles.length }),
  };
}

/** Sentences with their sources, near copies of one another once, none that the gate would not let out as a quotation. */
function foundIn(named: readonly NamingSentence[], articles: readonly AnalysedArticle[], data: Data): Found[] {
  const { stems } = askingOf(data);
  const kinds = textKindsOf(data);
  const byId = new Map(articles.map((each) => [each.article.id, each]));
  const gate = compileGate(
    analyserOf(data),
    articles.map(({ analysis }) => analysis),
    data,
  );
  const quotable = named
    .map(({ analysis, sentence, all }) => ({ citation: cite(analysis, sentence), all }))
    .filter(({ citation: { quote } }) => quote.length <= LONGEST);
  const groups = groupedByWords(quotable, ({ citation }) => stems.tokens(citation.quote).map(({ key }) => key));
  return groups.slice(0, MOST_FOUND).flatMap(([first, ...others]) => {
    const { citation, all } = first!;
    const { article, analysis } = byId.get(citation.source)!;
    const statement = { text: citation.quote, language: article.language, kind: 'quote' as const };
    if (!gate.quote({ ...statement, citations: [citation] }).passed) return [];
    const copies = new Set(others.map((other) => other.citation.source).filter((id) => id !== article.id));
    return [
      {
        citation,
        all,
        source: sourceOf(article, [...copies], {
          descriptor: kinds.kindOf(article, analysis),
          wire: wireNameOf(article, data),
        }),
      },
    ];
  });
}
