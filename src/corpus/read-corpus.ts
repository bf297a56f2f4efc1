/** A file or folder of articles → articles and refusals. One bad file never costs the others. */
import { basename, join } from 'node:path';
import type { Data } from '../data/data.ts';
import { SaarError } from '../errors.ts';
import type { Article } from './article.ts';
import { corpusFiles, type CorpusFile } from './corpus-files.ts';
import { fileBytesNow } from './file-bytes.ts';
import type { Making } from './make-article.ts';
import type { ManifestEntry } from './manifest.ts';
import {
  ARTICLE_ENDINGS,
  endingOf,
  makingOf,
  readContent,
  type CorpusOptions,
  type CorpusReading,
} from './read-text.ts';
import { refusalOf, type Refusal } from './refusal.ts';

/**
 * Reads a file, or the files that lie directly in a folder, in the order of their names; hidden ones are passed over.
 * A `manifest.json` in that folder gives what the files lack. Nothing is thrown for a bad file: it is among the refusals,
 * as is a path that does not exist.
 */
export async function readCorpus(path: string, data: Data, options: CorpusOptions): Promise<CorpusReading> {
  const making = makingOf(data, options);
  const { files, refusals } = await corpusFiles(path);
  const articles: Article[] = [];
  const merge = createMerge(refusals);
  for (const [index, file] of files.entries()) {
    articles.push(...merge.taken(await readCorpusFile(file, making)));
    options.progress?.(index + 1, files.length);
  }
  return { articles, refusals: merge.refusals() };
}

/** The articles of one file. Never rejects. */
export async function readCorpusFile({ path, folder, entry }: CorpusFile, making: Making): Promise<CorpusReading> {
  const name = basename(path);
  try {
    const ending = endingOf(name);
    const bytes = fileBytesNow(path, folder);
    if (!ARTICLE_ENDINGS.includes(ending)) throw new SaarError('file.kind', { endings: ARTICLE_ENDINGS.join(' ') });
    return readContent(name, bytes, entry, making);
  } catch (error) {
    return { articles: [], refusals: [refusalOf(name, error)] };
  }
}

/** The articles of one file that lies directly in a folder, as `readCorpus` reads it. Never rejects. */
export function readFileIn(
  folder: string,
  name: string,
  entry: Partial<ManifestEntry>,
  making: Making,
): Promise<CorpusReading> {
  return readCorpusFile({ path: join(folder, name), folder, entry }, making);
}

/** Puts the files of one path together, in their order. */
export interface Merge {
  /** Those of a file's articles that are to be taken: two with one id would overwrite each other, and the later is refused. */
  taken(part: CorpusReading): Article[];
  /** Of all files until now, then those of the ids that came twice. */
  refusals(): Refusal[];
  /** Ids of all articles taken. */
  readonly ids: ReadonlySet<string>;
}

/** @param before refusals that come first */
export function createMerge(before: readonly Refusal[]): Merge {
  const refusals = [...before];
  const twice: Refusal[] = [];
  const ids = new Set<string>();
  return {
    taken: (part) => {
      for (const refusal of part.refusals) refusals.push(refusal);
      return part.articles.filter(({ id }) => {
        const isNew = !ids.has(id);
        if (!isNew) twice.push(refusalOf(id, new SaarError('file.same-id', { id })));
        ids.add(id);
        return isNew;
      });
    },
    refusals: () => [...refusals, ...twice],
    ids,
  };
}
