/** RSS, Atom, RDF and JSON Feed by feedsmith → one shape, with every word as the feed has it. */
import { createRequire } from 'node:module';
import { SaarError } from '../errors.ts';
import { jsonFeedSource, looksLikeJson } from './feed-json.ts';
import { feedSource, type FeedSource } from './feed-source.ts';

type Feedsmith = typeof import('feedsmith');
type Rss = ReturnType<Feedsmith['parseRssFeed']>;
type RssItem = NonNullable<Rss['items']>[number];
type Atom = ReturnType<Feedsmith['parseAtomFeed']>;
type AtomEntry = NonNullable<Atom['entries']>[number];
type AtomLinks = Atom['links'];
type Rdf = ReturnType<Feedsmith['parseRdfFeed']>;
type RdfItem = NonNullable<Rdf['items']>[number];
type Json = ReturnType<Feedsmith['parseJsonFeed']>;
type JsonItem = NonNullable<Json['items']>[number];

/** What a feed's element may hold, absent ones among it. */
type Words = string | undefined;

export interface RawFeed {
  title: Words;
  link: Words;
  language: Words;
  /** How long it asks to be left alone. */
  ttlMinutes: number | undefined;
  items: RawItem[];
  isCut: boolean;
  /** What `xml:base` says of the whole feed, from the outside in. */
  bases: string[];
}

export interface RawItem {
  title: Words;
  link: Words;
  base: Words;
  guid: Words;
  /** Whether the guid may be an address: RSS says so by itself. */
  isPermaLink: boolean;
  /** Dates as they are written, the best first. */
  published: unknown[];
  updated: unknown[];
  /** HTML, or text that is none. */
  bodies: Words[];
  author: Words;
}

/** Loaded with the first feed. */
const load = createRequire(import.meta.url);
const feedsmith = () => load('feedsmith') as Feedsmith;

/** @throws SaarError what `feedSource` and `jsonFeedSource` throw */
export function rawFeed(text: string): RawFeed {
  if (looksLikeJson(text)) {
    const { value, isCut } = jsonFeedSource(text);
    return { ...fromJson(parsed(() => feedsmith().parseJsonFeed(value))), isCut, bases: [] };
  }
  const source = feedSource(text);
  return { ...parsed(() => fromXml(source)), isCut: source.isCut, bases: source.bases };
}

/** Whatever the parser cannot make out is no feed; how it says so is its own affair. */
function parsed<Feed>(parse: () => Feed): Feed {
  try {
    return parse();
  } catch (error) {
    throw new SaarError('feed.invalid', {}, 'refused', error);
  }
}

type Parts = Omit<RawFeed, 'isCut' | 'bases'>;

function fromXml({ root, xml }: FeedSource): Parts {
  if (root === 'rss') return fromRss(feedsmith().parseRssFeed(xml));
  return root === 'feed' ? fromAtom(feedsmith().parseAtomFeed(xml)) : fromRdf(feedsmith().parseRdfFeed(xml));
}

function fromRss(feed: Rss): Parts {
  return {
    title: feed.title,
    link: feed.link ?? linkOf(feed.atom?.links),
    language: feed.language ?? feed.dc?.languages?.[0] ?? feed.xml?.lang,
    ttlMinutes: feed.ttl ?? syndicated(feed.sy),
    items: (feed.items ?? []).map(rssItem),
  };
}

function rssItem(item: RssItem): RawItem {
  const { dc, dcterms, atom } = item;
  return {
    title: item.title ?? dc?.titles?.[0],
    link: item.link ?? linkOf(atom?.links),
    base: item.xml?.base,
    guid: item.guid?.value ?? atom?.id,
    isPermaLink: item.guid?.isPermaLink !== false,
    published: [item.pubDate, dc?.dates?.[0], dcterms?.issued?.[0], dcterms?.created?.[0], atom?.published],
    updated: [atom?.updated, dcterms?.modified?.[0]],
    bodies: [item.content?.encoded, item.description, atom?.content?.value, atom?.summary?.value],
    author: item.authors?.map(nameOf).find(Boolean) ?? dc?.creators?.[0],
  };
}

function nameOf(person: string | { name?: string }): Words {
  return typeof person === 'string' ? person : person.name;
}

function fromAtom(feed: Atom): Parts {
  return {
    title: feed.title?.value,
    link: linkOf(feed.links),
    language: feed.xml?.lang,
    ttlMinutes: syndicated(feed.sy),
    items: (feed.entries ?? []).map(atomEntry),
  };
}

function atomEntry(entry: AtomEntry): RawItem {
  return {
    title: entry.title?.value,
    link: linkOf(entry.links),
    base: entry.xml?.base,
    guid: entry.id,
    isPermaLink: false,
    published: [entry.published, entry.dc?.dates?.[0]],
    updated: [entry.updated],
    bodies: [entry.content?.value, entry.summary?.value],
    author: entry.authors?.map(nameOf).find(Boolean) ?? entry.dc?.creators?.[0],
  };
}

/** The page that a person reads: a link without a relation is one to it (RFC 4287, 4.2.7.2). */
function linkOf(links: AtomLinks): Words {
  const pages = (links ?? []).filter(({ rel, href }) => href && (rel === undefined || rel === 'alternate'));
  return (pages.find(({ type }) => type === undefined || /html/i.test(type)) ?? pages[0])?.href;
}

function fromRdf(feed: Rdf): Parts {
  return {
    title: feed.title,
    link: feed.link,
    language: feed.dc?.languages?.[0],
    ttlMinutes: syndicated(feed.sy),
    items: (feed.items ?? []).map(rdfItem),
  };
}

function rdfItem({ title, link, xml, rdf, dc, dcterms, content, description }: RdfItem): RawItem {
  return {
    title,
    link,
    base: xml?.base,
    guid: rdf?.about,
    isPermaLink: true,
    published: [dc?.dates?.[0], dcterms?.issued?.[0]],
    updated: [dcterms?.modified?.[0]],
    bodies: [content?.encoded, description],
    author: dc?.creators?.[0],
  };
}

function fromJson({ title, home_page_url: link, language, items = [] }: Json): Parts {
  return { title, link, language: language as Words, ttlMinutes: undefined, items: items.map(jsonItem) };
}

function jsonItem(item: JsonItem): RawItem {
  return {
    title: item.title,
    link: item.url ?? item.external_url,
    base: undefined,
    guid: item.id,
    isPermaLink: true,
    published: [item.date_published],
    updated: [item.date_modified],
    bodies: [item.content_html, item.content_text, item.summary],
    author: item.authors?.map(nameOf).find(Boolean),
  };
}

/** Minutes of the periods of the RSS module Syndication; months and years are longer than anything is left alone. */
const PERIODS: Readonly<Record<string, number>> = { hourly: 60, daily: 1_440, weekly: 10_080 };

function syndicated(sy: { updatePeriod?: string; updateFrequency?: number } | undefined): number | undefined {
  const period = PERIODS[sy?.updatePeriod?.toLowerCase() ?? ''];
  return period === undefined ? undefined : period / Math.max(1, sy?.updateFrequency ?? 1);
}
