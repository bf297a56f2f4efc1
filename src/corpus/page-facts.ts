/** What a page says about itself: title, site, address, language, date, from its meta elements and JSON-LD. */
import type { Draft } from './draft.ts';
import type { PageElement } from './page-node.ts';

const DEEPEST = 6;
const MOST_NODES = 2_000;

/** The first of these that is there wins. */
const PUBLISHED = [
  'article:published_time',
  'og:article:published_time',
  'datePublished',
  'parsely-pub-date',
  'publish-date',
  'pubdate',
  'date',
  'DC.date.issued',
];

/** Title, publisher, address, language and publication date of a page, as far as it tells. */
export function pageFacts(page: PageElement): Partial<Draft> {
  const meta = (...names: string[]) =>
    names.map((name) => metaContent(page, name)).find((value) => value !== undefined);
  const linked = linkedData(page);
  return {
    ...present('title', linked['headline'] ?? meta('og:title', 'twitter:title')),
    ...present('publisher', meta('og:site_name') ?? linked['publisher']),
    ...present('url', attribute(page, 'link[rel="canonical"]', 'href') ?? meta('og:url')),
    ...present('byline', linked['author'] ?? meta('author', 'dc.creator')),
    ...present('language', attribute(page, 'html', 'lang')),
    ...present(
      'publishedAt',
      meta(...PUBLISHED) ?? linked['datePublished'] ?? attribute(page, 'time[datetime]', 'datetime'),
    ),
  };
}

function metaContent(page: PageElement, name: string): string | undefined {
  return attribute(page, `meta[property="${name}"],meta[name="${name}"],meta[itemprop="${name}"]`, 'content');
}

function attribute(page: PageElement, selector: string, name: string): string | undefined {
  return page.querySelector(selector)?.getAttribute(name)?.trim() || undefined;
}

/** The page's first main heading, for a page that does not tell its title: read it when what is hidden is gone. */
export function headingOf(page: PageElement): string | undefined {
  return page.querySelector('h1')?.textContent?.trim() || undefined;
}

function present<Key extends keyof Draft>(key: Key, value: string | undefined): Partial<Draft> {
  return value === undefined ? {} : { [key]: value };
}

type Linked = Partial<Record<'headline' | 'publisher' | 'author' | 'datePublished', string>>;

function linkedData(page: PageElement): Linked {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const article = articleNode(parsed(script.textContent ?? ''));
    if (article) return linkedFacts(article);
  }
  return {};
}

function parsed(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

/** The first object with a `datePublished`, breadth first, bounded: `@graph`, lists and nesting vary from site to site. */
function articleNode(root: unknown): Record<string, unknown> | undefined {
  let level: unknown[] = [root];
  for (let depth = 0, seen = 0; depth < DEEPEST && level.length > 0 && seen < MOST_NODES; depth += 1) {
    const objects = level.filter((node) => typeof node === 'object' && node !== null).slice(0, MOST_NODES);
    const found = objects.find((node) => 'datePublished' in (node as object));
    if (found) return found as Record<string, unknown>;
    seen += objects.length;
    level = objects.flatMap((node) => Object.values(node as object));
  }
  return undefined;
}

function linkedFacts(article: Record<string, unknown>): Linked {
  return {
    ...words('headline', article['headline']),
    ...words('publisher', nameOf(article['publisher'])),
    ...words('author', nameOf(article['author'])),
    ...words('datePublished', article['datePublished']),
  };
}

/** A name itself, or that of a person or organisation, the first where there are several. */
function nameOf(value: unknown): unknown {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'object' && one !== null && 'name' in one ? one.name : one;
}

function words(key: keyof Linked, value: unknown): Linked {
  return typeof value === 'string' && value.trim() !== '' ? { [key]: value.trim() } : {};
}
