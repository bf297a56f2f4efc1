/**
 * What a reading thread does: the pure rooms' own work, one entry a task. What goes in and what comes out is copied, so both are
 * plain and small; a reading comes out packed, as the rows that the store will write.
 */
import type { Article } from '../corpus/article.ts';
import { printOf } from '../corpus/near-copies.ts';
import type { Data } from '../data/data.ts';
import { analyse } from '../facts/analyse.ts';
import { keptAnalysis, type KeptReading, type Packing } from '../store/kept-reading.ts';
import { articleKeys } from '../stories/article-keys.ts';

/** What tasks work with. */
export interface Tools {
  data: Data;
  /** How the database packs readings now. */
  packing: Packing;
}

export const TASKS = {
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
