/** What people may do about sources, done: looked for on the web, kept in the store, and read when the collector comes by. */
import { isIP } from 'node:net';
import type { SourceCheck, SourceVerbs } from '../app/sources.ts';
import { writeOpml } from '../corpus/opml.ts';
import { SaarError } from '../errors.ts';
import { isPublicAddress } from '../net/address.ts';
import { isTrusted, portOf, readTarget, type Reach } from '../net/target.ts';
import type { Source } from '../store/source.ts';
import { addAll, MOST_SOURCES, newSource, sameAs, type VerbsParts } from './add-all.ts';
import { checkItems } from './check-items.ts';
import { findSource, type Found } from './find-source.ts';
import { opmlAt, plannedOf } from './planned.ts';
import { checkWatched, foundFolder, pathOf } from './watched-folder.ts';

const TITLE_OF_LIST = 'Saar';
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

export function createSourceVerbs(parts: VerbsParts): SourceVerbs {
  const { store } = parts;
  return {
    sources: () => store.sources(),
    source: (typed) => sourceOf(parts, typed),
    addSource: (address, by) => addSource(parts, address, by),
    addFolder: (path, by) => addFolder(parts, path, by),
    checkFolder: async (path) => {
      const found = await foundFolder(path);
      const known = (await store.sources()).find(({ url }) => url === found.url);
      return { source: found, items: await checkWatched(parts, pathOf(found), known?.id) };
    },
    removeSource: async (id) => {
      const source = await sourceOf(parts, id);
      await store.removeSource(source.id);
      await parts.onRemoved(source.id);
      return source;
    },
    checkSource: async (typed) => {
      const known = await knownSource(parts, typed);
      if (known?.kind === 'folder') return { source: known, items: await checkWatched(parts, pathOf(known), known.id) };
      const found = await findSource(parts, known?.url ?? webAddress(parts, typed));
      return checkOf(found, await checkItems(parts, found, known?.id, true));
    },
    importSources: async (opml, by) => addAll(parts, await parts.reading.readOpml(opml), by),
    exportSources: async () =>
      writeOpml(
        (await store.sources()).filter(({ kind }) => kind === 'feed'),
        TITLE_OF_LIST,
      ),
    addStarter: async (by) => addAll(parts, parts.starter(), by),
    planned: async (address) =>
      plannedOf(parts, address === undefined ? parts.starter() : await opmlAt(parts, webAddress(parts, address))),
    addPlanned: async ({ added, known, refused }, by) => {
      const outcome = await addAll(parts, added, by);
      return { ...outcome, known: [...known, ...outcome.known], refused: [...refused, ...outcome.refused] };
    },
    addresses: async () => (await store.sources()).filter(({ kind }) => kind !== 'folder').map(({ url }) => url),
  };
}

async function addSource(
  parts: VerbsParts,
  typed: string,
  by: string,
): Promise<{ source: Source; check: SourceCheck }> {
  const address = webAddress(parts, typed);
  await refuseAnother(parts, address);
  const found = await findSource(parts, address);
  refuseKnown(parts, await parts.store.sources(), found.url);
  const { kind, url, title, siteUrl } = found;
  const source = await kept(parts, { kind, url, title, siteUrl }, by);
  const check = checkOf(found, await checkItems(parts, found, undefined, false));
  parts.onAdded();
  return { source, check };
}

async function addFolder(parts: VerbsParts, path: string, by: string): Promise<{ source: Source; check: SourceCheck }> {
  const found = await foundFolder(path);
  await refuseAnother(parts, found.url);
  const items = await checkWatched(parts, pathOf(found), undefined);
  const source = await kept(parts, found, by);
  parts.onAdded();
  return { source, check: { source: found, items } };
}

/** @throws SaarError `source.same` {id}, `source.too-many` {most} */
async function refuseAnother(parts: VerbsParts, address: string): Promise<void> {
  const sources = await parts.store.sources();
  refuseKnown(parts, sources, address);
  if (sources.length >= MOST_SOURCES) throw new SaarError('source.too-many', { most: MOST_SOURCES });
}

async function kept(parts: VerbsParts, what: Parameters<typeof newSource>[1], by: string): Promise<Source> {
  const source = newSource(parts, what, by);
  await parts.store.putSource(source);
  return source;
}

function checkOf({ kind, url, title, siteUrl }: Found, items: SourceCheck['items']): SourceCheck {
  return { source: { kind, url, title, siteUrl }, items };
}

async function sourceOf(parts: VerbsParts, typed: string): Promise<Source> {
  const source = await knownSource(parts, typed);
  if (!source) throw new SaarError('source.unknown', { given: typed.slice(0, 100) });
  return source;
}

/** By its id, or by its address as a person may write it. */
async function knownSource(parts: VerbsParts, typed: string): Promise<Source | undefined> {
  const plain = typed.trim();
  const byId = await parts.store.source(plain.toLowerCase());
  return byId ?? sameAs(parts, await parts.store.sources(), addressOf(plain));
}

/** People leave out what browsers add. */
function addressOf(typed: string): string {
  const plain = typed.trim();
  return SCHEME.test(plain) && !/^[^/]+:\d/.test(plain) ? plain : `https://${plain}`;
}

/** A word alone is no address, unless whoever runs Saar has named a host so. @throws SaarError `fetch.address`, as `refuseGuess` */
function webAddress({ reach }: VerbsParts, typed: string): string {
  const address = addressOf(typed);
  const isGuessed = address !== typed.trim() && URL.canParse(address);
  if (!isGuessed) return address;
  const url = new URL(address);
  if (isBareWord(url, reach)) throw new SaarError('fetch.address', {});
  refuseGuess(url, reach);
  return address;
}

/**
 * Sites answer by https; a port, or a machine of one's own, may speak either.
 * @throws SaarError `fetch.no-scheme` {address, host}, and what `readTarget` throws
 */
function refuseGuess(url: URL, reach: Reach): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isOwn = isIP(host) !== 0 && !isPublicAddress(host);
  if (url.port === '' && !isOwn) return;
  try {
    readTarget(url.href, reach);
  } catch (error) {
    if (!isOwn || !(error instanceof SaarError) || error.code !== 'fetch.private') throw error;
  }
  // What stands behind the path may be a key.
  throw new SaarError('fetch.no-scheme', { address: `http://${url.host}${url.pathname}`, host: url.host });
}

/** Whoever names a port means a host, and `localhost` is one. */
function isBareWord(url: URL, reach: Reach): boolean {
  const { hostname, port } = url;
  const isWord = !/[.:]/.test(hostname) && hostname !== 'localhost' && port === '';
  return isWord && !isTrusted(hostname, portOf(url), reach);
}

/** @throws SaarError `source.same` {id} */
function refuseKnown(parts: VerbsParts, sources: readonly Source[], address: string): void {
  const known = sameAs(parts, sources, address);
  if (known) throw new SaarError('source.same', { id: known.id });
}
