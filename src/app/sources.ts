/** What a person can do about sources: named here, done by whoever may ask the web, and handed in by main. */
import { SaarError } from '../errors.ts';
import type { Source } from '../store/source.ts';

export type { Source };

/** One item of a source, and what would come of it. */
export interface CheckedItem {
  title: string;
  url?: string;
  publishedAt?: string;
  /** `new`, `known`, or the code of why it is refused. */
  verdict: string;
  /** The feed gives no date, or one that cannot be yet: `publishedAt` is then its page's, or there is none. */
  date?: 'undated' | 'future';
}

/** What came of looking at an address without taking anything in. */
export interface SourceCheck {
  source: Pick<Source, 'kind' | 'url' | 'title' | 'siteUrl'>;
  items: CheckedItem[];
}

/** What came of adding addresses, one by one. */
export interface Added {
  added: Source[];
  /** Were there already. */
  known: Source[];
  refused: { url: string; code: string; parameters: Readonly<Record<string, string | number>> }[];
}

/** What adding a list would come to: nothing keeps the sources yet that it would add. */
export interface Planned extends Added {
  /** Another one where other feeds would be added. */
  print: string;
}

export interface SourceVerbs {
  sources(): Promise<Source[]>;
  /** The source with that id, or of that address. @throws SaarError `source.unknown` with the typed words */
  source(typed: string): Promise<Source>;
  /**
   * Finds what can be read at an address: a feed, the feed that a site names, or else the page itself. It is read at once.
   * @throws SaarError `source.same` {id}, `source.too-many` {most}, `source.nothing`, and what fetching throws
   */
  addSource(address: string, by: string): Promise<{ source: Source; check: SourceCheck }>;
  /**
   * A folder of this machine is read from now on: only for whoever runs Saar, and never for what is typed in a chat.
   * @throws SaarError `source.same` {id}, `source.too-many` {most}, and what `checkFolder` throws
   */
  addFolder(path: string, by: string): Promise<{ source: Source; check: SourceCheck }>;
  /** Looks at a folder, and takes nothing in. @throws SaarError `folder.missing` {folder}, `folder.too-many` {most} */
  checkFolder(path: string): Promise<SourceCheck>;
  /** From then on nothing of it is taken in any more, not even what is just being read. @throws SaarError `source.unknown` */
  removeSource(id: string): Promise<Source>;
  /** Looks at a source or an address, and takes nothing in. @throws as `addSource` */
  checkSource(typed: string): Promise<SourceCheck>;
  /** Adds every feed of an OPML file; none is looked at before its turn. @throws SaarError `opml.invalid`, `opml.too-large` */
  importSources(opml: string, by: string): Promise<Added>;
  exportSources(): Promise<string>;
  /** Adds the list that comes with Saar. */
  addStarter(by: string): Promise<Added>;
  /**
   * What adding a list would come to: an OPML file at a web address, or, left out, the list that comes with Saar.
   * @throws SaarError `opml.invalid`, `opml.too-large`, and what fetching throws
   */
  planned(address?: string): Promise<Planned>;
  addPlanned(planned: Planned, by: string): Promise<Added>;
  /** Every web address as a whole, which may hold a key: only for those who may change them. */
  addresses(): Promise<string[]>;
}

const refused = () => Promise.reject(new SaarError('source.not-running', {}));

/** Where nobody asks the web: there are none, and none can be added. */
export const NO_SOURCES: SourceVerbs = {
  sources: () => Promise.resolve([]),
  source: refused,
  addSource: refused,
  addFolder: refused,
  checkFolder: refused,
  removeSource: refused,
  checkSource: refused,
  importSources: refused,
  exportSources: refused,
  addStarter: refused,
  planned: refused,
  addPlanned: refused,
  addresses: refused,
};
