/** Addresses added one by one: what is there already is left, what is refused stops no other, and there are never too many. */
import type { Added } from '../app/sources.ts';
import { canonicalUrl } from '../corpus/canonical-url.ts';
import { SaarError } from '../errors.ts';
import { readTarget } from '../net/target.ts';
import type { Source } from '../store/source.ts';
import type { ReadingParts } from './reading-parts.ts';

export interface VerbsParts extends ReadingParts {
  /** A random id of that many characters of `[a-z0-9]`. */
  newId(length: number): string;
  /** The list that comes with Saar. */
  starter(): readonly { url: string; title: string }[];
  /** Something is to be read at once. */
  onAdded(): void;
  /** What is being read of a source that is there no more is given up; resolves when that has ended, within a second. */
  onRemoved(id: string): Promise<void>;
}

/** Of a list, what a source is made of. */
export interface Wanted {
  url: string;
  title?: string;
}

export const MOST_SOURCES = 500;

/** Adds each feed; none is asked before its turn. */
export async function addAll(parts: VerbsParts, wanted: readonly Wanted[], by: string): Promise<Added> {
  const outcome = sortedOut(parts, await parts.store.sources(), wanted, by);
  for (const source of outcome.added) await parts.store.putSource(source);
  if (outcome.added.length > 0) parts.onAdded();
  return outcome;
}

/** What adding them would come to, where these are there: `added` are sources that nothing keeps yet. */
export function sortedOut(parts: VerbsParts, there: readonly Source[], wanted: readonly Wanted[], by: string): Added {
  const outcome: Added = { added: [], known: [], refused: [] };
  const byAddress = new Map(there.map((source) => [canonicalUrl(source.url, parts.data), source]));
  for (const { url, title } of wanted) {
    try {
      const { href } = readTarget(url, parts.reach).url;
      const canonical = canonicalUrl(href, parts.data);
      const known = byAddress.get(canonical);
      if (known) outcome.known.push(known);
      else {
        if (there.length + outcome.added.length >= MOST_SOURCES)
          throw new SaarError('source.too-many', { most: MOST_SOURCES });
        const source = newSource(parts, { kind: 'feed', url: href, title }, by);
        byAddress.set(canonical, source);
        outcome.added.push(source);
      }
    } catch (error) {
      if (!(error instanceof SaarError)) throw error;
      outcome.refused.push({ url, code: error.code, parameters: error.parameters });
    }
  }
  return outcome;
}

/** Due at once; kept by whoever asked for it. */
export function newSource(
  { newId, clock }: VerbsParts,
  what: Pick<Source, 'kind' | 'url' | 'title' | 'siteUrl'>,
  addedBy: string,
): Source {
  const now = clock();
  return {
    ...what,
    id: newId(6),
    state: 'on',
    addedAt: now,
    addedBy,
    nextAt: now,
    failures: 0,
    articles: 0,
  };
}

/** Written in several ways, it is one source. */
export function sameAs({ data }: VerbsParts, sources: readonly Source[], address: string): Source | undefined {
  const canonical = canonicalUrl(address, data);
  return sources.find(({ url }) => url === address || canonicalUrl(url, data) === canonical);
}
