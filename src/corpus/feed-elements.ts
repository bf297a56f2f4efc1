/** Which elements of a feed are read, and which are left out with all they hold. */

export type Root = 'rss' | 'feed' | 'rdf';

/** How an element counts: `words` is read as it stands, `inside` is what it holds, `passed` is left out with all it holds. */
export type Kind = 'root' | 'channel' | 'item' | 'person' | 'words' | 'inside' | 'passed';

const ROOTS: ReadonlySet<string> = new Set<Root>(['rss', 'feed', 'rdf']);
const VOID = new Set(['br', 'hr', 'img', 'wbr']);
/** HTML that the next of its kind ends. */
const UNCLOSED = new Set(['p', 'li', 'dt', 'dd', 'tr', 'td', 'th']);
/** Vocabularies that name pictures and sounds as others name words. */
const OTHER_VOCABULARY = /^(?:media|itunes|googleplay|podcast):/;
const HEAD = new Set(
  'title link id language ttl updateperiod updatefrequency updated modified lastbuilddate'.split(' '),
);
const ITEM = new Set(
  (
    'title link id guid description summary content encoded creator ' +
    'pubdate published issued created date updated modified'
  ).split(' '),
);

/** What an element is to us, by what it stands in; undefined outside of any feed. */
export function kindOf(parent: Kind | undefined, name: string): Kind | undefined {
  const local = localName(name);
  if (parent === undefined) return ROOTS.has(local) ? 'root' : undefined;
  if (parent === 'words' || parent === 'inside') return 'inside';
  if (parent === 'passed' || OTHER_VOCABULARY.test(name)) return 'passed';
  if (parent === 'person') return local === 'name' ? 'words' : 'passed';
  if (parent === 'item') return local === 'author' ? 'person' : ITEM.has(local) ? 'words' : 'passed';
  if (local === 'item' || local === 'entry') return 'item';
  if (parent === 'root' && local === 'channel') return 'channel';
  return HEAD.has(local) ? 'words' : 'passed';
}

/** The name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** HTML that nobody closes. */
export function isVoid(kind: Kind, name: string): boolean {
  return kind === 'inside' && VOID.has(name);
}

/** Whether an element is ended by another of its name that begins right in it. */
export function isEndedByNext(kind: Kind, name: string): boolean {
  return kind === 'inside' && UNCLOSED.has(name);
}
