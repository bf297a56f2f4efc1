/** A saved web page: its article by Readability, without what a reader of the page could not see. */
import { createRequire } from 'node:module';
import { SaarError } from '../errors.ts';
import type { Draft } from './draft.ts';
import type { Making } from './make-article.ts';
import { dropAsides } from './page-asides.ts';
import { isBoundedSource } from './page-bounds.ts';
import { headingOf, pageFacts } from './page-facts.ts';
import { dropHidden } from './page-hidden.ts';
import { ELEMENT, type PageDocument, type PageElement, type PageNode } from './page-node.ts';
import { hasSentences } from './page-sentences.ts';
import { applySiteRules } from './page-site.ts';
import { pageText } from './page-text.ts';
import { believedUrl } from './page-url.ts';
import { isWall } from './page-wall.ts';

/** Loaded with the first page: most calls read none, and the parser takes as long to load as all the rest. */
const load = createRequire(import.meta.url);
const linkedom = () => load('linkedom') as typeof import('linkedom');
const readability = () => load('@mozilla/readability') as typeof import('@mozilla/readability');

/** Larger or deeper pages are no article; the cost of searching one grows faster than the page. */
const MOST_ELEMENTS = 20_000;
const DEEPEST_ELEMENT = 400;
const FEWEST_CHARACTERS = 120;
/** Each reference becomes a node of its own: a page of nothing else would take minutes. */
const MOST_REFERENCES = 50_000;
/** Numeric references, by their hexadecimal or decimal number. */
const REFERENCE = /&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi;

/** What is known of a page besides its source. */
export interface PageSource {
  /** Where it was found; absent for a file. */
  url?: string;
  /** The rules for sites and for pages that are no article; without them only what every page has is known. */
  making?: Pick<Making, 'data' | 'rules'>;
}

/**
 * The draft of an HTML page. A file was chosen by somebody, and some sites' rules name the article; what was found elsewhere
 * at an address may be anything, and must hold sentences.
 * @throws SaarError `file.page` when no article can be made out, or only a request for consent; `file.few-sentences`
 */
export function readHtmlPage(source: string, { url, making }: PageSource = {}): Draft {
  try {
    const page = documentOf(source);
    if (!isBounded(page.documentElement)) throw new SaarError('file.page');
    const { url: told, ...facts } = pageFacts(page);
    const address = believedUrl(told, url);
    dropHidden(page);
    const article = making && applySiteRules(page, url ?? address, making.data.sites);
    const main = mainText(page, facts.title ?? headingOf(page), article);
    if (making && isWall(main.text, making.rules)) throw new SaarError('file.page');
    const isFound = url !== undefined && !article;
    if (isFound && !hasSentences(main.text)) throw new SaarError('file.few-sentences');
    return { ...facts, ...(address === undefined ? {} : { url: address }), ...main };
  } catch (error) {
    if (error instanceof SaarError) throw error;
    throw new SaarError('file.page', {}, 'user', error);
  }
}

function documentOf(source: string): PageDocument {
  const plain = source.replace(REFERENCE, plainCharacter).replaceAll('\u00a0', ' ').replaceAll('&nbsp;', ' ');
  if (countOf(plain, '&') > MOST_REFERENCES || !isBoundedSource(plain)) throw new SaarError('file.page');
  const whole = /<html[\s>]/i.test(plain) ? plain : `<!doctype html><html><body>${plain}</body></html>`;
  return linkedom().parseHTML(whole).document as unknown as PageDocument;
}

/** Letters, digits and blanks mean the same written plainly; every other reference stays, for it may be markup. */
function plainCharacter(reference: string, hexadecimal?: string, decimal?: string): string {
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  if (code === 0xa0) return ' ';
  const character = code <= 0x10ffff ? String.fromCodePoint(code) : '';
  return /^[\p{L}\p{M}\p{N}]$/u.test(character) ? character : reference;
}

function countOf(text: string, mark: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count += 1;
  return count;
}

/** Walks without recursion and gives up at the first bound passed. */
function isBounded(root: PageNode): boolean {
  let elements = 0;
  let depth = 0;
  for (let node: PageNode | null = root; node;) {
    if (node.nodeType === ELEMENT) elements += 1;
    if (elements > MOST_ELEMENTS || depth > DEEPEST_ELEMENT) return false;
    if (node.firstChild) {
      node = node.firstChild;
      depth += 1;
      continue;
    }
    while (node && !node.nextSibling) {
      node = node.parentNode;
      depth -= 1;
    }
    node = node?.nextSibling ?? null;
  }
  return true;
}

/** @param known the element that holds the article, where the site's rules name it */
function mainText(page: PageElement, title: string | undefined, known?: PageElement): Pick<Draft, 'text' | 'title'> {
  if (known) dropAsides(known);
  const marked = known === undefined ? '' : pageText(known);
  if (marked.trim().length >= FEWEST_CHARACTERS) return { text: marked, ...(title === undefined ? {} : { title }) };
  const { Readability } = readability();
  const article = new Readability<PageElement>(page as never, {
    maxElemsToParse: MOST_ELEMENTS,
    charThreshold: FEWEST_CHARACTERS,
    serializer: (node) => node as unknown as PageElement,
  }).parse();
  const text = article?.content ? pageText(article.content) : '';
  if (text.trim() === '') throw new SaarError('file.page');
  const named = title ?? (article?.title || undefined);
  return { text, ...(named === undefined ? {} : { title: named }) };
}
