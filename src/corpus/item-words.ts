/** The words of a feed's item: its HTML as lines of text, without what no reader would see. */
import { createRequire } from 'node:module';
import { dropAsides } from './page-asides.ts';
import { isBoundedSource } from './page-bounds.ts';
import { dropHidden } from './page-hidden.ts';
import type { PageDocument } from './page-node.ts';
import { pageText } from './page-text.ts';

/** Loaded with the first item. */
const load = createRequire(import.meta.url);
const linkedom = () => load('linkedom') as typeof import('linkedom');

export interface ItemWords {
  /** One line a block. */
  text: string;
  /** Where the link leads that closes the text, and its words. */
  lastLink?: { href: string; words: string };
}

/** Each becomes a node of its own. */
const MOST_REFERENCES = 10_000;
const NOTHING: ItemWords = { text: '' };
/** A longer one is a story, not a way on. */
const LONGEST_LINK = 200;
const CLOSING_MARKS = /[\s.…→»›>\])]+$/u;

/** Nothing of what is made to cost time. */
export function itemWords(html: string): ItemWords {
  if (html.split('&', MOST_REFERENCES + 1).length > MOST_REFERENCES || !isBoundedSource(html)) return NOTHING;
  try {
    const whole = `<!doctype html><html><body>${html}</body></html>`;
    const page = linkedom().parseHTML(whole).document as unknown as PageDocument;
    dropHidden(page);
    dropAsides(page.documentElement);
    const text = pageText(page.documentElement).trim();
    return { text, lastLink: lastLink(page, text) };
  } catch {
    return NOTHING;
  }
}

function lastLink(page: PageDocument, text: string): ItemWords['lastLink'] {
  const link = [...page.querySelectorAll('a[href]')].at(-1);
  if (!link || (link.textContent ?? '').length > LONGEST_LINK) return undefined;
  const words = oneLine(link.textContent ?? '');
  if (words === '' || !oneLine(text.slice(-2 * LONGEST_LINK)).endsWith(words)) return undefined;
  return { href: link.getAttribute('href')!, words };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(CLOSING_MARKS, '').trim();
}
