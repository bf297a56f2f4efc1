/** Brings the configured corpus into the store: afterwards the collection holds just what the folder holds. */
import { existsSync } from 'node:fs';
import type { Refusal } from '../corpus/refusal.ts';
import { SaarError } from '../errors.ts';
import { streamCorpus } from './corpus-stream.ts';
import type { Saar } from './open-saar.ts';
import { corpusPath } from './program-folder.ts';

export interface CorpusLoad {
  articles: number;
  refusals: Refusal[];
  /** Ids of articles that were stored but that the analyser could not read. */
  unread: string[];
}

/**
 * Reads, stores and analyses; what is already there and unchanged costs next to nothing. Nothing leaves the collection while a
 * file of the folder could not be read for want of a reader.
 * @throws SaarError `config.unreadable` when a corpus is configured that is not there: an empty answer would hide the slip,
 * and the collection would be emptied.
 */
export async function loadCorpus(saar: Saar, progress?: (done: number, all: number) => void): Promise<CorpusLoad> {
  const path = corpusPath(saar.config);
  if (!existsSync(path)) throw new SaarError('config.unreadable', { field: 'SAAR_CORPUS', value: path }, 'user');
  const stream = await streamCorpus(saar, path, { collection: saar.collection, now: new Date() });
  const { unread } = await saar.app.ingest(stream.articles, (done, all) => progress?.(done, all + stream.left()));
  const refusals = stream.refusals();
  // A file that its reader did not get through this time is still there, and so is what it held.
  if (!refusals.some(({ code }) => code.startsWith('reading.')))
    await saar.store.retainInCollection(saar.collection, [...stream.ids]);
  return { articles: stream.ids.size, refusals, unread };
}
