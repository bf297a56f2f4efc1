/** The articles of a file or folder as whoever stores them asks for them: some files ahead, and never a folder as a whole. */
import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Article } from '../corpus/article.ts';
import { corpusFiles, type CorpusFile } from '../corpus/corpus-files.ts';
import { createMerge, readCorpusFile } from '../corpus/read-corpus.ts';
import { makingOf, type CorpusOptions, type CorpusReading } from '../corpus/read-text.ts';
import { refusalOf, type Refusal } from '../corpus/refusal.ts';
import { isOfTask } from '../reading/protocol.ts';
import type { Saar } from './open-saar.ts';

/** So many files are with the reader at once: enough that it need not wait for who stores them. */
const AHEAD = 32;
/** Fewer files are read here sooner than a thread has begun. */
const FEWEST_ASIDE = 64;

export interface CorpusStream {
  /** The articles of each file, in the order of their names. To be gone through once; whoever leaves it has no more read. */
  articles: AsyncIterable<readonly Article[]>;
  /** Files that are not read yet. */
  left(): number;
  /** What was not taken in; whole once the articles have ended. */
  refusals(): Refusal[];
  /** Ids of the articles that came; whole once they have ended. */
  readonly ids: ReadonlySet<string>;
}

/** As `readCorpus` reads it, in the reading threads where there are many files. */
export async function streamCorpus(
  { reading, data }: Pick<Saar, 'reading' | 'data'>,
  path: string,
  options: Pick<CorpusOptions, 'collection' | 'now'>,
): Promise<CorpusStream> {
  const { files, refusals } = await corpusFiles(path);
  const merge = createMerge(refusals);
  const state = { next: 0 };
  const making = makingOf(data, options);
  const aside = (file: CorpusFile) => reading.readCorpusFile(file, options).catch((error) => failed(file, error));
  const here = async (file: CorpusFile) => {
    await setImmediate();
    return readCorpusFile(file, making);
  };
  const [read, ahead] = files.length < FEWEST_ASIDE ? [here, 1] : [aside, AHEAD];
  async function* articles() {
    const coming: Promise<CorpusReading>[] = [];
    const isMore = () => state.next < files.length;
    while (isMore() || coming.length > 0) {
      while (isMore() && coming.length < ahead) coming.push(begun(read(files[state.next++]!)));
      yield merge.taken(await coming.shift()!);
    }
  }
  return {
    articles: articles(),
    left: () => files.length - state.next,
    refusals: merge.refusals,
    ids: merge.ids,
  };
}

/** Its failure is told to whoever takes it, which may be later. */
function begun<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}

/** A file that takes too long, or a thread along, is refused alone. */
function failed({ path }: CorpusFile, error: unknown): CorpusReading {
  if (isOfTask(error)) return { articles: [], refusals: [refusalOf(basename(path), error)] };
  throw error;
}
