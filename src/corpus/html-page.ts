/** A saved web page: its article by Readability, without what a reader of the page could not see. */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { SaarError } from '../errors.ts';
import type { Draft } from './draft.ts';
import { pageFacts } from './page-facts.ts';
import { ELEMENT, type PageDocument, type PageElement, type PageNode } from './page-node.ts';
import { pageText } from './page-text.ts';

/** Larger or deeper pages are no article; the cost of searching one grows faster than the page. */
const MOST_ELEMENTS = 20_000;
const DEEPEST_ELEMENT = 400;
const FEWEST_CHARACTERS = 120;
const UNSEEN =
  'script,style,template,noscript,svg,iframe,object,embed,canvas,form,button,select,textarea,nav,[hidden],[aria-hidden="true"]';
const UNSEEN_STYLE =
  /(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden|font-size\s{0,4}:\s{0,4}0(?![.\d]))/i;

/** The draft of an HTML page. @throws SaarError `file.page` when no article can be made out. */
export function readHtmlPage(source: string): Draft {
  try {
    const page = documentOf(source);
    if (!isBounded(page.documentElement)) throw new SaarError('file.page');
    const facts = pageFacts(page);
    dropUnseen(page);
    return { ...facts, ...mainText(page, facts.title) };
  } catch (error) {
    if (error instanceof SaarError) throw error;
    throw new SaarError('file.page', {}, 'user', error);
  }
}

function documentOf(source: string): PageDocument {
  const whole = /<html[\s>]/i.test(source) ? source : `<!doctype html><html><body>${source}</body></html>`;
  return parseHTML(whole).document as unknown as PageDocument;
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

/** What is not shown must not be quoted as a source's sentence: a page may hide words for machines. */
function dropUnseen(page: PageElement): void {
  for (const element of [...page.querySelectorAll(UNSEEN)]) element.remove();
  for (const element of [...page.querySelectorAll('[style]')])
    if (UNSEEN_STYLE.test(element.getAttribute('style') ?? '')) element.remove();
}

function mainText(page: PageElement, title: string | undefined): Pick<Draft, 'text' | 'title'> {
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
