/** A source as the store keeps it: what is read, how it fares, and which of its items were seen. */

/** `feed`: a list of items that changes. `page`: one page, an article itself. */
export type SourceKind = 'feed' | 'page';

/** `on`: read when due. `off`: switched off, or read in vain too long; `reason` says why. */
export type SourceState = 'on' | 'off';

export interface Source {
  /** Six characters of `[a-z0-9]`. */
  id: string;
  kind: SourceKind;
  /** The address that is asked. */
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
  /** Within its source: guid, else canonical address, else a hash of its words. */
  key: string;
  /** A hash of what the feed said of it: a change is worth another look. */
  print: string;
  articleId?: string;
  refusal?: string;
  seenAt: number;
}
