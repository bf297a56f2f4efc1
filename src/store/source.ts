/** A source as the store keeps it: what is read, how it fares, and which of its items were seen. */

/** `feed`: a list of items that changes. `page`: one page, an article itself. `folder`: files of this machine. */
export type SourceKind = 'feed' | 'page' | 'folder';

/** `on`: read when due. `off`: switched off, or read in vain too long; `reason` says why. */
export type SourceState = 'on' | 'off';

export interface Source {
  /** Six characters of `[a-z0-9]`. */
  id: string;
  kind: SourceKind;
  /** The address that is asked; a folder's begins with `file:` and ends with a slash. */
  url: string;
  /** As the feed calls itself, or as whoever added it calls it. */
  title?: string;
  /** Where readers find it. */
  siteUrl?: string;
  state: SourceState;
  /** The code of why it is off. */
  reason?: string;
  addedAt: number;
  /** `terminal`, or a platform and a person: `discord:123`. */
  addedBy: string;
  /** Sent along with the next request, so that nothing comes when nothing changed. */
  etag?: string;
  lastModified?: string;
  /** When it is read next, in epoch milliseconds. */
  nextAt: number;
  lastTriedAt?: number;
  lastOkAt?: number;
  /** Tries in a row that failed, and since when and with which code. */
  failures: number;
  failingSince?: number;
  lastError?: string;
  /** Articles that came in by it. */
  articles: number;
}

/** What a try changes; what is not named stays. */
export type SourceChanges = Partial<Omit<Source, 'id' | 'kind' | 'addedAt' | 'addedBy'>>;

/** An item that was seen: taken in as an article, or refused with a code. */
export interface SeenItem {
  /** Within its source: guid, else canonical address, else a hash of its words; of a file its name. */
  key: string;
  /** A hash of what the feed said of it: a change is worth another look. */
  print: string;
  articleId?: string;
  refusal?: string;
  seenAt: number;
}

/** What the store does with them; times are UTC epoch milliseconds. */
export interface SourceStore {
  /** Adds or replaces, by id. @throws SaarError `source.same` {id} when another one has that address. */
  putSource(source: Source): Promise<void>;
  /** The one added first comes first. */
  sources(): Promise<Source[]>;
  source(id: string): Promise<Source | undefined>;
  /** What was seen of it is forgotten too; its articles stay. Answers whether it was there. */
  removeSource(id: string): Promise<boolean>;
  /** Those that are on and whose time has come, longest due first. */
  dueSources(now: number, limit: number): Promise<Source[]>;
  /**
   * Writes what is named and leaves all else as it is stored now; what is named as undefined is removed, where a source may
   * lack it. An address that another source has is not taken over. Answers the source as it is then, undefined when it is gone.
   */
  noteSource(id: string, changes: SourceChanges): Promise<Source | undefined>;
  /** Which of these items were seen before, by key. */
  seenItems(sourceId: string, keys: readonly string[]): Promise<Map<string, SeenItem>>;
  /** Adds or replaces. Some thousands are kept of each source, those seen last. Nothing is noted of a source that is gone. */
  noteItems(sourceId: string, items: readonly SeenItem[]): Promise<void>;
}
