/**
 * What a reading thread does: the pure rooms' own work, one entry a task. What goes in and what comes out is copied, so both are
 * plain and small; a reading comes out packed, as the rows that the store will write.
 */
import { idsIn } from '../corpus/address-id.ts';
import type { Article } from '../corpus/article.ts';
import { decodeBytes } from '../corpus/decode-bytes.ts';
import { feedLinks, type FeedLink } from '../corpus/discover.ts';
import type { Draft } from '../corpus/draft.ts';
import { draftOfItem, isWhole } from '../corpus/feed-article.ts';
import { readFeed, type Feed, type FeedItem } from '../corpus/feed.ts';
import { furnitureOf } from '../corpus/furniture-rules.ts';
import { readHtmlPage } from '../corpus/html-page.ts';
import { makeArticle, type Making } from '../corpus/make-article.ts';
import type { ManifestEntry } from '../corpus/manifest.ts';
import { printOf } from '../corpus/near-copies.ts';
import { readOpml, type ListedFeed } from '../corpus/opml.ts';
import type { CorpusFile } from '../corpus/corpus-files.ts';
import { readCorpusFile, readFileIn } from '../corpus/read-corpus.ts';
import { makingOf, type CorpusOptions, type CorpusReading } from '../corpus/read-text.ts';
import type { Data } from '../data/data.ts';
import { analyse, analyserOf } from '../facts/analyse.ts';
import { keptAnalysis, type KeptReading, type Packing } from '../store/kept-reading.ts';
import { articleKeys } from '../stories/article-keys.ts';

/** What tasks work with. */
export interface Tools {
  data: Data;
  /** How the database packs readings now. */
  packing: Packing;
}

/** What came from an address, undecoded. */
export interface Fetched {
  bytes: Uint8Array;
  contentType?: string;
}

export const TASKS = {
  /** Makes what reading needs once, so that the first article need not wait for it. */
  prepare({ data }: Tools): void {
    furnitureOf(data);
    analyserOf(data);
  },

  /** The articles of a file, as `readCorpus` reads it. Nothing is thrown for a bad file. */
  readCorpusFile(
    { data }: Tools,
    file: CorpusFile,
    options: Pick<CorpusOptions, 'collection' | 'now'>,
  ): Promise<CorpusReading> {
    return readCorpusFile(file, makingOf(data, options));
  },

  /** The articles of a file that lies in a folder, each named by its address or its place. Nothing is thrown for a bad file. */
  readFile(
    { data }: Tools,
    folder: string,
    name: string,
    entry: Partial<ManifestEntry>,
    making: Pick<Making, 'collection' | 'now'>,
  ): Promise<CorpusReading> {
    return readFileIn(folder, name, entry, { ...making, data, rules: furnitureOf(data), idFor: idsIn(folder, data) });
  },

  /** @param url where it was found. @throws SaarError what decoding and `readFeed` throw */
  readFeed({ data }: Tools, { bytes, contentType }: Fetched, url: string, now: Date): Feed {
    return readFeed(decodeBytes(bytes, contentType), url, { data, now });
  },

  /** The feeds that a page names. @throws SaarError what decoding throws */
  feedLinks(_tools: Tools, { bytes, contentType }: Fetched, url: string): FeedLink[] {
    return feedLinks(decodeBytes(bytes, contentType), url);
  },

  /** @throws SaarError what decoding throws, `file.page`, `file.few-sentences` */
  readPage({ data }: Tools, { bytes, contentType }: Fetched, url: string): Draft {
    return readHtmlPage(decodeBytes(bytes, contentType), { url, making: { data, rules: furnitureOf(data) } });
  },

  /** What an item says by itself, or with its page; and whether it needs none. */
  draftOfItem(
    _tools: Tools,
    item: FeedItem,
    feed: Pick<Feed, 'title' | 'language'>,
    page?: Draft,
  ): { draft: Draft; isWhole: boolean } {
    return { draft: draftOfItem(item, feed, page), isWhole: page !== undefined || isWhole(item) };
  },

  /** @throws SaarError what `makeArticle` throws */
  makeArticle({ data }: Tools, draft: Draft, making: Pick<Making, 'collection' | 'now'>): Article {
    return makeArticle(draft, {}, { data, rules: furnitureOf(data), ...making });
  },

  /** @throws SaarError `opml.invalid`, `opml.too-large` */
  readOpml(_tools: Tools, text: string): ListedFeed[] {
    return readOpml(text);
  },

  /** @throws SaarError, or anything, for an article that cannot be read */
  readArticle({ data, packing }: Tools, article: Article): KeptReading {
    const analysis = analyse(article, data);
    return {
      articleId: article.id,
      contentHash: article.contentHash,
      version: analysis.version,
      ...keptAnalysis(analysis, packing),
      keys: articleKeys(analysis, data),
      print: printOf(article.text),
    };
  },
};

type Tasks = typeof TASKS;
export type TaskName = keyof Tasks;

/** What a task is given besides the tools. */
type Given<Name extends TaskName> = Parameters<Tasks[Name]> extends [Tools, ...infer Rest] ? Rest : never;

/** The tasks as whoever asks for them knows them. */
export type Asked = {
  [Name in TaskName]: (...given: Given<Name>) => Promise<Awaited<ReturnType<Tasks[Name]>>>;
};

/** Does a task by its name. */
export function doTask(tools: Tools, name: string, given: readonly unknown[]): unknown {
  const task = TASKS[name as TaskName] as (tools: Tools, ...given: readonly unknown[]) => unknown;
  return task(tools, ...given);
}
