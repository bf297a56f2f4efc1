/** What is known of the running program and of its articles as a whole: for answers on what Saar is and how it fares. */
import type { Origins, Store } from '../store/store.ts';
import type { Analyser } from './ingest-articles.ts';

/** What only main knows. */
export interface Program {
  version: string;
  startedAt: Date;
  /** The articles read at start are those that come with Saar: written to try it out, no news. */
  sampleCorpus: boolean;
  /** How large the database is, in bytes, with what is not yet written into its file. */
  databaseBytes?(): number;
  /** How many days full texts are kept; left out, they are kept for ever. */
  keepTextDays?: number;
  /** Each platform that was to be connected, and the word for how it is: a key under `chat.status.platform`. */
  platforms(): readonly { name: string; state: string }[];
}

/** Where the articles come from. */
export interface Provenance extends Origins {
  /** How many of the articles are the sample that comes with Saar. */
  sample: number;
  /** How many are stored, but could not be read. */
  unread: number;
}

export interface ProvenanceParts {
  store: Store;
  collections: readonly string[];
  liveCollections: readonly string[];
  program: Program;
  analyser: Pick<Analyser, 'version'>;
}

const MOST_PUBLISHERS = 8;

/** Worked out anew only when articles have changed. */
export function createProvenance(parts: ProvenanceParts) {
  const { store, collections, liveCollections, program } = parts;
  let last: { revision: number; provenance: Provenance } | undefined;
  const fixed = collections.filter((collection) => !liveCollections.includes(collection));
  return async (): Promise<Provenance> => {
    const revision = await store.revision();
    if (last?.revision !== revision) {
      const sample = program.sampleCorpus ? await store.countArticles(fixed) : 0;
      const unread = await store.countUnreadable(parts.analyser.version, collections);
      last = { revision, provenance: { ...(await store.origins(collections, MOST_PUBLISHERS)), sample, unread } };
    }
    return last.provenance;
  };
}

/** A program of which nothing is known, such as one that answers a single call. */
export const UNKNOWN_PROGRAM: Program = {
  version: '',
  startedAt: new Date(0),
  sampleCorpus: false,
  platforms: () => [],
};
